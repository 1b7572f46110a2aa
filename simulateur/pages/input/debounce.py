"""Presses of fingers and of the mouse, and which of them count."""

import math
from dataclasses import dataclass

from simulateur.game.controls import AnyKey, Key, Touch
from simulateur.pages.input.events import Device, Down, Event, Presser, Up

_ECHO_S, _ECHO_PX = 0.4, 40
"""Some touch screens send a press twice. A mouse press so soon (in seconds) and so near (in pixels)
after a finger's is the same press."""
_TWICE_S = 0.5
"""Small hands tap twice, and more often. So soon after a press that has put something else under the finger, and near
it, the next one is still the same: it is not meant for what is there now."""
_EMPTIES_S = 1.5
"""The same for what would empty a whole program: after « encore » it is under the finger, on small windows."""
_TOGETHER_S, _AT_ONCE = 0.08, 2
"""More fingers that come so soon after each other are a hand: only the first ones press."""


@dataclass(slots=True)
class Press:
    """A press of a finger or of the mouse, until it is let go or taken back.

    ``touch`` is the control under it; None beside all controls, and once it ``slides``. ``at`` is the pixel where it
    began, None for a key of the keyboard. A press that ``waits`` acts when it is let go. One that comes ``again`` goes
    on with the press before: it touches nothing, and may only pull. Once it ``is_over`` it is still seen for a moment.
    ``held_s`` are the seconds since it began or last slid. ``right`` and ``down`` are the pixels that it slid and that
    no list has followed yet.
    """

    by: Presser
    touch: Touch | None
    at: tuple[float, float] | None = None
    waits: bool = False
    again: bool = False
    is_over: bool = False
    held_s: float = 0.0
    right: float = 0.0
    down: float = 0.0
    slides: bool = False

    def slide(self, by: tuple[float, float], least: float) -> None:
        """Move the press ``by`` pixels right and down; ``least`` pixels from its start, it presses nothing more."""
        self.right, self.down, self.held_s = self.right + by[0], self.down + by[1], 0.0
        if math.hypot(self.right, self.down) >= least:
            self.touch, self.slides = None, True

    def rows(self, row: float) -> int:
        """How many whole rows of ``row`` pixels a list must follow the finger now. They are then taken as followed."""
        rows = int(self.down / row)
        self.down -= rows * row
        return rows


class Presses:
    """Decides which presses count. A mouse press that repeats a finger's does not, nor do other fingers of one hand."""

    def __init__(self) -> None:
        self._finger_at: tuple[float, float] | None = None
        self._finger_s = 0.0
        self._hand: set[Presser] = set()
        """Fingers that came together and are still there."""
        self._led_on_at: tuple[float, float] | None = None
        self._led_on_s = 0.0

    def press(self, event: Event, now_s: float) -> tuple[float, float] | None:
        """The pixel that ``event`` presses at ``now_s``, a time in seconds.

        None for a press that does not count, and for any event that is no press.
        """
        if not isinstance(event, Down):
            return None
        if event.by.device is Device.MOUSE:
            return None if self._echoes(event.at, now_s) else event.at
        if now_s - self._finger_s > _TOGETHER_S:
            self._hand.clear()
        self._hand.add(event.by)
        self._finger_at, self._finger_s = event.at, now_s
        return event.at if len(self._hand) <= _AT_ONCE else None

    def releases(self, event: Event) -> Presser | None:
        """What goes up with ``event``: a finger, a key of the keyboard or the mouse; None for any other event."""
        if not isinstance(event, Up):
            return None
        self._hand.discard(event.by)
        return event.by

    def lead_on(self, at: tuple[float, float], now_s: float) -> None:
        """Remember that the press at the pixel ``at`` has put something else under the finger, at ``now_s`` seconds."""
        self._led_on_at, self._led_on_s = at, now_s

    def comes_twice(self, at: tuple[float, float], now_s: float, near: float, key: AnyKey | None = None) -> bool:
        """Whether a press at ``at`` is the second tap of one that has just put something else under the finger.

        It must be at most ``near`` pixels away. ``key`` is what is there now, if any: for what empties a whole program
        the time is longer. A third tap may count as another second one, but not on the key that stops a robot.
        """
        if self._led_on_at is None or now_s - self._led_on_s >= (_EMPTIES_S if key is Key.CLEAR else _TWICE_S):
            return False
        if math.dist(at, self._led_on_at) > near:
            self._led_on_at = None  # a hand that went elsewhere in between means what it touches
            return False
        if key is not Key.STOP_ROBOT:
            self._led_on_s = now_s
        return True

    def _echoes(self, at: tuple[float, float], now_s: float) -> bool:
        if self._finger_at is None or now_s - self._finger_s > _ECHO_S:
            return False
        return math.dist(at, self._finger_at) < _ECHO_PX
