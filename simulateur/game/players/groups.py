"""The groups that share a screen, as a frozen value: where those wait whose turn it is not, and what each has done.

An animal stands for a group. Nothing here depends on whether an adult chose that each has a progress
of its own: what is kept for each stays when they play together for a while.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from simulateur.game.players.storybook import Storybook
from simulateur.game.players.waiting_answer import PutBy
from simulateur.game.players.whereabouts import Whereabouts
from simulateur.game.records import Bookmark
from simulateur.game.repertoire.flowers import DoneKey

Done = frozenset[DoneKey]
"""The challenges that were done."""


class Left(NamedTuple):
    """A group that waits for its turn: its ``bookmark``, and ``at``, where it is.

    ``at`` is None where the bookmark alone is known: from an earlier sitting, or from before something was changed that
    an open challenge depends on.
    """

    bookmark: Bookmark
    at: Whereabouts | None = None

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the group is; where only its bookmark is known, in the garden, from which that leads on."""
        if self.at is not None:
            return self.at
        waiting, book = PutBy(self.bookmark.put_by), Storybook(self.bookmark.stories)
        return Whereabouts(waiting=waiting, book=book, hung=self.bookmark.hung)


class Groups(NamedTuple):
    """The groups that share a screen: ``left`` are those that wait, ``by_animal`` is what each has done.

    ``by_anybody`` is what was done by whoever it was, also by animals that the kit no longer has.
    """

    left: Mapping[str, Left] = MappingProxyType({})
    by_animal: Mapping[str, Done] = MappingProxyType({})
    by_anybody: Done = frozenset()

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks of the groups that wait, in the order of their animals' names."""
        return tuple(self.left[animal].bookmark for animal in sorted(self.left))

    def done_by(self, animal: str) -> Done:
        return self.by_animal.get(animal, frozenset())

    def with_all_done(self, by_animal: Mapping[str, Done], by_anybody: Done) -> "Groups":
        """A copy where the challenges ``by_animal`` and ``by_anybody`` were done too."""
        animals = self.by_animal.keys() | by_animal.keys()
        both = {animal: self.done_by(animal) | by_animal.get(animal, frozenset()) for animal in animals}
        return self._replace(by_animal=MappingProxyType(both), by_anybody=self.by_anybody | by_anybody)

    def leaving(self, animal: str, bookmark: Bookmark, at: Whereabouts | None = None) -> "Groups":
        """A copy where the group ``animal`` waits, with its ``bookmark`` and the place where it is now."""
        return self._replace(left=MappingProxyType({**self.left, animal: Left(bookmark, at)}))

    def without(self, animal: str) -> "Groups":
        """A copy where ``animal`` does not wait any more: its turn has come."""
        left = {name: left for name, left in self.left.items() if name != animal}
        return self._replace(left=MappingProxyType(left))

    def with_bookmarks(self, bookmarks: Iterable[Bookmark]) -> "Groups":
        """A copy where groups wait as at the end of an earlier sitting; one that waits now stays as it is."""
        kept = {bookmark.animal: Left(bookmark) for bookmark in bookmarks}
        return self._replace(left=MappingProxyType({**kept, **self.left}))

    def on_paper(self) -> "Groups":
        """A copy with the bookmarks of waiting groups only, for when what they play was changed: open pages go."""
        left = {name: Left(left.bookmark) for name, left in self.left.items()}
        return self._replace(left=MappingProxyType(left))
