"""Everything a child can touch, by name: screens draw them, layouts place them, sessions obey them."""

from dataclasses import dataclass
from enum import Enum, auto

from beebot.command import Command
from beebot.pose import Heading


class Key(Enum):
    """One kind of thing to touch."""

    __hash__ = object.__hash__  # one object a member; Enum's own is written in Python, and each frame asks hundreds

    HOME = auto()
    LISTEN = auto()
    HINT = auto()
    FORWARD = auto()
    BACKWARD = auto()
    LEFT = auto()
    RIGHT = auto()
    PAUSE = auto()
    LEFT_45 = auto()
    RIGHT_45 = auto()
    REPEAT = auto()
    """Opens a repeat, closes it, or wraps the card in hand."""
    CLEAR = auto()
    GO = auto()
    STEP = auto()
    TORTOISE = auto()
    HARE = auto()
    UNDO = auto()
    REDO = auto()
    CARD = auto()
    """A card of the strip; its place is the touch's ``index``."""
    GAP = auto()
    """An empty place of the strip; which one is the touch's ``index``."""
    STRIP = auto()
    """A whole strip: one to choose, or one of two to write on; which one is the touch's ``strip``."""
    BEE = auto()
    """One of two bees on the mat; which one is the touch's ``strip``."""
    CELL = auto()
    """A cell of the mat: the touch's ``index`` counts them from A1, row by row."""
    HEADING = auto()
    """A way to turn the bee at her start: the touch's ``index`` counts the headings clockwise from north, by 45°."""
    OBJECT = auto()
    """Something to lay on the mat; which one is the touch's ``index``."""
    OPTION = auto()
    """One of the cards that a hint proposes; which one is the touch's ``index``."""
    VIEW = auto()
    """« Je suis l'abeille »: turns the mat so that the bee looks up, and back."""
    ROBOT = auto()
    STOP_ROBOT = auto()
    RESUME = auto()
    """Goes on on the robot from the card where it was cut."""
    STOP_ALL = auto()
    """Stops every robot at once; on every page while one moves."""
    AGAIN = auto()
    NEXT = auto()
    LESSON = auto()
    """A flower of the path; its place is the touch's ``index``."""
    CHALLENGE = auto()
    """A challenge of the lesson; its place is the touch's ``index``."""
    TOKEN = auto()
    """An animal; its place is the touch's ``index``."""
    PLAY = auto()
    """Free play."""
    ADULTS = auto()
    """The adults' door: opens after a long hold."""
    CHILDREN = auto()
    """Out of the adults' pages, which have all the keys below."""
    LEAVE = auto()
    """Ends the program."""
    SECTION = auto()
    """One of the adults' pages; its place is the touch's ``index``."""
    UP = auto()
    DOWN = auto()
    """Further in a list: the touch's ``index`` says which, its ``strip`` how many rows."""
    SHELF = auto()
    """A learning path; its place is the touch's ``index``."""
    SHEET = auto()
    """A séance of the path that is looked at; its place is the touch's ``index``."""
    START = auto()
    KIND = auto()
    """A kind of robot; its place is the touch's ``index``."""
    PORT = auto()
    """A port of this computer; its place is the touch's ``index``."""
    MEMBER = auto()
    """A robot of the team; its place is the touch's ``index``."""
    BY_HAND = auto()
    """To name a robot that cannot be found by itself."""
    SEARCH = auto()
    CONNECT = auto()
    SIGNAL = auto()
    REMOVE = auto()
    BADGE = auto()
    """An animal for a robot; its place is the touch's ``index``."""
    CALIBRATE = auto()
    DRIVE = auto()
    MEASURE = auto()
    """What was measured: the touch's ``index`` says which, its ``strip`` by how much it changes."""
    KEEP = auto()
    ANIMAL = auto()
    """An animal to use or to leave out; its place is the touch's ``index``."""
    EXPORT = auto()
    ERASE = auto()
    CONFIRM = auto()
    CANCEL = auto()
    SWITCH = auto()
    """A setting to turn over; its place is the touch's ``index``."""
    LESS = auto()
    MORE = auto()
    """A setting to lower or to raise; its place is the touch's ``index``."""


COMMAND_KEYS = {
    Key.FORWARD: Command.FORWARD,
    Key.BACKWARD: Command.BACKWARD,
    Key.LEFT: Command.LEFT,
    Key.RIGHT: Command.RIGHT,
    Key.PAUSE: Command.PAUSE,
    Key.LEFT_45: Command.LEFT_45,
    Key.RIGHT_45: Command.RIGHT_45,
}
KEYS_OF_COMMANDS = {command: key for key, command in COMMAND_KEYS.items()}


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch on one control; ``index`` tells cards, flowers and animals apart, ``strip`` one strip from another."""

    key: Key
    index: int = 0
    strip: int = 0


def touch_to(heading: Heading) -> Touch:
    """The touch that turns the bee at her start to ``heading``."""
    return Touch(Key.HEADING, _HEADINGS.index(heading))


_HEADINGS = tuple(Heading)
