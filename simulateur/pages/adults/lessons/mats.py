"""The challenges of a séance on its sheet: each with its mat and its task; a touch shows one of them large."""

from collections.abc import Sequence

from beebot.challenge import Challenge
from beebot.lesson import Lesson
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import thumbnail
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.theme import ROLE
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.page_builder import ITEM, SMALL, Paper, pitch_of
from simulateur.pages.adults.lessons.sheet_text import task

_GAP, _PADDING, _ABOVE_TASK = 1.6, 1.2, 0.6
"""Between two cards, inside a card, and between a mat and its task, in units."""
_MOST_IN_A_ROW = 4
"""How many cards stand side by side at most: a task needs some width."""


def lay_challenges(paper: Paper, session: Session, lesson: Lesson, room: Rect) -> None:
    """Lay the mats and tasks of all challenges of ``lesson``, or only the one that an adult has touched, large."""
    large = session.adults.sheet.large
    if large is None or large >= len(lesson.challenges):
        _lay_all(paper, lesson.challenges, room)
    else:
        _lay_large(paper, lesson.challenges[large], large, room)


def _lay_large(paper: Paper, challenge: Challenge, place: int, room: Rect) -> None:
    """One challenge: its task above its mat; a touch anywhere puts it back among the others."""
    u = paper.u
    paper.choice(Touch(AdultKey.LOOK_AT, place), room, chosen=True)
    inside = Rect(room.x + 2 * u, room.y + 1.4 * u, room.width - 4 * u, room.height - 2.8 * u)
    below = paper.text(_numbered(place, challenge), inside, ITEM) + u
    room = Rect(inside.x, below, inside.width, inside.bottom - below)
    _lay_mat(paper, challenge, room, _largest(challenge, room))


def _lay_all(paper: Paper, challenges: Sequence[Challenge], room: Rect) -> None:
    """Cards side by side, in the number of rows that shows the mats largest, and no higher than these need."""
    gap, pad = _GAP * paper.u, _PADDING * paper.u
    counts = range(1, min(len(challenges), _MOST_IN_A_ROW) + 1)
    cell, across = max((_cell(paper, challenges, room, across), across) for across in counts)
    wide = (room.width - (across - 1) * gap) / across
    tall = max(map(_high, challenges)) * cell
    high = tall + _below(paper, challenges, wide - 2 * pad) + 2 * pad
    for place, challenge in enumerate(challenges):
        row, column = divmod(place, across)
        card = Rect(room.x + column * (wide + gap), room.y + row * (high + gap), wide, high)
        paper.choice(Touch(AdultKey.LOOK_AT, place), card, chosen=False, fill=ROLE.tray)
        inside = Rect(card.x + pad, card.y + pad, wide - 2 * pad, tall)
        _lay_mat(paper, challenge, inside, _largest(challenge, inside) if challenge.pictures else cell)
        words = Rect(inside.x, inside.bottom + _ABOVE_TASK * paper.u, inside.width, card.bottom - inside.bottom)
        paper.text(_numbered(place, challenge), words, SMALL)


def _cell(paper: Paper, challenges: Sequence[Challenge], room: Rect, across: int) -> float:
    """How large a cell of the mats is, with so many cards side by side, in pixels."""
    rows, gap, pad = -(-len(challenges) // across), _GAP * paper.u, _PADDING * paper.u
    wide = (room.width - (across - 1) * gap) / across - 2 * pad
    high = (room.height - (rows - 1) * gap) / rows - 2 * pad - _below(paper, challenges, wide)
    return max(min(min(wide / _wide(each), high / _high(each)) for each in challenges), 1.0)


def _below(paper: Paper, challenges: Sequence[Challenge], width: float) -> float:
    """The room below a mat for the longest task, in pixels."""
    tasks = (_numbered(place, challenge) for place, challenge in enumerate(challenges))
    lines = max(len(paper.lines(text, width, SMALL)) for text in tasks)
    return (lines * pitch_of(SMALL) + _ABOVE_TASK) * paper.u


def _numbered(place: int, challenge: Challenge) -> str:
    return f"{place + 1}. {task(challenge)}"


def _lay_mat(paper: Paper, challenge: Challenge, room: Rect, cell: float) -> None:
    """A mat with cells of ``cell`` pixels in the middle of ``room``; its lip and its shadow reach beyond the hem."""
    if paper.view is not None:
        wide, high = ((cells + 2 * BORDER) * cell for cells in (challenge.mat.width, challenge.mat.height))
        drawn = thumbnail(challenge, cell, paper.view.images)
        paper.picture(drawn, Rect.around(*room.centre, wide, high), f"mat of {challenge.id}")


def _largest(challenge: Challenge, room: Rect) -> float:
    """The cells of a mat that fills ``room``, in pixels. Where there is no mat its pictures fill cell and border."""
    if challenge.pictures:
        return min(room.width, room.height) / (1 + 2 * BORDER)
    return min(room.width / _wide(challenge), room.height / _high(challenge))


def _wide(challenge: Challenge) -> float:
    return challenge.mat.width + 2 * HEM


def _high(challenge: Challenge) -> float:
    return challenge.mat.height + 2 * HEM
