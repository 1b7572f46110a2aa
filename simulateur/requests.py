"""What a session asks of the machine: the only way it reaches voice, robot, disk and ports."""

from dataclasses import dataclass

from beebot.command import FlatProgram
from firmware_bridge.calibration import Measured
from simulateur.records import Tried


@dataclass(frozen=True, slots=True)
class Say:
    """Speak this sentence, instead of whatever is being spoken."""

    sentence: str


@dataclass(frozen=True, slots=True)
class SendToRobot:
    """Send this program to the robot with this token and run it there, from ``first_step`` on."""

    token: str
    program: FlatProgram
    first_step: int = 0


@dataclass(frozen=True, slots=True)
class StopRobot:
    """Halt a robot now."""

    token: str


@dataclass(frozen=True, slots=True)
class FindRobot:
    """Try to reach a robot again."""

    token: str


@dataclass(frozen=True, slots=True)
class FindPorts:
    """Look which ports this computer has, and what is wrong with them."""


@dataclass(frozen=True, slots=True)
class LinkRobot:
    """Take in one more robot: the name of its driver, and its port."""

    driver: str
    port: str


@dataclass(frozen=True, slots=True)
class StopAll:
    """Halt every robot now."""


@dataclass(frozen=True, slots=True)
class SendToPair:
    """Run a program on each of two robots, in lock step."""

    tokens: tuple[str, str]
    programs: tuple[FlatProgram, FlatProgram]


@dataclass(frozen=True, slots=True)
class SearchRobots:
    """Take in every robot that answers on some port."""


@dataclass(frozen=True, slots=True)
class RemoveRobot:
    """Let a robot go."""

    token: str


@dataclass(frozen=True, slots=True)
class SignalRobot:
    """Have a robot say which one it is."""

    token: str


@dataclass(frozen=True, slots=True)
class NameRobot:
    """Give a robot another animal, for good where it can keep that."""

    token: str
    animal: str


@dataclass(frozen=True, slots=True)
class AdjustRobot:
    """Calibrate a robot after what was measured, and keep that."""

    token: str
    measured: Measured


@dataclass(frozen=True, slots=True)
class ReadStored:
    """Show everything that is kept."""


@dataclass(frozen=True, slots=True)
class ExportStored:
    """Write everything that is kept as a table."""


@dataclass(frozen=True, slots=True)
class EraseStored:
    """Forget everything that is kept."""


@dataclass(frozen=True, slots=True)
class Leave:
    """End the program."""


Request = (
    Leave
    | Say
    | SendToRobot
    | SendToPair
    | StopRobot
    | StopAll
    | SearchRobots
    | RemoveRobot
    | SignalRobot
    | NameRobot
    | AdjustRobot
    | FindRobot
    | FindPorts
    | LinkRobot
    | ReadStored
    | ExportStored
    | EraseStored
    | Tried
)
