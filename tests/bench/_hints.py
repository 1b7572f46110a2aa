"""Measures the hints: distance table, prefix, repair and quiz, first and after, beside a search in a dict.

Run it from the repository: ``python -m tests.bench._hints``. Programs broken in one to four places, unfinished,
at random, and with repeats, on a 10 by 10 mat with 6 targets. The maximum is the shortest program's length and four
more, or that length.
"""

import random
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from statistics import median
from time import process_time

from beebot.challenge import Challenge, Target
from beebot.command import PLAIN_COMMANDS, Command, FlatProgram, Program, Repeat, flatten
from beebot.hints import hint
from beebot.interpreter import obey
from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose
from beebot.repair import mend
from beebot.repair.plan import plan_of
from beebot.repair.prefix import longest_prefix
from beebot.solver import solve
from beebot.text import Text

SPARE = 4
MOST_FIRST_MS, MOST_MS = 15, 10
"""How long the first hint and those after it may take."""
PROGRAMS = 8
KEYS = tuple(each for each in Command if each in PLAIN_COMMANDS)
_Place = tuple[Pose, int]


def hints() -> bool:
    """Print every figure in milliseconds, and the table's beside its peer; whether no child waits for a hint."""
    challenge = _challenge()
    unseen = iter(replace(challenge, id=name) for name in "abcde")
    first = _ms(lambda: plan_of(next(unseen)))
    peer = _ms(lambda: _distances_in_a_dict(challenge))
    print(f"distance table, once a challenge {first:24.2f} ms")
    print(f"the same distances by breadth-first search in a dict {peer:9.1f} ms, {peer / first:.0f} times")
    solution = flatten(solve(challenge).program or ())
    print(f"instructions of the shortest program {len(solution):17d}")
    worst = max(_ladders(name, answers) for name, answers in _answers(challenge, solution))
    print(f"first hint at most {first + worst:.1f} ms, for {MOST_FIRST_MS}; afterwards {worst:.1f} ms, for {MOST_MS}")
    return first + worst <= MOST_FIRST_MS and worst <= MOST_MS


def _answers(challenge: Challenge, solution: FlatProgram) -> Iterator[tuple[str, list[tuple[Challenge, Program]]]]:
    """Kinds of answers, each with the challenge it answers."""
    tight = replace(challenge, max_instructions=len(solution))
    repeats = replace(challenge, repeats=True)
    chance = random.Random(0)
    for edits in range(1, 5):
        programs = [_broken(solution, edits, seed) for seed in range(PROGRAMS)]
        yield f"broken in {edits}", [(challenge, program) for program in programs]
        yield f"broken in {edits}, none to spare", [(tight, program) for program in programs]
    yield "unfinished", [(challenge, solution[:count]) for count in range(0, len(solution), 6)]
    yield "at random", [(challenge, tuple(chance.choices(KEYS, k=40))) for _program in range(PROGRAMS)]
    yield "broken in 2, may repeat", [(repeats, _broken(solution, 2, seed)) for seed in range(PROGRAMS)]
    yield (
        "a repeat of as many",
        [(repeats, (Repeat(3, _broken(solution[:size], 2, size)), *solution[size:])) for size in range(2, 20, 2)],
    )


def _ladders(name: str, answers: list[tuple[Challenge, Program]]) -> float:
    """Print what each part takes for such answers; the longest that a whole ladder took."""
    parts: list[tuple[str, Callable[[Challenge, Program], object]]] = [
        ("prefix", longest_prefix),
        ("repair and quiz", mend),
        ("hint at the top of the ladder", lambda challenge, program: hint(challenge, program, 9)),
    ]
    for challenge, _program in answers:
        plan_of(challenge)
    for part, act in parts:
        times = [_ms(partial(act, *answer)) for answer in answers]
        print(f"{name:30} {part:30} median {median(times):7.2f} ms, worst {max(times):7.2f} ms")
    mended = sum(mend(*answer) is not None for answer in answers)
    print(f"{name:30} {'repaired':30} {mended:7d} of {len(answers)}")
    return max(times)


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
    return replace(challenge, max_instructions=(solve(challenge).cards or 0) + SPARE)


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
    """The best of five, in processor time: what else the machine does is no part of it."""
    times = []
    for _time in range(5):
        before = process_time()
        act()
        times.append(process_time() - before)
    return 1000 * min(times)


if __name__ == "__main__":
    hints()
