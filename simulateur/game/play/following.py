"""What real robots say of a run that was sent to them: where each is, which are through, where one bumped. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from beebot.command import FlatProgram
from beebot.robot import Bumped, Finished, RobotEvent, StepDone, StepStarted


@dataclass(frozen=True, slots=True)
class Following:
    """``at`` is the instruction that each robot is at, ``finished`` the robots that are through.

    ``bump`` is the robot that bumped first, and its instruction.
    """

    at: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    finished: frozenset[int] = frozenset()
    bump: tuple[int, int] | None = None

    def after(self, event: RobotEvent, robot: int) -> "Following":
        """When a robot has said this too."""
        match event:
            case StepStarted(index) | StepDone(index):
                return replace(self, at=MappingProxyType({**self.at, robot: index}))
            case Bumped(index) if self.bump is None:
                return replace(self, bump=(robot, index))
            case Finished():
                return replace(self, finished=self.finished | {robot})
        return self


@dataclass(frozen=True, slots=True)
class Cut:
    """A run that a robot was cut in: its program, and the instruction at which a person may choose to go on."""

    program: FlatProgram
    index: int
