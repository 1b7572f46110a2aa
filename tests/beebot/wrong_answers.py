"""Challenges of every kind, the kit's and generated ones, and wrong answers to them: what hints are tried on."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from beebot.challenge import Aim, Challenge, Genre, Observed, Partner, Template
from beebot.command import PLAIN_COMMANDS, STRIDES, Command, Program, Repeat, flatten, is_flat
from beebot.drafting.named_cell_drafts import pictured
from beebot.generator import NamedMat, generate
from beebot.judging.two_robots import run_pair
from beebot.kinds import judge, solve
from beebot.kinds.orient import headings_of
from beebot.lesson import Level
from beebot.loader import load_lesson, load_mat
from beebot.measures.level_bounds import count_pivots
from beebot.parts.answer_types import Answer, Choice, Orientation, PairPrograms, Prediction
from beebot.parts.limits import Limits
from beebot.parts.pictures import NO_MAT, NO_START, Arranged, Pictures
from beebot.pose import QUARTERS, Cell, Pose
from beebot.shortest.solution import Solution
from beebot.text import Text

LESSONS = Path(__file__).parents[2] / "lecons" / "seances"
FARM = LESSONS.parent / "tapis" / "ferme.yaml"
_SHORT = 200_000
"""Units of the solver for one challenge."""
_LEVELS = tuple(Level)


OF_PICTURES = (Genre.QUESTION, Genre.ARRANGE, Genre.SORT)
CAN_BE_MADE = tuple(genre for genre in Genre if genre is not Genre.CREATE)
"""The kinds that are tried here. What a child makes fails in ways that no hint can mend: it may be empty, or too long
by the will of its maker. ``test_create`` tries what help there is."""


def challenges(genre: Genre, count: int) -> Iterator[Challenge]:
    """The kit's challenges of one kind, then ``count`` made of generated ones."""
    yield from (each for each in _of_kit() if each.genre is genre)
    made, seed = 0, 0
    while made < count:
        seed += 1
        chance = random.Random(f"{genre.value} {seed}")
        if genre in OF_PICTURES:
            made += 1
            yield _pictured(genre, seed, chance)
            continue
        base = _generated(seed)
        challenge = _of_kind(genre, base, solve(base, _SHORT), chance)
        if challenge is not None:
            made += 1
            yield challenge


@cache
def _of_kit() -> tuple[Challenge, ...]:
    """Read once: every test asks again for each kind."""
    return tuple(each for file in sorted(LESSONS.rglob("*.yaml")) for each in load_lesson(file).challenges)


@cache
def _generated(seed: int) -> Challenge:
    return generate(_LEVELS[seed % len(_LEVELS)], seed)[0]


def is_of_kit(challenge: Challenge) -> bool:
    """Whether it is one of our séances, and not made of a generated one."""
    return not challenge.id.startswith(("gen", "trier-"))


LIMITED = (Genre.PROGRAM, Genre.DEBUG, Genre.REPRODUCE)
"""The kinds whose cards are bounded one way and another."""


def limited(genre: Genre, count: int) -> Iterator[Challenge]:
    """The challenges of ``challenges`` that can be bounded near their shortest answer, each in one of five ways."""
    for challenge in challenges(genre, count):
        chance = random.Random(challenge.id)
        bounded = _bounded(challenge, solve(challenge, _SHORT).program or (), chance)
        if bounded is not None and solve(bounded, _SHORT).program is not None:
            yield bounded


def _bounded(challenge: Challenge, program: Program, chance: random.Random) -> Challenge | None:
    """With pivots, cards, a hand or all of them bounded, sometimes one more than is needed; or with an exact strip."""
    if challenge.repeats or not program or not is_flat(program):
        return None
    way = chance.choice(("turns", "fewest", "hand", "all", *(("exact",) if challenge.genre is Genre.REPRODUCE else ())))
    name = f"{challenge.id}-{way}"
    if way == "exact":
        return replace(challenge, id=name, exact=True)
    turns = count_pivots(program) + chance.randrange(2) if way in ("turns", "all") else None
    fewest = min(len(program) + chance.randrange(3), challenge.max_instructions) if way in ("fewest", "all") else 0
    in_hand = [card.one_step for card in program if isinstance(card, Command)]
    keys = challenge.keys - STRIDES  # one card in hand goes as far as its number
    counts = [(card, in_hand.count(card) + chance.randrange(2)) for card in Command if card in keys]
    hand = tuple(counts) if way in ("hand", "all") else ()
    return replace(challenge, id=name, limits=Limits(turns, fewest, hand))


