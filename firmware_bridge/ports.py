"""The serial ports of this computer, and which robot each may lead to."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

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


@dataclass(frozen=True, slots=True)
class PortInfo:
    """A port of this computer; ``likely`` names the drivers to try, the likeliest first, perhaps none."""

    device: str
    description: str
    likely: tuple[str, ...]


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
    description = found.description if found.description and found.description != "n/a" else ""
    return PortInfo(found.device, description, likely_drivers(found.vid, found.pid))


def find_ports() -> tuple[PortInfo, ...]:
    """Every serial port that the system lists, in the order of their names; opens none of them."""
    return tuple(sorted((describe(found) for found in list_ports.comports()), key=lambda port: port.device))


def identity(device: str) -> str:
    """What tells one robot's adapter from another: its USB serial number where it has one, else the port's own name."""
    return next((found.serial_number for found in list_ports.comports() if found.device == device), None) or device
