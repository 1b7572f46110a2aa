"""The solver against two peers on the same challenges, in one run: networkx, and a dict of states without bit sets.

What counts is their ratio (``_judgement``). The dict peer is the search the kit began with, made lean: states are
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

from beebot.bumps import obey
from beebot.challenge import Challenge, Target
from beebot.command import PLAIN_COMMANDS, Command
from beebot.kinds import solve
from beebot.mat import Mat
from beebot.pose import QUARTERS, Cell, Pose
from beebot.searching.effort import Effort
from beebot.shortest.solution import DEFAULT_EFFORT, Status
from beebot.text import Text
from tests.bench._judgement import LITTLE, WHOLE, Amount, Answer, Measured, exactly, ratios, report, status

Solver = Callable[[Challenge], int | None]
"""How many cards the shortest program takes."""
NEXT_TO_NETWORKX, NEXT_TO_DICT = {10: 100}, {10: 8, 12: 15}
"""How many times faster than its peers the solver must be, on 10×10 with 6 targets and on 12×12 with 10.

A dict ends as soon as it finds success, the solver counts all answers: the ratio varies from one challenge to another.
"""
MOST_UNITS = {10: 3000, 12: 25_000}
"""The units of effort that the solver may take there: the same on every machine."""
SHORT = "--court"
AGAIN = 5
"""How often the solver solves while a peer does once: it is done too soon to be measured."""


def main(arguments: list[str]) -> int:
    """Run every section; 1 where one of them missed its target, 2 where a word is not understood.

    With ``SHORT`` all of it is run on very little, and nothing is judged.
    """
    if arguments not in ([], [SHORT]):
        print(f"« bench engine » ne connaît que {SHORT}", file=sys.stderr)
        return 2
    amount = LITTLE if arguments else WHOLE
    sections = (peers, growth, repeats, interpreter, reading, hints, orders)
    answers = {section.__name__: section(amount) for section in sections}
    if amount is WHOLE:
        return status(answers)
    print("\nEn court : ces chiffres ne jugent rien.")
    return 0


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
        before = time.process_time()
        found.append(solver(challenge))
        times.append(time.process_time() - before)
    return median(times) * 1000, found


def peers(amount: Amount) -> list[Answer]:
    """Ratios on the same challenges, of which each solver must find the same number of cards."""
    print("Le solveur : fois plus vite que ses pairs, et ce qu'il dépense")
    small = beside(by_dict, several(6, 2, amount.of(6))).interval.middle
    print(f"  6×6, 2 cibles, dict : {small:.3g} (montre seulement comment cela croît)")
    answers = []
    for side, targets, count in ((10, 6, 11), (12, 10, 6)):
        where, challenges = f"{side}×{side}, {targets} cibles", several(side, targets, amount.of(count))
        answers.append(report(f"{where}, dict", beside(by_dict, challenges), at_least=NEXT_TO_DICT[side]))
        if side in NEXT_TO_NETWORKX:
            beside_graph = beside(by_networkx, challenges[:6])
            answers.append(report(f"{where}, networkx", beside_graph, at_least=NEXT_TO_NETWORKX[side]))
        units = max(map(spent, challenges))
        answers.append(report(f"{where}, unités d'effort", exactly(units), at_most=MOST_UNITS[side]))
    return answers


def several(side: int, targets: int, count: int) -> list[Challenge]:
    return [drawn(side, side, targets, random.Random(place)) for place in range(count)]


def spent(challenge: Challenge) -> int:
    """The units of effort that the solver takes."""
    purse = Effort(DEFAULT_EFFORT)
    solve(challenge, purse)
    return DEFAULT_EFFORT - purse.left


def beside(peer: Solver, challenges: list[Challenge]) -> Measured:
    """How many times faster than ``peer`` the solver is, each block on another challenge; both find as many cards."""
    ours, theirs = iter(challenges), iter(challenges)
    found: list[int | None] = []
    as_peer: list[int | None] = []

    def kit() -> None:
        challenge = next(ours)
        for _time in range(AGAIN - 1):
            by_kit(challenge)
        found.append(by_kit(challenge))

    measured = ratios(kit, lambda: as_peer.append(peer(next(theirs))), blocks=len(challenges))
    if found != as_peer:
        raise AssertionError("the solvers do not agree")
    return Measured(tuple(AGAIN * sample for sample in measured.samples), measured.loops)


def growth(amount: Amount) -> list[Answer]:
    """Milliseconds of the solver by side of the mat and number of targets."""
    numbers = (0, 2, 4, 6, 8, 10)
    print(f"\nComment cela croît (ms)\n\n{'cibles':>8}" + "".join(f"{number:>8}" for number in numbers))
    for side in (4, 6, 8, 10, 12, 16):
        times = [
            milliseconds(by_kit, [drawn(side, side, number, random.Random(place)) for place in range(amount.of(3))])[0]
            for number in numbers
        ]
        print(f"{side:>3}×{side:<4}" + "".join(f"{each:8.1f}" for each in times))
    return []


def repeats(amount: Amount) -> list[Answer]:
    """What is proved of challenges with repeats, by size."""
    print("\nAvec « répéter »\n\ntapis   cibles   prouvé   borne   s (médiane)   cartes : sans -> avec")
    sizes = ((4, 1), (5, 2), (6, 3))
    for side, targets in sizes[: amount.of(len(sizes))]:
        challenges = [drawn(side, side, targets, random.Random(place)) for place in range(amount.of(5))]
        times, plain, found = [], [], []
        for challenge in challenges:
            plain.append(solve(challenge).cards or 0)
            before = time.process_time()
            found.append(solve(replace(challenge, repeats=True, nests=True)))
            times.append(time.process_time() - before)
        proved = sum(each.status is Status.PROVED for each in found)
        cards = " ".join(f"{one}->{each.cards}" for one, each in zip(plain, found, strict=True))
        print(f"{side}×{side:<5} {targets:>4} {proved:>9} {len(found) - proved:>7} {median(times):>10.2f}      {cards}")
    return []


def interpreter(amount: Amount) -> list[Answer]:
    """How many programs of twenty cards are run in a second, beside stanfordkarel."""
    from tests.bench._interpreter import interpreter as measure

    return measure(amount)


def reading(amount: Amount) -> list[Answer]:
    """How long it takes to read séances, and what a hostile one can cost."""
    from tests.bench._reading import reading as measure

    return measure(amount)


def hints(amount: Amount) -> list[Answer]:
    """How long a child waits for a hint."""
    from tests.bench._hints import hints as measure

    return measure(amount)


def orders(amount: Amount) -> list[Answer]:
    """How well the score orders challenges that its fit has not seen, beside plain length."""
    from tests.bench._fitting import orders as measure

    return measure(amount)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
