"""The zones of the challenge's page at a table or on a tablet: rail, mat, plate and strips.

Rail and plate change sides for the left hand. What is inside them, and the way a strip is read,
never changes.
"""

from functools import cached_property

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import GO_ON_PLATE, ROW_GAP, Wanted, dial_keys, plate_keys, row_below
from simulateur.pages.layout.strips import STRIP, THREE_ROWS, Foot, Tray, choice_trays
from simulateur.pictures.units import (
    BIG_KEY,
    HOME_KEY,
    MARGIN,
    PLATE,
    PLATE_KEY,
    RAIL,
    REPEAT_KEY,
    SMALL_KEY,
    UNDO_KEY,
    child_unit,
)

AIR = 3.0
"""The room above the strips for the head that rides the lit card, in units."""
MAT_LIP = 1.8
"""The room below a mat for its lip and its shadow, in units. Large cells, in three rows, need most."""
_SPARE = 1
"""How many places of a strip a repeat needs besides its cards: one, for its end."""
_LEAST_PLATE_KEY = 9.0
"""The least side of the keys below a plate, in units; the plate shrinks to leave so much."""
_BEFORE_STRIP = 16.25
"""The room before a strip for the animal whose turn it is, in units."""
_BESIDE_MAT = 2.25
_OBJECT_KEY = 11.0
OBJECTS = _OBJECT_KEY + 2.6
"""The height of the tray of what can be laid on the mat, in units."""
_ANTENNAE = 0.068 * PLATE + 0.085 * PLATE_KEY
_WHOLE_PLATE = PLATE + _ANTENNAE
_ABOVE_ROW = 2.6
GO_ALONE = 19.0
"""The side of the GO below programs to choose from, in units."""
_BELOW_DIAL = 5.0
"""Between a dial and the GO below it, in units."""


