"""Run a program at once and keep its trace; judge, screen, hint, print and robot all read the trace."""

from dataclasses import dataclass

from beebot.command import Command, Program, unroll
from beebot.mat import BumpedInto, Mat
from beebot.pose import Pose


@dataclass(frozen=True, slots=True)
class Step:
    """What one instruction did: the place of its card (from 0), and the pose before and after it.

    A bump leaves the pose as it was and ``bump`` says what was hit. ``turns`` are the turns (from 1) of the repeats
    around the card, outermost first.
    """

    index: int
    command: Command
    before: Pose
    after: Pose
    bump: BumpedInto | None = None
    turns: tuple[int, ...] = ()

    def __str__(self) -> str:
        """``0 avancer -> B1 est``, ``2 avancer choc obstacle``, and in a repeat ``3(2) gauche -> B1 nord``."""
        turn = f"({','.join(map(str, self.turns))})" if self.turns else ""
        end = f"choc {self.bump.value}" if self.bump else f"-> {self.after}"
        return f"{self.index}{turn} {self.command.value} {end}"


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
        """``départ A1 est``, then one line a step."""
        return "\n".join((f"départ {self.start}", *map(str, self.steps)))


def run(program: Program, start: Pose, mat: Mat) -> Trace:
    """The trace of ``program`` from ``start`` on ``mat``; the first bump ends it."""
    steps: list[Step] = []
    pose = start
    for executed in unroll(program):
        after, bump = obey(executed.command, pose, mat)
        steps.append(Step(executed.place, executed.command, pose, after, bump, executed.turns))
        if bump:
            break
        pose = after
    return Trace(start, tuple(steps))


def obey(command: Command, pose: Pose, mat: Mat) -> tuple[Pose, BumpedInto | None]:
    """The pose after one command, and what it bumped into, if anything."""
    if command.steps:
        if bump := mat.stops(pose.cell, pose.heading, command.steps):
            return pose, bump
        return Pose(pose.cell.step(pose.heading, command.steps), pose.heading), None
    return Pose(pose.cell, pose.heading.turned(command.pivot)), None
