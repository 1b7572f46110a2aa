"""Time, passed in: the system's or, for a fast emulator, faster than life."""

import sys
import threading
import time
from typing import Protocol


class Clock(Protocol):
    """What drivers, links and emulators know of time; every figure is in robot seconds."""

    def now(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        ...

    def wait(self, seconds: float, cancel: threading.Event | None = None) -> bool:
        """Let ``seconds`` go by; True if they all did, False as soon as ``cancel`` is set."""
        ...

    def patience(self, seconds: float) -> float:
        """How long to wait for what the *computer* delays by up to ``seconds``, however fast the robot is."""
        ...


class SystemClock:
    """The system's clock, from 0 when it is made; with ``speed=20``, one real second counts as twenty robot seconds.

    Only an emulator runs faster than life: a real robot wants the default speed of 1.
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
