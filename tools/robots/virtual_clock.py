"""A clock for robots that are tried without waiting."""

import threading


class VirtualClock:
    """A clock for tests: waiting moves its time on at once. For one thread, with a ``DirectLink``."""

    def __init__(self) -> None:
        self._now_s = 0.0

    def now(self) -> float:
        return self._now_s

    def wait(self, seconds: float, cancel: threading.Event | None = None) -> bool:
        if cancel is not None and cancel.is_set():
            return False
        self._now_s += max(0.0, seconds)
        return True

    def patience(self, seconds: float) -> float:
        return seconds
