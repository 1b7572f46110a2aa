"""What mats and séances are called: a challenge has its mat, and a sheet its neighbours' ids, without their titles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from beebot.challenge import Challenge
from beebot.lesson import Lesson
from beebot.mat import Mat
from beebot.text import Text
from lecons.names import said


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of mats, and ``lessons`` by their ids, so that documents can name them.

    ``lessons`` are those that are printed, the next after them, and all before them.
    """

    mats: tuple[tuple[Mat, Text], ...] = ()
    lessons: Mapping[str, Lesson] = field(default_factory=dict)

    def of(self, mat: Mat) -> Text | None:
        """The title of the mat that ``mat`` was made from, None if unknown; the one with most obstacles in common."""
        alike = [(kept, title) for kept, title in self.mats if _same(kept) == _same(mat)]
        inside = [each for each in alike if each[0].obstacles <= mat.obstacles]
        best = max(inside or alike, key=lambda each: len(each[0].obstacles), default=None)
        return best[1] if best else None

    def named(self, lesson: Lesson) -> Iterator[tuple[str, int, int]]:
        """The title, in the language in use, and the columns and rows of each mat of ``lesson``."""
        for mat in mats_of([lesson]):
            yield said(self.of(mat)), mat.width, mat.height

    def printed_before(self, lesson: Lesson, mat: Mat) -> Lesson | None:
        """The nearest séance before ``lesson`` that prints ``mat`` too; None if there is none."""
        earlier, met = lesson, {lesson.id}
        while name := next((each for each in earlier.sheet.before if each in self.lessons and each not in met), ""):
            met.add(name)
            earlier = self.lessons[name]
            if any(_same(other) == _same(mat) for other in mats_of([earlier])):
                return earlier
        return None


def on_mats(lesson: Lesson) -> list[Challenge]:
    """The challenges of ``lesson`` that are on a mat; the others are about pictures."""
    return [each for each in lesson.challenges if each.pictures is None]


def mats_of(lessons: Iterable[Lesson]) -> Iterator[Mat]:
    """The different mats of ``lessons``, in their order, without obstacles and walls that only some challenges add."""
    kept: dict[object, Mat] = {}
    for lesson in lessons:
        for mat in (challenge.mat for challenge in on_mats(lesson)):
            known = kept.get(_same(mat), mat)
            both = replace(mat, obstacles=known.obstacles & mat.obstacles, walls=known.walls & mat.walls)
            kept[_same(mat)] = both
    yield from kept.values()


def _same(mat: Mat) -> object:
    """What a challenge does not change of its mat; what a goal looks like is not printed on it."""
    return mat.width, mat.height, mat.cell_mm, replace(mat.decor, goal=""), mat.places
