"""Where the trays of cards are and how their places are laid out: in one row where it can be, in more where it must.

A card is 10.7 units large and shrinks to 8; where a row does not hold as many of these, the strip grows by a row.
Only what is longer than any strip the page has room for shrinks further. So that nothing jumps at each card, a
challenge that says how many cards it may hold has all their places from the start; one that may go on and on, as
free play, has large places, then small ones, then a second row and a third.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from lecons.pictures.rectangles import Rect

STRIP = 14.5
"""Height of a strip of one row, in units."""
CARD, SMALL_CARD = 10.7, 8.0
_GAP, _ROW_GAP = 1 / 10.7, 0.2
"""Between two cards of a row, and between two rows, for the head that rides a lit card; in cards."""
_EDGE, _ABOVE = 1.9, 1.5
"""Between the end of a tray and its cards, and above and below these."""
TWO_ROWS, THREE_ROWS, FOUR_ROWS = (2 * _ABOVE + SMALL_CARD * (rows + (rows - 1) * _ROW_GAP) for rows in (2, 3, 4))
"""Heights of strips of small cards, in units."""
_ABOVE_TWO, _BELOW_TWO = 1.1, 1.3
"""The same where there are two strips."""
_BETWEEN = 3.0
"""Between two strips, for the head that rides the lower one's lit card."""
_BEE, _BEFORE_BEE = 8.4, 0.9
"""At the head of a strip, if there are two, the bee it belongs to, and the room on either side of it."""
_CHOICE_CARD, _WIDEST_STEP = 10.2, 1.33
_MOST_ROWS = 12
_HAIR = 1e-6
"""In pixels: what rounding may take."""


@dataclass(frozen=True)
class Tray:
    """A strip's ground and its places in order; ``bee`` is where the bee stands that it belongs to."""

    rect: Rect
    slots: tuple[Rect, ...]
    bee: Rect | None = None


