"""The small mats of a séance on its sheet: a large one and a column, or a table of many."""

from collections.abc import Sequence

from beebot.challenge import Challenge
from lecons.pictures.mats import BORDER, thumbnail
from lecons.pictures.rectangles import HEM, Rect
from simulateur.pages.adults.paper import Paper

_GAP = 1.0
"""Between two mats, in units."""
_IN_A_COLUMN = 2
"""How many mats beside the first can still be made out in a column."""


def mats_of(paper: Paper, challenges: Sequence[Challenge], rect: Rect) -> Rect:
    """Lay every mat, as large as they can be; returns the room that they take of ``rect``."""
    first, *others = challenges
    if 0 < len(others) <= _IN_A_COLUMN:
        return _large_and_column(paper, first, others, rect)
    return _table(paper, challenges, rect)


def _large_and_column(
    paper: Paper,
    first: Challenge,
    others: Sequence[Challenge],
    rect: Rect,
) -> Rect:
    """The first mat and, at its right, a column of the others that is as high as it."""
    gap = _GAP * paper.u
    gaps, rows = gap * (len(others) - 1), sum(_high(each) for each in others)
    wide = max(_wide(each) for each in others)
    # The width of each part is in proportion to its height. The gaps take some of the height of the column.
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
    count = len(challenges)
    columns = next(columns for columns in range(1, count + 1) if columns**2 >= count)
    rows = [challenges[start : start + columns] for start in range(0, len(challenges), columns)]
    across = max(sum(map(_wide, row)) for row in rows)
    down = sum(max(map(_high, row)) for row in rows)
    wide = rect.width - (columns - 1) * gap
    high = rect.height - (len(rows) - 1) * gap
    cell = min(wide / across, high / down)
    y = rect.y
    for row in rows:
        x = rect.x
        for challenge in row:
            _mat(paper, challenge, cell, x, y)
            x += _wide(challenge) * cell + gap
        y += max(map(_high, row)) * cell + gap
    return Rect(rect.x, rect.y, across * cell + (columns - 1) * gap, y - gap - rect.y)


def _wide(challenge: Challenge) -> float:
    """How wide a mat is with its hem, in cells."""
    return challenge.mat.width + 2 * HEM


def _high(challenge: Challenge) -> float:
    """How high a mat is with its hem, in cells."""
    return challenge.mat.height + 2 * HEM


def _mat(paper: Paper, challenge: Challenge, cell: float, x: float, y: float) -> None:
    """A mat with cells of ``cell`` pixels and the corner of its hem at ``x``, ``y``.

    Its lip and its shadow reach beyond the hem.
    """
    out, mat = (BORDER - HEM) * cell, challenge.mat
    width, height = (mat.width + 2 * BORDER) * cell, (mat.height + 2 * BORDER) * cell
    if paper.view is not None:
        box = Rect(x - out, y - out, width, height)
        drawn = thumbnail(challenge, cell, paper.view.images)
        paper.picture(drawn, box, f"mat of {challenge.id}")
