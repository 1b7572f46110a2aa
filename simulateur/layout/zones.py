"""The zones of the challenge's page at a table or on a tablet: rail, mat, plate or what stands in its place, strips.

Rail and plate change sides for the left hand; what is inside them, and the way a strip is read, never does.
"""

from dataclasses import dataclass
from types import MappingProxyType

from simulateur.controls import Key, Touch
from simulateur.layout.rectangles import (
    BIG_KEY,
    HOME_KEY,
    MARGIN,
    PLATE,
    PLATE_GAP,
    PLATE_KEY,
    PLATE_PADDING,
    RAIL,
    REPEAT_KEY,
    SMALL_KEY,
    UNDO_KEY,
    Rect,
    child_unit,
)
from simulateur.layout.strips import STRIP, Tray, choice_trays, hugged, lay_trays, strip_height

AIR = 3.0
"""Above the strips, for the head that rides the lit card."""
_BESIDE_MAT = 2.25
_ROW_GAP = 1.8
_OBJECT_KEY = 11.0
_MOST_SINGLE_KEYS = 4
"""In the row below the plate, as large as usual; with three the speeds still have room."""
GO_ALONE = 19.0
"""The GO that stands below programs to choose from."""
GO_ON_PLATE = 23.0
"""The only key of a plate on which nothing is written."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a challenge's page has to hold.

    ``keys`` are on the plate, where GO may be ``go_alone``; ``row`` those below it; ``rail`` those below the ear.
    ``strips`` are how many places each strip at the bottom shows, ``most`` how many cards one may have, 0 if it is only
    read, and ``tools`` the keys at its end. ``choices`` are how many cards each program has that is chosen from,
    ``objects`` how many things there are to lay on the mat.
    """

    keys: tuple[Key, ...]
    row: tuple[Key, ...] = ()
    rail: tuple[Key, ...] = ()
    strips: tuple[int, ...] = ()
    most: int = 0
    tools: tuple[Key, ...] = ()
    choices: tuple[int, ...] = ()
    objects: int = 0
    go_alone: bool = False
    left_handed: bool = False
    whiteboard: bool = False


