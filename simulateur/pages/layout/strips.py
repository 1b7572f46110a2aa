"""Where the strips of cards are: one line each, for ever, in which every card is as large as a fingertip needs.

A line that holds more than there is room for is rolled up at its ends. Beads below it tell the whole.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from lecons.pictures.rectangles import Rect

GAP = 1.25
"""Between two cards, in units."""
BETWEEN = 3.0
"""Between two strips, for the head that rides the lit card of the lower one, in units."""

_BEADS = 2.4
"""The room for the beads below the cards, in units."""
_BEAD, _BEAD_STEP = 1.4, 2.75
"""In units: a bead, and from each to the next where there is room."""
_BEE, _BEFORE_BEE = 7.4, 0.9
"""The bee at the head of each of two strips, and the room before her, in units."""
_CORNER, _BEE_UP = -0.6, 0.2
"""In units: how far right and up the box of the bee is from the corner of a strip that lies beside another."""
_ON_FOLD, _FOLD_SPARE = 5.4, 0.8
"""In units: the bee above the small cards of a folded strip, and the edge round them."""
_SMALL_GAP = 0.06
"""Between two small cards, in cards."""
_LAST, _LAST_SIDE, _BEE_OF_TWO = 2, 0.756, 10.6
"""Of a folded strip for a finger: how many cards are seen behind her bee, their side in cards, the bee in units."""
_MOST_SMALL = 15
"""So many places of a folded strip are seen at most."""
_FOLD_EDGE, _BESIDE_FOLD = 1.0, 1.0
"""Between the end of a folded strip and its place, and between two strips beside each other, in units."""
_TOLD = 30
"""A strip that may hold more cards than this tells of no end: its places come as cards are laid."""
_MOST_ROWS = 12
_HAIR = 1e-6
"""What rounding may take, in pixels."""


class Ends(NamedTuple):
    """In units: from the end of a tray to its cards, the roll at an end where more waits, between two cards."""

    edge: float = 1.9
    roll: float = 3.75
    gap: float = GAP


WIDE_ENDS, CLOSE_ENDS = Ends(), Ends(edge=1.9, roll=1.6, gap=0.7)
"""At a table; and on seven inches, where each place counts."""


class LinePosition(NamedTuple):
    """What a scrolled line shows: its place ``place`` stands ``at`` so many places from the left end.

    A negative ``at`` counts from the right end: -1 is the last place that is seen. The line slides no
    further than until the place ``last`` is seen; None is the end of the line.
    """

    place: int = 0
    at: int = 0
    last: int | None = None


@dataclass(frozen=True)
class Tray:
    """A strip's ground and the places that are seen, in order.

    ``first`` is the number of the first of them; the line has ``total``, ``gap`` pixels apart. ``rolls``
    are the rolls at the ends where more waits: which end, 0 at the left and 1 at the right, and where.
    ``beads`` is the room for the beads of a line that is rolled up. ``bee`` is where the bee of the strip stands.
    ``head`` is the side of the head that rides a lit card, in cards. ``patch`` is where the sign of
    a program to choose is sewn on. The cards of a ``folded`` strip are small, and it is touched as a whole.
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
    folded: bool = False

    def at(self, place: int) -> Rect | None:
        """Where a place of the line is; None for one that is rolled up."""
        if 0 <= place - self.first < len(self.slots):
            return self.slots[place - self.first]
        return None

    def moved(self, right: float, down: float) -> "Tray":
        """A copy moved by so many pixels, with nothing rolled."""
        slots = tuple(slot.moved(right, down) for slot in self.slots)
        bee, patch = (None if each is None else each.moved(right, down) for each in (self.bee, self.patch))
        return replace(self, rect=self.rect.moved(right, down), slots=slots, bee=bee, patch=patch)

    @property
    def scrolls(self) -> bool:
        """Whether the line holds more than is seen."""
        return self.total > len(self.slots)

    @property
    def step(self) -> float:
        """From one place to the next, in pixels."""
        return self.slots[0].width + self.gap


