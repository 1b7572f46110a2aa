"""What mats and séances are called: a challenge has its mat, and a sheet its neighbours' ids, without their titles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from beebot.lesson import Lesson
from beebot.mat import Mat
from beebot.text import Text


@dataclass(frozen=True, slots=True)
class Titles:
    """The mats that there are, each with its title, and by their ids the ``lessons`` that are told of.

    These are the ones that are printed, the next after them, and all before them.
    """

    mats: tuple[tuple[Mat, Text], ...] = ()
    lessons: Mapping[str, Lesson] = field(default_factory=dict)

    def of(self, mat: Mat) -> Text | None:
        """The title of the mat that ``mat`` was made of; of several, of the one that shares most of its obstacles."""
        alike = [(kept, title) for kept, title in self.mats if _same(kept) == _same(mat)]
        inside = [each for each in alike if each[0].obstacles <= mat.obstacles]
        best = max(inside or alike, key=lambda each: len(each[0].obstacles), default=None)
        return best[1] if best else None

    def printed_before(self, lesson: Lesson, mat: Mat) -> Lesson | None:
        """The nearest séance before ``lesson`` that has ``mat`` too, so that it was printed then; None without one."""
        earlier, met = lesson, {lesson.id}
        while name := next((each for each in earlier.sheet.before if each in self.lessons and each not in met), ""):
            met.add(name)
            earlier = self.lessons[name]
            if any(_same(other) == _same(mat) for other in mats_of([earlier])):
                return earlier
        return None


def mats_of(lessons: Iterable[Lesson]) -> Iterator[Mat]:
    """The different mats of lessons, in the order they are met; what one challenge adds to its mat is left out."""
    kept: dict[object, Mat] = {}
    for lesson in lessons:
        for challenge in lesson.challenges:
            if challenge.pictures is None:
                mat = challenge.mat
                known = kept.get(_same(mat), mat)
                both = replace(mat, obstacles=known.obstacles & mat.obstacles, walls=known.walls & mat.walls)
                kept[_same(mat)] = both
    yield from kept.values()


def _same(mat: Mat) -> object:
    """What a challenge does not change of its mat; what a goal looks like is not printed on it."""
    return mat.width, mat.height, mat.cell_mm, replace(mat.decor, goal=""), mat.places
