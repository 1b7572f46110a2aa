"""The zones where a path of one row lies across the whole page, as the youngest have it in their first séances.

Beside the plate six cells in a row would be small, and most of the page empty. Here the mat is above everything, the
plate has the corner below it, and a picture of a garden the rest. What else the strip needs stands above its end.
"""

from lecons.pictures.rectangles import HEM, Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.layout.zones.small import PLATE_IN_KEYS, SmallZones
from simulateur.pages.layout.zones.to_lay import Things, tray_width
from simulateur.pages.layout.zones.zones import ABOVE_PLATE, BESIDE_MAT, MAT_LIP, NEXT_HEIGHT, Zones
from simulateur.pictures.units import MARGIN

_LEAST_COLUMNS = 5
_UNDER_MAT = 2.0
"""How much of the garden the mat hides, in units."""
_BELOW_PLATE = 2.2
"""In units: the room below a plate for its lip and its shadow."""
_MOST_TO_READ = 4
"""How many cards have room beside the plate, large, on each program to choose from."""


def lies_across(wanted: Wanted) -> bool:
    """Whether a page holds a path of one row that never turns, and no more keys than this page has room for."""
    columns, rows = wanted.shape
    plain = not (wanted.row or wanted.pad or wanted.gallery)
    few = max(wanted.choices) <= _MOST_TO_READ if wanted.choices else len(wanted.strips) == 1
    return wanted.still and rows == 1 and columns >= _LEAST_COLUMNS and plain and few


class AcrossZones(Zones):
    """The zones where a path of one row lies across the page, at a table."""

    carries_things = False
    has_row = False
    above_mat, lip = MARGIN, MAT_LIP
    """The room above the mat, and below it for its lip, in units."""
    beside_plate = 1.7
    """Between the plate and what stands beside it, in units."""

    @property
    def fits(self) -> bool:
        """Whether the strip is seen whole, and its keys and the things to lay stand side by side above it."""
        laid = tray_width(self.wanted.objects, self.t, self.u) if self.wanted.objects else 0.0
        return not self.foot.rolls_up and laid + self._tools_width <= self.foot.width

    @property
    def _after_strip(self) -> float:
        return self._plate_wide + self.beside_plate * self.u

    @property
    def _plate_top(self) -> float:
        return self.height - self._plate_wide - (_BELOW_PLATE + ABOVE_PLATE) * self.u

    def _place_plate(self) -> tuple[Rect, float, float]:
        side = self._plate_wide
        plate = Rect(self._plate_x, self.height - side - _BELOW_PLATE * self.u, side, side)
        return plate, plate.bottom, self.t

    @property
    def _beside_rail(self) -> float:
        return self.t + (self.margin + BESIDE_MAT) * self.u

    def mat(self) -> Rect:
        """Across the page, above the plate."""
        u, first, top, (columns, rows) = self.u, self._beside_rail, self.above_mat * self.u, self.wanted.shape
        wide, room = self.width - first - (self.margin + 1.0) * u, self._plate_top - top - self.lip * u
        high = min(room, wide * (rows + 2 * HEM) / (columns + 2 * HEM))
        return Rect(self._left(first, wide), top + (room - high) / 2, wide, high)

    def choices(self) -> Rect:
        """The room for programs to choose from: below the mat, and beside the plate down to the page's foot."""
        garden, top = self.garden(), self.mat().bottom + (self.lip + 1.0) * self.u
        return garden._replace(y=top, height=self.floor - top)

    def garden(self) -> Rect:
        """Below the mat, whose hem lies over its edge, and beside the plate."""
        first, top = self._beside_rail, self.mat().bottom - _UNDER_MAT * self.u
        wide = self._plate_left - self.beside_plate * self.u - first
        return Rect(self._left(first, wide), top, wide, self.low - top)

    @property
    def _tools_y(self) -> float:
        return self.low - self.t / 2

    @property
    def _tools_end(self) -> float:
        return self.width - self._plate_left + self.beside_plate * self.u

    def objects(self) -> Things:
        """What can be laid on the mat, above the strip."""
        return self._objects_at(self.low - self._objects_high)

    def _objects_x(self, wide: float) -> float:
        return self._left(self._before_strip, wide)

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        """The flower has the plate's place, and the keys are below it."""
        u, t, x, wide = self.u, self.t, self._plate_x, self._plate_wide
        high = max(NEXT_HEIGHT * u, t)
        y, gap = self.height - high - _BELOW_PLATE * u, u
        top = self._plate_top
        keys = self._again_and_film(x, y + (high - t) / 2, gap)
        keys[Touch(Key.NEXT)] = Rect(x + 2 * (t + gap), y, wide - 2 * (t + gap), high)
        return keys, Rect(x, top, wide, y - top - u)


class SmallAcrossZones(AcrossZones, SmallZones):
    """On a seven-inch tablet, where three cards have room beside the plate."""

    above_mat, lip = 0.4, 1.0
    beside_plate = 0.9

    @property
    def _plate_wide(self) -> float:
        return PLATE_IN_KEYS * self.t

    @property
    def _plate_top(self) -> float:
        return self.plate.y
