"""What there is to play at a screen: learning paths, the path that is played, and free play."""

from collections.abc import Collection, Iterable
from types import MappingProxyType
from typing import NamedTuple

from beebot.lesson import LearningPath, Lesson, Level
from simulateur.game.repertoire.flowers import NO_HASHES, DoneKey, Flowers, Hashes, hashes_of
from simulateur.game.repertoire.freeplay import free_play


class Repertoire(NamedTuple):
    """What there is to play, and what of it was done.

    An adult can choose from ``paths``. ``flowers`` are those of the path that is played. ``free``
    is free play at the level of that path. ``hashes`` are those of challenges that are known
    already.
    """

    paths: tuple[LearningPath, ...]
    flowers: Flowers
    free: Lesson
    hashes: Hashes

    @classmethod
    def of(cls, path: LearningPath, hashes: Hashes = NO_HASHES) -> "Repertoire":
        """One path, which is played; nothing of it was done."""
        free = free_play(path.level)
        return cls((path,), Flowers.of(path, (), (free,), hashes), free, MappingProxyType(dict(hashes)))

    @property
    def path(self) -> LearningPath:
        """The path that is played."""
        return self.flowers.path

    def keys(self, lesson: Lesson) -> tuple[DoneKey, ...]:
        """What the challenges of a lesson of any path are filed under; a hash that is not known yet is computed."""
        if lesson in self.path.lessons:
            return self.flowers.keys(lesson)
        hashes = self.hashes
        if not all(each in hashes for each in lesson.challenges):
            hashes = hashes_of((lesson,))
        return tuple((each.id, hashes[each]) for each in lesson.challenges)

    def playing(self, path: LearningPath) -> "Repertoire":
        """What it is when ``path`` is played; what was done stays done."""
        free = free_play(path.level)
        flowers = Flowers.of(path, self.flowers.done, (free,), self.hashes)
        return self._replace(flowers=flowers, free=free)

    def with_path(self, path: LearningPath, hashes: Hashes) -> "Repertoire":
        """The same with one more path; paths stand from the youngest level to the oldest, then those without one."""
        levels = (*Level, None)
        paths = sorted((*self.paths, path), key=lambda each: levels.index(each.level))
        return self._replace(paths=tuple(paths), hashes=MappingProxyType({**self.hashes, **hashes}))

    def changed(self, gone: Collection[str], come: Iterable[tuple[LearningPath, Hashes]]) -> "Repertoire":
        """The same without the paths of the ids ``gone``, and with those that come.

        If the path that is played has gone, one of the same id is played instead, or else one of its level, or else
        the first one. If nothing would be left, what is there stays.
        """
        left = tuple(path for path in self.paths if path.id not in gone)
        changed = self._replace(paths=left)
        for path, hashes in come:
            changed = changed.with_path(path, hashes)
        if not changed.paths:
            return self
        if self.path in changed.paths:
            return changed
        level = (path for path in changed.paths if path.level is self.path.level)
        same = (path for path in changed.paths if path.id == self.path.id)
        return changed.playing(next(same, next(level, changed.paths[0])))

    def with_done(self, keys: Iterable[DoneKey]) -> "Repertoire":
        """What it is when the challenges of these keys were done too."""
        return self._replace(flowers=self.flowers.with_done(keys))

    def showing(self, done: Iterable[DoneKey]) -> "Repertoire":
        """What it is when the challenges of these keys were done and no others."""
        return self._replace(flowers=self.flowers.showing(done))
