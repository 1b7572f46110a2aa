"""A link to an emulator in the same thread, without a port: a whole run in no time."""

from typing import Protocol

from firmware_bridge.clock import Clock
from firmware_bridge.emulator.movement import Movement


class Emulator(Protocol):
    """An emulated robot. Whoever serves it tells it the time."""

    @property
    def record(self) -> tuple[Movement, ...]:
        """Every movement so far."""
        ...

    @property
    def idle(self) -> bool:
        """Whether it has nothing to do."""
        ...

    def opened(self, now: float) -> None:
        """Somebody opened the port at ``now``, in seconds."""
        ...

    def receive(self, data: bytes, now: float) -> None:
        """Take bytes."""
        ...

    def advance(self, now: float) -> bytes:
        """Do everything due until ``now``; what the robot says meanwhile."""
        ...


class DirectLink:
    """Implements ``firmware_bridge.link.Link``; with a ``VirtualClock``, reading moves the time on."""

    named: bool | None = None

    def __init__(self, emulator: Emulator, clock: Clock) -> None:
        self._emulator = emulator
        self._clock = clock
        emulator.opened(clock.now())

    def write(self, data: bytes) -> None:
        self._emulator.receive(data, self._clock.now())

    def read(self, timeout: float) -> bytes:
        self._clock.wait(timeout)
        return self._emulator.advance(self._clock.now())

    def close(self) -> None:
        self._emulator.advance(self._clock.now())
