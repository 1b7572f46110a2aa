"""What each séance asks, in numbers: cards and pivots at best, keys, kinds and where the robot looks at its start."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from beebot.challenge import Challenge, Genre
from beebot.command import KEY_WORDS, STRIDE_KEY, STRIDES, Command, count_cards
from beebot.kinds import kind_of, solve
from beebot.lesson import LearningPath, Lesson
from beebot.loader import load_path
from beebot.measures.level_bounds import BOUNDS, Bound, count_pivots
from beebot.pose import Heading
from lecons.remarks.solved_lesson import best_programs

YEAR = ("petite-section", "moyenne-section", "grande-section-annee", "cp", "ce1")
"""The kit's paths from three to eight years, in their order."""
ELSEWHERE = (
    "grande-section",
    "periscolaire",
    "ma-semaine-de-vacances",
    "parcours-numerique",
    "a-la-mediatheque",
    "famille",
)
"""Its other paths: for a class that begins in mid-year, and for other places than the class."""
REPEAT = "repeter"
KEYS = (*KEY_WORDS, REPEAT)
"""Every key by its word, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one challenge asks.

    ``cards`` and ``pivots`` are those of the shortest answer, or of the strip that is given to be read; of two robots,
    those of the busier one. None where there is no strip. ``heading`` is None where no robot moves. ``keys`` are words,
    as in files, and ``REPEAT`` where a child may lay that card.
    """

    genre: Genre
    star: bool
    cards: int | None = None
    pivots: int | None = None
    heading: Heading | None = None
    keys: frozenset[str] = frozenset()

    @classmethod
    def by(cls, challenge: Challenge) -> "Asked":
        """What ``challenge`` asks, by its shortest answer."""
        if challenge.pictures is not None:
            return cls(challenge.genre, challenge.star)
        best = () if kind_of(challenge.genre).invents else best_programs(challenge, solve(challenge))
        cards, pivots = (max(map(count, best), default=None) for count in (count_cards, count_pivots))
        return cls(challenge.genre, challenge.star, cards, pivots, challenge.start.heading, _keys(challenge))


@dataclass(frozen=True, slots=True)
class Sitting:
    """A séance and what its challenges ask; ``number`` is its place in its path, from 1."""

    number: int
    lesson: Lesson
    asked: tuple[Asked, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Every key of its challenges."""
        return frozenset(key for each in self.asked for key in each.keys)

    @property
    def kinds(self) -> Counter[Genre]:
        """How many challenges it has of each kind."""
        return Counter(each.genre for each in self.asked)


@dataclass(frozen=True, slots=True)
class Strand:
    """A path with its séances, measured; ``bound`` is that of its level, None where it has none."""

    path: LearningPath
    sittings: tuple[Sitting, ...]
    bound: Bound | None

    @property
    def headings(self) -> Counter[Heading]:
        """How many of its challenges start with the robot looking to each side."""
        return Counter(each.heading for sitting in self.sittings for each in sitting.asked if each.heading is not None)


def _keys(challenge: Challenge) -> frozenset[str]:
    keys = frozenset(key.value for key in challenge.keys - STRIDES)
    if challenge.keys & STRIDES:  # one key lays « avancer » with any number
        keys = keys - {Command.FORWARD.value} | {STRIDE_KEY}
    lays_repeats = challenge.repeats and not kind_of(challenge.genre).given_repeats
    return keys | {REPEAT} if lays_repeats else keys


def strands(folder: Path, names: Iterable[str]) -> tuple[Strand, ...]:
    """The paths in ``folder`` with these ``names``, measured; one that is not there is left out.

    Raises:
        KitError: a path cannot be read.
    """
    files = (folder / "parcours" / f"{name}.yaml" for name in names)
    return tuple(_strand(load_path(file).path) for file in files if file.is_file())


def _strand(path: LearningPath) -> Strand:
    sittings = (
        Sitting(number, lesson, tuple(map(Asked.by, lesson.challenges)))
        for number, lesson in enumerate(path.on_shelf, 1)
    )
    return Strand(path, tuple(sittings), BOUNDS[path.level] if path.level else None)


def new_keys(year: Iterable[Strand]) -> Iterator[tuple[Strand, Sitting, frozenset[str]]]:
    """Each séance of the ``year``, with its path and the keys that no séance before it had."""
    met: frozenset[str] = frozenset()
    for strand in year:
        for sitting in strand.sittings:
            yield strand, sitting, sitting.keys - met
            met |= sitting.keys
