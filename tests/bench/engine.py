"""The solver against two peers on the same challenges, in one run: networkx, and a dict of states without bit sets.

Times are medians; what counts is their ratio. The dict peer is the search the kit began with, made lean: states are
tuples of numbers, neighbours are worked out once, and no program is kept but the way back. It finds one shortest
program where the solver finds, counts and compares them all.
"""

import random
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import networkx as nx

from beebot.challenge import Challenge, Target
from beebot.command import PLAIN_COMMANDS, Command
from beebot.interpreter import obey
from beebot.mat import Mat
from beebot.pose import QUARTERS, Cell, Pose
from beebot.solver import Status, solve
from beebot.text import Text

Solver = Callable[[Challenge], int | None]
"""How many cards the shortest program takes."""
NEXT_TO_NETWORKX, NEXT_TO_DICT = 100, 15
"""How many times faster than its peers the solver must be, on 10×10 with 6 targets and on 12×12 with 10."""


def main(arguments: list[str]) -> int:
    """Run every section; 1 where one of them missed its target."""
    sections = (peers, growth, repeats, interpreter, reading, hints)
    missed = [section.__name__ for section in sections if not section()]
    if missed:
        print(f"\nObjectif manqué : {', '.join(missed)}.")
    return int(bool(missed))


def drawn(width: int, height: int, targets: int, chance: random.Random) -> Challenge:
    """A challenge that can be solved, with one cell in twelve an obstacle."""
    while True:
        cells = [Cell(column, row) for column in range(width) for row in range(height)]
        chance.shuffle(cells)
        obstacles = frozenset(cells[: len(cells) // 12])
        start, goal, *others = cells[len(obstacles) :]
        challenge = Challenge(
            id="mesure",
            task=Text("Mesure."),
            mat=Mat(width, height, obstacles),
            start=Pose(start, chance.choice(QUARTERS)),
            targets=tuple(map(Target, others[:targets])),
            goal=goal,
            keys=PLAIN_COMMANDS,
        )
        if solve(challenge).status is Status.PROVED:
            return challenge


def by_kit(challenge: Challenge) -> int | None:
    """The solver."""
    return solve(challenge).cards


def neighbours(challenge: Challenge) -> dict[Pose, list[tuple[Pose, int]]]:
    """For each pose, where each useful command leads and the bit of the target it reaches there."""
    bits = {target.cell: 1 << place for place, target in enumerate(challenge.targets)}
    mat, found = challenge.mat, {}
    for place in range(mat.width * mat.height):
        for heading in QUARTERS:
            pose = Pose(Cell(place % mat.width, place // mat.width), heading)
            after = ((command, *obey(command, pose, mat)) for command in Command if command in challenge.keys)
            found[pose] = [
                (to, bits.get(to.cell, 0) if command.is_move else 0)
                for command, to, bump in after
                if not bump and to != pose
            ]
    return found


def by_dict(challenge: Challenge) -> int | None:
    """Breadth-first over a dict."""
    poses = neighbours(challenge)
    number = {pose: place for place, pose in enumerate(poses)}
    ways = [[(number[pose], bit) for pose, bit in poses[origin]] for origin in poses]
    goals = [pose.cell == challenge.goal for pose in poses]
    everything = (1 << len(challenge.targets)) - 1
    first = (number[challenge.start], 0)
    cards = {first: 0}
    waiting = deque([first])
    while waiting:
        state = waiting.popleft()
        place, reached = state
        if reached == everything and goals[place]:
            return cards[state]
        for to, bit in ways[place]:
            following = (to, reached | bit)
            if following not in cards:
                cards[following] = cards[state] + 1
                waiting.append(following)
    return None


def by_networkx(challenge: Challenge) -> int | None:
    """The whole graph of states, then its shortest path."""
    graph: nx.DiGraph[tuple[Pose, int] | str] = nx.DiGraph()
    everything = (1 << len(challenge.targets)) - 1
    for pose, ways in neighbours(challenge).items():
        for reached in range(everything + 1):
            graph.add_edges_from(((pose, reached), (to, reached | bit)) for to, bit in ways)
        if pose.cell == challenge.goal:
            graph.add_edge((pose, everything), "success")
    return int(nx.shortest_path_length(graph, (challenge.start, 0), "success")) - 1


def milliseconds(solver: Solver, challenges: list[Challenge]) -> tuple[float, list[int | None]]:
    """The median time of one challenge, and what was found."""
    times, found = [], []
    for challenge in challenges:
        before = time.perf_counter()
        found.append(solver(challenge))
        times.append(time.perf_counter() - before)
    return median(times) * 1000, found


def peers() -> bool:
    """Ratios on the same challenges, of which each solver must find the same number of cards."""
    print("Le solveur et ses pairs (médianes)\n\ntapis   cibles   kit      dict              networkx")
    against_graph, against_dict = [], []
    for side, targets, count, graphs in ((6, 2, 15, 15), (10, 6, 11, 5), (12, 10, 3, 0)):
        challenges = [drawn(side, side, targets, random.Random(place)) for place in range(count)]
        kit, found = milliseconds(by_kit, challenges * 3)
        plain, as_dict = milliseconds(by_dict, challenges)
        line = f"{side}×{side:<5} {targets:>4}   {kit:6.1f} ms {plain:7.1f} ms ×{plain / kit:<5.0f}"
        against_dict.append(plain / kit)
        agreed = as_dict == found[:count]
        if graphs:
            graph, in_graph = milliseconds(by_networkx, challenges[:graphs])
            line += f" {graph:8.0f} ms ×{graph / kit:.0f}"
            against_graph.append(graph / kit)
            agreed = agreed and in_graph == found[:graphs]
        print(line if graphs else f"{line}  hors de portée")
        if not agreed:
            raise AssertionError("the solvers do not agree")
    return against_graph[-1] >= NEXT_TO_NETWORKX and min(against_dict[1:]) >= NEXT_TO_DICT  # 6×6 only shows the growth


def growth() -> bool:
    """Milliseconds of the solver by side of the mat and number of targets."""
    numbers = (0, 2, 4, 6, 8, 10)
    print(f"\nComment cela croît (ms)\n\n{'cibles':>8}" + "".join(f"{number:>8}" for number in numbers))
    for side in (4, 6, 8, 10, 12, 16):
        times = [
            milliseconds(by_kit, [drawn(side, side, number, random.Random(place)) for place in range(3)])[0]
            for number in numbers
        ]
        print(f"{side:>3}×{side:<4}" + "".join(f"{each:8.1f}" for each in times))
    return True


def repeats() -> bool:
    """What is proved of challenges with repeats, by size."""
    print("\nAvec « répéter »\n\ntapis   cibles   prouvé   borne   s (médiane)   cartes : sans -> avec")
    for side, targets in ((4, 1), (5, 2), (6, 3)):
        challenges = [drawn(side, side, targets, random.Random(place)) for place in range(5)]
        times, plain, found = [], [], []
        for challenge in challenges:
            plain.append(solve(challenge).cards or 0)
            before = time.perf_counter()
            found.append(solve(replace(challenge, repeats=True)))
            times.append(time.perf_counter() - before)
        proved = sum(each.status is Status.PROVED for each in found)
        cards = " ".join(f"{one}->{each.cards}" for one, each in zip(plain, found, strict=True))
        print(f"{side}×{side:<5} {targets:>4} {proved:>9} {len(found) - proved:>7} {median(times):>10.2f}      {cards}")
    return True


def interpreter() -> bool:
    """How many programs of twenty cards are run in a second, beside stanfordkarel."""
    from tests.bench._interpreter import interpreter as measure

    return measure()


def reading() -> bool:
    """How long it takes to read séances, and what a hostile one can cost."""
    from tests.bench._reading import reading as measure

    return measure()


def hints() -> bool:
    """How long a child waits for a hint."""
    from tests.bench._hints import hints as measure

    return measure()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