@dataclass(frozen=True)
class Foot:
    """The page's foot, where the strips lie one under the other, ``width`` pixels wide.

    ``card`` is the side of a card and ``tray`` the height of a strip, in pixels. ``counts`` are how
    many places each strip shows, ``most`` is how many cards a strip may have, ``spare`` how many
    places repeats may need besides. ``seen`` says what is to be seen of each line that is too long.
    ``head`` is the side of the head that rides a lit card, in cards. ``ends`` are those of each strip.
    ``open_one`` is the strip that is seen whole where the two of two bees lie beside each other, the
    other one folded; None where they lie one under the other.
    Where it ``shows_last``, the folded one is wide enough for a finger: her bee, then her last cards.
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
    open_one: int | None = None
    shows_last: bool = False

    @property
    def height(self) -> float:
        """How high all strips are, in pixels; 0 if there is none."""
        strips = min(len(self.counts), 1) if self._folds else len(self.counts)
        return strips * self.tray + max(strips - 1, 0) * BETWEEN * self.u

    @property
    def _head(self) -> float:
        """The room for the bee at the head of each of two strips, in pixels."""
        at_head = len(self.counts) > 1 and (self.shows_last or not self._folds)
        return self._bee + _BEFORE_BEE * self.u if at_head else 0.0

    @property
    def _bee(self) -> float:
        return (_BEE_OF_TWO if self.shows_last else _BEE) * self.u

    @property
    def _folds(self) -> bool:
        return self.open_one is not None and len(self.counts) > 1

    @property
    def _gap(self) -> float:
        return self.ends.gap * self.u

    @property
    def _fold(self) -> float:
        """The width of a folded strip and of the gap beside it, in pixels."""
        cards = _LAST * (_LAST_SIDE * self.card + self._gap) + self._head if self.shows_last else self.card
        return cards + 2 * _FOLD_EDGE * self.u + _BESIDE_FOLD * self.u

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
        folded = self._fold if self._folds else 0.0
        return self.width - folded - self._head - 2 * self.ends.edge * self.u

    @property
    def _rolled(self) -> float:
        """The room for the cards between two rolls, in pixels."""
        return self._inside - 2 * (self.ends.roll - self.ends.edge) * self.u - 2 * self._gap

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
        """The strips one under the other, at the ``right`` or left end of the foot.

        They are no longer than what is seen of them.
        """
        if not self.counts:
            return ()
        across = self._across
        inner = across * (self.card + self._gap) - self._gap
        width = inner + self._head + 2 * self._end
        if self._folds:
            return self._beside_each_other(left, top, width, right=right)
        x = left + self.width - width if right else left
        trays = []
        for place in range(len(self.counts)):
            rect = Rect(x, top + place * (self.tray + BETWEEN * self.u), width, self.tray)
            trays.append(self._tray(rect, self._seen(place)))
        return tuple(trays)

    def _seen(self, place: int) -> LinePosition:
        return self.seen[place] if place < len(self.seen) else LinePosition()

    def _beside_each_other(self, left: float, top: float, width: float, *, right: bool) -> tuple[Tray, ...]:
        """Two strips in one row, in their order: the open one, and the other one folded to one place."""
        u, trays = self.u, []
        fold = self._fold - _BESIDE_FOLD * u
        whole = width + fold + _BESIDE_FOLD * u
        x = left + self.width - whole if right else left
        for place in range(len(self.counts)):
            wide = width if place == self.open_one else fold
            rect = Rect(x, top, wide, self.tray)
            corner = Rect(x + _CORNER * u, top - _BEE_UP * u, _BEE * u, _BEE * u)
            if place == self.open_one:
                tray = self._tray(rect, self._seen(place))
                trays.append(replace(tray, bee=tray.bee or corner))
            else:
                trays.append(self._folded(rect, place, self._seen(place)))
            x += wide + _BESIDE_FOLD * u
        return tuple(trays)

    def _folded(self, rect: Rect, place: int, seen: LinePosition) -> Tray:
        """A strip below its bee, in rows: its cards and as many places as the open one shows, small, to be read.

        Where there are so many that they would be smaller so, the bee has the first place of the first row.
        """
        u = self.u
        seen_at_once = _LAST if self.shows_last else min(max(self.counts[place], self._across), _MOST_SMALL)
        newest = seen.place - 1 if seen.at == -1 else seen.place
        first = max(min(newest, self.counts[place] - 1) + 1 - seen_at_once, 0)
        total = max(first + seen_at_once, self.counts[place])
        if self.shows_last:
            return Tray(rect, self._last(rect), self._bee_in(rect), first, total, head=self.head, folded=True)
        edge, high = _FOLD_SPARE * u, _ON_FOLD * u
        bee = Rect(rect.x + edge, rect.y + edge / 2, high, high)
        room = rect.inset(edge)
        slots = _in_rows(Rect(room.x, rect.y + high, room.width, room.bottom - rect.y - high), seen_at_once)
        head, *others = _in_rows(room, seen_at_once + 1)
        if head.width > slots[0].width:
            bee, slots = head, tuple(others)
        return Tray(rect, slots, bee, first, total, head=self.head, folded=True)

    def _last(self, rect: Rect) -> tuple[Rect, ...]:
        """The places of her last cards, behind the bee; touched anywhere, her strip is the open one."""
        side = _LAST_SIDE * self.card
        step, y = side + self._gap, rect.centre[1] - side / 2
        x = rect.right - _FOLD_EDGE * self.u - _LAST * step
        return tuple(Rect(x + n * step, y, side, side) for n in range(_LAST))

    def _bee_in(self, rect: Rect) -> Rect:
        """The bee at the head of a strip."""
        return Rect(rect.x + _BEFORE_BEE * self.u, rect.centre[1] - self._bee / 2, self._bee, self._bee)

    def _above(self, spare: float, *, beads: bool) -> float:
        """The room above the cards of a strip that is ``spare`` higher than they, with its beads below them."""
        return max(spare - _BEADS * self.u, 0.15 * spare) if beads else spare / 2

    def _tray(self, rect: Rect, seen: LinePosition) -> Tray:
        across, bee = self._across, None
        if self._head:
            bee = self._bee_in(rect)
        spare = rect.height - self.card
        y = rect.y + self._above(spare, beads=self.rolls_up)
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
        wide, over = self.ends.roll * self.u, 0.6 * self.u
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


def whole(tray: Tray, count: int, bounds: tuple[float, float]) -> Tray:
    """A strip that ends within its ``bounds``, with all of its ``count`` places: smaller ones where need be."""
    first, slots = tray.slots[0], tray.slots
    x, right = max(tray.rect.x, bounds[0]), min(tray.rect.right, bounds[1])
    rect = tray.rect._replace(x=x, width=right - x)
    if rect == tray.rect and not tray.scrolls and not tray.rolls:
        return tray
    before, after = first.x - tray.rect.x, tray.rect.right - slots[-1].right
    left, room = rect.x + before, rect.width - before - min(after, before)
    across = int((room + tray.gap + _HAIR) / tray.step)
    if tray.patch is None and count <= across:
        slots = tuple(first.moved(left - first.x + n * tray.step, 0) for n in range(min(across, len(slots))))
    else:
        edge = min(first.y - rect.y, _FOLD_SPARE * first.width)
        slots = _in_rows(Rect(left, rect.y + edge, room, rect.height - 2 * edge), count)
    bee = None if tray.bee is None else tray.bee.moved(rect.x - tray.rect.x, 0)
    return replace(tray, rect=rect, slots=slots, bee=bee, first=0, total=len(slots), rolls=(), beads=None)


def side_by_side(
    trays: tuple[Tray, ...], counts: tuple[int, ...], bounds: tuple[float, float], u: float
) -> tuple[Tray, ...]:
    """Two strips of a success in one row within ``bounds``: each has a half, in which all of its cards are seen."""
    wide, laid = (bounds[1] - bounds[0] - _BESIDE_FOLD * u) / 2, []
    for place, (tray, count) in enumerate(zip(trays, counts, strict=True)):
        rect = tray.rect._replace(x=bounds[0] + place * (wide + _BESIDE_FOLD * u), width=wide)
        bee = Rect(rect.x + _CORNER * u, rect.y - _BEE_UP * u, _BEE * u, _BEE * u)
        edge = min(WIDE_ENDS.edge * u, rect.height / 6)
        slots = _in_rows(rect.inset(edge), count)
        laid.append(Tray(rect, slots, bee, total=count, head=tray.head))
    return tuple(laid)


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