class Zones:
    """Where the zones of a page are, in pixels."""

    def __init__(self, size: tuple[int, int], wanted: Wanted) -> None:
        self.wanted = wanted
        self.u = child_unit(size)
        self.width, self.height = float(size[0]), float(size[1])
        self.strip_height = self._strip_units * self.u
        self.strip_top = self.height - MARGIN * self.u - self.strip_height
        self.bottom = self.strip_top - AIR * self.u if wanted.strips else self.height - MARGIN * self.u
        """Where the mat and the plate end."""
        self.rail_x = self._sided((MARGIN + RAIL / 2) * self.u)
        self.plate, self._row_y, self._row_key = self._place_plate()

    def _sided(self, x: float) -> float:
        """A point, or its mirror for the left hand."""
        return self.width - x if self.wanted.left_handed else x

    def _left(self, x: float, width: float) -> float:
        """The left edge of something ``width`` wide, or of its mirror."""
        return self.width - x - width if self.wanted.left_handed else x

    def mat(self) -> Rect:
        """The room for the mat, between rail and plate and below what is to be laid on it."""
        u = self.u
        beside = _BESIDE_MAT * u
        first = (MARGIN + RAIL) * u + beside
        wide = self.width - first - (MARGIN + PLATE) * u - beside
        top = (MARGIN + (_OBJECT_KEY + 4.6 if self.wanted.objects else 0)) * u
        return Rect(self._left(first, wide), top, wide, self.bottom - top)

    def rail(self) -> dict[Touch, Rect]:
        """Home at the top; the ear and the keys below it end above the animal."""
        u, x = self.u, self.rail_x
        places = {Touch(Key.HOME): Rect.around(x, (MARGIN + HOME_KEY / 2) * u, HOME_KEY * u)}
        low = self.strip_top - AIR * u
        for key in reversed(self.wanted.rail):
            places[Touch(key)] = Rect.around(x, low - SMALL_KEY / 2 * u, SMALL_KEY * u)
            low -= (SMALL_KEY + _ROW_GAP) * u
        y = low - BIG_KEY / 2 * u if self.wanted.rail else ((MARGIN + HOME_KEY) * u + low) / 2
        return places | {Touch(Key.LISTEN): Rect.around(x, y, BIG_KEY * u)}

    def petals(self) -> Rect:
        """The lesson's flower, between home and the ear."""
        ear = self.rail()[Touch(Key.LISTEN)]
        between = ((MARGIN + HOME_KEY) * self.u + ear.y) / 2
        return Rect.around(self.rail_x, min(25.2 * self.u, between), 9.4 * self.u)

    @property
    def _strip_units(self) -> float:
        """How high the strips are, or the room kept for them, in units."""
        return max(strip_height(len(self.wanted.strips), self.wanted.most), STRIP)

    def token(self) -> Rect:
        """Whose turn it is, beside the strip."""
        return Rect.around(self._sided(8.4 * self.u), self.strip_top + self.strip_height / 2, 13.8 * self.u)

    def turn(self) -> Rect | None:
        """The same in large, where it is seen from afar."""
        return None

    def _place_plate(self) -> tuple[Rect, float, float]:
        """The plate, where the row below it begins, and the side of the keys in that row."""
        u = self.u
        above = (0.068 * PLATE + 0.085 * PLATE_KEY) * u
        free = self.bottom - MARGIN * u - above - PLATE * u
        gap, key = (4.4 * u, SMALL_KEY * u) if free >= (4.4 + SMALL_KEY) * u else (2.6 * u, free - 2.6 * u)
        group = above + PLATE * u + (gap + key if self.wanted.row else 0)
        middle = (MARGIN * u + self.bottom) / 2
        x = self._left(self.width - (MARGIN + PLATE) * u, PLATE * u)
        plate = Rect(x, middle + above - group / 2, PLATE * u, PLATE * u)
        return plate, plate.bottom + gap, key

    def keys(self) -> dict[Touch, Rect]:
        """The keys of the plate; among programs to choose from, GO below them."""
        if not self.wanted.choices:
            return plate_keys(self.plate, self.wanted)
        if Key.GO not in self.wanted.keys:
            return {}
        low = self.bottom - (GO_ALONE / 2 + 2) * self.u
        return {Touch(Key.GO): Rect.around(self.plate.centre[0], low, GO_ALONE * self.u)}

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        """The keys below the plate and, if there is room, the switch of the two speeds."""
        return row_below(self.u, self.plate.x, self._row_y, self._row_key, self.wanted.row)

    def trays(self) -> tuple[Tray, ...]:
        """The strips at the bottom, or the programs to choose from in the plate's place."""
        u, wanted = self.u, self.wanted
        if wanted.choices:
            room = Rect(self.plate.x, (MARGIN + 1) * u, self.plate.width, self.bottom - (MARGIN + GO_ALONE + 4) * u)
            return choice_trays(u, room, wanted.choices)
        first = 16.25 * u
        wide = self.width - first - MARGIN * u - self._beside_strip - self._tools_width
        wide -= 0.6 * u if wanted.tools else 0
        room = Rect(self._left(first, wide), self.strip_top, wide, self.strip_height)
        most = wanted.most or max(wanted.strips, default=0)
        if Key.REPEAT not in wanted.tools:  # whose die and dots take places beside those of the cards
            room = hugged(u, room, len(wanted.strips), most, right=wanted.left_handed)
        return lay_trays(u, room, wanted.strips, most)

    @property
    def _beside_strip(self) -> float:
        """How much of the page's foot, at the end that is away from the animal, the strip leaves free."""
        return 0.0

    @property
    def _tools_width(self) -> float:
        return sum(_tool_width(key) for key in self.wanted.tools) * self.u

    def tools(self, trays: tuple[Tray, ...]) -> dict[Touch, Rect]:
        """Repeat, undo and redo, at the end of the strip that is away from the animal."""
        places, u = {}, self.u
        if not trays:
            return {}
        y = (trays[0].rect.y + trays[-1].rect.bottom) / 2
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
        wide = (count * (_OBJECT_KEY + 1.6) + 1.6) * u
        tray = Rect(mat.centre[0] - wide / 2, y, wide, (_OBJECT_KEY + 2.6) * u)
        first = tray.x + (1.6 + _OBJECT_KEY / 2) * u
        keys = {
            Touch(Key.OBJECT, n): Rect.around(first + n * (_OBJECT_KEY + 1.6) * u, tray.centre[1], _OBJECT_KEY * u)
            for n in range(count)
        }
        return tray, keys

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        """The keys that stand below the reward, and the reward's place."""
        u, x = self.u, self.plate.x
        go_on_y = min(self._row_y - 4.0 * u, self.strip_top - AIR * u - 17 * u)
        top = (MARGIN + (18.5 if self.wanted.choices else 0)) * u
        keys = {
            Touch(Key.AGAIN): Rect(x + 0.9 * u, go_on_y + 3.6 * u, SMALL_KEY * u, SMALL_KEY * u),
            Touch(Key.NEXT): Rect(x + 20 * u, go_on_y, 26.4 * u, 16.2 * u),
        }
        return keys, Rect(x, top, PLATE * u, go_on_y - top - u)


