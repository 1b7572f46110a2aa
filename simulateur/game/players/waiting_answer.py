"""An unfinished answer that waits until its challenge is opened again: a child left it, or a fault ended it."""

from typing import NamedTuple

from simulateur.game.records import Bookmark


class PutBy(NamedTuple):
    """``answer`` is where the answer was made, with its touches; None where none waits.

    Behind it, as its own ``put_by``, waits that of another learning path: one for each path. ``back_at`` is how many
    touches the session had when the open answer was taken back, None once a touch after that was handled.
    """

    answer: Bookmark | None = None
    back_at: int | None = None

    def with_answer(self, bookmark: Bookmark) -> "PutBy":
        """A copy with the answer of ``bookmark`` in the place of the one before, if it has any touches.

        Where it has only had help, it takes the place of no other.
        """
        if not bookmark.touches and (self.answer is not None or not bookmark.helps):
            return self
        return PutBy(bookmark._replace(put_by=self._without(bookmark.path), own=False, others=()))

    def waiting_on(self, path: str) -> Bookmark | None:
        """The answer that waits for its challenge on the learning path of this id."""
        return next((each for each in _all(self.answer) if each.path == path), None)

    def after_fault(self, bookmark: Bookmark) -> "PutBy":
        """A copy after a fault at the answer of ``bookmark``.

        One that was put by before and failed again at once is given up: it may be what fails, and
        must not bar its challenge.
        """
        if self.back_at is not None:
            return PutBy(self.answer)
        return self.with_answer(bookmark)

    def taken_back(self, path: str, touches: int) -> "PutBy":
        """A copy after the answer of ``path`` was made again, when the session had so many ``touches``."""
        return PutBy(self._without(path), touches)

    def handled(self, touches: int) -> "PutBy":
        """A copy after the touch number ``touches`` was handled without a fault."""
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
