"""What mats and séances are called: a challenge has its mat, and a sheet its neighbours' ids, without their titles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from beebot.lesson import Lesson
from beebot.mat import Mat
from beebot.text import Text


@dataclass(frozen=True, slots=True)
class Titles:
    """The mats that there are, each with its title, and the ``lessons`` beside those that are printed, by their ids."""

    mats: tuple[tuple[Mat, Text], ...] = ()
    lessons: Mapping[str, Lesson] = field(default_factory=dict)

    def of(self, mat: Mat) -> Text | None:
        """The title of the mat that ``mat`` was made of; of several, of the one that shares most of its obstacles."""
        alike = [(kept, title) for kept, title in self.mats if _same(kept) == _same(mat)]
        inside = [each for each in alike if each[0].obstacles <= mat.obstacles]
        best = max(inside or alike, key=lambda each: len(each[0].obstacles), default=None)
        return best[1] if best else None


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
    """What a challenge does not change of its mat."""
    return mat.width, mat.height, mat.cell_mm, mat.decor, mat.places
