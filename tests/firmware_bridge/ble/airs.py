"""A Blue-Bot in the air, and the driver that reaches it through bleak's own front."""

from dataclasses import dataclass, field

from beebot.notation import parse_flat
from firmware_bridge.ble.channel import BLUEBOT
from firmware_bridge.ble.link import BleLink
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.bluebot import BluebotDriver
from firmware_bridge.serial_link import Link
from tests.firmware_bridge.benches import Alarm
from tools.robots.emulators.air import Air, Peripheral
from tools.robots.emulators.bluebot import Bluebot

ADDRESS = "88:1B:99:00:00:01"
PORT = f"ble:{ADDRESS}"
GONE = (
    f"le robot {PORT} n'est plus à portée, et il roule peut-être encore ; "
    "prenez-le en main, approchez-le, puis recommencez"
)
ABSENT = (
    f"le robot {PORT} ne se montre pas ; allumez-le, approchez-le, "
    "et fermez l'application de la tablette qui le tient peut-être, puis recommencez"
)
PROGRAM = parse_flat("avancer gauche avancer droite reculer")
DRIVEN = "nwnes"
_MOST_VAIN = 1000
ONE_BYTE = 4
"""The MTU of a radio that takes a byte at a time."""


class _Watched(BleLink):
    """A link that is read for nothing a thousand times while no time passes has lost what would end that."""

    _clock: Clock
    _vain, _vain_at = 0, -1.0

    def read(self, timeout: float) -> bytes:
        data = super().read(timeout)
        now = self._clock.now()
        self._vain = 0 if data or now > self._vain_at else self._vain + 1
        self._vain_at = now
        assert self._vain < _MOST_VAIN, "it is read for ever"
        return data


@dataclass
class InTheAir:
    """An emulated Blue-Bot, what may befall it, and its driver."""

    mtu: int = 23
    port: str = PORT
    clock: Alarm = field(default_factory=Alarm)

    def __post_init__(self) -> None:
        self.air = Air(self.clock, self.mtu)
        self.emulator = Bluebot()
        self.robot = self.air.add(Peripheral(ADDRESS, "Blue-Bot", self.emulator))
        self.driver = BluebotDriver(self.port, self.clock, self.open)

    def open(self, port: str, clock: Clock) -> Link:
        return _Watched(port, clock, BLUEBOT, "Blue-Bot", self.air.radio())

    @property
    def letters(self) -> str:
        """What it drove, once it has done all that it still had to."""
        self.clock.wait(1000.0)
        self.emulator.advance(self.clock.now())
        return "".join(move.letter for move in self.emulator.record)
