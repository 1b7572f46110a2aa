"""The adults' pages as a frozen value: what is looked at, what was asked and what was answered.

Knows no pygame, and does not know what children play. A touch gives the pages to go on with, and
what the machine must do.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto
from types import MappingProxyType
from typing import NamedTuple

from beebot.lesson import Lesson
from lecons.names import ANIMALS
from simulateur.game.adults.data import DataPage
from simulateur.game.adults.library import LibraryPage
from simulateur.game.adults.open_sheet import SheetView
from simulateur.game.adults.options import OPTIONS, counted, turned_over
from simulateur.game.adults.printing import PrintPage
from simulateur.game.adults.robots import RobotPage
from simulateur.game.adults.voices import VoicePage
from simulateur.game.controls import AdultKey, AnyKey, Touch
from simulateur.game.messages.machine import Machine
from simulateur.game.messages.members import Member
from simulateur.game.messages.packs import PackReport
from simulateur.game.messages.printing import Printable, PrintReport, Subject
from simulateur.game.messages.tablets import CLOSED, TabletAsk, TabletsAre
from simulateur.game.messages.voices import Ear, VoiceReport
from simulateur.game.reports import DataReport, Report, RobotPageReport
from simulateur.game.requests import Request, Stored
from simulateur.game.sentences_to_record import Line
from simulateur.game.settings import Settings


class Section(Enum):
    """The adults' pages, in the order of their tabs."""

    NOTICES = auto()
    """What could not be read, reached or kept; the page is there only if there is anything to read."""
    LESSONS = auto()
    PRINT = auto()
    ROBOTS = auto()
    TOKENS = auto()
    DATA = auto()
    SETTINGS = auto()
    LIBRARY = auto()
    VOICES = auto()
    TABLETS = auto()


_NEEDS = {
    Section.PRINT: "paper",
    Section.TABLETS: "ports",
    Section.LIBRARY: "packs",
    Section.VOICES: "microphone",
}
"""The part of ``Machine`` that a page needs: without it the page is not there."""


def sections(machine: Machine, *, notices: bool) -> tuple[Section, ...]:
    """The adults' pages that this ``machine`` has, in the order of their tabs; that of notices only if ``notices``.

    A tablet that plays alone has no ports, and takes robots without a link on the page of robots; a computer has that
    page unless its ports were taken away.
    """
    there = {Section.NOTICES: notices, Section.ROBOTS: machine.ports or not machine.window}
    there |= {each: getattr(machine, need) for each, need in _NEEDS.items()}
    return tuple(each for each in Section if there.get(each, True))


class Pane(Enum):
    """The lists that may be longer than the page; the value is the ``index`` of their UP and DOWN."""

    LIST = 0
    SHEET = 1


_TABLET_ASKS: Mapping[AnyKey, TabletAsk] = MappingProxyType(
    {
        AdultKey.OPEN_TABLETS: TabletAsk.OPEN,
        AdultKey.CLOSE_TABLETS: TabletAsk.CLOSE,
        AdultKey.LET_LISTEN: TabletAsk.LISTEN,
        AdultKey.LET_PLAY: TabletAsk.PLAY,
    }
)
_FINDS = frozenset(
    {
        *(AdultKey.FIND_BY, AdultKey.SHELF, AdultKey.SHEET, AdultKey.FOLLOWING),
        *(AdultKey.WORDS, AdultKey.LETTER, AdultKey.UNTYPE, AdultKey.UNTYPE_ALL),
    }
)
"""What finds a séance, or moves on to another."""
_AT_THE_TOP = (0,) * len(Pane)


