"""What a session asks of the machine. It has no other way to voice, robots, disk and ports."""

from enum import Enum, auto

from beebot.command import FlatProgram
from beebot.message import Message
from beebot.robot import Measured
from simulateur.game.messages.packs import PackRequest
from simulateur.game.messages.printing import PrintRequest
from simulateur.game.messages.tablets import TabletRequest
from simulateur.game.messages.voices import VoiceRequest
from simulateur.game.play.attempt import Attempt
from simulateur.game.records import Tried
from simulateur.game.sound.cues import PlaceSound


class Ask(Enum):
    """Requests of one word."""

    LEAVE = auto()
    """End the program."""
    STOP_ALL = auto()
    """Halt every robot now."""
    FIND_PORTS = auto()
    """Look which ports this computer has, and what is wrong with them."""
    SEARCH_ROBOTS = auto()
    """Take in every robot that answers on some port."""


class Stored(Enum):
    """What to do with everything that is kept."""

    EXPORT = auto()
    """Write it as a table."""
    PICTURES = auto()
    """Hand over the pictures that children kept, where nobody sees the machine's files."""
    ERASE = auto()
    TOLD = auto()
    """The adult has read what befell it."""
    TALLIES = auto()
    """Tell what each animal did at each challenge."""


class ShowTries(Message):
    """Tell ``many`` tries at most, the newest ones but the last ``later``.

    ``about`` are the ids of the only challenges whose tries are told and counted, none for all.
    """

    later: int = 0
    many: int = 240
    about: frozenset[str] = frozenset()


class OpenFile(Message):
    """Have the system open a file that an adult is to mend or to read."""

    file: str


class Order(Enum):
    """Something that one robot is to do, or that the service is to do with it."""

    STOP = auto()
    """Halt now."""
    FIND = auto()
    """Answer again, where it was lost."""
    REMOVE = auto()
    """Be let go."""
    SIGNAL = auto()
    """Say which one it is."""
    SEEN = auto()
    """Be taken for there: somebody saw it move."""


class TellRobot(Message):
    """An order for the robot with this token."""

    token: str
    order: Order


class Say(Message):
    """Speak this sentence, then play the ``sound`` of a place, and end what was said before.

    What is said ``first`` comes before, in the same turn: the name of the place where a bee stopped. The name of what
    was touched ``is_name``: it is short, and what comes next waits for its end, unless another thing was touched.
    """

    sentence: str
    sound: str = ""
    first: "Say | None" = None
    is_name: bool = False

    @property
    def parts(self) -> "tuple[str | PlaceSound, ...]":
        """All that is heard, in its order."""
        before = () if self.first is None else self.first.parts
        told = (self.sentence,) if self.sentence else ()
        return (*before, *told, *((PlaceSound(self.sound),) if self.sound else ()))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences alone."""
        return tuple(part for part in self.parts if isinstance(part, str))


class KeepPicture(Message):
    """Keep a program that succeeded as a picture, under the animal that wrote it; ``look`` is that of its flower."""

    attempt: Attempt
    animal: str
    look: int = 0


class SendToRobot(Message):
    """Send this program to the robot with this token and run it there, from ``first_step`` on."""

    token: str
    program: FlatProgram
    first_step: int = 0


class SendToPair(Message):
    """Run a program on each of two robots, in lock step."""

    tokens: tuple[str, str]
    programs: tuple[FlatProgram, FlatProgram]


class LinkRobot(Message):
    """Take in one more robot: the name of its driver, its port, and the animal it shall have, ``""`` for a free one."""

    driver: str
    port: str
    animal: str = ""


class NameRobot(Message):
    """Give a robot another animal, for good where it can keep that."""

    token: str
    animal: str


class AdjustRobot(Message):
    """Calibrate a robot after what was measured, and keep that."""

    token: str
    measured: Measured


class KeepFree(Message):
    """Give no robot on a link one of these animals: robots without a link have them."""

    animals: frozenset[str]


class TimeRobot(Message):
    """Keep how long a robot without a link takes for a step and for a quarter turn, in milliseconds."""

    token: str
    step_ms: int
    turn_ms: int


Request = (
    Ask
    | Stored
    | ShowTries
    | OpenFile
    | Tried
    | Say
    | KeepPicture
    | TellRobot
    | SendToRobot
    | SendToPair
    | LinkRobot
    | NameRobot
    | AdjustRobot
    | TimeRobot
    | KeepFree
    | PackRequest
    | TabletRequest
    | VoiceRequest
    | PrintRequest
)
