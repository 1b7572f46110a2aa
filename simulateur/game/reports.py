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
    from firmware_bridge.witness.questions import Question


class Linked(Message):
    """The robot was reached, and programs can be sent to it.

    ``token`` is the number of the animal that the robot has stored, 0 for none; ``aftermath`` is what became of a run
    that was lost before, where the robot can tell. ``answered`` is False where nothing came back, so that perhaps no
    robot is there.
    """

    token: int = 0
    aftermath: Aftermath | None = None
    answered: bool = True


class Unreachable(Message):
    """The robot cannot be reached; ``sentence`` says what to do."""

    sentence: str


class NotForThisRobot(Message):
    """The robot cannot do what was asked, and nothing moved; ``sentence`` says why."""

    sentence: str


class Answered(Message):
    """The robot did what an adult asked for that is no program; ``sentence`` tells her how it went."""

    sentence: str


RobotReport = Linked | Unreachable | NotForThisRobot | Answered | RobotEvent


class RobotSaid(Message):
    """``report`` came from the robot with the animal ``token``; ``before`` is the animal it had until now."""

    token: str
    report: RobotReport
    before: str

    @property
    def notice(self) -> str | None:
        """The sentence in the report that an adult must read; None where there is none."""
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
    """A robot joined the team, as the animal ``token``."""

    token: str


class SearchEnded(Message):
    """The search for robots on the ports ``looked_at`` is over.

    ``in_vain`` says that no robot answered, and that no notice said why.
    """

    in_vain: bool = False
    looked_at: tuple[str, ...] = ()


class Kind(Message):
    """A kind of robot that can be driven: the ``name`` of its driver, and its ``title`` for people.

    ``tried`` says that somebody drove a real one. A kind that ``answers`` says who it is when it is linked. One that
    goes ``by_air`` is reached over Bluetooth Low Energy, with nothing to plug in or to pair.
    """

    name: str
    title: str
    tried: bool
    answers: bool = True
    by_air: bool = False


class Port(Message):
    """A port of this computer, on which a robot may be.

    ``likely`` are the names of the drivers that its adapter points to, the likeliest first.
    """

    device: str
    description: str
    likely: tuple[str, ...]


class Around(Message):
    """What a search of this computer gave: the kinds of robots that can be driven, and the ports.

    ``advice`` are sentences that say what to do where something is wrong.
    """

    kinds: tuple[Kind, ...] = ()
    ports: tuple[Port, ...] = ()
    advice: tuple[str, ...] = ()


class WitnessIs(Message):
    """What is asked for a witness; else it has ended, and ``sentence`` says how: where its file is, or why not."""

    question: "Question | None" = None
    sentence: str = ""


class Opened(Message):
    """What an earlier sitting kept: the challenges ``done`` by anybody and by each animal, and the bookmark if any.

    ``resumes`` is False if the last starts died on the bookmark's page: children then begin in the garden, and its
    answer is set aside.
    """

    done: "frozenset[DoneKey]"
    bookmark: Bookmark | None = None
    resumes: bool = True
    by_animal: "Mapping[str, frozenset[DoneKey]]" = MappingProxyType({})


class Contents(Message):
    """Tries from the journal that follow each other, oldest first.

    ``earlier`` others come before them, ``later`` others after them. ``about`` are the ids of the challenges that were
    asked for, empty for all.
    """

    entries: "tuple[Entry, ...]"
    earlier: int = 0
    later: int = 0
    about: frozenset[str] = frozenset()


class TalliesAre(Message):
    """The sums of the tries of each animal at each challenge, by animal, challenge and hash as in the journal."""

    tallies: "Mapping[Tried, Tally]"


class Erased(Message):
    """Everything that was kept is erased: each try, and the bookmarks of all screens.

    ``here`` says that the adult of this screen asked for it.
    """

    here: bool = True


class Answer(Message):
    """``sentence`` answers what an adult asked for."""

    sentence: str


class Notice(Message):
    """A ``sentence`` for the adult: something could not be read, kept or reached.

    ``file`` is the full path of the file that it is about, if an adult can open that to read or to mend it.
    """

    sentence: str
    file: str = ""


class PictureIs(Message):
    """Whether the picture that was asked for is ``kept``; ``sentence`` tells the adult where, or why not."""

    kept: bool
    sentence: str


class VoiceIs(Message):
    """``heard`` says whether sentences can be heard: there is a voice and a device, and silence was not chosen.

    ``speaking`` says whether a sentence is being prepared or heard now.
    """

    heard: bool
    speaking: bool = False


RobotPageReport = RobotSaid | RobotJoined | SearchEnded | Around | WitnessIs
DataReport = Contents | TalliesAre | Erased | Answer
AdultReport = RobotPageReport | DataReport | PackReport | VoiceReport | TabletsAre | PrintReport
"""What the adults' pages show."""
Report = AdultReport | RobotsAre | Opened | Notice | PictureIs | PathRead | PathsChanged | VoiceIs
