"""A finger for scripts: it touches controls where the page draws them; time passes in equal ticks."""

import math
from collections.abc import Callable

import pygame

from simulateur.game.controls import Touch
from simulateur.pages.input.sliding import reveal
from simulateur.pages.open_page import places
from simulateur.pictures.units import touch_side
from simulateur.window.app import App
from simulateur.window.waiting import FRAME_S

TICK_S = FRAME_S
_FINGER = 1
_TAP_APART_S = 0.5
"""Sooner, a second tap in one place may be the first one's: small hands tap twice."""


class NeverReachedError(Exception):
    """What a script waits for never comes: a defect of the script, or of the page it plays."""


class Finger:
    """Plays an app by touch for scripts, in ticks of equal length; ``after_tick`` is called after each."""

    def __init__(self, app: App, after_tick: Callable[[], None] = lambda: None) -> None:
        self._app = app
        self._after_tick = after_tick
        self._was_at: tuple[float, float] | None = None

    def touch(self, touch: Touch) -> None:
        """Press and release the middle of the control for ``touch``, once the strip has slid to it.

        Raises:
            LookupError: the page does not have it now.
        """
        reveal(self._app.session, self._app.size, touch)
        rect = places(self._app.session, self._app.size).get(touch)
        if rect is None:
            raise LookupError(f"{touch} is not on the page")
        if self._was_at is not None and math.dist(rect.centre, self._was_at) <= touch_side(self._app.size) / 2:
            self.wait(_TAP_APART_S)
        x, y = self._was_at = rect.centre
        width, height = self._app.size
        who = {"touch_id": _FINGER, "finger_id": _FINGER}
        where = who | {"x": x / width, "y": y / height, "dx": 0.0, "dy": 0.0}
        self._tick([pygame.event.Event(pygame.FINGERDOWN, where)])
        self._tick([pygame.event.Event(pygame.FINGERUP, where)])
        self.wait(0.1)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / TICK_S)):
            self._tick([])

    def wait_until(self, reached: Callable[[], bool], at_most_s: float = 300) -> None:
        """Let ticks pass until ``reached()`` is true.

        Raises:
            NeverReachedError: ``at_most_s`` seconds of the app's own time went by.
        """
        for _ in range(round(at_most_s / TICK_S)):
            if reached():
                return
            self._tick([])
        raise NeverReachedError(f"not reached in {at_most_s} s")

    def _tick(self, events: list[pygame.event.Event]) -> None:
        self._app.step(TICK_S, events)
        self._after_tick()
