"""Everything a child can touch, by name: screens draw them, layouts place them, sessions obey them."""

from dataclasses import dataclass
from enum import Enum, auto

from beebot.command import Command


class Key(Enum):
    """One kind of thing to touch."""

    HOME = auto()
    LISTEN = auto()
    HINT = auto()
    FORWARD = auto()
    BACKWARD = auto()
    LEFT = auto()
    RIGHT = auto()
    PAUSE = auto()
    CLEAR = auto()
    GO = auto()
    STEP = auto()
    TORTOISE = auto()
    HARE = auto()
    UNDO = auto()
    REDO = auto()
    CARD = auto()
    """A card of the strip; its place is the touch's ``index``."""
    ROBOT = auto()
    STOP_ROBOT = auto()
    AGAIN = auto()
    NEXT = auto()
    LESSON = auto()
    """A flower of the path; its place is the touch's ``index``."""
    CHALLENGE = auto()
    """A challenge of the lesson; its place is the touch's ``index``."""
    TOKEN = auto()
    """An animal; its place is the touch's ``index``."""
    NOTICE = auto()
    """The adults' note: opens after a long hold."""
    CLOSE_NOTICE = auto()


COMMAND_KEYS = {
    Key.FORWARD: Command.FORWARD,
    Key.BACKWARD: Command.BACKWARD,
    Key.LEFT: Command.LEFT,
    Key.RIGHT: Command.RIGHT,
    Key.PAUSE: Command.PAUSE,
}
KEYS_OF_COMMANDS = {command: key for key, command in COMMAND_KEYS.items()}


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch on one control; ``index`` tells cards, flowers and animals apart."""

    key: Key
    index: int = 0
