"""A link to an emulator in the same thread, without a port: a whole run in no time."""

from firmware_bridge.clock import Clock
from firmware_bridge.emulator.emulator import Emulator


class DirectLink:
    """A ``firmware_bridge.serial_link.Link`` to an emulator in this process, without a port.

    With a ``VirtualClock``, reading moves the time on, so that nothing waits.
    """

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
