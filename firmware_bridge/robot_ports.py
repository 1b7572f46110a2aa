"""The ports of this computer, on wires and in the air, which robot each may lead to, and how to open one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from beebot.i18n import gettext as _
from firmware_bridge.ble.channel import Channel, Likeness
from firmware_bridge.ble.link import BleLink
from firmware_bridge.ble.radio import Radio, this_radio
from firmware_bridge.ble.scan import PREFIX, Neighbour, listen
from firmware_bridge.ble.sentences import NoBleakError, NoRadioError, not_by_air
from firmware_bridge.clock import Clock
from firmware_bridge.running_emulators import Announcement, living
from firmware_bridge.serial_link import Link, SerialLink

_ARDUINO_VENDORS = frozenset({0x2341, 0x2A03})
_ON_THE_BOARD: Mapping[tuple[int, int], tuple[str, ...]] = MappingProxyType(
    {
        (0x1A86, 0x7523): ("kit", "escornabot", "mbot"),  # CH340, on most Arduino Nano copies and on the mBot's board
        (0x0403, 0x6001): ("kit", "escornabot"),  # FTDI, on the original Nano
        (0x10C4, 0xEA60): ("kit", "escornabot"),  # CP210x
        (0x0617, 0x000A): ("thymio",),  # its cable
        (0x0617, 0x000C): ("thymio",),  # its radio dongle
    }
)
"""USB chips and the robots that carry them; other things carry most of them too."""
_BUILT_IN = re.compile(r"/dev/(ttyS|ttyAMA)\d+")
"""How Linux names the serial ports that are on the computer's own board."""
_NO_CHIP = "0"
"""``PORT_UNKNOWN`` of Linux, include/uapi/linux/serial.h: a name that is kept free, with no chip behind it."""


@dataclass(frozen=True, slots=True)
class PortInfo:
    """A port of this computer; ``likely`` names the drivers to try, the likeliest first, perhaps none."""

    device: str
    description: str
    likely: tuple[str, ...]
    names_itself: bool = False
    """Whether what is there bears the name of the first of ``likely``, so that nobody need ask it."""
    built_in: bool = False
    """Whether it is on the computer's own board, where nobody plugs a robot in unless they soldered it."""


def likely_drivers(vendor: int | None, product: int | None) -> tuple[str, ...]:
    """The drivers that the USB numbers of a port point to: a guess, the robot's own greeting decides.

    The numbers are those of the chips' makers; empty where they are unknown or stand for no robot of ours. A robot
    over Bluetooth has no such numbers.
    """
    if vendor is None or product is None:
        return ()
    if vendor in _ARDUINO_VENDORS:
        return "kit", "escornabot"
    return _ON_THE_BOARD.get((vendor, product), ())


def describe(found: ListPortInfo) -> PortInfo:
    """What pyserial found, in our words."""
    if _BUILT_IN.fullmatch(found.device):
        return PortInfo(found.device, _("prise série de l'ordinateur"), (), built_in=True)
    description = found.description if found.description and found.description != "n/a" else ""
    return PortInfo(found.device, description, likely_drivers(found.vid, found.pid))


def find_ports(root: Path = Path("/")) -> tuple[PortInfo, ...]:
    """Every serial port there is, in the order of their names, then emulators; opens none of them.

    ``root`` is where the system's ``sys`` is.
    """
    there = (found for found in list_ports.comports() if _has_a_chip(found.device, root))
    listed = sorted((describe(found) for found in there), key=lambda port: port.device)
    return (*listed, *map(_emulated, living()))


def _has_a_chip(device: str, root: Path) -> bool:
    """Whether something is behind the name of a port; Linux has four to thirty-two names for boards with one chip.

    pyserial 3.5 lists all thirty-two where the kernel is new (pyserial issue 763, Ubuntu 24.04). What a port is, is in
    its ``type`` (Linux, Documentation/ABI/testing/sysfs-tty); a port that is not on the board has none.
    """
    try:
        return (root / "sys/class/tty" / Path(device).name / "type").read_text(encoding="ascii").strip() != _NO_CHIP
    except (OSError, ValueError):
        return True


def _emulated(emulator: Announcement) -> PortInfo:
    described = _("émulateur {robot}").format(robot=emulator.robot)
    return PortInfo(emulator.port, described, (emulator.robot,), names_itself=True)


def identity(device: str) -> str:
    """What tells one robot's adapter from another: its USB serial number where it has one, else the port's own name."""
    return next((found.serial_number for found in list_ports.comports() if found.device == device), None) or device


@dataclass(frozen=True, slots=True)
class InTheAir:
    """What the radio hears: robots, or why it hears none."""

    ports: tuple[PortInfo, ...] = ()
    trouble: NoRadioError | None = None


def find_in_the_air(radio: Callable[[], Radio] = this_radio) -> InTheAir:
    """Every robot that shows itself over Bluetooth Low Energy, in some four seconds; connects to none of them.

    Where bleak is not installed nothing is heard, and that is no trouble: most schools have no such robot.
    """
    try:
        heard = listen(radio())
    except NoBleakError:
        return InTheAir()
    except NoRadioError as error:
        return InTheAir(trouble=error)
    return InTheAir(tuple(_in_the_air(neighbour) for neighbour in heard))


def find_all() -> tuple[PortInfo, ...]:
    """Every port on wires and in the air."""
    return (*find_ports(), *find_in_the_air().ports)


def _in_the_air(neighbour: Neighbour) -> PortInfo:
    return PortInfo(neighbour.port, neighbour.name, (neighbour.kind,), neighbour.likeness is Likeness.NAMED)


def open_port(port: str, clock: Clock, baud: int, channel: Channel | None, robot: str) -> Link:
    """Open a serial port at ``baud``, or where ``port`` begins with ``ble:``, connect to a robot in the air.

    ``channel`` is where such a robot, whose title is ``robot``, takes its bytes there; None if it has no such radio.

    Raises:
        RobotError: what ``SerialLink`` and ``BleLink`` raise, or such a robot is not reached over the air.
    """
    if not port.startswith(PREFIX):
        return SerialLink(port, clock, baud)
    if channel is None:
        raise not_by_air(robot)
    return BleLink(port, clock, channel, robot, this_radio())
