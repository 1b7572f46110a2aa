"""Which challenges of a learning path were done, and so which of its flowers are open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from beebot.challenge import Challenge
from beebot.lesson import LearningPath, Lesson

DoneKey = tuple[str, str]
"""A challenge that was done: its id and its hash, as ``beebot.progress`` files it."""
Hashes = Mapping[Challenge, str]
"""What ``challenge_hash`` says of challenges, computed where they were read."""
NO_HASHES: Hashes = MappingProxyType({})


def hashes_of(lessons: Iterable[Lesson]) -> dict[Challenge, str]:
    """The hash of every challenge of ``lessons``."""
    from beebot.fingerprint import challenge_hash  # noqa: PLC0415 (OpenSSL: 5 MB and 5 ms, for who reads the content)

    return {challenge: challenge_hash(challenge) for lesson in lessons for challenge in lesson.challenges}


@dataclass(frozen=True)
class Flowers:
    """A path and what was done. A challenge stands in every lesson that has it: done in one, it is done in all.

    ``keys_of`` are the keys of each lesson's challenges, by the lesson's id.
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
        """``others`` are lessons beside the path, which no flower stands for. ``hashes`` are those known already."""
        lessons = (*path.lessons, *others)
        if not all(challenge in hashes for lesson in lessons for challenge in lesson.challenges):
            hashes = hashes_of(lessons)
        keys = {
            lesson.id: tuple((challenge.id, hashes[challenge]) for challenge in lesson.challenges) for lesson in lessons
        }
        return cls(path, MappingProxyType(keys), frozenset(done))

    def with_done(self, keys: Iterable[DoneKey]) -> "Flowers":
        """When these were done too."""
        return replace(self, done=self.done.union(keys))

    def with_nothing_done(self) -> "Flowers":
        """When all that was done is forgotten."""
        return replace(self, done=frozenset())

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
        return next((place for place, lesson in enumerate(self.path.lessons) if not self.is_done(lesson)), None)

    def may_open(self, place: int, *, free: bool) -> bool:
        """Whether the flower at ``place`` opens: any where the order is free, else those done and the next one."""
        if not 0 <= place < len(self.path.lessons):
            return False
        following = self.next_lesson
        return free or following is None or place <= following or self.is_done(self.path.lessons[place])
