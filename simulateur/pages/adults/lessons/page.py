"""The séances: find one among all paths on the left, read its sheet on the right, begin."""

from collections.abc import Sequence

from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from beebot.lesson import Audience, LearningPath, Lesson
from lecons.names import ages, audience, school_year
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from lecons.topics import Topic
from simulateur.game.adults.open_sheet import SheetPart
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.repertoire.seance_lists import Found, SeanceList, View
from simulateur.game.session import Session
from simulateur.pages.adults.common.chips import CHIP, Chip, lay_chips, lay_side_by_side
from simulateur.pages.adults.common.names import path_name, topic
from simulateur.pages.adults.common.page_builder import ITEM, SMALL, TITLE, Paper, pitch_of
from simulateur.pages.adults.common.seance_flower import sign
from simulateur.pages.adults.lessons.sheet import lay_sheet
from simulateur.pages.adults.lessons.typing import lay_field, lay_letters
from simulateur.pages.adults.robots.lamps import have_words, lamps

_LIST, _GAP = 43.4, 2.4
_ROW, _ROW_GAP = 8.25, 1.0
_BESIDE_TITLE, _ABOVE_TITLE = 10.6, 1.2
"""What the title of a row leaves free: beside it and above it, in units."""
_TITLE_LINES = 2
"""How many lines the title of a séance has in the list at most."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay out the ways to find séances, those that were found, the sheet of the chosen one, and the robots.

    Once the séance was held nobody asks for the robots: their room is for what was done and what to observe. Where the
    robots' cards fit under the list, the sheet keeps its whole height.
    """
    u, lesson = paper.u, session.repertoire.found.lesson
    asked_for = session.adults.sheet.shown(lesson) is not SheetPart.AFTER
    under_list = have_words(paper, session, _LIST * u)
    if asked_for and not under_list:
        zone = lamps(paper, session, zone)
    column = Rect(zone.x, zone.y, _LIST * u, zone.height)
    if asked_for and under_list:
        column = lamps(paper, session, column)
    paper.line(_("Séances"), Rect(column.x, column.y + 0.9 * u, column.width, 4.6 * u), TITLE)
    row = Rect(column.x, column.y + 7.1 * u, column.width, paper.touchable(CHIP))
    below = finder(paper, session, row) if len(session.repertoire.paths) > 1 else row.y
    listing(paper, session, Rect(column.x, below, column.width, column.bottom - below))
    left = column.right + _GAP * u
    room = Rect(left, zone.y, zone.right - left, zone.height - 1.2 * u)
    if session.repertoire.types:
        lay_letters(paper, room)
    else:
        lay_sheet(paper, session, lesson, room)


def finder(paper: Paper, session: Session, row: Rect) -> float:
    """Lay the ways to find séances side by side in ``row``, and below it what the chosen way asks.

    The ways are path, place, topic and words. Returns the y below all that, in pixels.
    """
    u, found = paper.u, session.repertoire
    places = {view: place for place, view in enumerate(View) if view in found.views}
    chips = (
        Chip(Touch(AdultKey.FIND_BY, place), _view_name(view), view is found.view) for view, place in places.items()
    )
    lay_side_by_side(paper, row, tuple(chips))
    rule = row.bottom + 1.4 * u
    paper.box(Rect(row.x, rule, row.width, max(0.25 * u, 1)), ROLE.lip, radius=0)
    return asked(paper, session, Rect(row.x, rule + 1.4 * u, row.width, row.height))


def asked(paper: Paper, session: Session, row: Rect) -> float:
    """Lay what the chosen way to find séances asks: a field for words, or else which list, as chips.

    It begins in ``row`` and takes as many rows as it needs. Returns where the room below begins, in pixels.
    """
    found = session.repertoire
    if found.view is View.WORDS:
        return lay_field(paper, found.sought, row)
    lists = (
        Chip(
            Touch(AdultKey.SHELF, listed.index),
            _list_name(found.paths, found.view, listed),
            listed.index == found.place,
        )
        for listed in found.lists
    )
    return lay_chips(paper, row, lists) + 1.9 * paper.u


def _view_name(view: View) -> str:
    return {View.PATHS: _("Parcours"), View.PLACES: _("Lieu"), View.TOPICS: _("Thème"), View.WORDS: _("Mots")}[view]


def _list_name(paths: Sequence[LearningPath], view: View, listed: SeanceList) -> str:
    names = {
        View.PATHS: lambda place: path_name(paths, paths[place]),
        View.PLACES: lambda place: audience(tuple(Audience)[place]).capitalize(),
        View.TOPICS: lambda place: topic(tuple(Topic)[place]),
    }
    return names[view](listed.index)


def listing(paper: Paper, session: Session, rect: Rect) -> None:
    """Lay the séances that were found, one under the other in ``rect``; a long title takes two lines."""
    held = session.repertoire.listed.held
    gap, heights = _ROW_GAP * paper.u, _heights(paper, held, rect.width)
    if sum(heights) + (len(held) - 1) * gap > rect.height:
        heights = _heights(paper, held, rect.width - paper.beside_list)
    for place, row in paper.listed(Pane.LIST, rect, heights, session.adults.top(Pane.LIST), gap):
        _row(paper, session, held[place], place, row)


def _heights(paper: Paper, held: Sequence[Found], width: float) -> list[float]:
    u = paper.u
    room = width - _BESIDE_TITLE * u
    heights = []
    for found in held:
        lines = len(paper.lines(found.lesson.title.in_language(language()), room, ITEM))
        heights.append((_ROW + (min(lines, _TITLE_LINES) - 1) * pitch_of(ITEM)) * u)
    return heights


def _row(paper: Paper, session: Session, found: Found, place: int, row: Rect) -> None:
    u, (path, lesson) = paper.u, found
    is_read = place == session.repertoire.sheet and not session.repertoire.types
    paper.choice(Touch(AdultKey.SHEET, place), row, chosen=is_read)
    paper.icon(sign(session, found), row.x + 4.8 * u, row.centre[1], 6.4)
    width, height = row.width - _BESIDE_TITLE * u, row.height - 4.4 * u
    words = Rect(row.x + 9.2 * u, row.y + _ABOVE_TITLE * u, width, height)
    below = paper.text(lesson.title.in_language(language()), words, ITEM)
    under = Rect(words.x, below + 0.2 * u, words.width, pitch_of(SMALL) * u)
    parts = _summary(path, lesson, session.repertoire.view)
    while len(parts) > 1 and not paper.fits(" · ".join(parts), under.width, SMALL):
        parts.pop()  # what is left out is on the sheet
    paper.line(" · ".join(parts), under, SMALL, ROLE.soft_ink)


def _summary(path: LearningPath, lesson: Lesson, view: View) -> list[str]:
    """A séance in a few words, what matters most first; its audience only if the chips do not tell it."""
    count, games = len(lesson.challenges), len(lesson.games)
    parts = [_("{minutes} min").format(minutes=lesson.duration_min)]
    if view is not View.PATHS:
        parts.insert(0, _for_whom(lesson))
    if count:
        parts.append(ngettext("{count} défi", "{count} défis", count).format(count=count))
    else:
        parts.append(ngettext("{count} jeu", "{count} jeux", games).format(count=games))
    if view is View.PATHS and (held := path.place_of(lesson)):
        parts.append(audience(held))
    return [part for part in parts if part]


def _for_whom(lesson: Lesson) -> str:
    """The level of a séance, or else the children's ages; "" where neither is given."""
    if lesson.level:
        return school_year(lesson.level)
    return ages(lesson.ages) if lesson.ages else ""
