"""The séances: choose a level and a séance on the left, read its sheet on the right, begin."""

from collections.abc import Sequence

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from beebot.lesson import LearningPath, Lesson
from lecons.pictures.letters import text_width
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.flow import Paragraph, flow
from simulateur.pages.adults.lamps import lamps
from simulateur.pages.adults.mats import mats_of
from simulateur.pages.adults.paper import BODY, ITEM, SMALL, TITLE, Paper, pitch_of

_LIST, _GAP = 43.4, 2.4
_ROW, _ROW_GAP = 8.25, 1.0
_BESIDE_TITLE, _ABOVE_TITLE = 10.6, 1.2
"""What the title of a row leaves free: beside it and above it, in units."""
_COLOURS = ("plum", "blue", "coral")
_MATS_WIDE, _MATS_HIGH = 26.0, 20.5
"""The room for the mats of a séance, in units."""
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
    _sheet(paper, session, path.lessons[session.shelf.sheet], sheet)


def _shelves(paper: Paper, session: Session, row: Rect) -> float:
    """A chip for each of several learning paths, in as many rows as they need.

    Returns where the rows end, in pixels.
    """
    u, x, y = paper.u, row.x, row.y
    if len(session.paths) == 1:
        return y
    for place, path in enumerate(session.paths):
        text = _shelf_name(session.paths, path)
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
    """The level of a path, or its title if several paths are for the same level."""
    if sum(each.level is path.level for each in paths) > 1:
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
        _row(paper, session, path.lessons[place], place, Rect(room.x, y, room.width, high))
        y += heights[place]


def _heights(paper: Paper, path: LearningPath, width: float) -> list[float]:
    """The height of each row with the gap under it, in pixels; the last row has no gap."""
    u = paper.u
    room = width - _BESIDE_TITLE * u
    heights = []
    for lesson in path.lessons:
        lines = len(paper.lines(lesson.title.in_language(language()), room, ITEM))
        heights.append((_ROW + _ROW_GAP + (min(lines, _TITLE_LINES) - 1) * pitch_of(ITEM)) * u)
    heights[-1] -= _ROW_GAP * u
    return heights


def _row(paper: Paper, session: Session, lesson: Lesson, place: int, row: Rect) -> None:
    u = paper.u
    paper.choice(Touch(AdultKey.SHEET, place), row, chosen=place == session.shelf.sheet)
    flower = "flower-bud"
    if session.shelf.looked_at is session.path and session.is_done(lesson):
        flower = "flower-open"
    colour = _COLOURS[place % len(_COLOURS)]
    paper.icon(f"{flower}-{colour}", row.x + 4.8 * u, row.centre[1], 6.4)
    width, height = row.width - _BESIDE_TITLE * u, row.height - 4.4 * u
    words = Rect(row.x + 9.2 * u, row.y + _ABOVE_TITLE * u, width, height)
    below = paper.text(lesson.title.in_language(language()), words, ITEM)
    under = Rect(words.x, below + 0.2 * u, words.width, pitch_of(SMALL) * u)
    paper.line(_summary(lesson), under, SMALL, ROLE.soft_ink)


def _summary(lesson: Lesson) -> str:
    count = len(lesson.challenges)
    challenges = ngettext("{count} défi", "{count} défis", count).format(count=count)
    return _("{minutes} min").format(minutes=lesson.duration_min) + " · " + challenges


def _sheet(paper: Paper, session: Session, lesson: Lesson, rect: Rect) -> None:
    u, inner = paper.u, 3.5
    paper.box(rect, ROLE.cream, lip=0.4, radius=3.4)
    x, width = rect.x + inner * u, rect.width - 2 * inner * u
    title = lesson.title.in_language(language())
    paper.line(title, Rect(x, rect.y + 2.0 * u, width, 4.6 * u), TITLE)
    bottom = _chips(paper, lesson, Rect(x, rect.y + 7.4 * u, width, 4.2 * u))
    start = Rect(x, rect.bottom - 10.0 * u, min(27.0 * u, width), 8.0 * u)
    head, rest = _paragraphs(lesson)
    shown = lesson.challenges
    if session.robots:
        shown = shown[:1]
    top = bottom + 1.8 * u
    below = _head(paper, shown, head, Rect(x, top, width, start.y - bottom - 3.6 * u))
    paper.box(Rect(x, below, width, max(0.25 * u, 1)), ROLE.lip, radius=0)
    top = below + 1.6 * u
    room = Rect(x, top, width, start.y - 1.4 * u - top)
    flow(paper, Pane.SHEET, room, rest, session.adults.top(Pane.SHEET))
    colour = _COLOURS[session.shelf.sheet % len(_COLOURS)]
    paper.key(Touch(AdultKey.START), start, _("Commencer"), green=True, icon=f"flower-bud-{colour}")


