"""Which challenges of a learning path were done, and so which of its flowers are open."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.lesson import LearningPath, Lesson

DoneKey = tuple[str, str]
"""A challenge that was done: its id and its hash, as ``beebot.journal.journal`` files it."""
Hashes = Mapping[Challenge, str]
"""What ``challenge_hash`` says of challenges, computed where they were read."""
NO_HASHES: Hashes = MappingProxyType({})


def hashes_of(lessons: Iterable[Lesson]) -> dict[Challenge, str]:
    """The hash of every challenge of ``lessons``."""
    from beebot.fingerprint import challenge_hash  # noqa: PLC0415 (OpenSSL costs 5 MB and 5 ms)

    return {each: challenge_hash(each) for lesson in lessons for each in lesson.challenges}


class Flowers(NamedTuple):
    """A path, and what was done of it.

    Two lessons may have the same challenge: done in one, it is done in both. ``keys_of`` are the
    keys of each lesson's challenges, by the lesson's id. ``done`` are the keys of the challenges
    that were done, also of those in other paths.
    """

    path: LearningPath
    keys_of: Mapping[str, tuple[DoneKey, ...]]
    done: frozenset[DoneKey] = frozenset()

    @classmethod
    def of(
        cls,
        path: LearningPath,
        done: Iterable[DoneKey] = (),
        others: Sequence[Lesson] = (),
        hashes: Hashes = NO_HASHES,
    ) -> "Flowers":
        """The flowers of ``path``.

        ``others`` are lessons beside the path; no flower stands for them. ``hashes`` are those
        known already. If one is missing, all are computed.
        """
        lessons = (*path.lessons, *others)
        if not all(each in hashes for lesson in lessons for each in lesson.challenges):
            hashes = hashes_of(lessons)
        keys = {lesson.id: tuple((each.id, hashes[each]) for each in lesson.challenges) for lesson in lessons}
        return cls(path, MappingProxyType(keys), frozenset(done))

    def keys(self, lesson: Lesson) -> tuple[DoneKey, ...]:
        """What the challenges of ``lesson`` are filed under."""
        return self.keys_of[lesson.id]

    def challenges_done(self, lesson: Lesson) -> tuple[bool, ...]:
        """Which challenges of ``lesson`` were done."""
        return tuple(key in self.done for key in self.keys(lesson))

    def is_done(self, lesson: Lesson) -> bool:
        """Whether every challenge of ``lesson`` was done."""
        return all(self.challenges_done(lesson))

    @property
    def next_lesson(self) -> int | None:
        """The first lesson of the path with a challenge still to do."""
        all_done = map(self.is_done, self.path.lessons)
        return next((place for place, done in enumerate(all_done) if not done), None)

    def may_open(self, place: int, *, free: bool) -> bool:
        """Whether the flower at ``place`` opens.

        If the order is ``free``, every flower opens. Else those that are done open, and the next.
        """
        if not 0 <= place < len(self.path.lessons):
            return False
        following = self.next_lesson
        if free or following is None:
            return True
        return place <= following or self.is_done(self.path.lessons[place])
