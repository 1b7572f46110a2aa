"""A cell of a mat from near: what stands there, and a rim of what is round it, so that it is told from any other.

Knows no pygame.
"""

import math
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.mat import Place
from beebot.pose import Cell
from lecons.pictures.artwork import Attributes, document, placed, rounded
from lecons.pictures.images import Images
from lecons.pictures.landmarks import without_goals
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import cloth, middle_of, place_alone, tufts
from lecons.pictures.rectangles import Rect, turned_box
from lecons.pictures.theme import ROLE
from lecons.pictures.touched_cells import bare_ground
from simulateur.pictures.worlds import window

SEEN = 1.62
"""How many cells such a picture is wide."""
_BARE = 1.5
"""The drawing of bare ground, in cells."""
_THERE, _SIDE = (-0.14, -0.13), 0.84
"""What stands on the cell makes room for who comes: how far right and down its middle is, and its side, in cells."""
_CORNERS, _ROUND, _LINE = 0.07, 0.13, 0.055
"""The corners of the picture, in its sides; those of the line round the cell and how thick this is, in cells."""

_UNSEEN = "-"
"""What a cell has that keeps its place on the ground and shows nothing."""


class Paint(NamedTuple):
    """The colour of the card that a picture lies on, which is seen at its corners, and of the line round the cell."""

    card: str
    line: str


@lru_cache(maxsize=8)
def close_up(challenge: Challenge, at: Cell, side: int, images: Images, degrees: int, paint: Paint) -> str:
    """The cell ``at`` and a rim of its neighbours as on the mat, which is turned by ``degrees``: ``side`` pixels wide.

    Nobody stands there. Beyond the mat is the table, or the meadow in which a path lies.
    """
    mat, cell, m = challenge.mat, side / SEEN, side / 2
    there = mat.place(at) if mat.shows(at) and at not in mat.obstacles else None
    beyond, bare = ROLE.paper if mat.height > 1 else ROLE.hill_near, m - _BARE * round(cell) / 2
    line: Attributes = {"fill": "none", "stroke": paint.line, "stroke_width": f"{_LINE * cell:.2f}"}
    square = Rect.around(m, m, (1 - _LINE) * cell)
    parts = [rounded(0, 0, side, side, 0, fill=beyond), _around(challenge, at, cell, images, degrees, m)]
    if there is not None:
        parts.append(placed(bare_ground(mat, at, round(cell), degrees), bare, bare))
    outline = rounded(square.x, square.y, square.width, square.height, _ROUND * cell, **line)
    parts.append(f'<g transform="rotate({degrees} {m:g} {m:g})">{outline}</g>')
    if there is not None:
        thing = place_alone(mat, there, round(_SIDE * cell), images)
        parts.append(placed(thing, *(m + part * cell - _SIDE * cell / 2 for part in _THERE)))
    return document(side, side, *parts, window(Rect(0, 0, side, side), _CORNERS * side, paint.card))


def _around(challenge: Challenge, at: Cell, cell: float, images: Images, degrees: int, middle: float) -> str:
    """The mat with the middle of ``at`` at the pixel ``middle``, ``middle``, and no drawing that is out of sight."""
    whole = without_goals(challenge)
    mat = replace(whole, places=tuple(map(partial(_in_sight, at, whole.obstacles), whole.places)))
    wide, high = (cells * cell + 2 * BORDER * cell for cells in (mat.width, mat.height))
    (x, y), box, turn = middle_of(at, mat, cell), turned_box(wide, high, degrees), math.radians(degrees)
    right, down = x - wide / 2, y - high / 2
    x = box[0] / 2 + right * math.cos(turn) - down * math.sin(turn)
    y = box[1] / 2 + right * math.sin(turn) + down * math.cos(turn)
    return placed(cloth(mat, cell, tufts(challenge), images, degrees), middle - x, middle - y)


def _in_sight(at: Cell, obstacles: frozenset[Cell], place: Place) -> Place:
    """The ``place``, or one where nothing is drawn if it is neither beside ``at`` nor an obstacle."""
    beside = max(abs(place.cell.column - at.column), abs(place.cell.row - at.row)) <= 1
    return place if beside or place.cell in obstacles else Place(place.cell, sound=_UNSEEN)
