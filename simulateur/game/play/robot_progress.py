"""What real robots say of a run: where each is, which have finished, where one bumped. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from beebot.command import FlatProgram
from beebot.robot import Bumped, Finished, RobotEvent, StepDone, StepStarted


class Following(NamedTuple):
    """What was said of one run so far; robots are called 0 and 1.

    ``at`` is the instruction that each robot is at, ``finished`` are the robots that have finished.
    ``bump`` is the robot that bumped first, and its instruction. ``told`` says whether the robot
    arrived, as a person saw it where the cards say otherwise; None where nobody contradicts them. A key was not the one
    on the screen, or a wheel slipped.
    """

    at: Mapping[int, int] = MappingProxyType({})
    finished: frozenset[int] = frozenset()
    bump: tuple[int, int] | None = None
    told: bool | None = None

    def after(self, event: RobotEvent, robot: int) -> "Following":
        """A copy where a robot has said this too."""
        match event:
            case StepStarted(index) | StepDone(index):
                return self._replace(at=MappingProxyType({**self.at, robot: index}))
            case Bumped(index) if self.bump is None:
                return self._replace(bump=(robot, index))
            case Finished():
                return self._replace(finished=self.finished | {robot})
        return self


@dataclass(frozen=True, slots=True)
class Cut:
    """A run that a robot did not finish: its program, and the instruction to go on from."""

    program: FlatProgram
    index: int
