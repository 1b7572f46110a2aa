"""Where the reward stands once a challenge is done: the lesson's flower, the large key that goes on, two smaller ones.

Its room is what the keypad leaves free, or what is empty then; the foot of the page belongs to it where no strip lies.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch

_NEXT_WIDE, _NEXT_HIGH = 47.0, 33.0
"""The key that goes on, in units, where there is room."""
_FLOWER = 0.42
"""Of the height above the smaller keys: what the key that goes on leaves to the flower at least."""
_GAP, _LIP = 1.2, 2.1
"""In units: between two keys; what a green key reaches beyond its place."""
_LONG = 1.35
"""From how much longer than broad on a room holds everything in one line."""
_NEXT = Touch(Key.NEXT)
Reward = tuple[dict[Touch, Rect], Rect]
"""The keys, and the place of the flower."""


class Room(NamedTuple):
    """Where the reward may stand. ``side`` is that of its ``smaller`` keys; no key is above ``reach``, in pixels."""

    box: Rect
    u: float
    side: float
    reach: float = 0.0
    smaller: tuple[Touch, ...] = (Touch(Key.AGAIN), Touch(Key.FILM))

    @property
    def gap(self) -> float:
        return _GAP * self.u

    def stack(self, x: float, bottom: float) -> dict[Touch, Rect]:
        """The smaller keys, one above the other."""
        step, side = self.side + self.gap, (self.side, self.side)
        return {touch: Rect(x, bottom + self.gap - (n + 1) * step, *side) for n, touch in enumerate(self.smaller)}

    @property
    def stacked(self) -> float:
        """How high the smaller keys are, one above the other."""
        return len(self.smaller) * (self.side + self.gap) - self.gap


def reward_places(room: Room, taken: Sequence[Rect], floor: float) -> Reward:
    """The keys and the flower; the foot of the page too, down to ``floor``, where nothing is ``taken``."""
    box = room.box
    foot = Rect(box.x, box.bottom, box.width, floor - box.bottom)
    if floor > box.bottom and not any(each.meets(foot) for each in taken):
        box = box._replace(height=floor - box.y)
    room = room._replace(box=box)
    if box.height >= _LONG * box.width:
        return _in_a_column(room)
    beside = box._replace(x=box.x + room.side + room.gap, width=box.width - room.side - room.gap)
    stack = room.stack(box.x, box.bottom)
    if box.width >= _LONG * box.height:
        return _in_a_row(room._replace(box=beside), stack)
    high = max(room.stacked, min((1 - _FLOWER) * box.height, _NEXT_HIGH * room.u))
    top = max(box.bottom - high, room.reach)
    stack[_NEXT] = beside._replace(y=top, height=box.bottom - top - _LIP * room.u)
    return stack, box._replace(height=top - room.gap - box.y)


def _in_a_row(room: Room, keys: dict[Touch, Rect]) -> Reward:
    box, u = room.box, room.u
    wide, high = min(_NEXT_WIDE * u, 0.62 * box.width), min(_NEXT_HIGH * u, box.height - _LIP * u)
    keys[_NEXT] = Rect(box.right - wide, box.bottom - _LIP * u - high, wide, high)
    return keys, box._replace(width=box.width - wide - room.gap)


def _in_a_column(room: Room) -> Reward:
    box, u, side, gap = room.box, room.u, room.side, room.gap
    low, apart = box.bottom - side - _LIP * u, (box.width - len(room.smaller) * side) / (len(room.smaller) + 1)
    keys = {touch: Rect(box.x + apart + n * (side + apart), low, side, side) for n, touch in enumerate(room.smaller)}
    bottom = low - gap - _LIP * u
    top = max(bottom - min(_NEXT_HIGH * u, (1 - _FLOWER) * (bottom - box.y)), room.reach)
    keys[_NEXT] = box._replace(y=top, height=bottom - top)
    return keys, box._replace(height=top - gap - box.y)
