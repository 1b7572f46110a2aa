"""The garden's path and flowers on a wall board: in rows that a small child reaches, up to a hive.

All flowers are in the lower two fifths of the page, above the keys at its foot. The hive cannot be
touched; it is on the hill. The path is the same for up to ``ONE_ROW`` lessons, so that it can be
shown before their number is known.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.pictures.units import child_unit

REACH = 0.6
"""How far down the page the reach of a small child begins, in parts of the page's height."""
KEY, FOOT, GAP = 11.4, 1.6, 1.8
"""In units: the keys at the foot of the page, the air below them, the least gap between targets."""
ONE_ROW = 9
_FLOWER, _FOLLOWING = 14.0, 18.0
_TIGHT = 0.9
"""How much of its room a flower takes where room is scarce. The next flower, which is larger, needs
the rest."""
_FIRST, _LAST = 12.0, 16.5
"""From the edges of the page to the ends of a single row, in units."""
_WAVE, _WAVES, _CALMER = 2.8, 3, 1.5
"""How far a single row goes up and down, in units; how often; how much calmer several rows are."""
_FARTHEST, _FARTHEST_PART = 30.0, 0.17
"""The most between two flowers: in units or, on a wide page, in parts of its width."""
_MOST_ROWS = 6
_STANDS = 1.5 / _FLOWER
"""How far the middle of a flower is above the path's middle, in parts of its side."""
_BROAD = 0.75
"""How wide the path is, in parts of a flower's side."""
_HIVE_X, _HIVE_Y = 19.0, 0.452
"""The hive: from the edge of the page in units, and from its top in parts of its height."""
_BULGE, _STEEP = 4 / 3, 0.42
"""The handles of the path's last curve: how far out both are, and how far up the second one is."""
_SINE = 0.3642
"""Where the handles of a Bézier curve are, in parts of half a wave, so that it is nearly a sine."""
Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]


class Rows(NamedTuple):
    """The rows of the path, in pixels, from ``left`` to ``right``.

    ``heights`` has each row's height, the lowest row first. ``wave`` is how far a row goes up and
    down, ``broad`` how wide the path is.
    """

    size: tuple[int, int]
    left: float
    right: float
    heights: tuple[float, ...]
    wave: float
    broad: float

    def y_at(self, row: int, x: float) -> float:
        """The height of the path's middle in a row, in pixels."""
        angle = math.pi * _WAVES * (x - self.left) / (self.right - self.left)
        return self.heights[row] + self.wave * math.cos(angle)

    @property
    def ends_right(self) -> bool:
        """Whether the last row leads to the right; then the hive is there."""
        return len(self.heights) % 2 == 1

    @property
    def hive(self) -> Point:
        """The end of the path."""
        x, y = _HIVE_X * child_unit(self.size), _HIVE_Y * self.size[1]
        if self.ends_right:
            x = self.size[0] - x
        return x, y

    def curves(self) -> tuple[Curve, ...]:
        """The path as Bézier curves, from the left edge of the page to the hive."""
        x, y = self.left, self.y_at(0, self.left)
        outside = -self.broad
        found: list[Curve] = [((outside, y), (outside / 2, y), (x / 2, y), (x, y))]
        for row in range(len(self.heights)):
            if row:
                found.append(self._bend(row))
            found += self._row(row)
        return (*found, self._climb())

    def _row(self, row: int) -> list[Curve]:
        start, end = self._ends(row)
        step = (end - start) / _WAVES
        found = []
        for n in range(_WAVES):
            x0, x1 = start + n * step, start + (n + 1) * step
            y0, y1 = self.y_at(row, x0), self.y_at(row, x1)
            found.append(((x0, y0), (x0 + _SINE * step, y0), (x1 - _SINE * step, y1), (x1, y1)))
        return found
        return found

    def _ends(self, row: int) -> tuple[float, float]:
        """Where a row begins and where it ends: each row goes back under the next one."""
        if row % 2:
            return self.right, self.left
        return self.left, self.right

    def _bend(self, row: int) -> Curve:
        """From the end of the row below up to this one."""
        x, way = self.left, -1
        if row % 2:
            x, way = self.right, 1
        low, high = self.y_at(row - 1, x), self.y_at(row, x)
        out = x + (low - high) * 2 / 3 * way
        return (x, low), (out, low), (out, high), (x, high)

    def _climb(self) -> Curve:
        """From the last row up the hill."""
        x, way, edge = self.left, -1, 0
        if self.ends_right:
            x, way, edge = self.right, 1, self.size[0]
        y, (hive_x, hive_y) = self.y_at(len(self.heights) - 1, x), self.hive
        rise = y - hive_y
        room = abs(edge - x) - self.broad / 2 - FOOT * child_unit(self.size)
        far = x + way * room * _BULGE
        return (x, y), (far, y), (far, hive_y + _STEEP * rise), (hive_x, hive_y)


