"""What a laser cuts: outlines and holes in millimetres, x to the right and y upwards, and what its beam takes away.

A shape says what is wanted. The beam removes half its width on each side of the line, so an outline is drawn larger by
half a kerf, and a hole smaller.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its sides, with y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def holds(self, other: "Box") -> bool:
        """Whether ``other`` lies within this box."""
        return (
            self.left <= other.left
            and self.bottom <= other.bottom
            and other.right <= self.right
            and other.top <= self.top
        )

    def meets(self, other: "Box") -> bool:
        """Whether this box and ``other`` overlap; edges may touch."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


class Shape(Protocol):
    """An outline or a hole that a laser cuts: a closed line, in millimetres."""

    def grown(self, by: float) -> "Shape":
        """A copy larger by ``by`` on every side; smaller where that is negative."""
        ...

    @property
    def box(self) -> Box:
        """The smallest box around the shape."""
        ...

    def path(self, at: Point) -> str:
        """The shape as the data of an SVG path, moved by ``at``; y points downwards there."""
        ...


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around ``x``, ``y``; with ``flat`` above 0, cut by two straight sides that far apart, as a shaft is."""

    x: float
    y: float
    radius: float
    flat: float = 0.0

    def grown(self, by: float) -> "Disc":
        return Disc(self.x, self.y, self.radius + by, self.flat + 2 * by if self.flat else 0.0)

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)

    def path(self, at: Point) -> str:
        x, y, r = at[0] + self.x, at[1] - self.y, self.radius
        if not self.flat:
            return f"M{_n(x - r)} {_n(y)}a{_n(r)} {_n(r)} 0 1 0 {_n(2 * r)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(-2 * r)} 0Z"
        half = self.flat / 2
        reach = (r * r - half * half) ** 0.5
        return (
            f"M{_n(x - reach)} {_n(y - half)}H{_n(x + reach)}A{_n(r)} {_n(r)} 0 0 1 {_n(x + reach)} {_n(y + half)}"
            f"H{_n(x - reach)}A{_n(r)} {_n(r)} 0 0 1 {_n(x - reach)} {_n(y - half)}Z"
        )


@dataclass(frozen=True, slots=True)
class Slab:
    """A rectangle with its middle at ``x``, ``y``; its corners have the radius ``corner``, 0 for none."""

    x: float
    y: float
    width: float
    height: float
    corner: float = 0.0

    def grown(self, by: float) -> "Slab":
        corner = max(0.0, self.corner + by) if self.corner else 0.0
        return Slab(self.x, self.y, self.width + 2 * by, self.height + 2 * by, corner)

    @property
    def box(self) -> Box:
        half_width, half_height = self.width / 2, self.height / 2
        return Box(self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height)

    def path(self, at: Point) -> str:
        x, y, c = at[0] + self.x - self.width / 2, at[1] - self.y - self.height / 2, self.corner
        w, h = self.width - 2 * c, self.height - 2 * c
        if not c:
            return f"M{_n(x)} {_n(y)}h{_n(w)}v{_n(h)}h{_n(-w)}Z"
        turn = f"a{_n(c)} {_n(c)} 0 0 1"
        return (
            f"M{_n(x + c)} {_n(y)}h{_n(w)}{turn} {_n(c)} {_n(c)}v{_n(h)}{turn} {_n(-c)} {_n(c)}"
            f"h{_n(-w)}{turn} {_n(-c)} {_n(-c)}v{_n(-h)}{turn} {_n(c)} {_n(-c)}Z"
        )


@dataclass(frozen=True, slots=True)
class Plate:
    """A rectangle around (0, 0) with round corners, and notches in its left and right edges for the tabs of walls.

    ``notches`` are the middles of them along y, on both sides; each is ``long`` by ``deep``.
    """

    width: float
    height: float
    corner: float
    notches: tuple[float, ...]
    long: float
    deep: float

    def grown(self, by: float) -> "Plate":
        width, height, corner = self.width + 2 * by, self.height + 2 * by, self.corner + by
        return Plate(width, height, corner, self.notches, self.long - 2 * by, self.deep)

    @property
    def box(self) -> Box:
        return Box(-self.width / 2, -self.height / 2, self.width / 2, self.height / 2)

    def openings(self) -> tuple[Slab, ...]:
        """The notches as rectangles."""
        x = (self.width - self.deep) / 2
        return tuple(Slab(side * x, y, self.deep, self.long) for side in (-1, 1) for y in self.notches)

    def path(self, at: Point) -> str:
        x, y, c = self.width / 2, self.height / 2, self.corner
        down = "".join(self._notch(at, place, -self.deep) for place in sorted(self.notches, reverse=True))
        up = "".join(self._notch(at, place, self.deep) for place in sorted(self.notches))
        turn = f"a{_n(c)} {_n(c)} 0 0 1"
        return (
            f"M{_n(at[0] - x + c)} {_n(at[1] - y)}H{_n(at[0] + x - c)}{turn} {_n(c)} {_n(c)}{down}"
            f"V{_n(at[1] + y - c)}{turn} {_n(-c)} {_n(c)}H{_n(at[0] - x + c)}{turn} {_n(-c)} {_n(-c)}{up}"
            f"V{_n(at[1] - y + c)}{turn} {_n(c)} {_n(-c)}Z"
        )

    def _notch(self, at: Point, place: float, into: float) -> str:
        """One of them: from above where ``into`` leads to the left, as the right edge is drawn."""
        ahead = -self.long / 2 if into < 0 else self.long / 2
        first, last = at[1] - place + ahead, at[1] - place - ahead
        return f"V{_n(first)}h{_n(into)}V{_n(last)}h{_n(-into)}"


@dataclass(frozen=True, slots=True)
class Steps:
    """A shape of upright and level edges from corner to corner, with its inside on their left."""

    corners: tuple[Point, ...]

    def grown(self, by: float) -> "Steps":
        moved = []
        count = len(self.corners)
        for place, (x, y) in enumerate(self.corners):
            before, after = self.corners[place - 1], self.corners[(place + 1) % count]
            in_x, in_y = _sign(x - before[0]), _sign(y - before[1])
            out_x, out_y = _sign(after[0] - x), _sign(after[1] - y)
            moved.append((x + by * (in_y + out_y), y - by * (in_x + out_x)))
        return Steps(tuple(moved))

    @property
    def box(self) -> Box:
        xs, ys = [x for x, _y in self.corners], [y for _x, y in self.corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def path(self, at: Point) -> str:
        return "M" + "L".join(f"{_n(at[0] + x)} {_n(at[1] - y)}" for x, y in self.corners) + "Z"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sheet: its outline, what is cut out of it, and words or lines that are only engraved.

    ``count`` pieces of it are wanted. ``words`` are (x, y, height, text).
    """

    name: str
    outline: Shape
    holes: tuple[Shape, ...] = ()
    words: tuple[tuple[float, float, float, str], ...] = ()
    count: int = 1

    def drawn(self, kerf: float) -> "Part":
        """A copy whose lines a laser follows so that this part is left; its beam takes away ``kerf`` millimetres."""
        holes = tuple(hole.grown(-kerf / 2) for hole in self.holes)
        return Part(self.name, self.outline.grown(kerf / 2), holes, self.words, self.count)


def tabbed(width: float, height: float, tabs: Iterable[float], tab: float, reach: float) -> Steps:
    """A wall from (0, 0), ``width`` by ``height`` mm, with tabs ``tab`` long, their middles at the x of ``tabs``.

    They reach ``reach`` beyond its foot and its head.
    """
    middles = sorted(tabs)
    foot: list[Point] = [(0.0, 0.0)]
    for x in middles:
        foot += [(x - tab / 2, 0.0), (x - tab / 2, -reach), (x + tab / 2, -reach), (x + tab / 2, 0.0)]
    head: list[Point] = [(width, height)]
    for x in reversed(middles):
        above = height + reach
        head += [(x + tab / 2, height), (x + tab / 2, above), (x - tab / 2, above), (x - tab / 2, height)]
    return Steps((*foot, (width, 0.0), *head, (0.0, height)))


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _n(number: float) -> str:
    return f"{round(number, 3) + 0.0:g}"