def shuffled(challenge: Challenge, count: int, chance: random.Random) -> Iterator[Program]:
    """The cards of a shortest answer in ``count`` other orders that fail, or fewer: no hand has any of them left."""
    program = solve(challenge, _SHORT).program or ()
    orders = {tuple(chance.sample(program, len(program))) for _try in range(4 * count)}
    failing = (each for each in sorted(orders, key=repr) if not judge(challenge, each).succeeded)
    yield from islice(failing, count)


def _of_kind(  # noqa: C901, PLR0911 (a line a kind)
    genre: Genre, base: Challenge, solution: Solution, chance: random.Random
) -> Challenge | None:
    """A challenge of this kind, made of another and its shortest answer; None where that makes none."""
    program = solution.program
    if not program:
        return None
    challenge = replace(base, genre=genre)
    plain = replace(challenge, targets=(), passages=frozenset(), goal=None, ordered=False)
    match genre:
        case Genre.PROGRAM | Genre.FREE:
            return challenge
        case Genre.DEBUG:
            return replace(challenge, given=broken(program, challenge, chance))
        case Genre.COMPLETE:
            return _with_holes(replace(challenge, repeats=False), program, chance)
        case Genre.REPRODUCE:
            return replace(plain, given=program)
        case Genre.PREDICT:
            return replace(plain, given=program, asks_heading=chance.random() < 1 / 2)
        case Genre.CHOOSE:
            return _with_choices(replace(challenge, repeats=True, nests=True), program, chance)
        case Genre.ORIENT:
            return _turned(challenge, program, chance)
        case Genre.OBSERVE:
            return replace(plain, given=program, seen=chance.choice(tuple(Observed)))
        case Genre.PAIR:
            return _with_partner(plain, chance)
    raise AssertionError(f"no way to make {genre}")


def _pictured(genre: Genre, seed: int, chance: random.Random) -> Challenge:
    """A question or an order as they are generated, or what is to be sorted into two or three boxes."""
    mat = load_mat(FARM)
    if genre is not Genre.SORT:
        return generate(_LEVELS[seed % len(_LEVELS)], seed, 1, genre, NamedMat("ferme", mat))[0]
    there = chance.sample(pictured(mat), 8)
    boxes, count = tuple(there[: chance.randint(2, 3)]), chance.randint(3, 5)
    asked = tuple(replace(each, box=place % len(boxes)) for place, each in enumerate(there[3 : 3 + count]))
    shown = Pictures(tuple(chance.sample(asked, count)), boxes)
    return Challenge(f"trier-{seed}", Text("Trie."), NO_MAT, NO_START, genre=genre, pictures=shown)


def _with_holes(challenge: Challenge, program: Program, chance: random.Random) -> Challenge | None:
    if not is_flat(program):
        return None
    holes = {chance.randrange(len(program)) for _hole in range(3)}
    template: Template = tuple(None if at in holes else card for at, card in enumerate(flatten(program)))
    return replace(challenge, template=template, max_instructions=len(template))


def _with_choices(challenge: Challenge, program: Program, chance: random.Random) -> Challenge | None:
    asked = replace(challenge, genre=Genre.PROGRAM)
    wrong = (broken(program, challenge, chance) for _try in range(6))
    others = [each for each in dict.fromkeys(wrong) if each and not judge(asked, each).succeeded]
    choices = [program, *others[:2]]
    chance.shuffle(choices)
    return replace(challenge, choices=tuple(choices), max_instructions=200) if len(choices) > 1 else None


def _turned(challenge: Challenge, program: Program, chance: random.Random) -> Challenge | None:
    challenge = replace(challenge, given=program, repeats=True, nests=True, max_instructions=200)
    right = [each for each in headings_of(challenge) if judge(challenge, Orientation(each)).succeeded]
    others = [each for each in QUARTERS if each not in right]
    if len(right) != 1:
        return None
    return replace(challenge, start=Pose(challenge.start.cell, chance.choice(others)))


def _with_partner(challenge: Challenge, chance: random.Random) -> Challenge | None:
    """Two robots that end where two programs at random lead them, if these do not bump."""
    mat = challenge.mat
    cells = [Cell(column, row) for column in range(mat.width) for row in range(mat.height)]
    free = [cell for cell in cells if cell not in mat.obstacles and cell != challenge.start.cell]
    if not free:
        return None
    other = Pose(chance.choice(free), chance.choice(QUARTERS))
    keys = sorted(challenge.keys, key=list(Command).index)
    good = tuple(tuple(chance.choices(keys, k=chance.randint(2, 4))) for _robot in range(2))
    traces = run_pair((good[0], good[1]), (challenge.start, other), mat)
    ends = [trace.end.cell for trace in traces]
    if any(trace.bump for trace in traces):
        return None
    meets = ends[0].apart(ends[1]) == 1
    goals: tuple[Cell | None, ...] = (None, None) if meets else tuple(ends)
    partner = Partner(other, Aim.MEET if meets else Aim.GOALS, goals[1])
    made = replace(challenge, goal=goals[0], partner=partner, repeats=False, max_instructions=5)
    return made if solve(made, _SHORT).answer is not None else None