class BoardGarden(NamedTuple):
    """The garden's rows and, for each flower, a rectangle.

    The next flower has its middle at the same place, and its side is ``following`` pixels.
    """

    rows: Rows
    flowers: tuple[Rect, ...]
    following: float

    def place(self, flower: int, *, following: bool) -> Rect:
        """Where a flower stands, larger if it is the next one."""
        rect = self.flowers[flower]
        if not following:
            return rect
        return Rect.around(*rect.centre, self.following)


@lru_cache(maxsize=8)
def board_rows(size: tuple[int, int], rows: int = 1) -> Rows:
    """The path in so many rows."""
    u, (width, height) = child_unit(size), size
    top, low = REACH * height, height - (FOOT + KEY + GAP) * u
    if rows == 1:
        flower, wave = _FLOWER * u, _WAVE * u
        y = (top + low) / 2 + _STANDS * flower
        return Rows(size, _FIRST * u, width - _LAST * u, (y,), wave, _BROAD * flower)
    wave = _WAVE * u / rows**_CALMER
    pitch = min((low - top - 2 * wave + GAP * u) / rows, (_FLOWER + 2 * GAP) * u)
    flower = pitch - GAP * u
    first = (top + low) / 2 + pitch * (rows - 1) / 2 + _STANDS * flower
    end = FOOT * u + (pitch + _BROAD * flower) / 2
    heights = tuple(first - row * pitch for row in range(rows))
    return Rows(size, end, width - end, heights, wave, _BROAD * flower)


@lru_cache(maxsize=8)
def board_garden(size: tuple[int, int], count: int) -> BoardGarden:
    """The flowers of ``count`` lessons, in as few rows as leave them large."""
    if count <= ONE_ROW:
        return _single(size, count)
    found = (_several(size, count, rows) for rows in range(2, _MOST_ROWS + 1))
    return max(found, key=lambda each: each.following)


def _single(size: tuple[int, int], count: int) -> BoardGarden:
    u, rows = child_unit(size), board_rows(size)
    farthest = max(_FARTHEST * u, _FARTHEST_PART * size[0])
    pitch = min((rows.right - rows.left) / max(count - 1, 1), farthest)
    room = pitch - GAP * u
    side = min(_FLOWER * u, _TIGHT * room)
    following = min(_FOLLOWING * u, 2 * room - side)
    first = (rows.left + rows.right - pitch * (count - 1)) / 2
    spots = tuple(_standing(rows, 0, first + n * pitch, side) for n in range(count))
    return BoardGarden(rows, spots, following)


def _several(size: tuple[int, int], count: int, number: int) -> BoardGarden:
    """Flowers stand one above the other, since waving rows then keep their distance.

    A row with fewer flowers ends early.
    """
    u, rows = child_unit(size), board_rows(size, number)
    each = [count // number + (row < count % number) for row in range(number)]
    step = (rows.right - rows.left) / max(each[0] - 1, 1)
    side = min(_FLOWER * u, step - GAP * u, rows.heights[0] - rows.heights[1] - GAP * u)
    spots = []
    for row, flowers in enumerate(each):
        start, way = rows.left, step
        if row % 2:
            start, way = rows.right, -step
        spots += [_standing(rows, row, start + n * way, side) for n in range(flowers)]
    return BoardGarden(rows, tuple(spots), side)


def _standing(rows: Rows, row: int, x: float, side: float) -> Rect:
    """A flower in a row. Its middle is where a flower of the row's own size would have it."""
    return Rect.around(x, rows.y_at(row, x) - _STANDS * rows.broad / _BROAD, side)
