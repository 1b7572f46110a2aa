"""How fast a program is run with its trace, beside Karel of Stanford, who keeps none, in the same process."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle

from beebot.command import Command, FlatProgram
from beebot.interpreter import run
from beebot.mat import Mat
from beebot.pose import QUARTERS, Cell, Pose
from tests.beebot.oracle import Karel
from tests.bench._judgement import BLOCKS, WHOLE, Amount, Answer, ratios, report

PROGRAMS = 4000
WANTED = 1.5
"""How many of our programs should be run while Karel runs one, both on a mat that is there."""
KEYS = (*[Command.FORWARD] * 4, Command.LEFT, Command.RIGHT)
"""Neither ``reculer`` nor ``pause``: Karel takes five orders for the one and none for the other."""

MAT = Mat(10, 10, frozenset(Cell.parse(name) for name in ("C3", "D7", "H2", "H8", "F5")))

Job = tuple[FlatProgram, Pose]


def interpreter(amount: Amount = WHOLE) -> list[Answer]:
    """Print how many programs of 20 cards that stop at their first bump we run while Karel runs one, and judge it.

    Once on a mat that is there, where the ratio is to reach ``WANTED``, and once on a new mat for each program, of
    which no move is remembered. Karel needs a new world where a program picks beepers up: it changes its world.
    """
    karel, jobs = Karel(MAT), _jobs(random.Random(10), amount.of(PROGRAMS))
    ready = ratios(
        lambda: _all(jobs, lambda program, start: run(program, start, MAT)),
        lambda: _all(jobs, lambda program, start: _by_karel(karel, program, start)),
        amount.of(BLOCKS),
    )
    few, sizes = jobs[: amount.of(PROGRAMS // 10)], cycle(range(100, 200))
    fresh = ratios(
        lambda: _all(few, lambda program, start: run(program, start, replace(MAT, cell_mm=next(sizes)))),
        lambda: _all(few, lambda program, start: _by_karel(Karel(MAT), program, start)),
        amount.of(BLOCKS),
    )
    print("\nInterpréteur, trace comprise : programmes pendant que stanfordkarel, sans trace, en fait un")
    return [
        report("sur un tapis déjà prêt", ready, at_least=WANTED),
        report("en préparant le tapis à chaque programme", fresh, at_least=WANTED),
    ]


def _jobs(chance: random.Random, count: int) -> list[Job]:
    corners = (Cell(0, 0), Cell(9, 9), Cell(4, 5), Cell(0, 9))
    return [
        (tuple(chance.choices(KEYS, k=20)), Pose(chance.choice(corners), chance.choice(QUARTERS))) for _ in range(count)
    ]


def _by_karel(karel: Karel, program: FlatProgram, start: Pose) -> None:
    karel.place(start)
    for command in program:
        if not karel.obey(command):
            break


def _all(jobs: Sequence[Job], do: Callable[[FlatProgram, Pose], object]) -> None:
    for program, start in jobs:
        do(program, start)


if __name__ == "__main__":
    interpreter()
