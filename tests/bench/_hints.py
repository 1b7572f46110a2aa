"""Measures the hints: distance table and whole ladder beside a search in a dict, and how many answers are helped.

Run it from the repository: ``python -m tests.bench._hints``. Programs broken in one to four places, unfinished,
at random, and with repeats, on a 10 by 10 mat with 6 targets. The maximum is the shortest program's length and four
more, or that length. Then a child who does what each hint says, in every kind of challenge.
"""

import random
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from statistics import median

from beebot.bumps import obey
from beebot.challenge import Challenge, Target
from beebot.command import PLAIN_COMMANDS, Command, FlatProgram, Program, Repeat, flatten
from beebot.hinting.hint import Hint
from beebot.kinds import hint, judge, solve
from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose
from beebot.repair import mend
from beebot.repair.plan import plan_of
from beebot.text import Text
from tests.beebot.simulated_child import Helped, helped
from tests.beebot.wrong_answers import CAN_BE_MADE, LIMITED, challenges, is_of_kit, limited, wrong_answers
from tests.bench._judgement import WHOLE, Amount, Answer, Measured, exactly, ratios, report, seconds

SPARE = 4
NEXT_TO_DICT = 50
"""How many times faster than a search in a dict the distance table and any hint must be."""
AGAIN = 10
MOST = 8 / 9
REPAIRED = {
    "broken in 1": 1.0,
    "broken in 1, none to spare": 1.0,
    "broken in 2": 1.0,
    "broken in 2, none to spare": 1.0,
    "broken in 3": 1.0,
    "broken in 3, none to spare": 1.0,
    "broken in 4": 1.0,
    "broken in 4, none to spare": MOST,
    "unfinished": 1.0,
    "broken in 2, may repeat": MOST,
    "a repeat of as many": MOST,
}
"""The share of each kind of answers whose smallest repair should be found, whatever is found today.

All are helped, if need be another way.
"""
PROGRAMS = 8
TOP = 9
"""A call that reaches the last rung."""
GENERATED, WRONG = 300, 200
"""How many challenges are played at least, in all, and how many wrong answers of each kind."""
KEYS = tuple(each for each in Command if each in PLAIN_COMMANDS)
_Place = tuple[Pose, int]


def hints(amount: Amount = WHOLE) -> list[Answer]:
    """Judge how long a child waits, beside the distances by a search in a dict, and how many answers are repaired."""
    challenge = _challenge()
    solution = flatten(solve(challenge).program or ())
    answers = {
        name: [answer for answer in group if not judge(*answer).succeeded]
        for name, group in _answers(challenge, solution, amount.of(PROGRAMS))
    }
    print(f"\nIndices ; la réponse la plus courte a {len(solution)} instructions")
    unseen = (replace(challenge, id=str(number)) for number in count())
    table = ratios(lambda: plan_of(next(unseen)), lambda: _distances_in_a_dict(challenge), blocks=amount.of(6))
    judged = [report("table des distances : fois plus vite que dans un dict", table, at_least=NEXT_TO_DICT)]
    judged.append(_worst(challenge, [each for group in answers.values() for each in group], amount))
    for name, group in answers.items():
        told = sum(hint(*answer, TOP).change is not None for answer in group)
        judged.append(report(f"{name} : aidés, sur {len(group)}", exactly(told), at_least=len(group)))
        mended = sum(mend(*answer) is not None for answer in group)
        if name in REPAIRED:
            words = f"{name} : la plus petite réparation, sur {len(group)}"
            judged.append(report(words, exactly(mended), at_least=round(REPAIRED[name] * len(group))))
    kinds = [(genre.value, challenges(genre, WRONG)) for genre in CAN_BE_MADE]
    kinds += [(f"{genre.value}, cartes bornées", limited(genre, WRONG)) for genre in LIMITED]
    return judged + [each for name, asked in kinds for each in _obeyed(name, asked, amount)]


def _obeyed(name: str, asked: Iterable[Challenge], amount: Amount) -> list[Answer]:
    """What becomes of a child who does what each hint says, from ``WRONG`` wrong answers of one kind at least.

    Of a whole run every challenge of the kit is among them, and so many generated ones that there are ``GENERATED`` of
    all kinds.
    """
    enough = amount.of(WRONG)
    became: list[Helped] = []
    few, generated = 1 + WRONG * len(CAN_BE_MADE) // GENERATED, 0
    for challenge in asked:
        if generated >= amount.of(GENERATED) // len(CAN_BE_MADE) and len(became) >= enough:
            break
        generated += not is_of_kit(challenge)
        became += [helped(challenge, answer) for answer in wrong_answers(challenge, few, random.Random(challenge.id))]
    calls = sorted(each.calls for each in became)
    print(f"  {name} : {len(became)} réponses, appels : médiane {median(calls):g}, pire {calls[-1]}")
    agree = sum(each.solved and not each.wrong for each in became)
    words = f"{name} : réussis sans que deux indices se contredisent, sur {len(became)}"
    return [report(words, exactly(agree), at_least=len(became))]


def _worst(challenge: Challenge, answers: list[tuple[Challenge, Program]], amount: Amount) -> Answer:
    """The slowest hint of all, beside the dict."""

    def ask(asked: Challenge, program: Program) -> Hint:
        return hint(asked, program, TOP)

    for asked, program in answers:
        plan_of(asked)
        ask(asked, program)
    slowest = max(answers, key=lambda answer: seconds(lambda: [ask(*answer) for _time in range(3)]))
    beside = ratios(
        lambda: [ask(*slowest) for _time in range(AGAIN)], lambda: _distances_in_a_dict(challenge), blocks=amount.of(6)
    )
    per_hint = Measured(tuple(AGAIN * sample for sample in beside.samples), beside.loops)
    return report("l'indice le plus lent : fois plus vite que dans un dict", per_hint, at_least=NEXT_TO_DICT)


def _answers(
    challenge: Challenge, solution: FlatProgram, many: int
) -> Iterator[tuple[str, list[tuple[Challenge, Program]]]]:
    """Kinds of answers, each with the challenge it answers."""
    tight = replace(challenge, max_instructions=len(solution))
    repeats = replace(challenge, repeats=True, nests=True)
    chance = random.Random(0)
    for edits in range(1, 5):
        programs = [_broken(solution, edits, seed) for seed in range(many)]
        yield f"broken in {edits}", [(challenge, program) for program in programs]
        yield f"broken in {edits}, none to spare", [(tight, program) for program in programs]
    yield "unfinished", [(challenge, solution[:count]) for count in range(0, len(solution), 6)]
    yield "at random", [(challenge, tuple(chance.choices(KEYS, k=40))) for _program in range(many)]
    yield "broken in 2, may repeat", [(repeats, _broken(solution, 2, seed)) for seed in range(many)]
    yield (
        "a repeat of as many",
        [(repeats, (Repeat(3, _broken(solution[:size], 2, size)), *solution[size:])) for size in range(2, 20, 2)],
    )


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


if __name__ == "__main__":
    hints()
