"""The garden's path and flowers on a wall board: in a row that a small child reaches, up to a hive.

Four fifths of every flower at least are in the lower two fifths of the page, above the keys at its foot: its middle is
well within reach, and a class sees its picture. The hive cannot be touched; it is on the hill. The path is the same
whatever there is to play, so that it can be shown before that is known.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.pictures.units import child_unit

REACH = 0.6
"""How far down the page the reach of a small child begins, in parts of the page's height."""
KEY, FOOT, GAP = 13.0, 1.6, 1.8
"""In units: the keys at the foot of the page, the air below them, the least gap between targets."""
_FLOWER, _FOLLOWING, _BUD = 22.0, 25.0, 1.8
"""In units: a flower, the next one to do, and the room below them for what hangs from it."""
_TIGHT = 0.92
"""How much of its room a flower takes where room is scarce. The next flower, which is larger, needs the rest."""
_FIRST, _LAST = 14.6, 16.5
"""From the edges of the page to the ends of the row, in units."""
_WAVE, _WAVES = 0.8, 3
"""How far the row goes up and down, in units, and how often."""
_FARTHEST, _FARTHEST_PART = 30.0, 0.17
"""The most between two flowers: in units or, on a wide page, in parts of its width."""
_STANDS = 1.5 / _FLOWER
"""How far the middle of a flower is above the path's middle, in parts of its side."""
_BROAD = 0.55
"""How wide the path is, in parts of a flower's side."""
_HIVE_X, _HIVE_Y = 19.0, 0.452
"""The hive: from the edge of the page in units, and from its top in parts of its height."""
_BULGE, _STEEP = 4 / 3, 0.42
"""The handles of the path's last curve: how far out both are, and how far up the second one is."""
_SINE = 0.3642
"""Where the handles of a Bézier curve are, in parts of half a wave, so that it is nearly a sine."""
Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]


class Way(NamedTuple):
    """The path across the garden, in pixels, from the x ``left`` to ``right``; ``height`` is the y of its middle.

    ``wave`` is how far it goes up and down, ``broad`` how wide it is.
    """

    size: tuple[int, int]
    left: float
    right: float
    height: float
    wave: float
    broad: float

    def y_at(self, x: float) -> float:
        """The y of the path's middle at ``x``, in pixels."""
        angle = math.pi * _WAVES * (x - self.left) / (self.right - self.left)
        return self.height + self.wave * math.cos(angle)

    @property
    def hive(self) -> Point:
        """The pixel where the path ends, at the hive."""
        return self.size[0] - _HIVE_X * child_unit(self.size), _HIVE_Y * self.size[1]

    def curves(self) -> tuple[Curve, ...]:
        """The path as Bézier curves, from the left edge of the page to the hive."""
        x, y = self.left, self.y_at(self.left)
        outside = -self.broad
        return ((outside, y), (outside / 2, y), (x / 2, y), (x, y)), *self._row(), self._climb()

    def _row(self) -> list[Curve]:
        step = (self.right - self.left) / _WAVES
        found = []
        for n in range(_WAVES):
            x0, x1 = self.left + n * step, self.left + (n + 1) * step
            y0, y1 = self.y_at(x0), self.y_at(x1)
            found.append(((x0, y0), (x0 + _SINE * step, y0), (x1 - _SINE * step, y1), (x1, y1)))
        return found

    def _climb(self) -> Curve:
        x, y, (hive_x, hive_y) = self.right, self.y_at(self.right), self.hive
        room = self.size[0] - x - self.broad / 2 - FOOT * child_unit(self.size)
        far = x + room * _BULGE
        return (x, y), (far, y), (far, hive_y + _STEEP * (y - hive_y)), (hive_x, hive_y)


class BoardGarden(NamedTuple):
    """The garden's path and, for each flower, a rectangle.

    The next flower has the same middle as it would have else, and its side is ``following`` pixels.
    """

    way: Way
    flowers: tuple[Rect, ...]
    following: float

    def place(self, flower: int, *, following: bool) -> Rect:
        """Where flower number ``flower`` stands; larger if it is the ``following`` one, the next to do."""
        rect = self.flowers[flower]
        if not following:
            return rect
        return Rect.around(*rect.centre, self.following)


@lru_cache(maxsize=8)
def board_way(size: tuple[int, int]) -> Way:
    """The path across the garden in a window of ``size`` pixels."""
    u, (width, height) = child_unit(size), size
    flower = _FLOWER * u
    y = height - (FOOT + KEY + GAP + _BUD + _FOLLOWING / 2 + _WAVE) * u + _STANDS * flower
    return Way(size, _FIRST * u, width - _LAST * u, y, _WAVE * u, _BROAD * flower)


@lru_cache(maxsize=8)
def board_garden(size: tuple[int, int], count: int) -> BoardGarden:
    """The garden with ``count`` flowers in a window of ``size`` pixels."""
    u, way = child_unit(size), board_way(size)
    farthest = max(_FARTHEST * u, _FARTHEST_PART * size[0])
    pitch = min((way.right - way.left) / max(count - 1, 1), farthest)
    room = pitch - GAP * u
    side = min(_FLOWER * u, _TIGHT * room)
    following = min(_FOLLOWING * u, 2 * room - side)
    first = (way.left + way.right - pitch * (count - 1)) / 2
    spots = tuple(_standing(way, first + n * pitch, side) for n in range(count))
    return BoardGarden(way, spots, following)


def _standing(way: Way, x: float, side: float) -> Rect:
    """A flower that stands on the path. Whatever its size, its middle is where a usual flower has its own."""
    return Rect.around(x, way.y_at(x) - _STANDS * way.broad / _BROAD, side)
