"""The sheet of a séance: in short what it is and what it is for, then one of its parts, and the keys that act on it."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import Lesson, ScreenMode, ScreenTime
from lecons.names import ages, places
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.open_sheet import TABS, SheetPart
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.long_text import flow
from simulateur.pages.adults.common.page_builder import BODY, SMALL, TITLE, Paper
from simulateur.pages.adults.common.seance_flower import colour_of
from simulateur.pages.adults.lessons.after_seance import lay_after
from simulateur.pages.adults.lessons.mats import lay_challenges
from simulateur.pages.adults.lessons.sheet_text import help_with, lead, prepare, quotes

_INNER = 3.5
"""The margin inside the sheet, in units."""
_FACTS, _GOAL = 2, 3
"""How many lines the facts of a séance and its goal have at most."""
_TAB = 5.75
"""The height of a tab, in units."""
_START_WIDE, _PRINT_WIDE = 25.0, 18.0
"""The widths of the keys that begin and that print, in units."""


def lay_sheet(paper: Paper, session: Session, lesson: Lesson, rect: Rect) -> None:
    """Lay the sheet of ``lesson``, with the key that begins it if there is something to play."""
    u = paper.u
    paper.box(rect, ROLE.cream, lip=0.4, radius=3.4)
    x, width = rect.x + _INNER * u, rect.width - 2 * _INNER * u
    keys = Rect(x, rect.bottom - 9.6 * u, width, 7.8 * u)
    top = _tabs(paper, session, lesson, Rect(x, _head(paper, lesson, rect), width, paper.touchable(_TAB)))
    _PARTS[session.adults.sheet.shown(lesson)](paper, session, lesson, Rect(x, top, width, keys.y - 1.2 * u - top))
    _keys(paper, session, lesson, keys)


def _head(paper: Paper, lesson: Lesson, rect: Rect) -> float:
    """The title, the facts and the goal, from the top of ``rect`` down; returns where they end, in pixels."""
    u, x, width = paper.u, rect.x + _INNER * paper.u, rect.width - 2 * _INNER * paper.u
    paper.line(lesson.title.in_language(language()), Rect(x, rect.y + 1.6 * u, width, 4.6 * u), TITLE)
    facts = Rect(x, rect.y + 6.4 * u, width, 2.6 * _FACTS * u)
    below = paper.text(" · ".join(filter(None, _facts(lesson))), facts, SMALL, ROLE.soft_ink)
    goal = Rect(x, below + 0.5 * u, width, 2.8 * _GOAL * u)
    return paper.text(lesson.sheet.objective.in_language(language()), goal, BODY) + 1.3 * u


def _tabs(paper: Paper, session: Session, lesson: Lesson, row: Rect) -> float:
    """A tab for each part; returns where the part itself begins, in pixels."""
    u, shown = paper.u, session.adults.sheet.shown(lesson)
    tabs = [part for part in TABS if part is not SheetPart.CHALLENGES or lesson.challenges]
    chosen = SheetPart.PREPARE if shown is SheetPart.QUOTES else shown
    wide = row.width / len(tabs)
    paper.box(row, ROLE.tray)
    for place, part in enumerate(tabs):
        tab = Rect(row.x + place * wide, row.y, wide, row.height)
        touch, word = Touch(AdultKey.SHEET_PART, tuple(SheetPart).index(part)), _word(part)
        paper.places[touch] = tab
        if part is chosen:
            paper.choice(touch, tab, chosen=True)
        inside = Rect(tab.x + 0.4 * u, tab.y, tab.width - 0.8 * u, tab.height)
        paper.line(word, inside, min(paper.fitting(word, inside.width), BODY), middle=True)
    return row.bottom + 1.6 * u


def _word(part: SheetPart) -> str:
    return {
        SheetPart.PREPARE: _("Préparer"),
        SheetPart.LEAD: _("Mener"),
        SheetPart.HELP: _("Aider"),
        SheetPart.CHALLENGES: _("Défis"),
        SheetPart.AFTER: _("Bilan"),
    }[part]


def _lay_text(paper: Paper, session: Session, lesson: Lesson, room: Rect) -> None:
    part = session.adults.sheet.shown(lesson)
    paragraphs = {
        SheetPart.PREPARE: lambda: prepare(lesson, session.repertoire.paths),
        SheetPart.LEAD: lambda: lead(lesson),
        SheetPart.HELP: lambda: help_with(lesson),
        SheetPart.QUOTES: lambda: quotes(lesson),
    }[part]()
    flow(paper, Pane.SHEET, room, paragraphs, session.adults.top(Pane.SHEET))


_PARTS: Mapping[SheetPart, Callable[[Paper, Session, Lesson, Rect], None]] = MappingProxyType(
    {
        SheetPart.PREPARE: _lay_text,
        SheetPart.LEAD: _lay_text,
        SheetPart.HELP: _lay_text,
        SheetPart.CHALLENGES: lay_challenges,
        SheetPart.AFTER: lay_after,
        SheetPart.QUOTES: _lay_text,
    }
)


def _keys(paper: Paper, session: Session, lesson: Lesson, row: Rect) -> None:
    u, x, high = paper.u, row.x, paper.touchable(5.75)
    if lesson.challenges:
        start = Rect(row.x, row.y, min(_START_WIDE * u, row.width), row.height)
        x = start.right + 1.6 * u
        colour = colour_of(session.repertoire.looked_at, lesson)
        paper.key(Touch(AdultKey.START), start, _("Commencer"), green=True, icon=f"flower-bud-{colour}")
    if session.machine.paper:
        wide = min(_PRINT_WIDE * u, row.right - x)
        paper.key(Touch(AdultKey.PRINT), Rect(x, row.bottom - high, wide, high), _("Imprimer"))


def _facts(lesson: Lesson) -> Iterator[str]:
    if lesson.level:
        yield lesson.level.value
    yield from places(lesson)
    if lesson.ages:
        yield ages(lesson.ages)
    yield _("{minutes} min").format(minutes=lesson.duration_min)
    if lesson.screen:
        yield _screen(lesson.screen)
    if lesson.sheet.preparation_min is not None:
        yield _("préparation {minutes} min").format(minutes=lesson.sheet.preparation_min)


def _screen(screen: ScreenTime) -> str:
    sentences = {
        ScreenMode.NONE: _("sans écran"),
        ScreenMode.TOGETHER: _("écran {minutes} min, ensemble"),
        ScreenMode.IN_PAIRS: _("écran {minutes} min, à deux ou trois"),
    }
    return sentences[screen.mode].format(minutes=screen.minutes)
