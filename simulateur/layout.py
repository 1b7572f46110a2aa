"""Where everything is, in pixels, for a window of any size: pure arithmetic on rectangles.

The unit ``u`` is one hundredth of the short side, or less where the window is nearly square or upright, so
that the three zones (rail, mat, plate) always stand side by side. Sizes in units are the style guide's.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from beebot.pose import Cell
from simulateur.controls import Key, Touch

MARGIN = 2.0
RAIL = 15.0
PLATE = 52.4
PLATE_KEY, PLATE_GAP, PLATE_PADDING = 15.0, 1.1, 2.6
STRIP = 14.5
AIR = 3.0
"""Above the strip, for the head that rides the lit card."""
CARD, CARD_GAP = 10.7, 1.0
BIG_KEY, SMALL_KEY, HOME_KEY, UNDO_KEY = 15.0, 12.4, 11.2, 9.0
HEM = 0.13
"""Of a cell."""
_ASPECT = 1.5
"""The least width over height for which a unit is a hundredth of the height."""
_SMALLEST_TOUCH = 40.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels; ``x``, ``y`` is its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float | None = None) -> "Rect":
        """The rectangle with its centre at ``x``, ``y``; square where no height is given."""
        height = width if height is None else height
        return cls(x - width / 2, y - height / 2, width, height)

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def at_least(self, side: float) -> "Rect":
        """The same centre, no side shorter than ``side``."""
        x, y = self.centre
        return Rect.around(x, y, max(self.width, side), max(self.height, side))


Places = Mapping[Touch, Rect]
"""Where each control is drawn; its touch target is at least forty pixels wide around it."""


def unit(size: tuple[int, int]) -> float:
    """Pixels in one unit, for a window of ``size``."""
    width, height = size
    return min(height, width / _ASPECT) / 100


def hit(places: Places, x: float, y: float) -> Touch | None:
    """The control under a point; of two that overlap, the one whose centre is nearest."""
    under = [
        (math.dist(rect.centre, (x, y)), index, touch)
        for index, (touch, rect) in enumerate(places.items())
        if rect.at_least(_SMALLEST_TOUCH).contains(x, y)
    ]
    return min(under)[2] if under else None


@dataclass(frozen=True)
class MatPlace:
    """Where a mat lies: ``grid`` is the rectangle of its cells, ``cell`` the side of one in pixels."""

    grid: Rect
    cell: float
    rows: int

    def centre_of(self, column: float, row: float) -> tuple[float, float]:
        """The pixel at the middle of a cell, which may be fractional."""
        return self.grid.x + (column + 0.5) * self.cell, self.grid.bottom - (row + 0.5) * self.cell

    def centre_of_cell(self, cell: Cell) -> tuple[float, float]:
        """The pixel at the middle of a cell."""
        return self.centre_of(cell.column, cell.row)


def place_mat(zone: Rect, columns: int, rows: int) -> MatPlace:
    """The largest mat that fits, hem included, in the middle of ``zone``."""
    cell = min(zone.width / (columns + 2 * HEM), zone.height / (rows + 2 * HEM))
    x, y = zone.centre
    return MatPlace(Rect.around(x, y, cell * columns, cell * rows), cell, rows)


@dataclass(frozen=True)
class ChallengeLayout:
    """The challenge's screen. ``plate`` is the bee's back without its antennae; ``cards`` are the slots."""

    size: tuple[int, int]
    u: float
    mat: MatPlace
    plate: Rect
    petals: Rect
    token: Rect
    tray: Rect
    cards: tuple[Rect, ...]
    speed: Rect | None
    places: Places = field(hash=False)
    success_places: Places = field(hash=False)
    reward: Rect


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a challenge's screen has to hold."""

    columns: int
    rows: int
    keys: tuple[Key, ...]
    cards: int
    most_cards: int
    youngest: bool
    robot: bool
    hints: bool


@lru_cache(maxsize=64)
def challenge_layout(size: tuple[int, int], wanted: Wanted) -> ChallengeLayout:
    """Lay out the challenge's screen."""
    u = unit(size)
    width, height = size
    strip_top = height - (MARGIN + STRIP) * u
    rail_x = (MARGIN + RAIL / 2) * u
    plate_x = width - (MARGIN + PLATE) * u
    zone = Rect((MARGIN + RAIL + 2.25) * u, MARGIN * u, 0, strip_top - (MARGIN + AIR) * u)
    zone = Rect(zone.x, zone.y, plate_x - 2.25 * u - zone.x, zone.height)

    below = _keys_below_plate(wanted)
    above = 0.068 * PLATE + 0.085 * PLATE_KEY
    group = above + PLATE + (4.4 + SMALL_KEY if below else 0)
    plate_y = zone.centre[1] + (above - group / 2) * u
    plate = Rect(plate_x, plate_y, PLATE * u, PLATE * u)
    row_y = plate.bottom + 4.4 * u

    rail = _rail(u, rail_x, strip_top, wanted)
    places = dict(rail) | _plate_keys(u, plate, wanted.keys)
    row, speed = _row_below(u, plate_x, row_y, below)
    places |= row
    tray, undo = _tray(u, width, strip_top, wanted)
    places |= undo
    cards = _cards(u, tray, wanted)
    places |= {Touch(Key.CARD, place): card for place, card in enumerate(cards[: wanted.cards])}
    go_on_y = min(row_y - 4.0 * u, strip_top - AIR * u - 17 * u)
    success = rail | {
        Touch(Key.AGAIN): Rect(plate_x + 0.9 * u, go_on_y + 3.6 * u, SMALL_KEY * u, SMALL_KEY * u),
        Touch(Key.NEXT): Rect(plate_x + 20 * u, go_on_y, 26.4 * u, 16.2 * u),
    }
    reward = Rect(plate_x, MARGIN * u, PLATE * u, go_on_y - (MARGIN + 1) * u)
    return ChallengeLayout(
        size=size,
        u=u,
        mat=place_mat(zone, wanted.columns, wanted.rows),
        plate=plate,
        petals=Rect.around(rail_x, 25.2 * u, 9.4 * u),
        token=Rect.around(8.4 * u, strip_top + STRIP / 2 * u, 13.8 * u),
        tray=tray,
        cards=cards,
        speed=speed,
        places=MappingProxyType(places),
        success_places=MappingProxyType(success),
        reward=reward,
    )


