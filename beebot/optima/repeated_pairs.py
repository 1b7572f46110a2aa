"""The fewest cards for two robots in lock step whose programs may repeat, both together, and how many pairs there are.

Where two robots meet in time, a program is the run it makes: every run that goes through is listed for each robot by
the fewest cards that write it, and the two lists are joined. That is for small questions; larger ones spend the effort.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

from beebot.challenge import PairPrograms
from beebot.command import FlatProgram, Program
from beebot.optima.bodies import Deeds, Level
from beebot.optima.duo import Duo, Robot
from beebot.searching.effort import Effort, EffortSpentError
from beebot.searching.states import State, States

_KEPT_RUNS = 2**17
_COMPOSE_UNITS, _KEEP_UNITS, _JOIN_UNITS = 3, 20, 3
_RUN_BYTES, _COMMAND_BYTES = 500, 8
"""What a run takes to keep, and each of its commands."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two programs, and how many pairs of as many cards do as well."""

    programs: PairPrograms
    count: int


class Searched(NamedTuple):
    """What a search found; no pair of ``excluded`` cards or fewer succeeds."""

    found: Pairs | None
    excluded: int


def search_pair(duo: Duo, longest: int, limit: int, effort: Effort) -> Searched:
    """A shortest pair of at most ``limit`` cards, each program of at most ``longest``.

    Where the effort does not reach, nothing is found and less than ``limit`` is excluded.
    """
    excluded = 1
    try:
        runs = _runs(duo, effort)
        robots = (_Runner(duo.robots[0], runs, effort), _Runner(duo.robots[1], runs, effort))
        for cards in range(2, limit + 1):
            if found := _joined(duo, robots, (cards, longest), effort):
                return Searched(found, excluded)
            excluded = cards
    except EffortSpentError:
        pass
    return Searched(None, excluded)


def _runs(duo: Duo, effort: Effort) -> Level[FlatProgram]:
    """Every run that does not bump from everywhere, by the fewest cards."""
    through: dict[FlatProgram, tuple[States, ...]] = {(): tuple((1 << robot.space.size) - 1 for robot in duo.robots)}

    def after(first: FlatProgram) -> Callable[[FlatProgram], FlatProgram]:
        def then(second: FlatProgram) -> FlatProgram:
            run = first + second
            if run not in through:
                effort.spend(_KEEP_UNITS + _COMPOSE_UNITS * len(second))
                effort.keep(_RUN_BYTES + _COMMAND_BYTES * len(run) + sum(robot.space.size for robot in duo.robots) // 8)
                ends = list(through[first])
                for command in second:
                    ends = [robot.space.advance(end, (command,)) for robot, end in zip(duo.robots, ends, strict=True)]
                through[run] = tuple(ends)
            return run

        return then

    menu = duo.robots[0].menu
    deeds: Deeds[FlatProgram] = Deeds(
        {command: (command,) for command in menu},
        (),
        after,
        lambda run: any(through[run]),
        lambda: effort.spend(_COMPOSE_UNITS),
        lambda: effort.keep(_RUN_BYTES),
        _KEPT_RUNS,
    )
    return Level(deeds, duo.nesting)


@dataclass(slots=True)
class _Run:
    """A run from the start, the states it passes through, and the programs of the fewest cards that make it."""

    path: tuple[State, ...]
    cost: int
    program: Program
    count: int


class _Runner:
    """The runs of one robot that do not bump, were it alone."""

    def __init__(self, robot: Robot, runs: Level[FlatProgram], effort: Effort) -> None:
        self._robot, self._runs, self._effort = robot, runs, effort
        self._known: dict[FlatProgram, _Run] = {(): _Run((robot.space.start,), 0, (), 1)}
        self._grown: list[list[FlatProgram]] = [[()]]

    def ends(self, cost: int) -> list[_Run]:
        """Those of exactly so many cards that leave the robot where it must be."""
        while len(self._grown) <= cost:
            self._grow(len(self._grown))
        runs = (self._known[run] for run in self._grown[cost])
        return [run for run in runs if not self._robot.left(run.path[-1])]

    def _grow(self, cost: int) -> None:
        grown: list[FlatProgram] = []
        for last in range(1, cost + 1):
            for step in self._runs.steps(last):
                for before in self._grown[cost - last]:
                    self._effort.spend(_COMPOSE_UNITS)
                    first, run = self._known[before], before + step.deed
                    known = self._known.get(run)
                    if known is None:
                        if path := self._path(first.path, step.deed):
                            self._effort.spend(_KEEP_UNITS)
                            self._effort.keep(_RUN_BYTES + _COMMAND_BYTES * len(run))
                            program, count = first.program + step.program, first.count * step.count
                            self._known[run] = _Run(path, cost, program, count)
                            grown.append(run)
                    elif known.cost == cost:
                        known.count += first.count * step.count
        self._grown.append(grown)

    def _path(self, path: tuple[State, ...], commands: FlatProgram) -> tuple[State, ...] | None:
        states = list(path)
        for command in commands:
            after = self._robot.space.follow(states[-1], command)
            if after is None:
                return None
            states.append(after)
        return tuple(states)


def _joined(duo: Duo, robots: tuple[_Runner, _Runner], cards: tuple[int, int], effort: Effort) -> Pairs | None:
    """Every pair of as many cards as the first of ``cards`` says, in programs of at most as many as the second."""
    total, longest = cards
    count, programs = 0, None
    for short in range(1, total // 2 + 1):
        splits = {(short, total - short), (total - short, short)} if total - short <= longest else set()
        for costs in sorted(splits):
            shorter = costs.index(short)
            if not robots[shorter].ends(short):
                continue
            for one, other in product(robots[0].ends(costs[0]), robots[1].ends(costs[1])):
                effort.spend(_JOIN_UNITS)
                if duo.succeeds(one.path[-1], other.path[-1]) and _go_through(duo, one.path, other.path, effort):
                    programs = programs or PairPrograms(one.program, other.program)
                    count += one.count * other.count
    return Pairs(programs, count) if programs else None


def _go_through(duo: Duo, one: tuple[State, ...], other: tuple[State, ...], effort: Effort) -> bool:
    """Whether the two runs never collide; the one that is done stays where it is."""
    longest = max(len(one), len(other))
    effort.spend(_JOIN_UNITS * longest)
    ones, others = ((*path, *path[-1:] * (longest - len(path))) for path in (one, other))
    return not any(duo.collide(before, after) for before, after in pairwise(zip(ones, others, strict=True)))
