"""The sheet of a séance: in short what it is and what it is for, then one of its parts, and the keys that act on it."""

from collections.abc import Sequence

from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import LearningPath, Lesson
from lecons.names import in_short
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.open_sheet import TABS, SheetPart
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.long_text import Paragraph, flow
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
    """Lay the sheet of ``lesson`` in ``rect``: what it is, the chosen part, and the keys that begin and print it.

    The key that begins it is there only if the lesson has challenges.
    """
    u, inside = paper.u, paper.sheet(rect, _INNER, 1.6, 1.8)
    keys = inside._replace(y=inside.bottom - 7.8 * u, height=7.8 * u)
    tabs = inside._replace(y=_head(paper, lesson, inside), height=paper.touchable(_TAB))
    top = _tabs(paper, session, lesson, tabs)
    room, part = inside._replace(y=top, height=keys.y - 1.2 * u - top), session.adults.sheet.shown(lesson)
    if part is SheetPart.CHALLENGES:
        lay_challenges(paper, session, lesson, room)
    elif part is SheetPart.AFTER:
        lay_after(paper, session, lesson, room)
    else:
        words = _words(part, lesson, session.repertoire.paths)
        flow(paper, Pane.SHEET, room, words, session.adults.top(Pane.SHEET))
    _keys(paper, session, lesson, keys)


def _head(paper: Paper, lesson: Lesson, room: Rect) -> float:
    """The title, the facts and the goal, from the top of ``room`` down; returns where they end, in pixels."""
    u = paper.u
    paper.line(lesson.title.in_language(language()), room._replace(height=4.6 * u), TITLE)
    facts = room._replace(y=room.y + 4.8 * u, height=2.6 * _FACTS * u)
    below = paper.text(" · ".join(filter(None, in_short(lesson))), facts, SMALL, ROLE.soft_ink)
    goal = room._replace(y=below + 0.5 * u, height=2.8 * _GOAL * u)
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
        touch, word = Touch(AdultKey.SHEET_PART, tuple(SheetPart).index(part)), _tab_word(part)
        paper.places[touch] = tab
        if part is chosen:
            paper.choice(None, tab, chosen=True)
        inside = Rect(tab.x + 0.4 * u, tab.y, tab.width - 0.8 * u, tab.height)
        paper.line(word, inside, min(paper.fitting(word, inside.width), BODY), middle=True)
    return row.bottom + 1.6 * u


def _tab_word(part: SheetPart) -> str:
    return {
        SheetPart.PREPARE: _("Préparer"),
        SheetPart.LEAD: _("Mener"),
        SheetPart.HELP: _("Aider"),
        SheetPart.CHALLENGES: _("Défis"),
        SheetPart.AFTER: _("Bilan"),
    }[part]


def _words(part: SheetPart, lesson: Lesson, paths: Sequence[LearningPath]) -> list[Paragraph]:
    if part is SheetPart.PREPARE:
        return prepare(lesson, paths)
    return {SheetPart.LEAD: lead, SheetPart.HELP: help_with, SheetPart.QUOTES: quotes}[part](lesson)


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