def _keys_below_plate(wanted: Wanted) -> tuple[Key, ...]:
    keys: tuple[Key, ...] = () if wanted.youngest else (Key.STEP,)
    if wanted.robot:
        keys += (Key.ROBOT,)
    return keys if wanted.youngest else (*keys, Key.TORTOISE, Key.HARE)


def _rail(u: float, x: float, strip_top: float, wanted: Wanted) -> dict[Touch, Rect]:
    places = {Touch(Key.HOME): Rect.around(x, (MARGIN + HOME_KEY / 2) * u, HOME_KEY * u)}
    low = strip_top - AIR * u
    if wanted.hints:
        places[Touch(Key.HINT)] = Rect.around(x, low - SMALL_KEY / 2 * u, SMALL_KEY * u)
        low -= (SMALL_KEY + 1.8) * u
    middle = (MARGIN + HOME_KEY) * u
    y = low - BIG_KEY / 2 * u if wanted.hints else (middle + low) / 2
    return places | {Touch(Key.LISTEN): Rect.around(x, y, BIG_KEY * u)}


_PLATE_GRID = {
    Key.FORWARD: (1, 0),
    Key.LEFT: (0, 1),
    Key.GO: (1, 1),
    Key.RIGHT: (2, 1),
    Key.CLEAR: (0, 2),
    Key.BACKWARD: (1, 2),
    Key.PAUSE: (2, 2),
}


def _plate_keys(u: float, plate: Rect, keys: tuple[Key, ...]) -> dict[Touch, Rect]:
    """As on the robot's back; a missing key leaves its place empty and the others where they are."""
    pitch = (PLATE_KEY + PLATE_GAP) * u
    first = (PLATE_PADDING + PLATE_KEY / 2) * u
    return {
        Touch(key): Rect.around(plate.x + first + column * pitch, plate.y + first + row * pitch, PLATE_KEY * u)
        for key, (column, row) in _PLATE_GRID.items()
        if key in keys
    }


def _row_below(u: float, x: float, y: float, keys: tuple[Key, ...]) -> tuple[dict[Touch, Rect], Rect | None]:
    places = {}
    left = x + 0.9 * u
    for key in keys:
        if key in (Key.STEP, Key.ROBOT):
            places[Touch(key)] = Rect(left, y, SMALL_KEY * u, SMALL_KEY * u)
            left += (SMALL_KEY + 1.8) * u
    if Key.HARE not in keys:
        return places, None
    speed = Rect(left, y, x + (PLATE - 0.9) * u - left, SMALL_KEY * u)
    half = speed.width / 2
    places[Touch(Key.TORTOISE)] = Rect(speed.x, y, half, speed.height)
    places[Touch(Key.HARE)] = Rect(speed.x + half, y, half, speed.height)
    return places, speed


def _tray(u: float, width: float, top: float, wanted: Wanted) -> tuple[Rect, dict[Touch, Rect]]:
    left, right = 16.25 * u, width - MARGIN * u
    places = {}
    if not wanted.youngest:
        y = top + STRIP / 2 * u
        for key in (Key.REDO, Key.UNDO):
            places[Touch(key)] = Rect.around(right - UNDO_KEY / 2 * u, y, UNDO_KEY * u)
            right -= (UNDO_KEY + 1.3) * u
        right -= 0.6 * u
    return Rect(left, top, right - left, STRIP * u), places


def _cards(u: float, tray: Rect, wanted: Wanted) -> tuple[Rect, ...]:
    """The slots of the strip, as large as fits: one row where it can, more where it must."""
    inside = Rect(tray.x + 1.9 * u, tray.y + 1.5 * u, tray.width - 3.8 * u, tray.height - 3.0 * u)
    roomy = int((inside.width + CARD_GAP * u) / ((CARD + CARD_GAP) * u))
    count = min(wanted.most_cards, max(roomy, wanted.cards + 1))
    rows, side = _best_rows(u, inside, count)
    per_row = math.ceil(count / rows)
    gap = side * CARD_GAP / CARD
    top = inside.centre[1] - (rows * side + (rows - 1) * gap) / 2
    return tuple(
        Rect(inside.x + place % per_row * (side + gap), top + place // per_row * (side + gap), side, side)
        for place in range(count)
    )


def _best_rows(u: float, inside: Rect, count: int) -> tuple[int, float]:
    gap = CARD_GAP / CARD
    best = (1, 0.0)
    for rows in range(1, 9):
        across = inside.width / (math.ceil(count / rows) * (1 + gap) - gap)
        down = inside.height / (rows * (1 + gap) - gap)
        side = min(across, down, CARD * u)
        if side > best[1]:
            best = (rows, side)
    return best
