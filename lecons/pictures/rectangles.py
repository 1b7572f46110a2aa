"""Rectangles in pixels, to measure every drawing, and the upright box round a turned one."""

import math
from collections.abc import Sequence
from typing import NamedTuple

HEM = 0.13
"""The width of the hem round a mat, in cells."""


class Rect(NamedTuple):
    """A rectangle in pixels; ``x``, ``y`` is its upper left corner.

    A named tuple, since hundreds are made in each frame.
    """

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float | None = None) -> "Rect":
        """The rectangle with its centre at ``x``, ``y``; square if no height is given."""
        if height is None:
            height = width
        return cls(x - width / 2, y - height / 2, width, height)

    @classmethod
    def enclosing(cls, rects: Sequence["Rect"]) -> "Rect":
        """The smallest rectangle round ``rects``, of which there is at least one."""
        x, y = min(each.x for each in rects), min(each.y for each in rects)
        return cls(x, y, max(each.right for each in rects) - x, max(each.bottom for each in rects) - y)

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
        """Whether the point ``x``, ``y`` lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether this rectangle and ``other`` share more than an edge; an empty one meets none."""
        across = min(self.right, other.right) > max(self.x, other.x)
        return across and min(self.bottom, other.bottom) > max(self.y, other.y)

    def mirrored(self, width: float) -> "Rect":
        """The same rectangle on the other side of a page of this ``width``."""
        return self._replace(x=width - self.right)

    def moved(self, right: float, down: float) -> "Rect":
        """A copy of the same size, moved ``right`` and ``down`` by so many pixels."""
        return self._replace(x=self.x + right, y=self.y + down)

    def inset(self, by: float) -> "Rect":
        """A copy with the same centre, each side ``by`` pixels further in."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def at_least(self, side: float) -> "Rect":
        """A copy with the same centre, no side shorter than ``side``."""
        x, y = self.centre
        return Rect.around(x, y, max(self.width, side), max(self.height, side))


def turned_box(width: float, height: float, degrees: float) -> tuple[float, float]:
    """The width and height of the upright box round a rectangle that is turned by ``degrees``."""
    if not degrees:
        return width, height
    sin, cos = abs(math.sin(math.radians(degrees))), abs(math.cos(math.radians(degrees)))
    return width * cos + height * sin, width * sin + height * cos


def grid(  # noqa: PLR0913 (what a grid is)
    room: Rect,
    count: int,
    gap: float,
    widest: float = 1.0,
    *,
    least: float = 1.0,
    largest: float = math.inf,
    columns: int = 0,
) -> tuple[Rect, ...]:
    """``count`` equal rectangles in rows, as large as ``room`` allows, in its middle; so is a shorter last row.

    They are ``least`` to ``widest`` times as wide as high, ``gap`` pixels apart, and at most ``largest`` pixels high.
    ``columns`` is how many are in a row; 0 for the number that leaves them largest.
    """

    def high(columns: int) -> float:
        rows = math.ceil(count / columns)
        wide = (room.width + gap) / columns - gap
        return min((room.height + gap) / rows - gap, wide / least, largest)

    columns = columns or max(range(1, count + 1), key=lambda each: (round(high(each), 3), -each))
    rows, side = math.ceil(count / columns), high(columns)
    wide = min((room.width + gap) / columns - gap, widest * side)
    top = room.centre[1] - (rows * (side + gap) - gap) / 2
    places = []
    for row in range(rows):
        across = min(columns, count - row * columns)
        left = room.centre[0] - (across * (wide + gap) - gap) / 2
        places += [Rect(left + n * (wide + gap), top + row * (side + gap), wide, side) for n in range(across)]
    return tuple(places)
