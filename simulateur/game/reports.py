"""What a robot beside the screen tells: that it answers, that it cannot, and each step of a run."""

from dataclasses import dataclass

from beebot.robot import Aftermath, RobotEvent


@dataclass(frozen=True, slots=True)
class Linked:
    """The robot can be sent programs.

    ``token`` is the number of the animal that the robot keeps itself, 0 for none; ``aftermath`` what became of a run
    that was lost before, where the robot can tell.
    """

    token: int = 0
    aftermath: Aftermath | None = None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The robot cannot be reached; the sentence says what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class NotForThisRobot:
    """The robot cannot do what was asked; nothing moved."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What was asked besides programs is done; the sentence says how, for the adult."""

    sentence: str


Report = Linked | Unreachable | NotForThisRobot | Answered | RobotEvent
