"""Everything that can be touched, by name: pages draw and place it, sessions obey it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from beebot.command import Command
from beebot.pose import Heading


class Key(Enum):
    """One kind of thing that a child can touch. The value is the word that stands for it in saved bookmarks."""

    __hash__ = object.__hash__  # Enum's own is written in Python; each frame asks hundreds of times

    HOME = "HOME"
    LISTEN = "LISTEN"
    HINT = "HINT"
    FORWARD = "FORWARD"
    BACKWARD = "BACKWARD"
    LEFT = "LEFT"
    RIGHT = "RIGHT"
    PAUSE = "PAUSE"
    LEFT_45 = "LEFT_45"
    RIGHT_45 = "RIGHT_45"
    REPEAT = "REPEAT"
    """Opens a repeat, closes it, or wraps the card in hand."""
    CLEAR = "CLEAR"
    GO = "GO"
    STEP = "STEP"
    TORTOISE = "TORTOISE"
    HARE = "HARE"
    UNDO = "UNDO"
    REDO = "REDO"
    CARD = "CARD"
    """A card of the strip; its place is the touch's ``index``."""
    GAP = "GAP"
    """An empty place of the strip; which one is the touch's ``index``."""
    DROP = "DROP"
    """The card in hand is let go before a thing of the touch's ``strip``; the touch's ``index`` counts
    its cards and the ends of its repeats. Among holes to fill it is let go on that one."""
    ROLL = "ROLL"
    """The rolled end of a strip where more waits: at the left (``index`` 0) or at the right (1)."""
    STRIP = "STRIP"
    """A whole strip to choose, or one of two to write on; which one is the touch's ``strip``."""
    BEE = "BEE"
    """One of two bees on the mat; which one is the touch's ``strip``."""
    CELL = "CELL"
    """A cell of the mat: the touch's ``index`` counts them from A1, row by row."""
    PLACE = "PLACE"
    """A named cell of the mat, touched to hear its name; the touch's ``index`` counts as that of ``CELL`` does."""
    HEADING = "HEADING"
    """A way to turn the bee at her start: the touch's ``index`` times 45°, clockwise from north."""
    FLAG = "FLAG"
    """The flag that says where the bee will stop: in its pocket or, on its cell, the way it points."""
    PICTURE = "PICTURE"
    """A picture to touch or to lay; its place in the challenge is the touch's ``index``."""
    SPOT = "SPOT"
    """A place for pictures: of a strip, or a box; which one is the touch's ``index``."""
    OBJECT = "OBJECT"
    """Something to lay on the mat; which one is the touch's ``index``."""
    STAMPS = "STAMPS"
    """In free play it opens the box of pictures to lay on the mat, and shuts it."""
    MAT = "MAT"
    SCARVES = "SCARVES"
    PLUM = "PLUM"
    """A paint pot: what the bee paints with on her way."""
    CORAL = "CORAL"
    BLUE = "BLUE"
    PAINTED = "PAINTED"
    """Nothing to touch: a run in free play is over, and has painted."""
    CAMERA = "CAMERA"
    """Keeps the mat of free play, to be hung in the garden."""
    GALLERY = "GALLERY"
    """The way to the mats that hang in the garden."""
    HUNG = "HUNG"
    """A mat that hangs there; its place is the touch's ``index``."""
    OFFER = "OFFER"
    """« À ton tour »: the next animal plays what was made. The touch's ``index`` is the place of its maker."""
    OPTION = "OPTION"
    """One of the cards that a hint proposes; which one is the touch's ``index``."""
    WATCH = "WATCH"
    """Shows the run that is to be watched, from its beginning."""
    VIEW = "VIEW"
    """« Je suis l'abeille »: turns the mat so that the bee looks up, and back."""
    ROBOT = "ROBOT"
    STOP_ROBOT = "STOP_ROBOT"
    RESUME = "RESUME"
    """Goes on on the robot from the card where it was cut."""
    STOP_ALL = "STOP_ALL"
    """Stops every robot at once; on every page while one moves."""
    PRESSED = "PRESSED"
    """« C'est fait »: the keys that are shown were pressed on a robot without a link."""
    ARRIVED = "ARRIVED"
    """A picture of how such a robot ended: arrived (the touch's ``index`` is 0) or not yet (1)."""
    AGAIN = "AGAIN"
    NEXT = "NEXT"
    """Goes on. The picture of a story does so too: the touch's ``index`` is 1 there."""
    AGE = "AGE"
    """How old the children are: the touch's ``index`` is its place in ``AGES``."""
    LATER = "LATER"
    """Says no age now: it is asked again at the next start."""
    LESSON = "LESSON"
    """A flower of the path; its place is the touch's ``index``."""
    CHALLENGE = "CHALLENGE"
    """A challenge of the lesson; its place is the touch's ``index``."""
    LEAF = "LEAF"
    """A page of a story, or a challenge in it; its place in the story is the touch's ``index``."""
    RESTART = "RESTART"
    """Begins a story again."""
    TOKEN = "TOKEN"  # noqa: S105 (an animal)
    """An animal; its place is the touch's ``index``."""
    TURN = "TURN"
    """The animal whose turn it is: it passes the turn to the next one."""
    GARDEN = "GARDEN"
    """The way to another garden of a long path; its place is the touch's ``index``."""
    PLAY = "PLAY"
    """Free play."""
    FILM = "FILM"
    """Shows the program that succeeded once more."""
    FRAME = "FRAME"
    """Keeps the program that succeeded as a picture."""
    SKIP = "SKIP"
    """The feast itself: a touch on it ends what moves."""
    POKE = "POKE"
    """The bee, or something in the garden, that answers a touch: the touch's ``index`` is its place in ``Poked``."""
    ADULTS = "ADULTS"
    """The adults' door: opens after a long hold."""


