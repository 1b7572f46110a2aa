"""A lesson (séance): what is told of it, its games and its challenges; and a path of lessons."""

from dataclasses import dataclass
from enum import Enum

from beebot.challenge import Challenge
from beebot.notebook_display import Pictured
from beebot.parts.sheet import Sheet
from beebot.parts.story import Played, Story
from beebot.text import Text


class Level(Enum):
    """French school levels, from 3 to 8 years."""

    PS = "PS"
    MS = "MS"
    GS = "GS"
    CP = "CP"
    CE1 = "CE1"


class Audience(Enum):
    """Where a séance is held, beside or instead of a school level; the value is the word in files."""

    SCHOOL = "ecole"
    AFTER_SCHOOL = "periscolaire"
    FAMILY = "famille"
    LIBRARY = "mediatheque"


class ScreenMode(Enum):
    """How a screen is used; the value is the word in files."""

    NONE = "aucun"
    TOGETHER = "collectif"
    """One for all, which the adult holds."""
    IN_PAIRS = "par_deux"


@dataclass(frozen=True, slots=True)
class ScreenTime:
    """How the screen is used in a séance, and for how many minutes of it."""

    mode: ScreenMode
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Game:
    """A game without robot or screen, described step by step."""

    title: Text
    minutes: int
    steps: tuple[Text, ...]
    material: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """The author and licence of a picture; ``name`` is that of its file in ``images`` without the ending."""

    name: str
    file: str
    author: Text
    licence: Text


@dataclass(frozen=True, slots=True)
class Lesson(Pictured):
    """A séance; its challenges are played in order. One without challenges has games, and only adults see it.

    It has a ``level``, or ``audiences``, or both. ``ages`` are those of the youngest and the oldest child. ``story`` is
    told between its challenges; where it is empty they are played one after the other.
    """

    id: str
    title: Text
    level: Level | None
    duration_min: int
    sheet: Sheet
    challenges: tuple[Challenge, ...]
    audiences: tuple[Audience, ...] = ()
    ages: tuple[int, int] | None = None
    requires: tuple[Text, ...] = ()
    screen: ScreenTime | None = None
    games: tuple[Game, ...] = ()
    credits: tuple[Credit, ...] = ()
    story: Story = ()

    @property
    def episodes(self) -> Story:
        """The pages of the story, then the challenges that it does not name; empty where there is no story."""
        if not self.story:
            return ()
        told = {each.challenge for each in self.story if isinstance(each, Played)}
        return (*self.story, *(Played(each.id) for each in self.challenges if each.id not in told))


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Lessons in the order they are taught, of one level or for some audiences.

    ``lessons`` are those with challenges, which children play. ``shelf`` are all of them, as adults see them; where it
    is empty they are the same. ``places`` says of lessons, by their ids, where they are held: a project over several
    places names one for each of its lessons. ``sentences`` says, by the same ids, what a child keeps of them.
    """

    id: str
    title: Text
    level: Level | None
    lessons: tuple[Lesson, ...]
    audiences: tuple[Audience, ...] = ()
    shelf: tuple[Lesson, ...] = ()
    places: tuple[tuple[str, Audience], ...] = ()
    sentences: tuple[tuple[str, Text], ...] = ()

    @property
    def on_shelf(self) -> tuple[Lesson, ...]:
        """Every lesson that adults see, those without challenges too."""
        return self.shelf or self.lessons

    def place_of(self, lesson: Lesson) -> Audience | None:
        """Where ``lesson`` is held, if the path says so; else None."""
        return dict(self.places).get(lesson.id)

    def sentence_of(self, lesson: Lesson) -> Text | None:
        """What children keep of ``lesson``, if the path says so; else None."""
        return dict(self.sentences).get(lesson.id)