class Adults(NamedTuple):
    """The state of all the adults' pages; ``section`` is the page that is open.

    ``tops`` is the first row that each list shows, in the order of ``Pane``. ``sheet`` is what is seen of a séance's
    sheet. ``tablets`` is the state of the class's tablets.
    """

    robots: RobotPage = RobotPage()
    section: Section = Section.LESSONS
    data: DataPage = DataPage()
    tops: tuple[int, ...] = _AT_THE_TOP
    library: LibraryPage = LibraryPage()
    voices: VoicePage = VoicePage()
    sheet: SheetView = SheetView()
    tablets: TabletsAre = CLOSED
    forgetting: bool = False
    """Whether she was asked if the tablets shall really be forgotten."""
    printing: PrintPage = PrintPage()

    def entered(self, *, notices: bool) -> "Asking":
        """Open the first page for an adult who comes in: the notices if there are any, else the séances."""
        return self._opened(Section.NOTICES if notices else Section.LESSONS)

    def about(self, lines: tuple[Line, ...]) -> "Adults":
        """A copy with ``lines`` as the sentences to record; to be called before the page of voices opens."""
        return self._replace(voices=self.voices.about(lines))

    def after(self, seconds: float) -> "Adults":
        """A copy ``seconds`` later; the same where nothing on these pages goes by time."""
        robots = self.robots.after(seconds)
        return self if robots is self.robots else self._replace(robots=robots)

    @property
    def reads_lessons(self) -> bool:
        return self.section is Section.LESSONS

    @property
    def prints(self) -> bool:
        return self.section is Section.PRINT

    @property
    def times(self) -> bool:
        """Whether a robot's move is being timed."""
        return self.robots.timing is not None and self.robots.timing.running

    def choosing(self, lesson: Subject, paths: tuple[Subject, ...], members: tuple[Member, ...]) -> "Asking":
        """A copy that can print ``lesson``, ``paths`` and cards for the robots ``members``.

        Where the page that prints is open and its séance is another one now, its pages are asked for.
        """
        page: PrintPage = self.printing.about(lesson, paths, members)
        if page is self.printing:
            return self, ()
        if self.section is not Section.PRINT:
            return self._replace(printing=page), ()
        page, asked = page.followed(self.printing)
        return self._replace(printing=page), asked

    def held(self, touch: Touch | None) -> "Adults":
        """A copy while ``touch`` is kept down, None for nothing: the key that records a voice works that way."""
        voices = self.voices.held(touch if self.section is Section.VOICES else None)
        return self if voices is self.voices else self._replace(voices=voices)

    @property
    def ear(self) -> Ear:
        """What the microphone listens for: nothing, unless the page of voices is open."""
        if self.section is not Section.VOICES:
            return Ear()
        return Ear(is_there=True, sentence=self.voices.listens_to)

    def top(self, pane: Pane) -> int:
        """The place of the first row that the list ``pane`` shows."""
        return self.tops[pane.value]

    def touch(self, touch: Touch, members: tuple[Member, ...] = ()) -> "Asking":
        done: Asking = self, ()
        match touch.key:
            case AdultKey.SECTION:
                done = self._opened(tuple(Section)[touch.index])
            case AdultKey.MEMBER if self.section is not Section.ROBOTS:
                adults, requests = self._opened(Section.ROBOTS)
                page, more = adults.robots.touch(touch, members)
                done = adults._replace(robots=page), (*requests, *more)
            case AdultKey.UP:
                done = self._read_on(Pane(touch.index), self.tops[touch.index] - touch.amount)
            case AdultKey.DOWN:
                done = self._read_on(Pane(touch.index), self.tops[touch.index] + touch.amount)
            case _ if touch.key in _FINDS:
                done = self._touch_lessons(touch)
            case AdultKey.SHEET_PART | AdultKey.LOOK_AT:
                done = self._scrolled(Pane.SHEET, 0)._replace(sheet=self.sheet.touch(touch)), ()
            case AdultKey.PRINT if self.section is not Section.PRINT:
                done = self._opened(Section.PRINT, Printable.LESSON)
            case _ if touch.key in _TABLET_ASKS:
                done = self, (_TABLET_ASKS[touch.key],)
            case _:
                done = self._touch_section(touch, members)
        return done

    def _touch_section(self, touch: Touch, members: tuple[Member, ...]) -> "Asking":
        match self.section, touch.key:
            case Section.PRINT, key:
                printing, to_print = self.printing.touch(touch)
                tops: dict[AnyKey, tuple[int, ...]] = {
                    AdultKey.PRINT_KIND: _AT_THE_TOP,
                    AdultKey.SUBJECT: (self.top(Pane.LIST), 0),
                }
                return self._replace(printing=printing, tops=tops.get(key, self.tops)), to_print
            case Section.LIBRARY, _:
                library, asked = self.library.touch(touch)
                return self._replace(library=library, tops=_AT_THE_TOP), asked
            case Section.VOICES, _:
                voices, asked_for = self.voices.touch(touch)
                return self._list_of(voices, touch)._replace(voices=voices), asked_for
            case Section.DATA, key:
                data, to_read = self.data.touch(touch)
                at = _AT_THE_TOP if key in (AdultKey.LOG, AdultKey.DATA_PATH) else self.tops
                return self._replace(data=data, tops=at), to_read
            case Section.TABLETS, _:
                yes = self.forgetting and touch.key is AdultKey.CONFIRM
                return self._replace(forgetting=touch.key is AdultKey.FORGET_TABLETS), (TabletAsk.FORGET,) * yes
        page, requests = self.robots.touch(touch, members)
        return self._replace(robots=page), requests

    def _list_of(self, voices: VoicePage, touch: Touch) -> "Adults":
        """A copy with the list of sentences where ``touch`` leads: to a part, or to a sentence with the row above."""
        if touch.key is AdultKey.UNVOICED:
            return self.listing(voices.row) if voices.chosen != self.voices.chosen else self
        return self if voices.part == self.voices.part else self._scrolled(Pane.LIST, touch.index)

    def heard(self, report: Report) -> "Adults":
        adults = self
        if isinstance(report, RobotPageReport):
            adults = self._with_robots(self.robots.heard(report))
        elif isinstance(report, PackReport):
            adults = self._replace(library=self.library.heard(report))
        elif isinstance(report, VoiceReport):
            adults = self._replace(voices=self.voices.heard(report))
        elif isinstance(report, PrintReport):
            adults = self._replace(printing=self.printing.heard(report))
        elif isinstance(report, DataReport):
            adults = self._replace(data=self.data.heard(report))
        elif isinstance(report, TabletsAre):
            adults = self._replace(tablets=report)
        return adults

    def _with_robots(self, robots: RobotPage) -> "Adults":
        adults = self._replace(robots=robots)
        return adults if robots.kind == self.robots.kind else adults.listing(robots.kind)

    def listing(self, place: int) -> "Adults":
        """A copy whose list is scrolled to row ``place``, with the row above it still seen."""
        return self._scrolled(Pane.LIST, place - 1)

    def _scrolled(self, pane: Pane, top: int) -> "Adults":
        tops = (*self.tops[: pane.value], max(top, 0), *self.tops[pane.value + 1 :])
        return self._replace(tops=tops)

    def _read_on(self, pane: Pane, top: int) -> "Asking":
        adults = self._scrolled(pane, top)
        return adults, self.data.read_on(adults.top(pane)) if self.section is Section.DATA else ()

    def _opened(self, section: Section, wanted: Printable | None = None) -> "Asking":
        adults = self._replace(
            section=section, data=self.data.closed(), tops=_AT_THE_TOP, sheet=SheetView(), forgetting=False
        )
        done: Asking = adults, ()
        match section:
            case Section.NOTICES:
                done = adults, (Stored.TOLD,)
            case Section.LESSONS:
                done = adults, (Stored.TALLIES,)
            case Section.PRINT:
                printing, to_print = adults.printing.open(wanted)
                done = adults._replace(printing=printing), to_print
            case Section.ROBOTS:
                page, requests = adults.robots.open()
                done = adults._replace(robots=page), requests
            case Section.DATA:
                data, to_read = adults.data.open()
                done = adults._replace(data=data), to_read
            case Section.LIBRARY:
                library, asked = adults.library.open()
                done = adults._replace(library=library), asked
            case Section.VOICES:
                voices, asked_for = adults.voices.open()
                done = adults._replace(voices=voices), asked_for
        return done

    def reading_tries(self, lesson: Lesson) -> "Asking":
        """Open the page of what is kept with the tries of ``lesson`` alone. Returns it with its request."""
        adults, _asked = self._opened(Section.DATA) if self.section is not Section.DATA else (self, ())
        data, asked = adults.data.reading(try_by_try=True, about=lesson)
        return adults._replace(data=data, tops=_AT_THE_TOP), asked

    def _touch_lessons(self, touch: Touch) -> "Asking":
        match touch.key:
            case AdultKey.WORDS if self.section is not Section.LESSONS:
                return self._opened(Section.LESSONS)  # the letters are there
            case AdultKey.FIND_BY | AdultKey.SHELF | AdultKey.LETTER | AdultKey.UNTYPE | AdultKey.UNTYPE_ALL:
                return self._replace(tops=_AT_THE_TOP, sheet=self.sheet.of_another()), ()
        return self._scrolled(Pane.SHEET, 0)._replace(sheet=self.sheet.of_another()), ()


Asking = tuple[Adults, tuple[Request, ...]]
"""The pages to go on with, and what the machine must do."""


def with_setting(settings: Settings, touch: Touch) -> Settings:
    """A copy of ``settings`` after ``touch``; the same where it touches no setting."""
    match touch.key:
        case AdultKey.ANIMAL:
            settings = _with_animal(settings, ANIMALS[touch.index])
        case AdultKey.SWITCH:
            settings = turned_over(settings, OPTIONS[touch.index])
        case AdultKey.LESS:
            settings = counted(settings, OPTIONS[touch.index], -1)
        case AdultKey.AT_ONCE:
            settings = replace(settings, keys_at_once=touch.index)
        case AdultKey.MORE:
            settings = counted(settings, OPTIONS[touch.index], 1)
    return settings


def _with_animal(settings: Settings, animal: str) -> Settings:
    chosen = set(settings.tokens) ^ {animal}
    if not chosen:
        return settings
    return replace(settings, tokens=tuple(each for each in ANIMALS if each in chosen))
