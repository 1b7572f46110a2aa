"""What the machine tells a session. Robots, disk, content and voice have no other way in.

A report goes to the session that it concerns, and to no other. ``requests`` are the way out.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from beebot.message import Message
from beebot.robot import Aftermath, Lost, RobotEvent
from simulateur.game.messages.members import Member
from simulateur.game.messages.packs import PackReport
from simulateur.game.messages.paths import PathRead, PathsChanged
from simulateur.game.messages.printing import PrintReport
from simulateur.game.messages.tablets import TabletsAre
from simulateur.game.messages.voices import VoiceReport
from simulateur.game.records import Bookmark

if TYPE_CHECKING:
    from beebot.journal.journal import DoneKey, Entry
    from beebot.journal.tally import Tally, Tried


class Linked(Message):
    """The robot can be sent programs.

    ``token`` is the number of the animal that the robot keeps itself, 0 for none; ``aftermath``
    what became of a run that was lost before, where the robot can tell. ``answered`` is False where
    nothing came back, so that perhaps no robot is there.
    """

    token: int = 0
    aftermath: Aftermath | None = None
    answered: bool = True


class Unreachable(Message):
    """The robot cannot be reached; the sentence says what to do."""

    sentence: str


class NotForThisRobot(Message):
    """The robot cannot do what was asked; nothing moved."""

    sentence: str


class Answered(Message):
    """What was asked besides programs is done; the sentence says how, for the adult."""

    sentence: str


RobotReport = Linked | Unreachable | NotForThisRobot | Answered | RobotEvent


class RobotSaid(Message):
    """What the robot with this token (its animal) says; ``before`` is the token it had until now."""

    token: str
    report: RobotReport
    before: str

    @property
    def notice(self) -> str | None:
        """The sentence of it that an adult must read."""
        match self.report:
            case Linked(aftermath=Aftermath(sentence=sentence)) | Unreachable(sentence) | NotForThisRobot(sentence):
                return sentence
            case Lost(error=error):
                return str(error)
        return None


class RobotsAre(Message):
    """The robots there are now, in the order they came."""

    members: tuple[Member, ...]


class RobotJoined(Message):
    """A robot was taken in under this token."""

    token: str


class SearchEnded(Message):
    """The search for robots is over.

    ``in_vain`` says that no robot answered, and that no notice said why. ``looked_at`` are the ports on which one was
    asked for.
    """

    in_vain: bool = False
    looked_at: tuple[str, ...] = ()


class Kind(Message):
    """A kind of robot that can be driven; ``tried`` says that somebody drove a real one.

    ``name`` is that of its driver. A kind that ``answers`` says who it is when it is linked. One that goes ``by_air``
    is reached over Bluetooth Low Energy, with nothing to plug in or to pair.
    """

    name: str
    title: str
    tried: bool
    answers: bool = True
    by_air: bool = False


class Port(Message):
    """A port of this computer.

    ``likely`` names the drivers that its adapter points to, the likeliest first.
    """

    device: str
    description: str
    likely: tuple[str, ...]


class Around(Message):
    """The kinds of robots and the ports there are.

    ``advice`` are sentences that say what to do where something is wrong.
    """

    kinds: tuple[Kind, ...] = ()
    ports: tuple[Port, ...] = ()
    advice: tuple[str, ...] = ()


class Opened(Message):
    """What was kept: the challenges done by anybody and by each animal, and the bookmark where there is one.

    ``resumes`` is False if the last starts died on the bookmark's page: children then begin in the
    garden, and its answer is put by.
    """

    done: "frozenset[DoneKey]"
    bookmark: Bookmark | None = None
    resumes: bool = True
    by_animal: "Mapping[str, frozenset[DoneKey]]" = MappingProxyType({})


class Contents(Message):
    """Some tries that follow each other, oldest first.

    ``earlier`` others come before them, ``later`` others after them. ``about`` are the ids of the challenges that were
    asked for, none for all.
    """

    entries: "tuple[Entry, ...]"
    earlier: int = 0
    later: int = 0
    about: frozenset[str] = frozenset()


class TalliesAre(Message):
    """What each animal did at each challenge, by its word in the journal, the challenge and its hash."""

    tallies: "Mapping[Tried, Tally]"


class Erased(Message):
    """Nothing is kept any more: no try, and no bookmark of any screen.

    ``here`` says that the adult of this screen asked for it.
    """

    here: bool = True


class Answer(Message):
    """A sentence that answers what an adult asked for."""

    sentence: str


class Notice(Message):
    """A sentence for the adult: something could not be read, kept or reached.

    ``file`` is the whole name of the file that it is about, where that can be opened to be read or mended.
    """

    sentence: str
    file: str = ""


class PictureIs(Message):
    """Whether a picture that was asked for is ``kept``; the sentence for the adult says where, or why not."""

    kept: bool
    sentence: str


class VoiceIs(Message):
    """Whether sentences can be heard: there is a voice, a device, and nobody asked for silence.

    ``speaking`` says whether one is being made or heard now.
    """

    heard: bool
    speaking: bool = False


RobotPageReport = RobotSaid | RobotJoined | SearchEnded | Around
DataReport = Contents | TalliesAre | Erased | Answer
Report = (
    RobotPageReport
    | DataReport
    | RobotsAre
    | Opened
    | Notice
    | PictureIs
    | PathRead
    | PathsChanged
    | PackReport
    | VoiceReport
    | TabletsAre
    | PrintReport
    | VoiceIs
)
