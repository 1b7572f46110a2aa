"""What a session asks of the machine. It has no other way to voice, robots, disk and ports."""

from enum import Enum, auto
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from firmware_bridge.witness.questions import Answer


class Ask(Enum):
    """Requests that carry nothing else."""

    LEAVE = auto()
    """End the program."""
    STOP_ALL = auto()
    """Halt every robot now."""
    FIND_PORTS = auto()
    """Look which ports this computer has, and what is wrong with them."""
    SEARCH_ROBOTS = auto()
    """Take in every robot that answers on some port."""
    END_WITNESS = auto()
    """Stop the robot of a witness, and keep nothing of it."""


class Stored(Enum):
    """Requests about all that is kept of the children's play; they carry nothing else."""

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
    """Report ``many`` tries at most: the newest ones, without the ``later`` newest of all.

    ``about`` are the ids of the only challenges whose tries are told and counted, empty for all.
    """

    later: int = 0
    many: int = 240
    about: frozenset[str] = frozenset()


class OpenFile(Message):
    """Have the system open ``file``, a full path, which an adult is to mend or to read."""

    file: str


class Order(Enum):
    """What one robot is to do, or the service with it."""

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
    """Give ``order`` to the robot with the animal ``token``."""

    token: str
    order: Order


class Say(Message):
    """Speak ``sentence``, then play the ``sound`` of a place; what was said before ends.

    ``first`` is said before it, in the same turn. ``is_name`` marks the name of what was touched: it is short, and what
    is to be said next waits for its end, unless that is another name.
    """

    sentence: str
    sound: str = ""
    first: "Say | None" = None
    is_name: bool = False

    @property
    def parts(self) -> "tuple[str | PlaceSound, ...]":
        """All that is heard, in its order: sentences and sounds."""
        before = () if self.first is None else self.first.parts
        told = (self.sentence,) if self.sentence else ()
        return (*before, *told, *((PlaceSound(self.sound),) if self.sound else ()))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is heard, in its order, without the sounds."""
        return tuple(part for part in self.parts if isinstance(part, str))


class KeepPicture(Message):
    """Keep the program that succeeded in ``attempt`` as a picture by ``animal``; ``look`` is that of its flower."""

    attempt: Attempt
    animal: str
    look: int = 0


class SendToRobot(Message):
    """Send ``program`` to the robot with the animal ``token``, and run it from instruction ``first_step`` on."""

    token: str
    program: FlatProgram
    first_step: int = 0


class SendToPair(Message):
    """Send a program to each of two robots, named by their animals, and run both in lock step."""

    tokens: tuple[str, str]
    programs: tuple[FlatProgram, FlatProgram]


class LinkRobot(Message):
    """Link one more robot: the name of its ``driver``, its ``port``, and its ``animal``, ``""`` for any free one."""

    driver: str
    port: str
    animal: str = ""


class NameRobot(Message):
    """Make the robot ``token`` another ``animal``; the robot stores that if it can."""

    token: str
    animal: str


class AdjustRobot(Message):
    """Correct the moves of the robot ``token`` by what was ``measured`` on the floor, for good."""

    token: str
    measured: Measured


class KeepFree(Message):
    """Give none of these ``animals`` to a linked robot: robots without a link have them."""

    animals: frozenset[str]


class TimeRobot(Message):
    """Keep the times of the robot ``token``, which has no link: a step and a quarter turn, in milliseconds."""

    token: str
    step_ms: int
    turn_ms: int


class BeginWitness(Message):
    """Begin with the robot of kind ``driver`` on ``port``, whose animal is ``token``; ``""`` for this machine alone."""

    driver: str = ""
    port: str = ""
    token: str = ""


class AnswerWitness(Message):
    """Go on with the ``answer`` to what was asked last."""

    answer: "Answer"


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
    | BeginWitness
    | AnswerWitness
)
