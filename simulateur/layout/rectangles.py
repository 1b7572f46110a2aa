"""Where everything is, in pixels, for a window of any size: pure arithmetic on rectangles.

The unit ``u`` is one hundredth of the short side, or less where the window is nearly square or upright, so
that the three zones (rail, mat, plate) always stand side by side. Sizes in units are the style guide's.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from beebot.pose import Cell
from lecons.pictures.rectangles import HEM, Rect, turned_box
from simulateur.controls import Key, Touch

MARGIN = 2.0
RAIL = 15.0
PLATE = 52.4
PLATE_KEY, PLATE_GAP, PLATE_PADDING = 15.0, 1.1, 2.6
BIG_KEY, SMALL_KEY, HOME_KEY, UNDO_KEY, REPEAT_KEY = 15.0, 12.4, 11.2, 9.0, 11.0
_ASPECT = 1.5
"""The least width over height for which a unit is a hundredth of the height."""
_SMALLEST_TOUCH = 40.0


Places = Mapping[Touch, Rect]
"""Where each control is drawn; its touch target is at least forty pixels wide around it."""


def unit(size: tuple[int, int]) -> float:
    """Pixels in one unit, for a window of ``size``."""
    width, height = size
    return min(height, width / _ASPECT) / 100


_UPRIGHT, _WIDE, _HIGH = 1.2, 110.0, 150.0
"""From this height over width on, children's pages lay their zones one under the other, in so many units at least."""


def stands_upright(size: tuple[int, int]) -> bool:
    """Whether a window is so much higher than wide."""
    return size[1] >= _UPRIGHT * size[0]


def child_unit(size: tuple[int, int]) -> float:
    """Pixels in one unit of the children's pages: larger where the zones stand one under the other."""
    return min(size[0] / _WIDE, size[1] / _HIGH) if stands_upright(size) else unit(size)


_GROUNDS = frozenset({Key.STRIP})
"""What other controls lie on."""


def hit(places: Places, x: float, y: float) -> Touch | None:
    """The control under a point; of two that overlap, the one whose centre is nearest, and a strip after its cards."""
    under = [
        (touch.key in _GROUNDS, math.dist(rect.centre, (x, y)), index, touch)
        for index, (touch, rect) in enumerate(places.items())
        if rect.at_least(_SMALLEST_TOUCH).contains(x, y)
    ]
    return min(under)[-1] if under else None


class MatPlace(NamedTuple):
    """Where a mat lies: the pixel of its middle, the side of a cell in pixels, and how far it is turned, clockwise.

    ``drawn`` is the side for which drawings are made, the same while the mat turns and its cells shrink and grow.
    """

    middle: tuple[float, float]
    cell: float
    columns: int
    rows: int
    degrees: float
    drawn: float

    @property
    def grid(self) -> Rect:
        """The least upright rectangle round the cells."""
        width, height = turned_box(self.columns * self.cell, self.rows * self.cell, self.degrees)
        return Rect.around(*self.middle, width, height)

    def centre_of(self, column: float, row: float) -> tuple[float, float]:
        """The pixel at the middle of a cell, which may be fractional."""
        right = (column - (self.columns - 1) / 2) * self.cell
        down = ((self.rows - 1) / 2 - row) * self.cell
        sin, cos = math.sin(math.radians(self.degrees)), math.cos(math.radians(self.degrees))
        return self.middle[0] + right * cos - down * sin, self.middle[1] + right * sin + down * cos

    def centre_of_cell(self, cell: Cell) -> tuple[float, float]:
        """The pixel at the middle of a cell."""
        return self.centre_of(cell.column, cell.row)

    def places(self) -> dict[Touch, Rect]:
        """A target for each cell, from A1 row by row. They overlap, so that a finger on the hem still finds a cell."""
        side = self.cell * (1 + 2 * HEM)
        reach, _same = turned_box(side, side, self.degrees)
        return {
            Touch(Key.CELL, row * self.columns + column): Rect.around(*self.centre_of(column, row), reach)
            for row in range(self.rows)
            for column in range(self.columns)
        }


def place_mat(zone: Rect, columns: int, rows: int, degrees: float = 0) -> MatPlace:
    """The largest mat that fits, hem included, in the middle of ``zone``, turned by ``degrees``."""

    def largest(degrees: float) -> float:
        width, height = turned_box(columns + 2 * HEM, rows + 2 * HEM, degrees)
        return min(zone.width / width, zone.height / height)

    return MatPlace(zone.centre, largest(degrees), columns, rows, degrees, drawn=largest(0))
