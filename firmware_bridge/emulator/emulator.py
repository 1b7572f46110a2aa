"""What an emulated robot is to whoever serves it."""

from typing import Protocol

from firmware_bridge.emulator.movement import Movement


class Emulator(Protocol):
    """An emulated robot, as ``serve`` needs it; every method is given the time."""

    @property
    def record(self) -> tuple[Movement, ...]:
        """Every movement so far."""
        ...

    @property
    def idle(self) -> bool:
        """Whether the emulated robot has nothing to do."""
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
