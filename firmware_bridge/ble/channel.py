"""Where a kind of robot takes and gives its bytes, and how to tell such a robot from its neighbours."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

_NOT_OF_A_NAME = re.compile(r"[\W_]+")


class Likeness(Enum):
    """How much a neighbour looks like a robot of some kind."""

    NAMED = auto()
    """It bears the name of one."""
    ALIKE = auto()
    """It bears no name, but has the service of such a robot; thermometers, lamps and insulin pumps have it too."""
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Channel:
    """A GATT service with a characteristic to write and one that notifies, all as 16 bits in hexadecimal.

    ``name`` is how the names of such robots begin, in small letters and digits alone.
    """

    name: str
    service: str
    write: str
    notify: str

    def likeness(self, name: str, services: Collection[str]) -> Likeness:
        """What is thought of a neighbour of that ``name``, perhaps empty, that shows these ``services``.

        A service is written in full, as ``0000fff0-0000-1000-8000-00805f9b34fb``.
        """
        if name:
            plain = _NOT_OF_A_NAME.sub("", name.lower())
            return Likeness.NAMED if plain.startswith(self.name) else Likeness.OTHER
        return Likeness.ALIKE if in_full(self.service) in services else Likeness.OTHER


def in_full(short: str) -> str:
    """A number of 16 bits as the 128 that it stands for (Bluetooth Core Specification, volume 3, part B, 2.5.1)."""
    return f"0000{short}-0000-1000-8000-00805f9b34fb"


BLUEBOT = Channel("bluebot", service="fff0", write="fff2", notify="fff1")
"""A Blue-Bot of today, from a public client that writes the frames of the older ones there. How its name begins is the
robot's own; that it is written so over the air was not seen by us."""
