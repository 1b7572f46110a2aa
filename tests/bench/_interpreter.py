"""How fast a program is run with its trace, beside Karel of Stanford, who keeps none, in the same process."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle

from beebot.command import Command, FlatProgram
from beebot.interpreter import run
from beebot.mat import Mat
from beebot.pose import QUARTERS, Cell, Pose
from tests.beebot.oracle import Karel

PROGRAMS = 4000
ROUNDS = 5
WANTED = 2
"""How many of our programs should be run while Karel runs one, both on a mat that is there."""
KEYS = (*[Command.FORWARD] * 4, Command.LEFT, Command.RIGHT)
"""Neither ``reculer`` nor ``pause``: Karel takes five orders for the one and none for the other."""

MAT = Mat(10, 10, frozenset(Cell.parse(name) for name in ("C3", "D7", "H2", "H8", "F5")))

Job = tuple[FlatProgram, Pose]


def interpreter() -> bool:
    """Print programs per second for programs of 20 cards that stop at their first bump, and our ratios to Karel's.

    Once on a mat that is there, where the ratio is to reach ``WANTED``, and once on a new mat for each program, of
    which no move is remembered. Karel needs a new world where a program picks beepers up: it changes its world.
    """
    karel = Karel(MAT)
    jobs = _jobs(random.Random(10))
    ours = _programs_a_second(lambda program, start: run(program, start, MAT), jobs)
    theirs = _programs_a_second(lambda program, start: _by_karel(karel, program, start), jobs)
    ready = _compare("sur un tapis déjà prêt", ours, theirs)
    few = jobs[: PROGRAMS // 10]
    sizes = cycle(range(100, 200))
    ours = _programs_a_second(lambda program, start: run(program, start, replace(MAT, cell_mm=next(sizes))), few)
    theirs = _programs_a_second(lambda program, start: _by_karel(Karel(MAT), program, start), few)
    _compare("en préparant le tapis à chaque programme", ours, theirs)
    return ready >= WANTED


def _compare(how: str, ours: float, theirs: float) -> float:
    print(f"{how} : interpréteur, trace comprise, {ours:,.0f} programmes par seconde ; stanfordkarel, sans trace,")
    print(f"  {theirs:,.0f} ; rapport {ours / theirs:.1f} (visé : {WANTED} au moins)")
    return ours / theirs


def _jobs(chance: random.Random) -> list[Job]:
    corners = (Cell(0, 0), Cell(9, 9), Cell(4, 5), Cell(0, 9))
    return [
        (tuple(chance.choices(KEYS, k=20)), Pose(chance.choice(corners), chance.choice(QUARTERS)))
        for _ in range(PROGRAMS)
    ]


def _by_karel(karel: Karel, program: FlatProgram, start: Pose) -> None:
    karel.place(start)
    for command in program:
        if not karel.obey(command):
            break


def _programs_a_second(do: Callable[[FlatProgram, Pose], object], jobs: Sequence[Job]) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for program, start in jobs:
            do(program, start)
        best = min(best, time.perf_counter() - began)
    return len(jobs) / best


if __name__ == "__main__":
    sys.exit(not interpreter())
