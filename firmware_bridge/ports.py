"""The serial ports of this computer, and which robot each may lead to."""

from dataclasses import dataclass

from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

_ADAPTERS = frozenset(
    {
        (0x1A86, 0x7523),  # CH340, on most Arduino Nano copies
        (0x0403, 0x6001),  # FTDI, on the original Nano
        (0x10C4, 0xEA60),  # CP210x
    }
)
"""USB adapters that an Escornabot's board may carry; other things carry them too."""
_ARDUINO_VENDORS = frozenset({0x2341, 0x2A03})


@dataclass(frozen=True, slots=True)
class PortInfo:
    """A port of this computer; ``likely`` is the name of the driver to try first, None if nothing points to one."""

    device: str
    description: str
    likely: str | None


def likely_driver(vendor: int | None, product: int | None) -> str | None:
    """The driver that the USB numbers of a port point to: a guess, the robot's own greeting decides.

    The numbers are those of the chips' makers; None where they are unknown or stand for no robot of ours.
    """
    if vendor is None or product is None:
        return None
    if vendor in _ARDUINO_VENDORS or (vendor, product) in _ADAPTERS:
        return "escornabot"
    return None


def describe(found: ListPortInfo) -> PortInfo:
    """What pyserial found, in our words."""
    description = found.description if found.description and found.description != "n/a" else ""
    return PortInfo(found.device, description, likely_driver(found.vid, found.pid))


def find_ports() -> tuple[PortInfo, ...]:
    """Every serial port that the system lists, in the order of their names; opens none of them."""
    return tuple(sorted((describe(found) for found in list_ports.comports()), key=lambda port: port.device))
