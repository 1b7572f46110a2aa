"""What fingers, mouse and keyboard do, in words for every skin: a window, a browser, a test.

Places are in pixels from the upper left corner of the window. Keys of the keyboard have the names
that browsers give them: ``KeyboardEvent.key`` of the W3C's *UI Events KeyboardEvent key Values*,
letters in lower case.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Device(Enum):
    """What somebody presses with."""

    FINGER = auto()
    MOUSE = auto()
    KEYBOARD = auto()


@dataclass(frozen=True, slots=True)
class Presser:
    """Who presses. ``name`` tells two fingers, or two keys of the keyboard, apart."""

    device: Device
    name: str = ""


MOUSE = Presser(Device.MOUSE)


@dataclass(frozen=True, slots=True)
class Down:
    """A finger or the mouse's left button goes down at ``at``."""

    by: Presser
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Move:
    """A finger or the mouse goes so many pixels to the right and down.

    ``pressed`` is False for a mouse whose button is not pressed.
    """

    by: Presser
    right: float
    down: float
    pressed: bool = True


@dataclass(frozen=True, slots=True)
class Up:
    """A finger, the mouse's left button or a key of the keyboard goes up."""

    by: Presser


@dataclass(frozen=True, slots=True)
class KeyPress:
    """A key of the keyboard goes down, or repeats itself while it stays down."""

    name: str
    shift: bool = False

    @property
    def by(self) -> Presser:
        return Presser(Device.KEYBOARD, self.name)


@dataclass(frozen=True, slots=True)
class Wheel:
    """The mouse's wheel asks for so many rows further down, under ``at``."""

    rows: int
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Away:
    """The keyboard and the mouse went to another program: the end of a press is not seen."""


Event = Down | Move | Up | KeyPress | Wheel | Away