class Zones:
    """Where the zones of a page are, in pixels."""

    large_token = False
    """Whether the animal whose turn it is is large, to be seen from afar."""
    _before_strip = _BEFORE_STRIP

    def __init__(self, size: tuple[int, int], wanted: Wanted) -> None:
        self.wanted = wanted
        self.u = child_unit(size)
        self.width, self.height = float(size[0]), float(size[1])
        floor = self.height - MARGIN * self.u
        self.strip_top = floor - self.foot.height * self.u
        self.low = floor - self._settled_units * self.u - AIR * self.u
        """Where the keys end that are above the strips; it stays while these are written."""
        self.bottom = self.low if wanted.strips else floor
        """Where the plate ends; if there is no strip, the plate stands beside the animal."""
        self.rail_x = self._sided((MARGIN + RAIL / 2) * self.u)
        self.plate, self._row_y, self._row_key = self._place_plate()

    @cached_property
    def foot(self) -> Foot:
        """The strips at the bottom."""
        wanted = self.wanted
        most = wanted.most or max(wanted.strips, default=0)
        spare = _SPARE if Key.REPEAT in wanted.tools else 0
        wide = self.width - (self._before_strip + MARGIN + (0.6 if wanted.tools else 0)) * self.u
        wide -= self._beside_strip + self._tools_width
        return Foot(self.u, wide, wanted.strips, most, spare, self._row_units, self._tallest)

    @property
    def _row_units(self) -> float:
        """The height of a strip of one row of cards, in units."""
        return STRIP

    @property
    def _tallest(self) -> float:
        """How high strips may be, in units."""
        return THREE_ROWS

    @property
    def _settled_units(self) -> float:
        """How high the strips are for the keys above them, in units; at least one row."""
        return max(self.foot.settled, self._row_units)

    def _sided(self, x: float) -> float:
        """A point, or its mirror image for the left hand."""
        return self.width - x if self.wanted.left_handed else x

    def _left(self, x: float, width: float) -> float:
        """The left edge of something ``width`` wide, or of its mirror image for the left hand."""
        return self.width - x - width if self.wanted.left_handed else x

    def mat(self) -> Rect:
        """The room for the mat, between rail and plate and below what is to be laid on it."""
        u = self.u
        beside = _BESIDE_MAT * u
        first = (MARGIN + RAIL) * u + beside
        wide = self.width - first - (MARGIN + PLATE) * u - beside
        top = (MARGIN + (OBJECTS + 2.0 if self.wanted.objects else 0)) * u
        return Rect(self._left(first, wide), top, wide, self._mat_low - top)

    @property
    def _mat_low(self) -> float:
        """Where the mat ends, its lip not counted."""
        low = self.bottom
        if self.wanted.strips:
            low = self.strip_top - AIR * self.u
        return low - MAT_LIP * self.u

    def rail(self) -> dict[Touch, Rect]:
        """Home at the top; the ear and the keys below it end above the animal."""
        u, x = self.u, self.rail_x
        places = {Touch(Key.HOME): Rect.around(x, (MARGIN + HOME_KEY / 2) * u, HOME_KEY * u)}
        low = self.low
        for key in reversed(self.wanted.rail):
            places[Touch(key)] = Rect.around(x, low - SMALL_KEY / 2 * u, SMALL_KEY * u)
            low -= (SMALL_KEY + ROW_GAP) * u
        y = ((MARGIN + HOME_KEY) * u + low) / 2
        if self.wanted.rail:
            y = low - BIG_KEY / 2 * u
        return places | {Touch(Key.LISTEN): Rect.around(x, y, BIG_KEY * u)}

    def petals(self) -> Rect:
        """The lesson's flower, between home and the ear."""
        ear = self.rail()[Touch(Key.LISTEN)]
        top = (MARGIN + HOME_KEY) * self.u
        side = min(9.4 * self.u, ear.y - top - 0.8 * self.u)
        return Rect.around(self.rail_x, min(25.2 * self.u, (top + ear.y) / 2), side)

    @property
    def _foot_y(self) -> float:
        """The middle of what stands beside the strips; beside the last row if strips will grow."""
        high = self.foot.height
        if self.foot.grows or not self.wanted.strips:
            high = self._row_units
        return self.height - (MARGIN + high / 2) * self.u

    @property
    def _tools_y(self) -> float:
        return self._foot_y

    def token(self) -> Rect:
        """The animal whose turn it is: beside the strip or, if it is large, above all keys."""
        return Rect.around(self._sided(8.4 * self.u), self._foot_y, 13.8 * self.u)

    def _place_plate(self) -> tuple[Rect, float, float]:
        """The plate, where the row below it begins, and the side of the keys in this row."""
        u = self.u
        if self.wanted.dial:
            return self._place_dial()
        room = self.bottom - MARGIN * u
        scale = min(1.0, (room - (_ABOVE_ROW + _LEAST_PLATE_KEY) * u) / (_WHOLE_PLATE * u))
        above, side = _ANTENNAE * u * scale, PLATE * u * scale
        free = room - above - side
        key = min(SMALL_KEY * u, free - _ABOVE_ROW * u)
        gap = min(4.4 * u, free - key)
        group = above + side + (gap + key if self.wanted.row else 0)
        middle = MARGIN * u + room / 2
        x = self._left(self.width - (MARGIN + PLATE / 2) * u - side / 2, side)
        plate = Rect(x, middle + above - group / 2, side, side)
        return plate, plate.bottom + gap, key

    def _place_dial(self) -> tuple[Rect, float, float]:
        """The dial in the place of a plate, with GO below it, in the middle of the height."""
        u = self.u
        high = PLATE + _BELOW_DIAL + GO_ON_PLATE
        dial = Rect(self._plate_x, self.height / 2 - high / 2 * u, PLATE * u, PLATE * u)
        return dial, dial.bottom, SMALL_KEY * u

    @property
    def _plate_x(self) -> float:
        """The left edge of the zone in which the plate stands, whole or smaller."""
        return self._left(self.width - (MARGIN + PLATE) * self.u, PLATE * self.u)

    def keys(self) -> dict[Touch, Rect]:
        """The keys of the plate; among programs to choose from, GO below them."""
        if self.wanted.dial:
            return dial_keys(self.plate, self.wanted) | {Touch(Key.GO): self._go_of_dial}
        if not self.wanted.choices:
            return plate_keys(self.plate, self.wanted)
        if Key.GO not in self.wanted.keys:
            return {}
        low = self.bottom - (GO_ALONE / 2 + 2) * self.u
        return {Touch(Key.GO): Rect.around(self.plate.centre[0], low, GO_ALONE * self.u)}

    @property
    def _go_of_dial(self) -> Rect:
        """GO below the dial, beside the strip."""
        y = self.plate.bottom + (_BELOW_DIAL + GO_ON_PLATE / 2) * self.u
        return Rect.around(self.plate.centre[0], y, GO_ON_PLATE * self.u)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        """The keys below the plate and, if there is room, the switch of the two speeds."""
        if self.wanted.dial:
            return self._beside_go(), None
        return row_below(self.u, self._plate_x, self._row_y, self._row_key, self.wanted.row)

    def _beside_go(self) -> dict[Touch, Rect]:
        """The pivots of the row, on either side of the GO below a dial."""
        go, side = self._go_of_dial, SMALL_KEY * self.u
        away = {Key.LEFT: go.x - side, Key.RIGHT: go.right}
        y = go.centre[1] - side / 2
        return {Touch(key): Rect(away[key], y, side, side) for key in self.wanted.row}

    def trays(self) -> tuple[Tray, ...]:
        """The strips at the bottom, or the programs to choose from in the plate's place."""
        u, wanted = self.u, self.wanted
        if wanted.choices:
            top, high = (MARGIN + 1) * u, self.bottom - (MARGIN + GO_ALONE + 4) * u
            room = Rect(self.plate.x, top, self.plate.width, high)
            return choice_trays(u, room, wanted.choices)
        left = self._left(self._before_strip * u, self.foot.width)
        return self.foot.trays(left, self.strip_top, right=wanted.left_handed)

    @property
    def _beside_strip(self) -> float:
        """How much of the page's foot the strip leaves free, at the end away from the animal."""
        return (PLATE + _BESIDE_MAT) * self.u if self.wanted.dial else 0.0

    @property
    def _tools_width(self) -> float:
        return sum(_tool_width(key) for key in self.wanted.tools) * self.u

    def tools(self, trays: tuple[Tray, ...]) -> dict[Touch, Rect]:
        """Repeat, undo and redo, at the end of the strips that is away from the animal."""
        places, u = {}, self.u
        if not trays:
            return {}
        y = self._tools_y
        room = self._tools_width - 1.3 * u
        x = self._left(self.width - MARGIN * u - self._beside_strip - room, room)
        for key in self.wanted.tools:
            side = (_tool_width(key) - 1.3) * u
            places[Touch(key)] = Rect.around(x + side / 2, y, side)
            x += side + 1.3 * u
        return places

    def objects(self) -> tuple[Rect | None, dict[Touch, Rect]]:
        """What can be laid on the mat, on a tray of its own above it."""
        return self._objects_at(MARGIN * self.u)

    def _objects_at(self, y: float) -> tuple[Rect | None, dict[Touch, Rect]]:
        count, u = self.wanted.objects, self.u
        if not count:
            return None, {}
        mat = self.mat()
        step = _OBJECT_KEY + 1.6
        wide = (count * (_OBJECT_KEY + 1.6) + 1.6) * u
        tray = Rect(mat.centre[0] - wide / 2, y, wide, OBJECTS * u)
        first, middle = tray.x + (1.6 + _OBJECT_KEY / 2) * u, tray.centre[1]
        places = (Rect.around(first + n * step * u, middle, _OBJECT_KEY * u) for n in range(count))
        keys = {Touch(Key.OBJECT, n): rect for n, rect in enumerate(places)}
        return tray, keys

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        """The keys that stand below the reward, and the reward's place."""
        u, x = self.u, self._plate_x
        go_on_y = min(self._row_y - 4.0 * u, self.low - 17 * u)
        top = (MARGIN + (18.5 if self.wanted.choices else 0)) * u
        keys = {
            Touch(Key.AGAIN): Rect(x, go_on_y + 3.6 * u, SMALL_KEY * u, SMALL_KEY * u),
            Touch(Key.FILM): Rect(x + (SMALL_KEY + 1.8) * u, go_on_y + 3.6 * u, SMALL_KEY * u, SMALL_KEY * u),
            Touch(Key.NEXT): Rect(x + 28.4 * u, go_on_y, 24 * u, 16.2 * u),
        }
        return keys, Rect(x, top, PLATE * u, go_on_y - top - u)


def _tool_width(key: Key) -> float:
    """The width of a tool's key and of the gap after it, in units."""
    if key is Key.REPEAT:
        return REPEAT_KEY + 1.3
    return UNDO_KEY + 1.3
