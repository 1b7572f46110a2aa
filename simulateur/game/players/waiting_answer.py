"""An unfinished answer that waits until its challenge is opened again: a child left it, or a fault ended it."""

from typing import NamedTuple

from simulateur.game.records import Bookmark


class PutBy(NamedTuple):
    """An answer that waits until its challenge is opened again: ``answer`` is its bookmark, None where none waits.

    That bookmark's own ``put_by`` is the answer that waits on another learning path: there is one for each path.
    ``back_at`` is how many touches had come when the open answer was taken back, None once a later touch was handled.
    """

    answer: Bookmark | None = None
    back_at: int | None = None

    def with_answer(self, bookmark: Bookmark) -> "PutBy":
        """A copy where the answer of ``bookmark`` waits instead of the one before, if it has any touches.

        One that has only had help replaces no other.
        """
        if not bookmark.touches and (self.answer is not None or not bookmark.helps):
            return self
        return PutBy(bookmark._replace(put_by=self._without(bookmark.path), own=False, others=()))

    def waiting_on(self, path: str) -> Bookmark | None:
        """The answer that waits on the learning path with the id ``path``; None where none does."""
        return next((each for each in _all(self.answer) if each.path == path), None)

    def after_fault(self, bookmark: Bookmark) -> "PutBy":
        """A copy after a fault happened while the answer of ``bookmark`` was open: it waits now.

        One that waited before and failed again at once is given up: it may be what fails, and must not bar its
        challenge.
        """
        if self.back_at is not None:
            return PutBy(self.answer)
        return self.with_answer(bookmark)

    def taken_back(self, path: str, touches: int) -> "PutBy":
        """A copy after the answer that waited on ``path`` was made again, at touch number ``touches``."""
        return PutBy(self._without(path), touches)

    def handled(self, touches: int) -> "PutBy":
        """A copy after touch number ``touches`` was handled without a fault."""
        if self.back_at is None or touches <= self.back_at:
            return self
        return PutBy(self.answer)

    def _without(self, path: str) -> Bookmark | None:
        rest = None
        for each in reversed(_all(self.answer)):
            rest = rest if each.path == path else each._replace(put_by=rest)
        return rest


def _all(first: Bookmark | None) -> tuple[Bookmark, ...]:
    return () if first is None else (first, *_all(first.put_by))
