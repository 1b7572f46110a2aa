"""The séances: choose a level and a séance on the left, read its sheet on the right, begin."""

from collections.abc import Sequence

from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from beebot.lesson import LearningPath, Lesson
from lecons.pictures.letters import text_width
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.lamps import lamps
from simulateur.pages.adults.paper import BODY, ITEM, SMALL, TITLE, Paper, pitch_of
from simulateur.pages.adults.sheet import colour_of, lay_sheet
from simulateur.pages.adults.words import audience

_LIST, _GAP = 43.4, 2.4
_ROW, _ROW_GAP = 8.25, 1.0
_BESIDE_TITLE, _ABOVE_TITLE = 10.6, 1.2
"""What the title of a row leaves free: beside it and above it, in units."""
_TITLE_LINES = 2
"""How many lines the title of a séance has in the list at most."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Levels, séances, the sheet of the chosen one, and the robots."""
    u, zone = paper.u, lamps(paper, session, zone)
    column = Rect(zone.x, zone.y, _LIST * u, zone.height)
    paper.line(_("Séances"), Rect(column.x, column.y + 0.9 * u, column.width, 4.6 * u), TITLE)
    chips = Rect(column.x, column.y + 7.1 * u, column.width, paper.touchable(5.75))
    below = _shelves(paper, session, chips)
    path = session.shelf.looked_at
    _list(paper, session, path, Rect(column.x, below, column.width, zone.bottom - below))
    left = column.right + _GAP * u
    sheet = Rect(left, zone.y, zone.right - left, zone.height - 1.2 * u)
    lay_sheet(paper, session, path.on_shelf[session.shelf.sheet], sheet)


def _shelves(paper: Paper, session: Session, row: Rect) -> float:
    """A chip for each of several learning paths, in as many rows as they need.

    Returns where the rows end, in pixels.
    """
    u, x, y = paper.u, row.x, row.y
    if len(session.shelf.paths) == 1:
        return y
    for place, path in enumerate(session.shelf.paths):
        text = _shelf_name(session.shelf.paths, path)
        width = min(text_width(text, round(BODY * u)) + 4.0 * u, row.width)
        if x > row.x and x + width > row.right:
            x, y = row.x, y + row.height + u
        chip = Rect(x, y, width, row.height)
        chosen = place == session.shelf.place
        paper.choice(Touch(AdultKey.SHELF, place), chip, chosen=chosen, fill=ROLE.tray)
        paper.line(text, Rect(x + 1.6 * u, y, width - 3.2 * u, row.height), BODY, middle=True)
        x += width + 1.1 * u
    return y + row.height + 1.9 * u


def _shelf_name(paths: Sequence[LearningPath], path: LearningPath) -> str:
    """The level of a path; its title if several paths are for the same level, or it is for none."""
    if path.level is None or sum(each.level is path.level for each in paths) > 1:
        return path.title.in_language(language())
    return path.level.value


def _list(paper: Paper, session: Session, path: LearningPath, rect: Rect) -> None:
    """The séances, one under the other; a long title takes two lines of the usual letters."""
    heights = _heights(paper, path, rect.width)
    if sum(heights) > rect.height:
        heights = _heights(paper, path, rect.width - paper.beside_list)
    shown, room = paper.rows(Pane.LIST, rect, heights, session.adults.top(Pane.LIST))
    y = room.y
    for place in shown:
        high = heights[place]
        if place < len(heights) - 1:
            high -= _ROW_GAP * paper.u
        _row(paper, session, path, place, Rect(room.x, y, room.width, high))
        y += heights[place]


def _heights(paper: Paper, path: LearningPath, width: float) -> list[float]:
    """The height of each row with the gap under it, in pixels; the last row has no gap."""
    u = paper.u
    room = width - _BESIDE_TITLE * u
    heights = []
    for lesson in path.on_shelf:
        lines = len(paper.lines(lesson.title.in_language(language()), room, ITEM))
        heights.append((_ROW + _ROW_GAP + (min(lines, _TITLE_LINES) - 1) * pitch_of(ITEM)) * u)
    heights[-1] -= _ROW_GAP * u
    return heights


def _row(paper: Paper, session: Session, path: LearningPath, place: int, row: Rect) -> None:
    u, lesson = paper.u, path.on_shelf[place]
    paper.choice(Touch(AdultKey.SHEET, place), row, chosen=place == session.shelf.sheet)
    sign = "icon-child"
    if lesson.challenges:
        is_done = path is session.path and session.flowers.is_done(lesson)
        sign = f"flower-{'open' if is_done else 'bud'}-{colour_of(path, lesson)}"
    paper.icon(sign, row.x + 4.8 * u, row.centre[1], 6.4)
    width, height = row.width - _BESIDE_TITLE * u, row.height - 4.4 * u
    words = Rect(row.x + 9.2 * u, row.y + _ABOVE_TITLE * u, width, height)
    below = paper.text(lesson.title.in_language(language()), words, ITEM)
    under = Rect(words.x, below + 0.2 * u, words.width, pitch_of(SMALL) * u)
    paper.line(_summary(path, lesson), under, SMALL, ROLE.soft_ink)


def _summary(path: LearningPath, lesson: Lesson) -> str:
    count, games = len(lesson.challenges), len(lesson.games)
    parts = [_("{minutes} min").format(minutes=lesson.duration_min)]
    if count:
        parts.append(ngettext("{count} défi", "{count} défis", count).format(count=count))
    else:
        parts.append(ngettext("{count} jeu", "{count} jeux", games).format(count=games))
    if held := path.place_of(lesson):
        parts.append(audience(held))
    return " · ".join(parts)
