"""Time, passed in: the system's or, for a fast emulator, faster than life."""

import sys
import threading
import time
from typing import Protocol


class Clock(Protocol):
    """The time for drivers, links and emulators, in robot seconds: a fast emulator has several in one real second."""

    def now(self) -> float:
        """Seconds since some fixed moment; never goes back."""

    def wait(self, seconds: float, cancel: threading.Event | None = None) -> bool:
        """Let ``seconds`` robot seconds go by. True if they all did, False as soon as ``cancel`` is set."""

    def patience(self, seconds: float) -> float:
        """``seconds`` of real time, as robot seconds: for waits that a fast emulator does not shorten."""


class SystemClock:
    """The system's clock, 0 when this object is made. With ``speed=20``, one real second is twenty robot seconds.

    Only an emulator may be faster than real time: for a real robot ``speed`` is 1.
    """

    def __init__(self, speed: float = 1.0) -> None:
        """Keep the speed.

        Raises:
            ValueError: the speed is not above 0.
        """
        if not speed > 0:
            raise ValueError(f"speed must be above 0: {speed}")
        self._speed = speed
        self._origin_s = _seconds()

    def now(self) -> float:
        return (_seconds() - self._origin_s) * self._speed

    def wait(self, seconds: float, cancel: threading.Event | None = None) -> bool:
        if seconds <= 0:
            return cancel is None or not cancel.is_set()
        if cancel is None:
            time.sleep(seconds / self._speed)
            return True
        return not cancel.wait(seconds / self._speed)

    def patience(self, seconds: float) -> float:
        return seconds * self._speed


def _seconds() -> float:
    """The seconds of a clock that goes on while the computer sleeps, as robots do."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
