"""Where the reward stands once a challenge is done: the large key that goes on, two smaller ones, the lesson's flower.

The large key has one place and one size in each window, whatever the challenge was. The smaller keys are above it, or
beside it where there is room; the flower has what is left, and a strip ends before it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pictures.units import NEXT_WIDE

_NEXT_HIGH = 33.0
"""How high the key that goes on is, in units, where there is room."""
_PART = 0.62
"""What it has of the room's width at most where the smaller keys stand beside it."""
WORDS, _TALLER = 5.0, 1.15
"""How high the line is that is written, in units; how much higher than wide the room below it is at most."""
_GAP, _LIP = 1.2, 2.1
"""In units: between two keys; what a green key reaches beyond its place."""


class Room(NamedTuple):
    """The room for the keys after a success, at the foot of ``box``: at its right, or left if ``left_handed``.

    ``side`` is that of the ``smaller`` keys, in pixels. ``foot_is_free`` says that these stand beside the large one.
    In an ``upright`` window they are above it, beside the ear, and what it leaves beside it is the flower's.
    """

    box: Rect
    u: float
    side: float
    left_handed: bool
    smaller: tuple[Touch, ...] = (Touch(Key.AGAIN), Touch(Key.FILM))
    foot_is_free: bool = False
    upright: bool = False

    @property
    def gap(self) -> float:
        return _GAP * self.u

    @property
    def _broad(self) -> bool:
        return self.box.width > self.box.height

    def next_key(self) -> Rect:
        """The place of the large key that goes on."""
        box, lip = self.box, _LIP * self.u
        wide = min(NEXT_WIDE * self.u, _PART * box.width if self._broad else box.width)
        above = 0 if self._broad and not self.upright else self.side + self.gap
        high = min(_NEXT_HIGH * self.u, box.height - above - lip)
        return Rect(box.x if self.left_handed else box.right - wide, box.bottom - lip - high, wide, high)

    def smaller_keys(self) -> dict[Touch, Rect]:
        """The places of the smaller keys: in a row above the large one, or one above the other beside it."""
        large, side, count = self.next_key(), self.side, len(self.smaller)
        if (self._broad and not self.upright) or self.foot_is_free:
            x = large.right + self.gap if self.left_handed else large.x - self.gap - side
            low = large.bottom + _LIP * self.u - side
            return {touch: Rect(x, low - n * (side + self.gap), side, side) for n, touch in enumerate(self.smaller)}
        apart = (large.width - count * side) / (count + 1)
        y = large.y - self.gap - side
        return {
            touch: Rect(large.x + apart + n * (side + apart), y, side, side) for n, touch in enumerate(self.smaller)
        }


def below_words(room: Rect, u: float) -> tuple[Rect, Rect]:
    """The line for words at the top of ``room``, and the rest of it; both near its middle if ``room`` is high."""
    high = WORDS * u
    tall = min(room.height, high + _TALLER * room.width)
    y = room.centre[1] - tall / 2
    return room._replace(y=y, height=high), room._replace(y=y + high, height=tall - high)


def flower_room(rooms: Iterable[Rect], taken: Iterable[Rect], gap: float) -> Rect:
    """The room for the flower: of ``rooms``, the one that keeps most free ``gap`` pixels from all that is ``taken``."""
    taken = tuple(each.inset(-gap) for each in taken)
    return max((_cleared(room, taken) for room in rooms), key=_largest)


def up_to(mat: Rect, room: Rect, gap: float) -> Rect:
    """``room`` widened up to ``gap`` pixels beside the ``mat``; the same where it does not stand beside it."""
    if mat.right + gap < room.x:
        return Rect(mat.right + gap, room.y, room.right - mat.right - gap, room.height)
    return room._replace(width=max(room.width, mat.x - gap - room.x)) if room.right < mat.x else room


def _cleared(room: Rect, taken: Iterable[Rect]) -> Rect:
    """The largest part of a room beside, above or below each of what is ``taken``."""
    for each in taken:
        if room.meets(each):
            parts = (
                room._replace(width=each.x - room.x),
                room._replace(x=each.right, width=room.right - each.right),
                room._replace(height=each.y - room.y),
                room._replace(y=each.bottom, height=room.bottom - each.bottom),
            )
            room = max(parts, key=_largest)
    return room


def _largest(room: Rect) -> tuple[int, float]:
    return round(min(room.width, room.height)), max(room.width, room.height)
