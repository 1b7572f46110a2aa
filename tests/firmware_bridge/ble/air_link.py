"""The link of a bench through the air: the product's own on bleak's front, an emulator behind its backend."""

from firmware_bridge.ble.channel import BLUEBOT, Channel
from firmware_bridge.ble.link import BleLink
from firmware_bridge.clock import Clock
from firmware_bridge.emulator.emulator import Emulator
from tools.robots.emulators.air import Air, Peripheral
from tools.robots.virtual_clock import VirtualClock

_ADDRESS = "88:1B:99:00:00:09"
_AIR = Air(VirtualClock())
"""One for all benches: the thread of a radio never ends."""


class AirLink:
    """Implements ``firmware_bridge.serial_link.Link``; with a virtual clock, reading moves the time on."""

    def __init__(self, emulator: Emulator, clock: Clock, channel: Channel = BLUEBOT, name: str = "Blue-Bot") -> None:
        self._clock = clock
        self._robot = Peripheral(_ADDRESS, name, emulator, channel)
        _AIR.clock = clock
        _AIR.peripherals[:] = [self._robot]
        self._inner = BleLink(f"ble:{_ADDRESS}", clock, channel, name, _AIR.radio())
        self.named = self._inner.named

    def write(self, data: bytes) -> None:
        _AIR.clock = self._clock  # another bench may have come meanwhile
        self._inner.write(data)

    def read(self, timeout: float) -> bytes:
        data = self._inner.read(timeout)
        _AIR.clock = self._clock
        _AIR.let_speak(self._robot)
        return data

    def close(self) -> None:
        self._inner.close()
        self._robot.emulator.advance(self._clock.now())
