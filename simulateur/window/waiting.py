"""Waits for the next turn of the loop: for so long, or until something happens in the window.

``pygame.event.wait`` looks for events a thousand times a second, which costs an idle machine more than all else. On
X11 the system itself wakes whoever waits for the window's connection. Elsewhere a screen at rest looks ten times a
second.
"""

import ctypes
import select
import time
from collections.abc import Callable

import pygame

FRAME_S = 1 / 30
"""There are never more turns than one in this time, whatever happens in the window."""
POLL_S = 1 / 10
"""Where nothing wakes it, a screen at rest looks for touches so often."""
_LONGEST_S = 0.1
"""No turn lasts longer for the session, unless it was asked to: after a sleep the game goes on where it was."""


class Waiting:
    """Makes the pauses between the turns of one loop. ``sleep`` and ``clock`` are for tests."""

    def __init__(
        self, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._last = clock()
        self._connection = _connection()

    def wait(self, most_s: float) -> float:
        """Wait until ``most_s`` seconds after the last turn, or for something to happen; returns the seconds waited."""
        asked_s = max(most_s if self._connection is not None else min(most_s, POLL_S), FRAME_S)
        left_s = self._last + asked_s - self._clock()
        if left_s > 0:
            self._wait(left_s)
        before, self._last = self._last, self._clock()
        return min(self._last - before, max(asked_s, _LONGEST_S))

    def _wait(self, seconds: float) -> None:
        if self._connection is None or seconds <= FRAME_S:
            self._sleep(seconds)
        elif not self._connection.has_read:
            try:
                select.select([self._connection.number], [], [], seconds)
            except (OSError, ValueError):
                # The connection is gone, and pygame tells of it. From now on this looks for touches, as elsewhere.
                self._connection = None
            early_s = self._last + FRAME_S - self._clock()
            if early_s > 0:
                self._sleep(early_s)


class _Connection:
    def __init__(self, display: int) -> None:
        library = ctypes.CDLL("libX11.so.6")
        self._length = library.XQLength
        self._display = ctypes.c_void_p(display)
        self.number: int = library.XConnectionNumber(self._display)
        """Its file descriptor."""

    @property
    def has_read(self) -> bool:
        """Whether events were read from the connection and wait to be handled: no new one would end a pause."""
        return bool(self._length(self._display))


def _connection() -> _Connection | None:
    if pygame.display.get_driver() != "x11":
        return None
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    try:
        return _Connection(pointer(pygame.display.get_wm_info()["display"], b"display"))
    except (AttributeError, KeyError, OSError, ValueError):  # another pygame, or a library of another name
        return None
