"""Where the trays of cards and their places are: in one row if possible, in more rows if not.

A card is 10.7 units large and shrinks to 8. If a row is too short for cards of 8 units, the strip
grows by a row. Cards shrink further only if the page has no room for a higher strip. Nothing
should jump at each card. So a challenge that says how many cards it may hold has all their places
from the start. One that may go on and on, as free play, has large places, then small ones, then a
second row and a third.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from lecons.pictures.rectangles import Rect

STRIP = 14.5
"""Height of a strip of one row, in units."""
CARD, SMALL_CARD = 10.7, 8.0
_GAP, _ROW_GAP = 1 / 10.7, 0.2
"""In cards: between two cards of a row; between two rows, for the head that rides a lit card."""
_EDGE, _ABOVE = 1.9, 1.5
"""In units: between the end of a tray and its cards, and above and below the cards."""
_SMALL_ROWS = (2 * _ABOVE + SMALL_CARD * (rows + (rows - 1) * _ROW_GAP) for rows in (2, 3, 4))
TWO_ROWS, THREE_ROWS, FOUR_ROWS = _SMALL_ROWS
"""Heights of strips of small cards, in units."""
_ABOVE_TWO, _BELOW_TWO = 1.1, 1.3
"""Above and below the cards if there are two strips, in units."""
_BETWEEN = 3.0
"""Between two strips, for the head that rides the lit card of the lower one, in units."""
_BEE, _BEFORE_BEE = 8.4, 0.9
"""The bee at the head of each of two strips, and the room on either side of her, in units."""
_MOST_ROWS = 12
_HAIR = 1e-6
"""What rounding may take, in pixels."""


@dataclass(frozen=True)
class Tray:
    """A strip's ground and its places in order; ``bee`` is where the bee of the strip stands.

    ``patch`` is where the sign of a program to choose is sewn on.
    """

    rect: Rect
    slots: tuple[Rect, ...]
    bee: Rect | None = None
    patch: Rect | None = None


@dataclass(frozen=True)
class Foot:
    """The page's foot, where strips lie: ``width`` pixels, and at most ``tallest`` units high.

    ``counts`` are how many places each strip shows, ``most`` is how many cards a strip may have,
    ``spare`` how many places repeats may need besides. ``row`` is the height of a strip of one
    row.
    """

    u: float
    width: float
    counts: tuple[int, ...]
    most: int
    spare: int = 0
    row: float = STRIP
    tallest: float = THREE_ROWS

    @property
    def _steps(self) -> tuple[float, ...]:
        """The heights there are: for one row of cards, for two, and so on."""
        if len(self.counts) > 1:
            strips = len(self.counts)
            low = strips * (SMALL_CARD + _ABOVE_TWO + _BELOW_TWO) + (strips - 1) * _BETWEEN
            return (low, max(low, self.tallest))
        rows = (2 * _ABOVE + SMALL_CARD * (n + (n - 1) * _ROW_GAP) for n in range(2, _MOST_ROWS))
        lower = (high for high in rows if high < self.tallest - _HAIR)
        return (self.row, *lower, max(self.row, self.tallest))

    def _settled_step(self) -> float:
        """The highest that a strip is from the start: two rows, or two strips of one row."""
        return self._steps[0 if len(self.counts) > 1 else 1]

    def _height_for(self, count: int) -> float:
        """The lowest foot in which so many cards are not too small, or else are largest."""
        largest, height = 0.0, self._steps[0]
        for high in self._steps:
            side = _best(self._inside(high), count, CARD * self.u)[1]
            if side >= SMALL_CARD * self.u - _HAIR:
                return high
            if side > largest + _HAIR:
                largest, height = side, high
        return height

    def _inside(self, height: float) -> Rect:
        """The room for the cards of the first strip."""
        strips = len(self.counts)
        high = (height - (strips - 1) * _BETWEEN) * self.u / max(strips, 1)
        return _inside(self.u, Rect(0, 0, self.width, high), strips)[1]

    @cached_property
    def grows(self) -> bool:
        """Whether the strip begins with one row and grows: it may need more than two rows."""
        inside = self._inside(self._settled_step())
        return _best(inside, self.most + self.spare, CARD * self.u)[1] < SMALL_CARD * self.u - _HAIR

    @cached_property
    def height(self) -> float:
        """How high the strips are, in units; 0 if there is none."""
        if not self.counts:
            return 0.0
        if self.grows:
            return self._height_for(max(self.counts))
        return self._height_for(self.most + self.spare)

    @property
    def settled(self) -> float:
        """The height that the keys above keep clear, in units.

        So the keys stay where they are while the first rows fill.
        """
        if self.counts and self.grows:
            return max(self.height, self._settled_step())
        return self.height

    def trays(self, left: float, top: float, *, right: bool) -> tuple[Tray, ...]:
        """The strips one under the other, at the ``right`` or left end of the foot.

        They are no longer than their places.
        """
        if not self.counts:
            return ()
        u, strips = self.u, len(self.counts)
        inside = self._inside(self.height)
        grid = self._grid(inside)
        width = self.width - inside.width + grid.width
        x = left
        if right:
            x += self.width - width
        high = (self.height - (strips - 1) * _BETWEEN) * u / strips
        trays = []
        for place in range(strips):
            rect = Rect(x, top + place * (high + _BETWEEN * u), width, high)
            bee, within = _inside(u, rect, strips)
            trays.append(Tray(rect, grid.laid(within), bee))
        return tuple(trays)

    def _grid(self, inside: Rect) -> "_Grid":
        """The places of each strip: all that may be filled, or as many as fit if there is no limit."""
        u, count = self.u, max(self.counts)
        small = SMALL_CARD * u
        if self.grows:
            for side in (min(CARD * u, inside.height), min(small, inside.height)):
                across = _across(inside, side)
                fit = _down(inside, side) * across
                if fit >= count:
                    return _Grid(max(count, min(self.most, fit)), across, side)
        places = with_spare = held = count
        if not self.grows:
            places = max(count, self.most)
            with_spare = max(places, self.most + 1 + self.spare)
            held = max(places, self.most + self.spare)
        rows, side = _best(inside, places, CARD * u)
        spare_rows, spare_side = _best(inside, with_spare, CARD * u)
        if spare_rows == rows:
            # Nothing shrinks when a card in hand opens a place beside it.
            side = max(spare_side, min(side, small))
        return _Grid(places, math.ceil(held / rows), side)


@dataclass(frozen=True)
class _Grid:
    """So many ``places`` in rows of ``across``, each ``side`` pixels wide."""

    places: int
    across: int
    side: float

    @property
    def width(self) -> float:
        return self.side * (min(self.across, self.places) * (1 + _GAP) - _GAP)

    def laid(self, room: Rect) -> tuple[Rect, ...]:
        """The places from the left, in the middle of the height of ``room``."""
        rows = math.ceil(self.places / self.across)
        right, down = self.side * (1 + _GAP), self.side * (1 + _ROW_GAP)
        top = room.centre[1] - ((rows - 1) * down + self.side) / 2
        cells = (divmod(place, self.across) for place in range(self.places))
        corners = ((room.x + column * right, top + row * down) for row, column in cells)
        return tuple(Rect(*corner, self.side, self.side) for corner in corners)


def _inside(u: float, rect: Rect, strips: int) -> tuple[Rect | None, Rect]:
    """In one of so many strips: the place of its bee, if there are two, and of its cards."""
    if strips < 2:  # noqa: PLR2004 (one strip, or two)
        wide, high = rect.width - 2 * _EDGE * u, rect.height - 2 * _ABOVE * u
        return None, Rect(rect.x + _EDGE * u, rect.y + _ABOVE * u, wide, high)
    bee = Rect(rect.x + _BEFORE_BEE * u, rect.centre[1] - _BEE / 2 * u, _BEE * u, _BEE * u)
    left = bee.right + _BEFORE_BEE * u
    high = rect.height - (_ABOVE_TWO + _BELOW_TWO) * u
    return bee, Rect(left, rect.y + _ABOVE_TWO * u, rect.right - _EDGE * u - left, high)


def _across(inside: Rect, side: float) -> int:
    """How many cards of this side a row holds."""
    return max(int((inside.width + side * _GAP + _HAIR) / (side * (1 + _GAP))), 1)


def _down(inside: Rect, side: float) -> int:
    """How many rows of cards of this side there is room for, at least one."""
    return max(int((inside.height + side * _ROW_GAP + _HAIR) / (side * (1 + _ROW_GAP))), 1)


def _best(inside: Rect, count: int, largest: float) -> tuple[int, float]:
    """In how many rows so many cards are largest, and their side; as few rows as possible."""
    best = (1, 0.0)
    for rows in range(1, _MOST_ROWS):
        across = inside.width / (math.ceil(max(count, 1) / rows) * (1 + _GAP) - _GAP)
        down = inside.height / (rows * (1 + _ROW_GAP) - _ROW_GAP)
        side = min(across, down, largest)
        if side > best[1] + _HAIR:
            best = (rows, side)
    return best
