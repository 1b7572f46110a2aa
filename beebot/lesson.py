"""A lesson (séance): its sheet for the adult and its challenges for the children; and a path of lessons."""

from dataclasses import dataclass
from enum import Enum

from beebot.challenge import Challenge
from beebot.pictured import Pictured
from beebot.text import Text


class Level(Enum):
    """French school levels, from 3 to 8 years."""

    PS = "PS"
    MS = "MS"
    GS = "GS"
    CP = "CP"
    CE1 = "CE1"


@dataclass(frozen=True, slots=True)
class SheetStep:
    """A stage of the séance: minutes, grouping, what the adult says and what the children do."""

    minutes: int
    grouping: Text
    say: Text
    do: Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the adult reads before and during the séance."""

    grouping: Text
    objective: Text
    programme: Text
    material: Text
    words: tuple[Text, ...]
    steps: tuple[SheetStep, ...]
    easier: Text
    harder: Text
    observe: tuple[Text, ...]
    unplugged: Text


@dataclass(frozen=True, slots=True)
class Lesson(Pictured):
    """A séance, ready to play; its challenges are played in order."""

    id: str
    title: Text
    level: Level
    duration_min: int
    sheet: Sheet
    challenges: tuple[Challenge, ...]


@dataclass(frozen=True, slots=True)
class LearningPath:
    """The lessons of one level, in the order they are taught."""

    id: str
    title: Text
    level: Level
    lessons: tuple[Lesson, ...]