def wrong_answers(challenge: Challenge, count: int, chance: random.Random) -> Iterator[Answer]:
    """``count`` answers that fail, or fewer: first the empty one, then at random, nearly right, and with repeats."""
    solution = solve(challenge, _SHORT)
    seen = set[Answer]()
    for number in range(20 * count):
        made = _of_pictures if challenge.pictures else _answer
        answer = made(challenge, solution, number, chance)
        if answer not in seen and not judge(challenge, answer).succeeded:
            seen.add(answer)
            yield answer
        if len(seen) == count:
            return


def _answer(challenge: Challenge, solution: Solution, number: int, chance: random.Random) -> Answer:
    match challenge.genre:
        case Genre.OBSERVE if challenge.seen is Observed.CELL:
            return _answer(replace(challenge, genre=Genre.PREDICT), solution, number, chance)
        case Genre.PREDICT:
            mat = challenge.mat
            cell = Cell(chance.randrange(mat.width), chance.randrange(mat.height))
            return Prediction(cell, chance.choice(QUARTERS) if challenge.asks_heading else None)
        case Genre.CHOOSE | Genre.OBSERVE if challenge.choices:
            return Choice(chance.randrange(len(challenge.choices)))
        case Genre.ORIENT:
            return Orientation(chance.choice(headings_of(challenge)))
        case Genre.PAIR if isinstance(solution.answer, PairPrograms):
            pair = solution.answer
            first = _program(challenge, pair.first, number, chance)
            return PairPrograms(first, _program(challenge, pair.second, chance.choice([0, 1, 2, 3]), chance))
    return _program(challenge, solution.program or (Command.FORWARD,), number, chance)


def _of_pictures(challenge: Challenge, _solution: Solution, number: int, chance: random.Random) -> Answer:
    """A picture; a strip or boxes, of which nothing, a part or all is laid."""
    shown = challenge.pictures
    assert shown is not None
    count = len(shown.asked)
    if challenge.genre is Genre.QUESTION:
        return Choice(chance.randrange(count))
    laid = [] if number == 0 else chance.sample(range(count), chance.randint(0, count))
    if challenge.genre is Genre.ARRANGE:
        places: list[int | None] = [*laid, *(None,) * (count - len(laid))]
        chance.shuffle(places)
        return Arranged(tuple(places))
    boxes = range(len(shown.boxes))
    return Arranged(tuple(chance.choice(boxes) if place in laid else None for place in range(count)))


def _program(challenge: Challenge, right: Program, number: int, chance: random.Random) -> Program:
    """Of a strip: empty, at random, with one or several faults, or with a repeat too many or too few."""
    longest = min(challenge.max_instructions, 12)
    if challenge.genre is Genre.COMPLETE:
        keys = sorted(challenge.keys, key=list(Command).index)
        return tuple(chance.choice(keys) if card is None else card for card in challenge.template)
    if number % 4 == 0:
        return () if number == 0 else at_random(challenge, chance.randint(1, longest), chance)
    made = right
    for _edit in range(number % 4):
        made = broken(made, challenge, chance)
    if challenge.repeats and number % 5 == 0 and made:
        first = chance.randrange(len(made))
        body = tuple(card for card in made[first : first + chance.randint(1, 2)] if isinstance(card, Command))
        made = (*made[:first], *((Repeat(chance.randint(2, 4), body),) if body else ()), *made[first + 1 :])
    return made if sum(1 for _card in _cards(made)) <= challenge.max_instructions else made[:longest]


def _cards(program: Program) -> Iterator[object]:
    for card in program:
        yield card
        if isinstance(card, Repeat):
            yield from _cards(card.body)


def at_random(challenge: Challenge, length: int, chance: random.Random) -> Program:
    return tuple(chance.choices(sorted(challenge.keys, key=list(Command).index), k=length))


def broken(program: Program, challenge: Challenge, chance: random.Random) -> Program:
    """One card of ``program`` taken away, changed, or put in; in a repeat's body too."""
    keys = sorted(challenge.keys & PLAIN_COMMANDS, key=list(Command).index)
    place = chance.randrange(len(program) + 1)
    card = program[place] if place < len(program) else None
    if isinstance(card, Repeat) and chance.random() < 1 / 2:
        turns = chance.randint(2, 4)
        body = broken(card.body, challenge, chance) if turns == card.turns else card.body
        return (*program[:place], Repeat(turns, body or card.body), *program[place + 1 :])
    new = [(chance.choice(keys),), (), (chance.choice(keys),)][chance.randrange(3)]
    removed = chance.randrange(2) if new else 1
    return (*program[:place], *new, *program[place + removed :])