@dataclass(frozen=True)
class Foot:
    """The page's foot, where strips lie: ``width`` pixels, and at most ``tallest`` units high.

    ``counts`` are how many places each strip shows, ``most`` how many cards one may have, ``spare`` what repeats may
    take besides; ``row`` is the height of a strip of one row.
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
        return (self.row, *(high for high in rows if high < self.tallest - _HAIR), max(self.row, self.tallest))

    def _settled_step(self) -> float:
        """The highest that a strip is from the start: two rows, or two strips of one row."""
        return self._steps[0 if len(self.counts) > 1 else 1]

    def _height_for(self, count: int) -> float:
        """The lowest foot in which so many cards are not too small; or the one in which they are largest."""
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
        """Whether the strip begins with one row and grows as it is written, for it may be longer than two."""
        inside = self._inside(self._settled_step())
        return _best(inside, self.most + self.spare, CARD * self.u)[1] < SMALL_CARD * self.u - _HAIR

    @cached_property
    def height(self) -> float:
        """How high the strips are, in units; nothing where there is none."""
        if not self.counts:
            return 0.0
        return self._height_for(max(self.counts) if self.grows else self.most + self.spare)

    @property
    def settled(self) -> float:
        """The height that the keys above keep clear, in units: they stay where they are while the first rows fill."""
        return max(self.height, self._settled_step()) if self.counts and self.grows else self.height

    def trays(self, left: float, top: float, *, right: bool) -> tuple[Tray, ...]:
        """The strips one under the other, no longer than their places, at the ``right`` or left end of the foot."""
        if not self.counts:
            return ()
        u, strips = self.u, len(self.counts)
        inside = self._inside(self.height)
        grid = self._grid(inside)
        width = self.width - inside.width + grid.width
        x = left + (self.width - width if right else 0)
        high = (self.height - (strips - 1) * _BETWEEN) * u / strips
        trays = []
        for place in range(strips):
            rect = Rect(x, top + place * (high + _BETWEEN * u), width, high)
            bee, within = _inside(u, rect, strips)
            trays.append(Tray(rect, grid.laid(within), bee))
        return tuple(trays)

    def _grid(self, inside: Rect) -> "_Grid":
        """The places of each strip: all that may be filled, or as many as fit if there is no end to them."""
        u, count = self.u, max(self.counts)
        small = SMALL_CARD * u
        if self.grows:
            for side in (min(CARD * u, inside.height), min(small, inside.height)):
                across = _across(inside, side)
                fit = _down(inside, side) * across
                if fit >= count:
                    return _Grid(max(count, min(self.most, fit)), across, side)
        places = count if self.grows else max(count, self.most)
        rows, side = _best(inside, places, CARD * u)
        with_spare = _best(inside, places if self.grows else max(places, self.most + 1 + self.spare), CARD * u)
        if with_spare[0] == rows:  # so that nothing shrinks when a card in hand opens a place beside it
            side = max(with_spare[1], min(side, small))
        held = places if self.grows else max(places, self.most + self.spare)
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
        return tuple(
            Rect(room.x + place % self.across * right, top + place // self.across * down, self.side, self.side)
            for place in range(self.places)
        )


def _inside(u: float, rect: Rect, strips: int) -> tuple[Rect | None, Rect]:
    """In one of so many strips: the place of the bee it belongs to, if there are two, and that of its cards."""
    if strips < 2:  # noqa: PLR2004 (one strip, or two)
        room = Rect(rect.x + _EDGE * u, rect.y + _ABOVE * u, rect.width - 2 * _EDGE * u, rect.height - 2 * _ABOVE * u)
        return None, room
    bee = Rect(rect.x + _BEFORE_BEE * u, rect.centre[1] - _BEE / 2 * u, _BEE * u, _BEE * u)
    left = bee.right + _BEFORE_BEE * u
    high = rect.height - (_ABOVE_TWO + _BELOW_TWO) * u
    return bee, Rect(left, rect.y + _ABOVE_TWO * u, rect.right - _EDGE * u - left, high)


def choice_trays(u: float, room: Rect, counts: tuple[int, ...]) -> tuple[Tray, ...]:
    """Programs to choose from, one under the other, at most 16 units high each, their cards in columns."""
    gap, longest = 2.2 * u, max(counts)
    height = min(16 * u, (room.height + gap) / len(counts) - gap)
    trays = []
    for place, count in enumerate(counts):
        rect = Rect(room.x, room.y + place * (height + gap), room.width, height)
        inside = Rect(rect.x + 2.2 * u, rect.y + 1.7 * u, rect.width - 4.4 * u, rect.height - 3.6 * u)
        rows, side = _best(inside, longest, _CHOICE_CARD * u)
        slots = _Grid(longest, math.ceil(longest / rows), side).laid(inside)
        trays.append(Tray(rect, _spread(slots, inside)[:count]))
    return tuple(trays)


def _spread(slots: tuple[Rect, ...], inside: Rect) -> tuple[Rect, ...]:
    """One row with what is left of its width shared between its cards, up to a third of a card each."""
    first = slots[0]
    if slots[-1].y != first.y or len(slots) == 1:
        return slots
    step = min((inside.width - first.width) / (len(slots) - 1), _WIDEST_STEP * first.width)
    return tuple(Rect(inside.x + place * step, slot.y, slot.width, slot.height) for place, slot in enumerate(slots))


def _across(inside: Rect, side: float) -> int:
    """How many cards of this side a row holds."""
    return max(int((inside.width + side * _GAP + _HAIR) / (side * (1 + _GAP))), 1)


def _down(inside: Rect, side: float) -> int:
    """How many rows of cards of this side there is room for; one at least, of smaller ones."""
    return max(int((inside.height + side * _ROW_GAP + _HAIR) / (side * (1 + _ROW_GAP))), 1)


def _best(inside: Rect, count: int, largest: float) -> tuple[int, float]:
    """In how many rows so many cards are largest, and how large they are; of two ways the one with fewer rows."""
    best = (1, 0.0)
    for rows in range(1, _MOST_ROWS):
        across = inside.width / (math.ceil(max(count, 1) / rows) * (1 + _GAP) - _GAP)
        down = inside.height / (rows * (1 + _ROW_GAP) - _ROW_GAP)
        side = min(across, down, largest)
        if side > best[1] + _HAIR:
            best = (rows, side)
    return best
