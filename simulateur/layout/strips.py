"""Where the trays of cards are and how their places are laid out: in one row where it can be, in more where it must."""

import math
from dataclasses import dataclass

from simulateur.layout.rectangles import Rect

STRIP, TALL_STRIP, TWO_STRIPS = 14.5, 18.6, 22.0
"""Height of what lies at the bottom: one row of cards, room for two, and two strips with a gap between them."""
CARD, CARD_GAP = 10.7, 1.0
_CHOICE_CARD = 10.2
_STRIP_GAP = 1.4
_LEFT = 16.25
_ROOM_FOR_BEE = 8.4
"""At the head of a strip, if there are two, for the bee it belongs to."""
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
    """The strips at the bottom, one under the other, in ``room``."""
    if not counts:
        return ()
    height = (room.height - (len(counts) - 1) * _STRIP_GAP * u) / len(counts)
    trays = []
    for place, count in enumerate(counts):
        rect = Rect(room.x, room.y + place * (height + _STRIP_GAP * u), room.width, height)
        bee = None
        left = rect.x + 1.9 * u
        if len(counts) > 1:
            bee = Rect(rect.x + 0.9 * u, rect.centre[1] - 4.2 * u, _ROOM_FOR_BEE * u, _ROOM_FOR_BEE * u)
            left = bee.right + 0.9 * u
        inside = Rect(left, rect.y + 1.5 * u, rect.right - 1.9 * u - left, rect.height - 3.0 * u)
        if len(counts) > 1:
            inside = Rect(left, rect.y + 1.1 * u, inside.width, rect.height - 2.4 * u)
        trays.append(Tray(rect, _slots(u, inside, count, most, CARD), bee))
    return tuple(trays)


def short_tray(u: float, room: Rect, count: int) -> Tray:
    """A strip that is only read: as long as its cards."""
    whole = lay_trays(u, room, (count,), count)[0]
    right = max((slot.right for slot in whole.slots), default=room.x) + 1.9 * u
    return Tray(Rect(room.x, room.y, min(right - room.x, room.width), room.height), whole.slots)


def choice_trays(u: float, room: Rect, counts: tuple[int, ...]) -> tuple[Tray, ...]:
    """Programs to choose from, one under the other, at most 16 units high each."""
    gap = 2.2 * u
    height = min(16 * u, (room.height + gap) / len(counts) - gap)
    trays = []
    for place, count in enumerate(counts):
        rect = Rect(room.x, room.y + place * (height + gap), room.width, height)
        inside = Rect(rect.x + 2.2 * u, rect.y + 1.7 * u, rect.width - 4.4 * u, rect.height - 3.6 * u)
        trays.append(Tray(rect, _slots(u, inside, count, count, _CHOICE_CARD)))
    return tuple(trays)


def _slots(u: float, inside: Rect, count: int, most: int, largest: float) -> tuple[Rect, ...]:
    """The places of a strip, as large as fits; as many as the first row takes, if so many cards are allowed."""
    step = largest * (1 + CARD_GAP / CARD) * u
    roomy = int((inside.width + step - largest * u) / step)
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
