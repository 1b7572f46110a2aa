"""Where the trays of cards are and how their places are laid out: in one row where it can be, in more where it must."""

import math
from dataclasses import dataclass

from simulateur.layout.rectangles import Rect

STRIP, TALL_STRIP, TWO_STRIPS = 14.5, 18.6, 22.0
"""Height of what lies at the bottom: one row of cards, room for two, and two strips with a gap between them."""
CARD, CARD_GAP = 10.7, 1.0
_CHOICE_CARD, _WIDEST_STEP = 10.2, 1.33
_STRIP_GAP = 1.4
_EDGE = 1.9
"""Between the end of a tray and its cards."""
_ROOM_FOR_BEE = 8.4
"""At the head of a strip, if there are two, for the bee it belongs to."""
_HAIR = 1e-6
"""In pixels: what rounding may take."""
_LONG, _VERY_LONG = 15, 45
"""A challenge that asks for more cards than the first has room for two rows from the start, if not for the second."""


@dataclass(frozen=True)
class Tray:
    """A strip's ground and its places in order; ``bee`` is where the bee stands that it belongs to."""

    rect: Rect
    slots: tuple[Rect, ...]
    bee: Rect | None = None


def strip_height(strips: int, most: int) -> float:
    """How high the strips are, in units; nothing where there is none."""
    if strips > 1:
        return TWO_STRIPS
    if not strips:
        return 0.0
    return TALL_STRIP if _LONG < most <= _VERY_LONG else STRIP


def lay_trays(u: float, room: Rect, counts: tuple[int, ...], most: int) -> tuple[Tray, ...]:
    """The strips at the bottom, one under the other, in ``room``; ``most`` cards are allowed on each."""
    if not counts:
        return ()
    height = (room.height - (len(counts) - 1) * _STRIP_GAP * u) / len(counts)
    trays = []
    for place, count in enumerate(counts):
        rect = Rect(room.x, room.y + place * (height + _STRIP_GAP * u), room.width, height)
        bee, inside = _inside(u, rect, len(counts))
        trays.append(Tray(rect, _slots(u, inside, count, most, CARD), bee))
    return tuple(trays)


def _inside(u: float, rect: Rect, strips: int) -> tuple[Rect | None, Rect]:
    """In one of so many strips: the place of the bee it belongs to, if there are two, and that of its cards."""
    if strips < 2:  # noqa: PLR2004 (one strip, or two)
        return None, Rect(rect.x + _EDGE * u, rect.y + 1.5 * u, rect.width - 2 * _EDGE * u, rect.height - 3.0 * u)
    bee = Rect(rect.x + 0.9 * u, rect.centre[1] - 4.2 * u, _ROOM_FOR_BEE * u, _ROOM_FOR_BEE * u)
    left = bee.right + 0.9 * u
    return bee, Rect(left, rect.y + 1.1 * u, rect.right - _EDGE * u - left, rect.height - 2.4 * u)


def hugged(u: float, room: Rect, strips: int, most: int, *, right: bool) -> Rect:
    """The part of ``room``, at its left or ``right`` end, in which strips are no longer than ``most`` cards ask for."""
    height = (room.height - (strips - 1) * _STRIP_GAP * u) / max(strips, 1)
    inside = _inside(u, Rect(room.x, room.y, room.width, height), strips)[1]
    side = min(CARD * u, inside.height)
    long = most * side * (1 + CARD_GAP / CARD) - side * CARD_GAP / CARD
    width = room.width - max(inside.width - long, 0)
    return Rect(room.right - width if right else room.x, room.y, width, room.height)


def choice_trays(u: float, room: Rect, counts: tuple[int, ...]) -> tuple[Tray, ...]:
    """Programs to choose from, one under the other, at most 16 units high each, their cards in columns."""
    gap, longest = 2.2 * u, max(counts)
    height = min(16 * u, (room.height + gap) / len(counts) - gap)
    trays = []
    for place, count in enumerate(counts):
        rect = Rect(room.x, room.y + place * (height + gap), room.width, height)
        inside = Rect(rect.x + 2.2 * u, rect.y + 1.7 * u, rect.width - 4.4 * u, rect.height - 3.6 * u)
        slots = _slots(u, inside, longest, longest, _CHOICE_CARD)
        trays.append(Tray(rect, _spread(slots, inside)[:count]))
    return tuple(trays)


def _spread(slots: tuple[Rect, ...], inside: Rect) -> tuple[Rect, ...]:
    """One row with what is left of its width shared between its cards, up to a third of a card each."""
    first = slots[0]
    if slots[-1].y != first.y or len(slots) == 1:
        return slots
    step = min((inside.width - first.width) / (len(slots) - 1), _WIDEST_STEP * first.width)
    return tuple(Rect(inside.x + place * step, slot.y, slot.width, slot.height) for place, slot in enumerate(slots))


def _slots(u: float, inside: Rect, count: int, most: int, largest: float) -> tuple[Rect, ...]:
    """The places of a strip, as large as fits; as many as the first row takes, if so many cards are allowed."""
    widest = min(largest * u, inside.height)
    roomy = int((inside.width + widest * CARD_GAP / CARD + _HAIR) / (widest * (1 + CARD_GAP / CARD)))
    places = max(count, min(most, roomy), 1)
    rows, side = _best_rows(inside, places, largest * u)
    per_row = math.ceil(places / rows)
    gap = side * CARD_GAP / CARD
    top = inside.centre[1] - (rows * side + (rows - 1) * gap) / 2
    return tuple(
        Rect(inside.x + place % per_row * (side + gap), top + place // per_row * (side + gap), side, side)
        for place in range(places)
    )


def _best_rows(inside: Rect, count: int, largest: float) -> tuple[int, float]:
    gap = CARD_GAP / CARD
    best = (1, 0.0)
    for rows in range(1, 9):
        across = inside.width / (math.ceil(count / rows) * (1 + gap) - gap)
        down = inside.height / (rows * (1 + gap) - gap)
        side = min(across, down, largest)
        if side > best[1]:
            best = (rows, side)
    return best
