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
from firmware_bridge.ble.scan import PREFIX, listen
from firmware_bridge.ble.sentences import NoBleakError, NoRadioError, not_by_air
from firmware_bridge.clock import Clock
from firmware_bridge.running_emulators import Announcement, living
from firmware_bridge.serial_link import Link, SerialLink

ARDUINO_VENDORS = frozenset({0x2341, 0x2A03})
ON_THE_BOARD: Mapping[tuple[int, int], tuple[str, ...]] = MappingProxyType(
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
    """The names of the drivers to try for a port with these USB ``vendor`` and ``product`` numbers.

    It is a guess, since the numbers are those of the chips' makers: what the robot answers decides. Empty where they
    are unknown or stand for no robot of ours. A robot over Bluetooth has no such numbers.
    """
    if vendor is None or product is None:
        return ()
    if vendor in ARDUINO_VENDORS:
        return "kit", "escornabot"
    return ON_THE_BOARD.get((vendor, product), ())


def describe(found: ListPortInfo) -> PortInfo:
    """The ``PortInfo`` of a port that pyserial ``found``."""
    if _BUILT_IN.fullmatch(found.device):
        return PortInfo(found.device, _("prise série de l'ordinateur"), (), built_in=True)
    description = found.description if found.description and found.description != "n/a" else ""
    return PortInfo(found.device, description, likely_drivers(found.vid, found.pid))


def find_ports(root: Path = Path("/")) -> tuple[PortInfo, ...]:
    """Every serial port, sorted by name, then the running emulators; opens none of them.

    ``root`` is the folder that has the system's ``sys``.
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
    """What tells one robot's adapter from another: its USB serial number where ``device`` has one, else ``device``."""
    return next((found.serial_number for found in list_ports.comports() if found.device == device), None) or device


@dataclass(frozen=True, slots=True)
class InTheAir:
    """The result of a Bluetooth search: ``ports`` of robots in range, or the ``trouble`` with the radio."""

    ports: tuple[PortInfo, ...] = ()
    trouble: NoRadioError | None = None


def find_in_the_air(radio: Callable[[], Radio] = this_radio) -> InTheAir:
    """Search for robots over Bluetooth Low Energy, for some four seconds; connects to none of them.

    Where bleak is not installed the result is empty and no trouble: most schools have no such robot.
    """
    try:
        heard = listen(radio())
    except NoBleakError:
        return InTheAir()
    except NoRadioError as error:
        return InTheAir(trouble=error)
    return InTheAir(
        tuple(PortInfo(each.port, each.name, (each.kind,), each.likeness is Likeness.NAMED) for each in heard)
    )


def find_all() -> tuple[PortInfo, ...]:
    """Every port: serial ports, emulators, and robots found by Bluetooth."""
    return (*find_ports(), *find_in_the_air().ports)


def open_port(port: str, clock: Clock, baud: int, channel: Channel | None, robot: str) -> Link:
    """Open the serial ``port`` at ``baud`` or, where its name begins with ``ble:``, connect by Bluetooth.

    ``channel`` is the Bluetooth service of such a robot, None if it has no Bluetooth; ``robot`` is its title.

    Raises:
        RobotError: what ``SerialLink`` and ``BleLink`` raise, or this kind of robot has no Bluetooth.
    """
    if not port.startswith(PREFIX):
        return SerialLink(port, clock, baud)
    if channel is None:
        raise not_by_air(robot)
    return BleLink(port, clock, channel, robot, this_radio())