def _head(
    paper: Paper,
    challenges: Sequence[Challenge],
    paragraphs: Sequence[Paragraph],
    rect: Rect,
) -> float:
    """The mats, and beside them what the séance is for; returns where they end."""
    u = paper.u
    mats = mats_of(paper, challenges, Rect(rect.x, rect.y, _MATS_WIDE * u, _MATS_HIGH * u))
    left = mats.right + 2.6 * u
    y, width = rect.y - 0.4 * u, rect.right - left
    for paragraph in paragraphs:
        paper.line(paragraph.heading, Rect(left, y, width, pitch_of(SMALL) * u), SMALL, ROLE.rust)
        y += pitch_of(SMALL) * u
        y = paper.text(paragraph.text, Rect(left, y, width, rect.bottom - y), BODY) + 1.0 * u
    return max(mats.bottom + 0.8 * u, y) + 0.6 * u


def _chips(paper: Paper, lesson: Lesson, row: Rect) -> float:
    """Level, minutes, grouping; a long grouping takes a row of its own. Returns where they end."""
    u, x, y = paper.u, row.x, row.y
    minutes = _("{minutes} min").format(minutes=lesson.duration_min)
    for text in (lesson.level.value, minutes, lesson.sheet.grouping.in_language(language())):
        if not text:
            continue
        width = min(text_width(text, round(SMALL * u)) + 3.2 * u, row.width)
        if x > row.x and x + width > row.right:
            x, y = row.x, y + row.height + 0.8 * u
        chip = Rect(x, y, width, row.height)
        paper.box(chip, ROLE.tray, radius=2.1)
        paper.line(text, Rect(x + 1.2 * u, y, width - 2.4 * u, row.height), SMALL, middle=True)
        x += width + 1.2 * u
    return y + row.height


def _paragraphs(lesson: Lesson) -> tuple[list[Paragraph], list[Paragraph]]:
    """What the séance is for, and all the rest of its sheet: how it goes comes first."""
    sheet, code = lesson.sheet, language()
    head = [
        Paragraph(sheet.objective.in_language(code), _("Objectif")),
        Paragraph(sheet.programme.in_language(code), _("Programme")),
    ]
    found = []
    heading = _("Déroulement")
    for step in sheet.steps:
        minutes = _("{minutes} min").format(minutes=step.minutes)
        texts = (step.grouping, step.say, step.do)
        grouping, said, done = (text.in_language(code) for text in texts)
        spoken = _("{grouping} : « {said} »").format(grouping=grouping, said=said)
        found.append(Paragraph(spoken, heading, minutes))
        heading = ""
        found.append(Paragraph(done, soft=True))
    observed = "\n".join("– " + each.in_language(code) for each in sheet.observe)
    found += [
        Paragraph(sheet.material.in_language(code), _("Matériel")),
        Paragraph(" · ".join(word.in_language(code) for word in sheet.words), _("Mots")),
        Paragraph(sheet.easier.in_language(code), _("Plus simple")),
        Paragraph(sheet.harder.in_language(code), _("Plus difficile")),
        Paragraph(observed, _("À observer")),
        Paragraph(sheet.unplugged.in_language(code), _("Sans écran")),
    ]
    numbered = enumerate(lesson.challenges, 1)
    tasks = [f"{place}. {each.task.in_language(code)}" for place, each in numbered]
    found.append(Paragraph("\n".join(tasks), _("Défis")))
    written, rest = ([paragraph for paragraph in part if paragraph.text] for part in (head, found))
    return written, rest
