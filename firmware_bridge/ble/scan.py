"""Which robots show themselves around this computer; of anything else, such as a telephone, nothing is kept."""

import asyncio
import re
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from firmware_bridge.ble import sentences
from firmware_bridge.ble.channel import CHANNELS, Channel, Likeness
from firmware_bridge.ble.radio import Radio, about_radio

if TYPE_CHECKING:
    from bleak.backends.device import BLEDevice
    from bleak.backends.scanner import AdvertisementData

Answer = TypeVar("Answer")

PREFIX = "ble:"
"""How the name of a port begins that is a robot in the air: ``ble:88:1B:99:16:E7:7D``, or ``ble:Blue-Bot``."""
LISTEN_S = 4.0
"""A robot shows itself several times a second, and bleak's own search takes five."""
FIND_S = 8.0
_BEYOND_S = 5.0
"""What the system may add to either, as it starts and ends a search."""
_ADDRESS = re.compile(r"[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
"""Six bytes, or on macOS, which shows no addresses, a number of its own."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A device in range that may be a robot: its address, its ``name`` (perhaps empty), its ``likeness`` to a robot."""

    kind: str
    """The name of its driver."""
    address: str
    name: str
    likeness: Likeness
    rssi: int
    """How strongly it is heard, in dBm: -40 beside the computer, -90 at the far end of a school."""

    @property
    def port(self) -> str:
        """The name of the port, as a driver takes it."""
        return PREFIX + self.address


def listen(
    radio: Radio, channels: Mapping[str, Channel] = CHANNELS, seconds: float = LISTEN_S
) -> tuple[Neighbour, ...]:
    """Search for ``seconds``; the devices that may be robots of the kinds in ``channels``, sorted by address.

    Raises:
        NoRadioError: the radio cannot be used.
    """
    return tuple(neighbour for neighbour, _device in _heard(radio, channels, seconds))


def kinds_at(port: str) -> tuple[str, ...]:
    """The names of the kinds of robots that may be at ``port``. All of them, if ``port`` is an address and no name."""
    wanted = port.removeprefix(PREFIX)
    if _ADDRESS.fullmatch(wanted):
        return tuple(CHANNELS)
    return tuple(kind for kind, channel in CHANNELS.items() if channel.likeness(wanted, ()) is Likeness.NAMED)


def find(radio: Radio, channel: Channel, port: str) -> "BLEDevice":
    """The device that ``port`` names: by its address, or by a name that no other robot of ``channel`` in range has.

    Raises:
        NoRadioError: the radio cannot be used.
        NotThereError: no such device is in range.
        RobotError: several devices have that name.
    """
    wanted = port.removeprefix(PREFIX)
    if not _ADDRESS.fullmatch(wanted):
        return _by_name(radio, channel, wanted, port)
    seconds = radio.seconds(FIND_S)
    device = _asked(radio, _seen(radio, wanted, seconds), seconds)
    if device is None:
        raise sentences.absent(port)
    return device


def _by_name(radio: Radio, channel: Channel, wanted: str, port: str) -> "BLEDevice":
    around = _heard(radio, {"": channel}, LISTEN_S)
    heard = [(one, device) for one, device in around if one.name.lower() == wanted.lower()]
    if len(heard) > 1:
        raise sentences.several(wanted, [one.port for one, _device in heard])
    if not heard:
        raise sentences.absent(port)
    return heard[0][1]


def _heard(radio: Radio, channels: Mapping[str, Channel], usual_s: float) -> "list[tuple[Neighbour, BLEDevice]]":
    seconds = radio.seconds(usual_s)
    robots = []
    for device, shown in _asked(radio, _all_seen(radio, seconds), seconds):
        name = shown.local_name or device.name or ""
        for kind, channel in channels.items():
            likeness = channel.likeness(name, shown.service_uuids)
            if likeness is not Likeness.OTHER:
                robots.append((Neighbour(kind, device.address, name, likeness, shown.rssi), device))
    return sorted(robots, key=lambda each: each[0].address)


async def _all_seen(radio: Radio, seconds: float) -> "list[tuple[BLEDevice, AdvertisementData]]":
    from bleak import BleakScanner  # noqa: PLC0415 (an extra)

    async with BleakScanner(backend=radio.scanner) as scanner:
        await asyncio.sleep(seconds)
    return list(scanner.discovered_devices_and_advertisement_data.values())


async def _seen(radio: Radio, wanted: str, seconds: float) -> "BLEDevice | None":
    """The device with that address as soon as it shows itself; None if it does not.

    One that was seen when the time was up, and not told of yet, was seen.
    """
    from bleak import BleakScanner  # noqa: PLC0415 (an extra)

    async with BleakScanner(backend=radio.scanner) as scanner:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                async for device, _shown in scanner.advertisement_data():
                    if device.address.lower() == wanted.lower():
                        return device
        return next((each for each in scanner.discovered_devices if each.address.lower() == wanted.lower()), None)


def _asked(radio: Radio, search: Coroutine[Any, Any, Answer], seconds: float) -> Answer:
    try:
        return radio.ask(search, seconds + _BEYOND_S)
    except Exception as error:
        raise about_radio(error) or sentences.radio_failed(str(error) or type(error).__name__) from error
