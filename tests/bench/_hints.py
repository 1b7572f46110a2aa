"""Measures the hints: distance table, prefix, repair and quiz, first and after, beside a search in a dict.

Run it from the repository: ``python -m tests.bench._hints``. The median of programs broken in one to four places on a
10 by 10 mat with 6 targets; the maximum is the shortest program's length and four more.
"""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter

from beebot.challenge import Challenge, Target
from beebot.command import PLAIN_COMMANDS, Command, FlatProgram
from beebot.hints import hint
from beebot.interpreter import obey
from beebot.mat import Mat
from beebot.plan import plan_of
from beebot.pose import Cell, Heading, Pose
from beebot.repair import longest_prefix, mend, shortest, smallest_repair
from beebot.text import Text

SPARE = 4
PROGRAMS = 8
KEYS = tuple(each for each in Command if each in PLAIN_COMMANDS)
_Place = tuple[Pose, int]


def hints() -> None:
    """Print every figure in milliseconds, and the table's beside its peer."""
    challenge = _challenge()
    first = _ms(lambda: plan_of.__wrapped__(challenge))
    peer = _ms(lambda: _distances_in_a_dict(challenge))
    plan_of(challenge)
    print(f"distance table, once a challenge {first:24.2f} ms")
    print(f"the same distances by breadth-first search in a dict {peer:9.1f} ms, {peer / first:.0f} times")
    solution = shortest(challenge) or ()
    print(f"instructions of the shortest program {len(solution):17d}")
    for edits in range(1, 5):
        broken = [_broken(solution, edits, seed) for seed in range(PROGRAMS)]
        parts: list[tuple[str, Callable[[FlatProgram], object]]] = [
            ("prefix", lambda program: longest_prefix(challenge, program)),
            ("repair", lambda program: smallest_repair(challenge, program)),
            ("repair and quiz", lambda program: mend(challenge, program)),
            ("hint at the top of the ladder", lambda program: hint(challenge, program, 9)),
        ]
        for name, part in parts:
            times = [_ms(lambda program=program, part=part: part(program)) for program in broken]  # type: ignore[misc]
            print(f"broken in {edits}: {name:30} median {median(times):7.2f} ms, worst {max(times):7.2f} ms")


def _challenge() -> Challenge:
    cells = ((1, 8), (8, 1), (5, 5), (9, 9), (2, 3), (7, 6))
    challenge = Challenge(
        "mesure",
        Text("Passe par les six fleurs."),
        Mat(10, 10, frozenset({Cell(3, 3), Cell(6, 6), Cell(4, 7)})),
        Pose(Cell(0, 0), Heading.EAST),
        tuple(Target(Cell(column, row)) for column, row in cells),
        keys=PLAIN_COMMANDS,
    )
    return replace(challenge, max_instructions=len(shortest(challenge) or ()) + SPARE)


def _broken(program: FlatProgram, edits: int, seed: int) -> FlatProgram:
    chance = random.Random(seed)
    cards = list(program)
    for _edit in range(edits):
        place = chance.randrange(len(cards))
        cards[place : place + chance.randrange(2)] = [chance.choice(KEYS) for _card in range(chance.randrange(2))]
    return tuple(cards)


def _distances_in_a_dict(challenge: Challenge) -> dict[_Place, int]:
    """The peer: for every state that can be reached, how far success is, by search there and back."""
    before: dict[_Place, list[_Place]] = {(challenge.start, 0): []}
    waiting = deque(before)
    while waiting:
        state = waiting.popleft()
        for command in KEYS:
            pose, bump = obey(command, state[0], challenge.mat)
            if bump is None:
                after = (pose, state[1] | _visited(challenge, command, pose))
                if after not in before:
                    before[after] = []
                    waiting.append(after)
                before[after].append(state)
    whole = (1 << len(challenge.targets)) - 1
    distances = {state: 0 for state in before if state[1] == whole}
    waiting = deque(distances)
    while waiting:
        state = waiting.popleft()
        for earlier in before[state]:
            if earlier not in distances:
                distances[earlier] = distances[state] + 1
                waiting.append(earlier)
    return distances


def _visited(challenge: Challenge, command: Command, pose: Pose) -> int:
    return sum(1 << place for place, target in enumerate(challenge.targets) if target.counts(command, pose))


def _ms(act: Callable[[], object]) -> float:
    before = perf_counter()
    act()
    return 1000 * (perf_counter() - before)


if __name__ == "__main__":
    hints()
