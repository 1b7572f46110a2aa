"""What fingers, mouse and keyboard do, in words for every skin: a window, a browser, a test.

Places are in pixels from the upper left corner of the window. Keys of the keyboard have the names
that browsers give them: ``KeyboardEvent.key`` of the W3C's *UI Events KeyboardEvent key Values*,
letters in lower case.
"""

from enum import Enum, auto

from beebot.message import Message


class Device(Enum):
    """The kind of thing that is pressed with: a finger, the mouse or the keyboard."""

    FINGER = auto()
    MOUSE = auto()
    KEYBOARD = auto()


class Presser(Message):
    """The finger, mouse or key that presses; ``name`` tells two fingers, or two keys of the keyboard, apart."""

    device: Device
    name: str = ""


MOUSE = Presser(Device.MOUSE)


class Down(Message):
    """A finger or the mouse's left button goes down at the pixel ``at``."""

    by: Presser
    at: tuple[float, float]


class Move(Message):
    """A finger or the mouse goes so many pixels to the right and down.

    ``pressed`` is False for a mouse whose button is not pressed.
    """

    by: Presser
    right: float
    down: float
    pressed: bool = True


class Up(Message):
    """A finger, the mouse's left button or a key of the keyboard goes up."""

    by: Presser


class KeyPress(Message):
    """The key ``name`` of the keyboard goes down, or repeats itself while it stays down.

    ``text`` is what it writes, with Shift and as the keyboard is laid out; "" if its name says that, or if it writes
    nothing.
    """

    name: str
    shift: bool = False
    text: str = ""

    @property
    def written(self) -> str:
        """The one letter, figure or sign that the key writes; "" where it writes none."""
        text = self.text or self.name
        return text if len(text) == 1 and text.isprintable() else ""

    @property
    def by(self) -> Presser:
        return Presser(Device.KEYBOARD, self.name)


class Wheel(Message):
    """The mouse's wheel asks for so many ``rows`` further down, in the list under the pixel ``at``."""

    rows: int
    at: tuple[float, float]


class Away(Message):
    """The keyboard and the mouse went to another program: the end of a press is not seen."""


Event = Down | Move | Up | KeyPress | Wheel | Away
