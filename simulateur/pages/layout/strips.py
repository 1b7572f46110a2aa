"""Where the strips of cards are: one line each, for ever, in which every card is as large as a fingertip needs.

A line that holds more than there is room for is rolled up at its ends. Beads below it tell the whole.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from lecons.pictures.rectangles import Rect

GAP = 1.25
"""Between two cards, in units."""

_BEADS = 2.4
"""The room for the beads below the cards, in units."""
_BEAD, _BEAD_STEP = 1.4, 2.75
"""In units: a bead, and from each to the next where there is room."""
_BEE, _BEFORE_BEE = 1.05, 0.9
"""The bee at the head of each of two strips, in cards; the room before her, in units."""
_SMALL_GAP, _MOST_EDGE = 0.06, 0.8
"""Between two small cards, in cards; above and below them at most, in cards of the strip before."""
_TOLD = 30
"""A strip that may hold more cards than this tells of no end: its places come as cards are laid."""
_HAIR = 1e-6
"""What rounding may take, in pixels."""


class Ends(NamedTuple):
    """Sizes of a strip in units: from the edge of its tray to the cards, a rolled end, the ``gap`` between two cards.

    ``between`` two strips there is room for the head that rides the lit card of the lower one.
    """

    edge: float = 1.9
    roll: float = 3.75
    gap: float = GAP
    between: float = 3.0


WIDE_ENDS, CLOSE_ENDS = Ends(), Ends(edge=1.9, roll=1.6, gap=0.7, between=1.0)
"""At a table; and on seven inches, where each place counts."""


class LinePosition(NamedTuple):
    """What a line too long for the page shows: place number ``place`` stands ``at`` so many places from the left end.

    A negative ``at`` counts from the right end: -1 is the last place that is seen. The line slides no further than
    until place ``last`` is seen; None is the end of the line.
    """

    place: int = 0
    at: int = 0
    last: int | None = None


@dataclass(frozen=True)
class Tray:
    """A strip on the page: its ground, and in ``slots`` the places for cards that are seen, in order.

    ``first`` is the number of the first of them; the line has ``total``, ``gap`` pixels apart. ``rolls`` are the rolled
    ends where more waits, each as 0 for left or 1 for right and its place. ``beads`` is the room for the beads of a
    line that is rolled up, ``bee`` the place of the bee whose strip it is, ``patch`` that of the sign of a program to
    choose. ``head`` is the side of the head that rides a lit card, in cards.
    """

    rect: Rect
    slots: tuple[Rect, ...]
    bee: Rect | None = None
    first: int = 0
    total: int = 0
    gap: float = 0.0
    rolls: tuple[tuple[int, Rect], ...] = ()
    beads: Rect | None = None
    head: float = 0.42
    patch: Rect | None = None

    def at(self, place: int) -> Rect | None:
        """Where place number ``place`` of the line is; None if it is rolled up."""
        if 0 <= place - self.first < len(self.slots):
            return self.slots[place - self.first]
        return None

    def moved(self, right: float, down: float) -> "Tray":
        """A copy moved ``right`` and ``down`` by so many pixels, with nothing rolled up."""
        slots = tuple(slot.moved(right, down) for slot in self.slots)
        bee, patch = (None if each is None else each.moved(right, down) for each in (self.bee, self.patch))
        return replace(self, rect=self.rect.moved(right, down), slots=slots, bee=bee, patch=patch)

    @property
    def closed_up(self) -> "Tray":
        """A copy of a strip with a patch, as wide as the patch and its cards need, with equal edges."""
        inside = Rect.enclosing([*self.slots, *filter(None, [self.patch])])
        return replace(self, rect=self.rect._replace(width=inside.x + inside.right - 2 * self.rect.x))

    @property
    def scrolls(self) -> bool:
        """Whether the line has more places than are seen."""
        return self.total > len(self.slots)

    @property
    def step(self) -> float:
        """From one place to the next, in pixels."""
        return self.slots[0].width + self.gap


@dataclass(frozen=True)
class Foot:
    """The strips at the page's foot, one under the other, in ``width`` pixels, before they are placed.

    A card's side is ``card`` pixels, a strip's height ``tray``, a unit ``u``. Each strip shows ``counts`` places; it
    may have ``most`` cards, and repeats need ``spare`` places more. ``seen`` says what a line too long for the page
    shows. The head on a lit card is ``head`` cards wide. ``ends`` are the margins and gaps about its cards.
    """

    u: float
    width: float
    card: float
    tray: float
    counts: tuple[int, ...]
    most: int
    spare: int = 0
    seen: tuple[LinePosition, ...] = ()
    head: float = 0.42
    ends: Ends = WIDE_ENDS

    @property
    def height(self) -> float:
        """The height of all strips together, in pixels; that of one if there is none."""
        return max(len(self.counts), 1) * self._pitch - self.ends.between * self.u

    @property
    def _pitch(self) -> float:
        return self.tray + self.ends.between * self.u

    @property
    def _head(self) -> float:
        """The room for the bee at the head of each of two strips, in pixels."""
        return self._bee + _BEFORE_BEE * self.u if len(self.counts) > 1 else 0.0

    @property
    def _bee(self) -> float:
        return _BEE * self.card

    @property
    def _gap(self) -> float:
        return self.ends.gap * self.u

    def _fit(self, width: float) -> int:
        """How many cards lie side by side in so many pixels, at least one."""
        return max(int((width + self._gap + _HAIR) / (self.card + self._gap)), 1)

    @cached_property
    def _total(self) -> int:
        """How many places each line has: all that may be filled, or as many as are seen if there is no end."""
        count = max(self.counts, default=0)
        return max(count, self._fit(self._rolled) if self._is_endless else self.most)

    @property
    def _is_endless(self) -> bool:
        return self.most > _TOLD

    @property
    def _inside(self) -> float:
        """The room for the cards of a line that is not rolled up, in pixels."""
        return self.width - self._head - 2 * self.ends.edge * self.u

    @property
    def _rolled(self) -> float:
        """The room for the cards between two rolls, in pixels."""
        return self._inside - 2 * (self.ends.roll - self.ends.edge) * self.u - 2 * self._gap

    def with_more_seen(self, least: float) -> "Foot":
        """A copy with smaller cards and strips, so that more of a line is seen; a card keeps ``least`` pixels."""
        places = max(self.most + self.spare, 1)
        room = self._inside + _BEE * self.card - (places - 1) * self._gap
        card = min(max(room / (places + _BEE), least), self.card)
        return replace(self, card=card, tray=self.tray - self.card + card)

    @cached_property
    def rolls_up(self) -> bool:
        """Whether the line is ever too long for the page: then it has its rolls and beads from the start."""
        return self._is_endless or max(self._total, self.most + self.spare) > self._fit(self._inside)

    @cached_property
    def _across(self) -> int:
        if not self.rolls_up:
            return self._total
        return min(self._total, self._fit(self._rolled))

    @property
    def _end(self) -> float:
        """From the end of a tray to its cards, in pixels."""
        return self.ends.roll * self.u + self._gap if self.rolls_up else self.ends.edge * self.u

    def trays(self, left: float, top: float, *, right: bool) -> tuple[Tray, ...]:
        """The strips one under the other from ``top``, at the ``right`` or left end of the foot, whose x is ``left``.

        They are no longer than what is seen of them. () if there is none.
        """
        if not self.counts:
            return ()
        across = self._across
        inner = across * (self.card + self._gap) - self._gap
        width = inner + self._head + 2 * self._end
        x = left + self.width - width if right else left
        trays = []
        for place in range(len(self.counts)):
            rect = Rect(x, top + place * self._pitch, width, self.tray)
            trays.append(self._tray(rect, self.seen[place] if place < len(self.seen) else LinePosition()))
        return tuple(trays)

    def _tray(self, rect: Rect, seen: LinePosition) -> Tray:
        across, bee = self._across, None
        if self._head:
            bee = Rect(rect.x + _BEFORE_BEE * self.u, rect.centre[1] - self._bee / 2, self._bee, self._bee)
        spare = rect.height - self.card
        y = rect.y + (max(spare - _BEADS * self.u, 0.15 * spare) if self.rolls_up else spare / 2)
        x = rect.x + self._head + self._end
        pitch = self.card + self._gap
        slots = tuple(Rect(x + n * pitch, y, self.card, self.card) for n in range(across))
        tray = Tray(rect, slots, bee, total=self._total, gap=self._gap, head=self.head)
        if not self.rolls_up:
            return tray
        at = min(seen.at, across - 1) if seen.at >= 0 else across + seen.at
        last = self._total - 1 if seen.last is None else min(seen.last, self._total - 1)
        first = max(min(seen.place - at, last + 1 - across), 0)
        beads = self._beads(slots, rect) if across < self._total else None
        return replace(tray, first=first, rolls=self._rolls(rect, first), beads=beads)

    def _rolls(self, rect: Rect, first: int) -> tuple[tuple[int, Rect], ...]:
        wide, over = self.ends.roll * self.u, min(0.6 * self.u, 0.04 * rect.height)
        left = rect.x + self._head
        ends = ((0, left, first > 0), (1, rect.right - wide, first + self._across < self._total))
        high = rect.height + 2 * over
        return tuple((end, Rect(x, rect.y - over, wide, high)) for end, x, waits in ends if waits)

    def _beads(self, slots: tuple[Rect, ...], rect: Rect) -> Rect:
        room = slots[-1].right - slots[0].x
        wide = min(room, self._total * _BEAD_STEP * self.u)
        middle = (slots[0].bottom + rect.bottom) / 2
        high = min(_BEAD * self.u, 0.7 * (rect.bottom - slots[0].bottom))
        return Rect.around((slots[0].x + slots[-1].right) / 2, middle, wide, high)


def whole(tray: Tray, count: int, bounds: tuple[float, float, float], *, at_right: bool) -> Tray:
    """The strip with all of its ``count`` places seen, within ``bounds``, its x, its right end and its top at most.

    If they do not fit in one row, its cards are smaller, in rows, for which it grows up to that top. It is no larger
    than what is seen of it needs, ``at_right`` or at the left end of its bounds.
    """
    first, slots = tray.slots[0], tray.slots
    x, right = max(tray.rect.x, bounds[0]), min(tray.rect.right, bounds[1])
    if (x, right) == (tray.rect.x, tray.rect.right) and not tray.scrolls and not tray.rolls:
        return tray
    rect = tray.rect._replace(x=x, width=right - x)
    before, after = first.x - tray.rect.x, tray.rect.right - slots[-1].right
    left, room = rect.x + before, rect.width - before - min(after, before)
    across = int((room + tray.gap + _HAIR) / tray.step)
    edge = min(first.y - rect.y, _MOST_EDGE * first.width)
    needed = rect
    if tray.patch is None and count <= across:
        slots = tuple(first.moved(left - first.x + n * tray.step, 0) for n in range(min(across, len(slots))))
        needed = rect._replace(width=slots[-1].right + min(after, before) - rect.x)
    elif tray.patch is None and tray.bee is None:
        rect = rect._replace(y=bounds[2], height=rect.bottom - bounds[2])
        slots = _in_rows(rect.inset(edge), count)
        needed = Rect.enclosing(slots).inset(-edge)
    else:
        below = min(edge, rect.bottom - slots[-1].bottom)
        slots = _in_rows(Rect(left, rect.y + edge, room, rect.height - edge - below), count)
    aside, down = (rect.right - needed.right) * at_right, rect.centre[1] - needed.centre[1]
    rect, slots = needed.moved(aside, down), tuple(slot.moved(aside, down) for slot in slots)
    bee = None if tray.bee is None else tray.bee.moved(rect.x - tray.rect.x, 0)
    return replace(tray, rect=rect, slots=slots, bee=bee, first=0, total=len(slots), rolls=(), beads=None)


def _in_rows(room: Rect, count: int) -> tuple[Rect, ...]:
    """So many small cards, as large as they can be, in rows from the left."""

    def side_of(columns: int) -> float:
        rows = -(-count // columns)
        wide, high = (n * (1 + _SMALL_GAP) - _SMALL_GAP for n in (columns, rows))
        return min(room.width / wide, room.height / high)

    columns = max(range(1, count + 1), key=side_of)
    side = side_of(columns)
    step = side * (1 + _SMALL_GAP)
    return tuple(Rect(room.x + n % columns * step, room.y + n // columns * step, side, side) for n in range(count))