class AdultKey(Enum):
    """One kind of thing that can be touched on the adults' pages."""

    __hash__ = object.__hash__  # as above

    CHILDREN = auto()
    """Out of the adults' pages."""
    LEAVE = auto()
    """Ends the program."""
    SECTION = auto()
    """One of the adults' pages; its place is the touch's ``index``."""
    UP = auto()
    DOWN = auto()
    """Further in a list. The touch's ``index`` says which list, its ``amount`` how many rows."""
    FIND_BY = auto()
    """By what séances are found: the touch's ``index`` is its place in ``View``."""
    SHELF = auto()
    """Séances that stand together, such as a learning path; the touch's ``index`` is that of their ``SeanceList``."""
    WORDS = auto()
    """What was typed to find a séance by: shows the letters again."""
    LETTER = auto()
    """A letter of it; the touch's ``index`` is its code point."""
    UNTYPE = auto()
    """Takes the last letter away."""
    UNTYPE_ALL = auto()
    SHEET = auto()
    """A séance of those that are looked at; its place is the touch's ``index``."""
    FOLLOWING = auto()
    """The séance that comes after the one whose sheet is read."""
    READ_TRIES = auto()
    """The tries of one séance: that of the sheet or, in the table of « Données », the one at the touch's ``index``."""
    DATA_PATH = auto()
    """A learning path whose séances « Données » counts; its place is the touch's ``index``."""
    SHEET_PART = auto()
    """A part of the sheet; the touch's ``index`` is its place in ``SheetPart``."""
    LOOK_AT = auto()
    """A challenge of the sheet, to be seen large, or small again; the touch's ``index`` is its place."""
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
    FIND = auto()
    """Looks again for a robot that was lost."""
    SIGNAL = auto()
    REMOVE = auto()
    BADGE = auto()
    """An animal for a robot; its place is the touch's ``index``."""
    CALIBRATE = auto()
    DRIVE = auto()
    MEASURE = auto()
    """A measure that changes: the touch's ``index`` says which, its ``amount`` by how much."""
    KEEP = auto()
    HELP_US = auto()
    """To the ten minutes beside a robot, a computer or a tablet."""
    WITNESS = auto()
    """Begins them: the touch's ``index`` is the place of a robot in the team; one further is this machine."""
    ANSWER = auto()
    """An answer to what is asked there; its place is the touch's ``index``."""
    DIGIT = auto()
    """A digit of a number; the touch's ``index`` is its code point, 0 takes the last one away."""
    ANIMAL = auto()
    """An animal to use or to leave out; its place is the touch's ``index``."""
    LOG = auto()
    """From the table by séance to every try, and back."""
    OPEN_FILE = auto()
    """Opens a file that « À lire » names; its place among these is the touch's ``index``."""
    EXPORT = auto()
    PICTURES = auto()
    """Hands over the pictures that children kept."""
    ERASE = auto()
    CONFIRM = auto()
    CANCEL = auto()
    SWITCH = auto()
    """A setting to turn over; its place is the touch's ``index``."""
    UNVOICED = auto()
    """To the next sentence that no recording says."""
    SHAKE = auto()
    """Has a robot that never answers pivot to and fro, to see whether it is there."""
    SEEN = auto()
    """« Oui, c'est lui »: it was seen to move."""
    OWN_KEYS = auto()
    """Has a robot that does not answer be programmed by its own keys, as one without a link."""
    AT_ONCE = auto()
    """How many keys of a robot without a link are shown at a time: the touch's ``index``."""
    ADD_PACK = auto()
    """To choose a pack to take into the library."""
    PACK = auto()
    """A pack that was found; its place is the touch's ``index``."""
    TAKE_OUT = auto()
    """A pack of the library that shall go; its place is the touch's ``index``."""
    OPEN_TABLETS = auto()
    """Lets the tablets of the class play on this computer."""
    CLOSE_TABLETS = auto()
    FORGET_TABLETS = auto()
    """Has each tablet of the class give the code again."""
    LET_LISTEN = auto()
    """Has all tablets show the ear."""
    LET_PLAY = auto()
    LESSON_ON_ALL = auto()
    """Opens the séance that is open here on all tablets."""
    PRINT_KIND = auto()
    """Whether a séance, a level or a mat is printed: the touch's ``index`` is its place in ``Printable``."""
    SUBJECT = auto()
    """A level or a mat to print; its place is the touch's ``index``."""
    PART = auto()
    """Some of what is printed: the touch's ``index`` counts its parts from 1; 0 is all."""
    PAPER = auto()
    INK = auto()
    CELL_WIDTH = auto()
    """A paper, an ink, a width of cells; its place is the touch's ``index``."""
    SQUARES = auto()
    """Cards without (``index`` 0) or with (1) the square that opens their challenge on a tablet."""
    TURN_PAGE = auto()
    """Looks at another page: the touch's ``amount`` says how many further."""
    PRINT = auto()
    """Prints; on the page of séances it leads to the page that does, with the one that follows if ``index`` is 1."""
    LINES = auto()
    """The sentences of a séance, to be read or put away; its place among the titles is the touch's ``index``."""
    LINE = auto()
    """A sentence that children hear; its place is the touch's ``index``."""
    SPEAK = auto()
    """Listens while it is held."""
    HEAR = auto()
    LESS = auto()
    MORE = auto()
    """A setting to lower or to raise; its place is the touch's ``index``."""


