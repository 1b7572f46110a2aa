"""Run a program at once and keep its trace; judge, screen, hint, print and robot all read the trace."""

from dataclasses import dataclass

from beebot.command import Command, Program
from beebot.mat import BumpedInto, Mat
from beebot.pose import Pose


@dataclass(frozen=True, slots=True)
class Step:
    """What one instruction did: its place in the program (from 0), and the pose before and after it.

    A bump leaves the pose as it was and ``bump`` says what was hit.
    """

    index: int
    command: Command
    before: Pose
    after: Pose
    bump: BumpedInto | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything a run did, in order; after a bump there is no further step."""

    start: Pose
    steps: tuple[Step, ...]

    @property
    def end(self) -> Pose:
        """The pose after the last step, or the start where there was none."""
        return self.steps[-1].after if self.steps else self.start

    @property
    def bump(self) -> Step | None:
        """The step that bumped, which is always the last; None if the run went through."""
        return self.steps[-1] if self.steps and self.steps[-1].bump else None

    def __str__(self) -> str:
        """One line a step: ``0 avancer A1 est -> B1 est``, or ``... choc obstacle``."""
        lines = [f"départ {self.start}"]
        for step in self.steps:
            end = f"choc {step.bump.value}" if step.bump else f"-> {step.after}"
            lines.append(f"{step.index} {step.command.value} {end}")
        return "\n".join(lines)


def run(program: Program, start: Pose, mat: Mat) -> Trace:
    """The trace of ``program`` from ``start`` on ``mat``; the first bump ends it."""
    steps: list[Step] = []
    pose = start
    for index, command in enumerate(program):
        after, bump = _obey(command, pose, mat)
        steps.append(Step(index, command, pose, after, bump))
        if bump:
            break
        pose = after
    return Trace(start, tuple(steps))


def _obey(command: Command, pose: Pose, mat: Mat) -> tuple[Pose, BumpedInto | None]:
    match command:
        case Command.LEFT:
            return Pose(pose.cell, pose.heading.quarter_turns(-1)), None
        case Command.RIGHT:
            return Pose(pose.cell, pose.heading.quarter_turns(1)), None
        case Command.PAUSE:
            return pose, None
        case Command.FORWARD | Command.BACKWARD:
            steps = 1 if command is Command.FORWARD else -1
            if bump := mat.stops(pose.cell, pose.heading, steps):
                return pose, bump
            return Pose(pose.cell.step(pose.heading, steps), pose.heading), None
