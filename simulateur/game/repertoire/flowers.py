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
    """A learning path, and which of its challenges were done: each lesson is a flower.

    ``keys_of`` are the keys of each lesson's challenges, by the lesson's id. ``done`` are the keys of all challenges
    that were done, also of those in other paths. A challenge that two lessons share has one key: done in one, it is
    done in both.
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
        """The flowers of ``path``, of whose challenges ``done`` were done.

        ``others`` are lessons beside the path; no flower stands for them. ``hashes`` are those known already. If one is
        missing, all are computed.
        """
        lessons = (*path.lessons, *others)
        if not all(each in hashes for lesson in lessons for each in lesson.challenges):
            hashes = hashes_of(lessons)
        keys = {lesson.id: tuple((each.id, hashes[each]) for each in lesson.challenges) for lesson in lessons}
        return cls(path, MappingProxyType(keys), frozenset(done))

    def keys(self, lesson: Lesson) -> tuple[DoneKey, ...]:
        """The keys under which the challenges of ``lesson`` are noted as done, in their order."""
        return self.keys_of[lesson.id]

    def challenges_done(self, lesson: Lesson) -> tuple[bool, ...]:
        return tuple(key in self.done for key in self.keys(lesson))

    def is_done(self, lesson: Lesson) -> bool:
        return all(self.challenges_done(lesson))

    @property
    def next_lesson(self) -> int | None:
        """The place of the first lesson with a challenge still to do; None where all are done."""
        all_done = map(self.is_done, self.path.lessons)
        return next((place for place, done in enumerate(all_done) if not done), None)

    def may_open(self, place: int, *, free: bool) -> bool:
        """Whether the flower at ``place`` may be opened.

        If the order is ``free``, any may. Else those that are done may, and the next one.
        """
        if not 0 <= place < len(self.path.lessons):
            return False
        following = self.next_lesson
        if free or following is None:
            return True
        return place <= following or self.is_done(self.path.lessons[place])
