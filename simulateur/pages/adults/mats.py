"""The mats of a séance on its sheet, small: a large one and a column beside it, or a table where there are many."""

from collections.abc import Sequence

from beebot.challenge import Challenge
from lecons.pictures.mats import BORDER, thumbnail
from lecons.pictures.rectangles import HEM, Rect
from simulateur.pages.adults.paper import Paper

_GAP = 1.0
"""Between two mats, in units."""
_IN_A_COLUMN = 2
"""So many mats beside the first can still be made out."""


def mats_of(paper: Paper, challenges: Sequence[Challenge], rect: Rect) -> Rect:
    """Lay every mat, as large as they can be; returns the room that they take of ``rect``."""
    if len(challenges) - 1 > _IN_A_COLUMN:
        return _table(paper, challenges, rect)
    first, *others = challenges
    return _large_and_column(paper, first, others, rect) if others else _table(paper, challenges, rect)


def _large_and_column(paper: Paper, first: Challenge, others: Sequence[Challenge], rect: Rect) -> Rect:
    """The first mat, and the others one under the other at its right, together just as high."""
    gap = _GAP * paper.u
    gaps, rows = gap * (len(others) - 1), sum(_high(each) for each in others)
    wide = max(_wide(each) for each in others)
    # Both parts are as wide as a line of the height: the column has no more of it than its gaps leave.
    slope = _wide(first) / _high(first) + wide / rows
    tall = min((rect.width - gap + wide * gaps / rows) / slope, rect.height)
    cell, small = tall / _high(first), (tall - gaps) / rows
    _mat(paper, first, cell, rect.x, rect.y)
    x, y = rect.x + _wide(first) * cell + gap, rect.y
    for challenge in others:
        _mat(paper, challenge, small, x, y)
        y += _high(challenge) * small + gap
    return Rect(rect.x, rect.y, x + wide * small - rect.x, tall)


def _table(paper: Paper, challenges: Sequence[Challenge], rect: Rect) -> Rect:
    """Rows of mats whose cells are all of one size."""
    gap = _GAP * paper.u
    columns = next(count for count in range(1, len(challenges) + 1) if count * count >= len(challenges))
    rows = [challenges[start : start + columns] for start in range(0, len(challenges), columns)]
    across = max(sum(map(_wide, row)) for row in rows)
    down = sum(max(map(_high, row)) for row in rows)
    cell = min((rect.width - (columns - 1) * gap) / across, (rect.height - (len(rows) - 1) * gap) / down)
    y = rect.y
    for row in rows:
        x = rect.x
        for challenge in row:
            _mat(paper, challenge, cell, x, y)
            x += _wide(challenge) * cell + gap
        y += max(map(_high, row)) * cell + gap
    return Rect(rect.x, rect.y, across * cell + (columns - 1) * gap, y - gap - rect.y)


def _wide(challenge: Challenge) -> float:
    """In cells, with the hem."""
    return challenge.mat.width + 2 * HEM


def _high(challenge: Challenge) -> float:
    return challenge.mat.height + 2 * HEM


def _mat(paper: Paper, challenge: Challenge, cell: float, x: float, y: float) -> None:
    """A mat with cells of ``cell`` pixels, the corner of its hem at ``x``, ``y``; its lip and shadow reach beyond."""
    out = (BORDER - HEM) * cell
    width, height = (challenge.mat.width + 2 * BORDER) * cell, (challenge.mat.height + 2 * BORDER) * cell
    if paper.view is not None:
        box, drawn = Rect(x - out, y - out, width, height), thumbnail(challenge, cell, paper.view.images)
        paper.picture(drawn, box, f"mat of {challenge.id}")