def _tool_width(key: Key) -> float:
    """A tool's key with the gap after it."""
    return (REPEAT_KEY if key is Key.REPEAT else UNDO_KEY) + 1.3


_PLATE_GRID = MappingProxyType(
    {
        Key.FORWARD: (1, 0),
        Key.LEFT: (0, 1),
        Key.GO: (1, 1),
        Key.RIGHT: (2, 1),
        Key.CLEAR: (0, 2),
        Key.BACKWARD: (1, 2),
        Key.PAUSE: (2, 2),
    }
)


def plate_keys(plate: Rect, wanted: Wanted) -> dict[Touch, Rect]:
    """As on the robot's back; a missing key leaves its place empty and the others where they are."""
    u = plate.width / PLATE
    if wanted.go_alone:
        x, y = plate.centre
        return {Touch(Key.GO): Rect.around(x, y + 4.4 * u, GO_ON_PLATE * u)} if Key.GO in wanted.keys else {}
    pitch = (PLATE_KEY + PLATE_GAP) * u
    first = (PLATE_PADDING + PLATE_KEY / 2) * u
    return {
        Touch(key): Rect.around(plate.x + first + column * pitch, plate.y + first + row * pitch, PLATE_KEY * u)
        for key, (column, row) in _PLATE_GRID.items()
        if key in wanted.keys
    }


def row_below(
    u: float, x: float, y: float, side: float, keys: tuple[Key, ...]
) -> tuple[dict[Touch, Rect], Rect | None]:
    """Single keys from the left, then the switch of the two speeds in what is left of the row."""
    single = [key for key in keys if key not in (Key.TORTOISE, Key.HARE)]
    wide = (PLATE - 1.8) * u
    if len(single) > _MOST_SINGLE_KEYS - 1:
        side = min(side, (wide + _ROW_GAP * u) / len(single) - _ROW_GAP * u)
    places, left = {}, x + 0.9 * u
    for key in single:
        places[Touch(key)] = Rect(left, y, side, side)
        left += side + _ROW_GAP * u
    room = x + (PLATE - 0.9) * u - left
    if Key.HARE not in keys or room < 2 * 9 * u:
        return places, None
    speed = Rect(left, y, room, side)
    half = room / 2
    places[Touch(Key.TORTOISE)] = Rect(speed.x, y, half, side)
    places[Touch(Key.HARE)] = Rect(speed.x + half, y, half, side)
    return places, speed
