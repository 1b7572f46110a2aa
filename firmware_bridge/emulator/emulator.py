"""What an emulated robot is to whoever serves it."""

from typing import Protocol

from firmware_bridge.emulator.movement import Movement


class Emulator(Protocol):
    """An emulated robot, as ``serve`` needs it. It has no clock: ``now`` is the time in seconds."""

    @property
    def record(self) -> tuple[Movement, ...]:
        """Every movement so far."""

    @property
    def idle(self) -> bool:
        """Whether the emulated robot has nothing to do."""

    def opened(self, now: float) -> None:
        """A program opened the port at ``now``."""

    def receive(self, data: bytes, now: float) -> None:
        """Take ``data``, bytes that a program wrote to the port."""

    def advance(self, now: float) -> bytes:
        """Do everything due until ``now``. Returns the bytes that the robot sends meanwhile."""
