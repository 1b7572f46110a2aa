"""Eight cells of comb that fill with honey: how far something is, for those who read no words."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, document, hexagon, path
from lecons.pictures.theme import ROLE

CELLS = 8
_ACROSS = 4
WIDE = (_ACROSS + 0.5) * math.sqrt(3)
"""Its width over the radius of a cell."""
HIGH = 3.5
"""Its height over the radius of a cell."""
_CORNER, _INSIDE = 0.15, 0.72


def filled(part: float) -> int:
    """How many cells hold honey once ``part`` of the work is done, from 0 to 1; all of them only at the end."""
    return min(int(part * CELLS), CELLS)


@lru_cache(maxsize=2 * (CELLS + 1))
def comb(radius: int, full: int) -> str:
    """The comb as SVG text, with cells of ``radius`` pixels; the first ``full`` of them hold honey."""
    width, height = math.ceil(WIDE * radius) + 2, math.ceil(HIGH * radius) + 2
    wax: Attributes = {"fill": ROLE.tray, "stroke": ROLE.soft_ink, "stroke_width": f"{0.05 * radius:.1f}"}
    ink: Attributes = {"fill": ROLE.honey, "stroke": ROLE.ink, "stroke_width": f"{0.08 * radius:.1f}"}
    parts = []
    for place in range(CELLS):
        row, column = divmod(place, _ACROSS)
        x = 1 + (column + 0.5 + 0.5 * row) * math.sqrt(3) * radius
        y = 1 + (1 + 1.5 * row) * radius
        parts.append(path(hexagon(x, y, 0.95 * radius, _CORNER * radius), **wax))
        if place < full:
            parts.append(path(hexagon(x, y, _INSIDE * radius, _CORNER * radius), **ink))
    return document(width, height, *parts)
