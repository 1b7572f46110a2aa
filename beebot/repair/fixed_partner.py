"""What the program of one of two robots may still become, while the other's stays as it is."""

from collections.abc import Iterable, Iterator

from beebot.challenge import Aim, Challenge
from beebot.command import Command, FlatProgram
from beebot.interpreter import run
from beebot.judging.two_robots import alone, starts
from beebot.pose import Cell
from beebot.repair.plan import Plan, plan_of
from beebot.searching.effort import Effort, EffortSpentError
from beebot.searching.states import State, contains
from beebot.searching.visited import index_of

EFFORT = 10_000
"""How many single steps may be tried."""


def may_do_beside(challenge: Challenge, begun: FlatProgram, other: FlatProgram, robot: int, limit: int) -> bool:
    """Whether some program of at most ``limit`` cards that starts with ``begun`` makes ``robot`` succeed.

    The other robot runs ``other``, which does its own part. Programs with repeats are not tried. If the search takes
    too long, the answer is yes.
    """
    plan = plan_of(alone(challenge)[robot])
    if plan is None:
        return True
    try:
        return _Beside(challenge, plan, other, robot).does(begun, limit)
    except EffortSpentError:
        return True


class _Beside:
    def __init__(self, challenge: Challenge, plan: Plan, other: FlatProgram, robot: int) -> None:
        self._challenge, self._space = challenge, plan.space
        self._spend = Effort(EFFORT).spend
        trace = run(other, starts(challenge)[1 - robot], challenge.mat)
        self._theirs = [trace.start.cell, *(step.after.cell for step in trace.steps)]

    def does(self, begun: FlatProgram, limit: int) -> bool:
        front = {self._space.start}
        for time in range(1, limit + 1):
            commands = (begun[time - 1],) if time <= len(begun) else self._space.keys
            front = set(self._after(front, commands, time))
            if time >= len(begun) and any(self._succeeds(state, time) for state in front):
                return True
        return False

    def _after(self, front: Iterable[State], commands: Iterable[Command], time: int) -> Iterator[State]:
        """Where one of ``commands`` leads in the step ``time``, from 1, without a bump."""
        theirs, theirs_before = self._their_cell(time), self._their_cell(time - 1)
        for state in front:
            for command in commands:
                self._spend(1)
                after = self._space.follow(state, command)
                if after is not None and after % self._space.cells != theirs:
                    crossed = after % self._space.cells == theirs_before and state % self._space.cells == theirs
                    if not crossed:
                        yield after

    def _succeeds(self, state: State, time: int) -> bool:
        if not contains(self._space.success, state):
            return False
        mat, place = self._challenge.mat, state % self._space.cells
        if any(index_of(mat, cell) == place for cell in self._theirs[time:]):
            return False
        partner = self._challenge.partner
        ours = Cell(place % mat.width, place // mat.width)
        return partner is None or partner.aim is not Aim.MEET or ours.apart(self._theirs[-1]) == 1

    def _their_cell(self, time: int) -> int:
        return index_of(self._challenge.mat, self._theirs[min(time, len(self._theirs) - 1)])
