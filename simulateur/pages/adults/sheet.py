"""The sheet of a séance: its chips, its mats, what it is for, and all that an adult reads before she begins."""

from collections.abc import Iterator, Sequence

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from beebot.lesson import LearningPath, Lesson, ScreenMode, ScreenTime
from lecons.pictures.letters import text_width
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from lecons.words import ages, audience
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.did import did
from simulateur.pages.adults.flow import Paragraph, flow
from simulateur.pages.adults.mats import mats_of
from simulateur.pages.adults.paper import BODY, SMALL, TITLE, Paper, pitch_of
from simulateur.pages.adults.sheet_text import goal, quotes, told

_COLOURS = ("plum", "blue", "coral")
_MATS_WIDE, _MATS_HIGH, _MATS_LESS = 26.0, 20.5, 18.0
"""The room for the mats of a séance, in units: width, height, and the height where the sheet tells what animals did."""
_LEAST_TEXT = 20.0
"""The least height for the rest of the sheet, in units: nobody would read less."""
_START_WIDE, _PRINT_WIDE, _QUOTES_WIDE = 25.0, 18.0, 21.0
"""The widths of the keys that begin, that print, and that show the words of the programme, in units."""


def colour_of(path: LearningPath, lesson: Lesson) -> str:
    """The colour of the flower that a lesson with challenges has in the garden."""
    return _COLOURS[path.lessons.index(lesson) % len(_COLOURS)]


def lay_sheet(paper: Paper, session: Session, lesson: Lesson, rect: Rect) -> None:
    """Lay the sheet of ``lesson``, with the key that begins it if there is something to play."""
    u, inner = paper.u, 3.5
    paper.box(rect, ROLE.cream, lip=0.4, radius=3.4)
    x, width = rect.x + inner * u, rect.width - 2 * inner * u
    title = lesson.title.in_language(language())
    paper.line(title, Rect(x, rect.y + 2.0 * u, width, 4.6 * u), TITLE)
    bottom = _chips(paper, lesson, Rect(x, rect.y + 7.4 * u, width, 4.2 * u))
    keys = Rect(x, rect.bottom - 10.0 * u, width, 8.0 * u)
    shown = lesson.challenges
    if session.robots:
        shown = shown[:1]
    told_to = did(paper, session, lesson, Rect(x, bottom + 1.4 * u, width, keys.y - bottom))
    high = _MATS_HIGH if told_to < bottom + 2 * u else _MATS_LESS
    top = max(bottom + 1.8 * u, told_to + 1.4 * u)
    paragraphs = quotes(lesson) if session.adults.quoting else told(lesson, session.shelf.paths)
    if keys.y - top < (high + _LEAST_TEXT) * u:
        paragraphs = [*goal(lesson), *paragraphs]  # no room for mats: the goal is the first of the text that scrolls
    else:
        below = _head(paper, shown, goal(lesson), Rect(x, top, width, keys.y - top - 1.8 * u), high)
        paper.box(Rect(x, below, width, max(0.25 * u, 1)), ROLE.lip, radius=0)
        top = below + 1.6 * u
    room = Rect(x, top, width, keys.y - 1.4 * u - top)
    flow(paper, Pane.SHEET, room, paragraphs, session.adults.top(Pane.SHEET))
    _keys(paper, session, lesson, keys)


def _keys(paper: Paper, session: Session, lesson: Lesson, row: Rect) -> None:
    """To begin, to print, and to read the words of the programme."""
    u, x, high = paper.u, row.x, paper.touchable(5.75)
    if lesson.challenges:
        start = Rect(row.x, row.y, min(_START_WIDE * u, row.width), row.height)
        x = start.right + 1.6 * u
        colour = colour_of(session.shelf.looked_at, lesson)
        paper.key(Touch(AdultKey.START), start, _("Commencer"), green=True, icon=f"flower-bud-{colour}")
    if session.machine.paper:
        wide = min(_PRINT_WIDE * u, row.right - _QUOTES_WIDE * u - 1.6 * u - x)
        paper.key(Touch(AdultKey.PRINT), Rect(x, row.bottom - high, wide, high), _("Imprimer"))
    if lesson.sheet.references:
        place = Rect(row.right - _QUOTES_WIDE * u, row.bottom - high, _QUOTES_WIDE * u, high)
        text = _("La fiche") if session.adults.quoting else _("Textes officiels")
        paper.key(Touch(AdultKey.QUOTES), place, text)


def _head(
    paper: Paper,
    challenges: Sequence[Challenge],
    paragraphs: Sequence[Paragraph],
    rect: Rect,
    high: float,
) -> float:
    """The mats, ``high`` units at most, and beside them what the séance is for; returns where they end."""
    u, left, end = paper.u, rect.x, rect.y
    if challenges:
        mats = mats_of(paper, challenges, Rect(rect.x, rect.y, _MATS_WIDE * u, high * u))
        left, end = mats.right + 2.6 * u, mats.bottom + 0.8 * u
    y, width = rect.y - 0.4 * u, rect.right - left
    for paragraph in paragraphs:
        paper.line(paragraph.heading, Rect(left, y, width, pitch_of(SMALL) * u), SMALL, ROLE.rust)
        y += pitch_of(SMALL) * u
        y = paper.text(paragraph.text, Rect(left, y, width, rect.bottom - y), BODY) + 1.0 * u
    return max(end, y) + 0.6 * u


def _chips(paper: Paper, lesson: Lesson, row: Rect) -> float:
    """What an adult asks first of a séance, in pills; a long one takes a row of its own. Returns where they end."""
    u, x, y = paper.u, row.x, row.y
    for text in filter(None, _facts(lesson)):
        width = min(text_width(text, round(SMALL * u)) + 3.2 * u, row.width)
        if x > row.x and x + width > row.right:
            x, y = row.x, y + row.height + 0.8 * u
        chip = Rect(x, y, width, row.height)
        paper.box(chip, ROLE.tray, radius=2.1)
        paper.line(text, Rect(x + 1.2 * u, y, width - 2.4 * u, row.height), SMALL, middle=True)
        x += width + 1.2 * u
    return y + row.height


def _facts(lesson: Lesson) -> Iterator[str]:
    """For whom, how long, with how much screen, how much to prepare, how often, and in what groups."""
    sheet = lesson.sheet
    if lesson.level:
        yield lesson.level.value
    yield from map(audience, lesson.audiences)
    if lesson.ages:
        yield ages(lesson.ages)
    yield _("{minutes} min").format(minutes=lesson.duration_min)
    if lesson.screen:
        yield _screen(lesson.screen)
    if sheet.preparation_min is not None:
        yield _("préparation {minutes} min").format(minutes=sheet.preparation_min)
    if sheet.passes:
        yield ngettext("à mener une fois", "à mener {count} fois", sheet.passes).format(count=sheet.passes)
    yield sheet.grouping.in_language(language())


def _screen(screen: ScreenTime) -> str:
    sentences = {
        ScreenMode.NONE: _("sans écran"),
        ScreenMode.TOGETHER: _("écran {minutes} min, ensemble"),
        ScreenMode.IN_PAIRS: _("écran {minutes} min, par deux"),
    }
    return sentences[screen.mode].format(minutes=screen.minutes)
