"""Where controls and the mat are, in pixels, and which control lies under a finger."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from beebot.pose import Cell
from lecons.pictures.rectangles import HEM, Rect, turned_box
from simulateur.game.controls import Key, Touch

SMALLEST_TOUCH = 40.0
Places = Mapping[Touch, Rect]
"""Where each control is drawn; its target reaches further where it is smaller than a fingertip."""
CELLS = frozenset({Key.CELL, Key.PLACE})
"""The cells of a mat."""
_GROUNDS = frozenset({Key.STRIP, Key.POKE})
"""Controls that other controls lie on, or that answer only where no other does."""


def hit(places: Places, x: float, y: float, least: float = SMALLEST_TOUCH) -> Touch | None:
    """The control under the pixel ``x``, ``y``; None if there is none.

    One drawn smaller than ``least`` pixels can be touched in a square of that side. Of controls that overlap, one that
    is drawn under the pixel comes first, then the one whose middle is nearest. A card comes before its strip.
    """
    under = [
        (touch.key in _GROUNDS, not rect.contains(x, y), math.dist(rect.centre, (x, y)), index, touch)
        for index, (touch, rect) in enumerate(places.items())
        if rect.at_least(least).contains(x, y)
    ]
    if not under:
        return None
    return min(under)[-1]


class MatPlace(NamedTuple):
    """Where a mat lies: its middle in pixels, the side of a cell in pixels, how many columns and rows.

    It is turned clockwise by ``degrees``. ``drawn`` is the side of a cell for which drawings are made: it stays the
    same while the mat turns and its cells shrink and grow. What was reached opens on the ``stage``; if None, on the
    grid. Where it would cover something there, it opens in the first room ``beside`` the mat, if there is one, and
    rests in the second, which it shares with a flower.
    """

    middle: tuple[float, float]
    cell: float
    columns: int
    rows: int
    degrees: float
    drawn: float
    stage: Rect | None = None
    beside: tuple[Rect | None, Rect] | None = None

    @property
    def grid(self) -> Rect:
        """The least upright rectangle round the cells, in pixels."""
        width, height = turned_box(self.columns * self.cell, self.rows * self.cell, self.degrees)
        return Rect.around(*self.middle, width, height)

    def centre_of(self, column: float, row: float) -> tuple[float, float]:
        """The pixel at the middle of the cell in this column and row; between two cells for fractions."""
        right = (column - (self.columns - 1) / 2) * self.cell
        down = ((self.rows - 1) / 2 - row) * self.cell
        if not self.degrees:
            return self.middle[0] + right, self.middle[1] + down
        sin, cos = math.sin(math.radians(self.degrees)), math.cos(math.radians(self.degrees))
        return self.middle[0] + right * cos - down * sin, self.middle[1] + right * sin + down * cos

    def centre_of_cell(self, cell: Cell) -> tuple[float, float]:
        """The pixel at the middle of a cell."""
        return self.centre_of(cell.column, cell.row)

    def places(self) -> dict[Touch, Rect]:
        """Each cell as a control, from A1 row by row. They overlap, so that a finger on the hem still finds a cell."""
        side = self.cell * (1 + 2 * HEM)
        reach, _same = turned_box(side, side, self.degrees)
        found = {}
        for row in range(self.rows):
            for column in range(self.columns):
                middle = self.centre_of(column, row)
                found[Touch(Key.CELL, row * self.columns + column)] = Rect.around(*middle, reach)
        return found


@lru_cache(maxsize=8)
def place_mat(zone: Rect, columns: int, rows: int, degrees: float = 0) -> MatPlace:
    """The largest mat with its hem that fits into ``zone``, in the middle of it, turned clockwise by ``degrees``."""

    def largest(degrees: float) -> float:
        width, height = turned_box(columns + 2 * HEM, rows + 2 * HEM, degrees)
        return min(zone.width / width, zone.height / height)

    return MatPlace(zone.centre, largest(degrees), columns, rows, degrees, drawn=largest(0))
