"""What real robots say of a run: where each is, which have finished, where one bumped. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from beebot.command import FlatProgram
from beebot.robot import Bumped, Finished, RobotEvent, StepDone, StepStarted


class Following(NamedTuple):
    """What real robots have reported of one run so far; robots are numbered 0 and 1.

    ``at`` is the instruction that each robot is at, ``finished`` are the robots that have finished. ``bump`` is the
    robot that bumped first, and its instruction. ``told`` is what a person said who saw otherwise than the cards say,
    as when a key was wrong or a wheel slipped: whether the robot arrived; None where nobody did.
    """

    at: Mapping[int, int] = MappingProxyType({})
    finished: frozenset[int] = frozenset()
    bump: tuple[int, int] | None = None
    told: bool | None = None

    def after(self, event: RobotEvent, robot: int) -> "Following":
        """A copy after ``robot`` (0 or 1) has reported ``event``."""
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
    """A run that a robot did not finish: its program, and the place of the instruction to go on from."""

    program: FlatProgram
    index: int