AnyKey = Key | AdultKey
COMMAND_KEYS: Mapping[AnyKey, Command] = {
    Key.FORWARD: Command.FORWARD,
    Key.BACKWARD: Command.BACKWARD,
    Key.LEFT: Command.LEFT,
    Key.RIGHT: Command.RIGHT,
    Key.PAUSE: Command.PAUSE,
    Key.LEFT_45: Command.LEFT_45,
    Key.RIGHT_45: Command.RIGHT_45,
}
BOXES = (Key.STAMPS, Key.MAT, Key.SCARVES)
"""What opens in the place of the bee's back in free play, to choose from."""
POTS = (Key.PLUM, Key.CORAL, Key.BLUE)
"""The paint pots, in their order."""
KEYS_OF_COMMANDS = {command: key for key, command in COMMAND_KEYS.items() if isinstance(key, Key)}


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch on one control, which is of the kind ``key``.

    ``index`` tells things of one kind apart: cards, flowers, animals. ``strip`` is the strip of cards that is touched
    or that a card lies on: 0, or 1 for the second bee's. ``amount`` is how far a list is scrolled or a measure changed.
    """

    key: AnyKey
    index: int = 0
    strip: int = 0
    amount: int = 0


def touch_to(heading: Heading) -> Touch:
    """The touch that turns the bee at her start so that she looks to ``heading``."""
    return Touch(Key.HEADING, _HEADINGS.index(heading))


_HEADINGS = tuple(Heading)
