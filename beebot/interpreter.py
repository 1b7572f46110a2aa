"""Run a program at once and keep its trace; judge, screen, hint, print and robot all read the trace."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count, repeat
from typing import NamedTuple

from beebot.bumps import BumpedInto, obey
from beebot.command import Command, Program, is_spelled, unroll
from beebot.mat import Mat
from beebot.notebook_display import Pictured
from beebot.parts.values import read_program
from beebot.pose import Pose

_MATS_AT_HAND = 4
"""How many mats' moves are remembered: all those of a mat of 26×26, with pivots of 45°, take 5 MB."""


class Step(NamedTuple):
    """What one instruction did: the place of its card (from 0), the pose before and the pose after.

    After a bump both are the same, and ``bump`` says what was hit. ``turns`` are the turns (from 1) of the repeats
    around the card, outermost first.
    """

    index: int  # type: ignore[assignment]  # hides the method of tuples, for which a step has no use
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
class Trace(Pictured):
    """Everything a run did, step by step; a bump is the last step. ``mat`` is where it ran, if known."""

    start: Pose
    steps: tuple[Step, ...]
    mat: Mat | None = field(default=None, compare=False, repr=False)

    @property
    def end(self) -> Pose:
        """The pose after the last step, or the start where there was none."""
        return self.steps[-1].after if self.steps else self.start

    @property
    def bump(self) -> Step | None:
        """The step that bumped, which is always the last; None if there was no bump."""
        return self.steps[-1] if self.steps and self.steps[-1].bump else None

    def __str__(self) -> str:
        """``départ A1 est``, then one line a step."""
        return "\n".join((f"départ {self.start}", *map(str, self.steps)))


def run(program: Program | str, start: Pose | str, mat: Mat) -> Trace:
    """Run ``program`` from ``start`` on ``mat`` and return the trace; the first bump ends it.

    Texts are read: ``run("avancer gauche", "A1 est", mat)``.

    Raises:
        KitError: a text cannot be read.
    """
    if not isinstance(program, tuple):
        program = read_program(program)
    if not isinstance(start, Pose):
        start = Pose.read(start)
    steps: list[Step] = []
    before, ways = start, _moves(mat)[start]
    for place, command, turns in _executed(program):
        after, bump, ways = ways[command]
        steps.append(Step._make((place, command, before, after, bump, turns)))  # a tenth of a run faster than Step(…)
        if bump:
            break
        before = after
    return Trace(start, tuple(steps), mat)


def _executed(program: Program) -> Iterable[tuple[int, Command, tuple[int, ...]]]:
    """What ``unroll`` gives, sooner where there is nothing to unroll."""
    return zip(count(), program, repeat(())) if is_spelled(program) else unroll(program)


class _Ways(dict[Command, tuple[Pose, BumpedInto | None, "_Ways"]]):
    """Where each command leads from ``pose``, what it bumps into, and the ways from there; worked out when asked."""

    __slots__ = ("moves", "pose")

    def __init__(self, pose: Pose, moves: "_Moves") -> None:
        super().__init__()
        self.pose = pose
        self.moves = moves

    def __missing__(self, command: Command) -> tuple[Pose, BumpedInto | None, "_Ways"]:
        after, bump = obey(command, self.pose, self.moves.mat)
        ways = self.moves[after]
        way = self[command] = (ways.pose, bump, ways)
        return way


class _Moves(dict[Pose, _Ways]):
    """The ways from each pose on ``mat``, worked out when asked."""

    def __init__(self, mat: Mat) -> None:
        super().__init__()
        self.mat = mat

    def __missing__(self, pose: Pose) -> _Ways:
        ways = self[pose] = _Ways(pose, self)
        return ways


_moves = lru_cache(_MATS_AT_HAND)(_Moves)
