"""The adults' pages as a state machine: which page, which séance is looked at, what was asked and answered.

Knows no pygame. What children play is not its business: a touch gives the settings to go on with, and what the machine
must do is taken with ``take_requests``.
"""

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from simulateur.game.adults.options import OPTIONS, lowered, raised, turned_over
from simulateur.game.adults.robots import RobotPage
from simulateur.game.controls import Key, Touch
from simulateur.game.members import Member
from simulateur.game.requests import Request, Stored
from simulateur.game.settings import ANIMALS, Settings

if TYPE_CHECKING:
    from beebot.progress import Entry


class Section(Enum):
    """The adults' pages, in the order of their tabs."""

    NOTICES = auto()
    """What could not be read, reached or kept; only there when there is something to read."""
    LESSONS = auto()
    ROBOTS = auto()
    TOKENS = auto()
    DATA = auto()
    SETTINGS = auto()


class Pane(Enum):
    """The lists that may be longer than the page; the value is the ``index`` of their keys up and down."""

    LIST = 0
    SHEET = 1


class Adults:
    """What the adults' pages show.

    ``entries`` are None until the machine has answered; ``answer`` is its last sentence, ``""`` for none.
    """

    def __init__(self) -> None:
        self.robots = RobotPage()
        self.section = Section.LESSONS
        self.shelf = 0
        self.sheet = 0
        self.entries: tuple[Entry, ...] | None = None
        self.answer = ""
        self.confirming = False
        self._tops: dict[int, int] = {}
        self._requests: list[Request] = []

    def enter(self, shelf: int, sheet: int, *, notices: bool) -> None:
        """Come in by the door, with the séance of the children on the table, or what there is to read."""
        self._open(Section.NOTICES if notices else Section.LESSONS)
        self.shelf, self.sheet = shelf, sheet

    def top(self, pane: Pane) -> int:
        """The first row that a list shows."""
        return self._tops.get(pane.value, 0)

    def touch(self, touch: Touch, settings: Settings, members: tuple[Member, ...] = ()) -> Settings:
        """Obey one touch; returns the settings to go on with. ``members`` are the robots there are."""
        match touch.key:
            case Key.SECTION:
                self._open(tuple(Section)[touch.index])
            case Key.MEMBER if self.section is not Section.ROBOTS:
                self._open(Section.ROBOTS)
                self._requests += self.robots.touch(touch, members)
            case Key.UP | Key.DOWN:
                way = 1 if touch.key is Key.DOWN else -1
                self._tops[touch.index] = max(self._tops.get(touch.index, 0) + way * touch.strip, 0)
            case Key.SHELF:
                self.shelf, self.sheet, self._tops = touch.index, 0, {}
            case Key.SHEET:
                self.sheet = touch.index
                self._tops.pop(Pane.SHEET.value, None)
            case Key.ANIMAL:
                return _with_animal(settings, ANIMALS[touch.index])
            case Key.SWITCH:
                return turned_over(settings, OPTIONS[touch.index])
            case Key.LESS:
                return lowered(settings, OPTIONS[touch.index])
            case Key.MORE:
                return raised(settings, OPTIONS[touch.index])
            case _:
                self._requests += self.robots.touch(touch, members)
                self._touch_data(touch)
        return settings

    def take_requests(self) -> tuple[Request, ...]:
        """What the machine must do since the last call."""
        requests, self._requests = tuple(self._requests), []
        return requests

    def _open(self, section: Section) -> None:
        self.section = section
        self.answer, self.confirming, self._tops = "", False, {}
        if section is Section.ROBOTS:
            self._requests += self.robots.open()
        elif section is Section.DATA:
            self.entries = None
            self._requests.append(Stored.SHOW)

    def _touch_data(self, touch: Touch) -> None:
        match touch.key:
            case Key.EXPORT:
                self._requests.append(Stored.EXPORT)
            case Key.ERASE:
                self.answer, self.confirming = "", True
            case Key.CANCEL:
                self.confirming = False
            case Key.CONFIRM if self.confirming:
                self.confirming = False
                self._requests.append(Stored.ERASE)


def _with_animal(settings: Settings, animal: str) -> Settings:
    """Take ``animal`` in or leave it out; the last one stays."""
    tokens = set(settings.tokens) ^ {animal}
    return replace(settings, tokens=tuple(each for each in ANIMALS if each in tokens)) if tokens else settings
