"""Where a kind of robot takes and gives its bytes, and how to tell such a robot from its neighbours."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

_NOT_OF_A_NAME = re.compile(r"[\W_]+")
_SHORT = 4
"""The digits of a number of 16 bits."""


class Likeness(Enum):
    """How much a device nearby looks like a robot of some kind."""

    NAMED = auto()
    """It bears the name of one."""
    ALIKE = auto()
    """It bears no name, but has the service of such a robot; thermometers, lamps and insulin pumps have it too."""
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Knock:
    """What must be written to a characteristic, once after each connection, before a robot listens."""

    service: str
    characteristic: str
    words: bytes


@dataclass(frozen=True, slots=True)
class Channel:
    """How bytes reach a kind of robot by Bluetooth: a GATT service, the characteristic to write, the one that notifies.

    The two characteristics may be the same. Each number has 128 bits, as ``0000fff0-0000-1000-8000-00805f9b34fb``, or
    16, as ``fff0``. ``name`` matches the names of such robots, written in small letters and digits alone.
    """

    name: re.Pattern[str]
    service: str
    write: str
    notify: str
    knock: Knock | None = None
    """None for a robot that listens to whoever is connected."""

    def likeness(self, name: str, services: Collection[str]) -> Likeness:
        """Whether a device is likely such a robot: by its ``name`` or, if that is empty, by the ``services`` it shows.

        ``services`` are numbers of 128 bits (see ``in_full``).
        """
        if name:
            plain = _NOT_OF_A_NAME.sub("", name.lower())
            return Likeness.NAMED if self.name.fullmatch(plain) else Likeness.OTHER
        return Likeness.ALIKE if in_full(self.service) in services else Likeness.OTHER


def in_full(number: str) -> str:
    """The 128-bit form of a service's ``number``; one that has 128 bits already is returned as it is.

    A number of 16 bits is short for one of 128 (Bluetooth Core Specification, volume 3, part B, 2.5.1).
    """
    return number if len(number) > _SHORT else f"0000{number}-0000-1000-8000-00805f9b34fb"


BLUEBOT = Channel(re.compile("bluebot.*"), service="fff0", write="fff2", notify="fff1")
"""A Blue-Bot of today, from a public client that writes the frames of the older ones there. How its name begins is the
robot's own; that it is written so over the air was not seen by us."""

_SPHERO = "-574f-4f20-5370-6865726f2121"
SPHERO_MINI = Channel(
    re.compile("sm[0-9a-f]{4}"),
    service=f"00010001{_SPHERO}",
    write=f"00010002{_SPHERO}",
    notify=f"00010002{_SPHERO}",
    knock=Knock(f"00020001{_SPHERO}", f"00020005{_SPHERO}", b"usetheforce...band"),
)
"""A Sphero Mini, whose name is « SM- » and four hexadecimal digits. From liamhays/sphero-ble, which captured what the
maker's application says. MProx/Sphero_mini and spherov2.py knock with the same words; without them it leaves soon."""

_OZOBOT = "8903136c-5f13-4548-a885-c5877913680"
OZOBOT_EVO = Channel(re.compile("ozo.*"), service=_OZOBOT + "1", write=_OZOBOT + "2", notify=_OZOBOT + "2")
"""An Ozobot Evo with firmware 3 or newer. Its maker (ozobot/python-libraries) and zayfod/pyozo have these numbers.
They and ComanderKai77/OzoPy look for a name such as « OzoEvo-ABC » or « OzoBlue »."""

CHANNELS: Mapping[str, Channel] = MappingProxyType(
    {"bluebot": BLUEBOT, "ozobot-evo": OZOBOT_EVO, "sphero-mini": SPHERO_MINI}
)
"""The robots that show themselves over the air, by the names of their drivers."""
