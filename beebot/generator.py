"""Challenges by the dozen, for a level: drawn at random, solved, and kept when they are about right for it.

The same id gives the same challenge on every machine and Python: only ``random.Random.random`` is called, whose
sequence Python promises never to change, on a seed that SHA-256 mixes. What is made of a seed does change with the
recipes here and with the weights and bands of ``difficulty``: then ``FORMAT``, which every id holds, goes up by one, so
that no id ever stands for two challenges. One worth keeping is kept as YAML (``writer``).
"""

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from beebot.challenge import Challenge, Target
from beebot.command import Command, Instruction, Program, Repeat, count_cards
from beebot.difficulties import band, difficulty
from beebot.fingerprint import challenge_hash
from beebot.interpreter import run
from beebot.lesson import Level
from beebot.mat import Mat, Wall
from beebot.pose import QUARTERS, Cell, Heading, Pose
from beebot.solver import Solution, Status, solve
from beebot.tasks import task_of
from beebot.text import Text
from beebot.verdict import judge

FORMAT = 1
"""Which way of making challenges this is; part of the id."""
MAX_SEED = 10**9
"""Seeds are below this: they are part of the id, and a person may have to type them."""
MAX_COUNT = 1000
"""The most challenges made at once: a thousand with repeats take up to a minute."""
_EFFORT = 62_500
_REPEATS_EFFORT = 1_250_000
"""What the solver may spend on a draft, in its units; one that takes more is thrown away."""
_PATIENCE = 300
"""Drafts after which a challenge made before is made again: a level for small children has few."""
_TRIES = 20_000
_LARGEST = (8, 7)
"""The columns and rows that fit a classroom's floor and a page."""

Range = tuple[int, int]
T = TypeVar("T")
_F, _B, _L, _R, _P = Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE


@dataclass(frozen=True, slots=True)
class _Recipe:
    """What is drawn for a level; ranges hold both ends, shares are from 0 to 1.

    ``spare`` is how many cards more than the shortest program a child may lay; ``goal``, ``pause`` and ``repeats`` are
    the shares of challenges with a goal beside the targets, with pauses on them and with repeats, ``ordered`` and
    ``passage`` of those that ask for the targets in order and to cross a cell; ``blocks`` is how many repeats there
    are, if any.
    """

    columns: Range
    rows: Range
    targets: Range
    obstacles: Range
    keys: tuple[frozenset[Command], ...]
    walls: Range = (0, 0)
    headings: tuple[Heading, ...] = QUARTERS
    spare: int = 2
    goal: float = 0.5
    pause: float = 0.0
    repeats: float = 0.0
    blocks: Range = (1, 1)
    ordered: float = 0.0
    passage: float = 0.0


_PIVOTS = frozenset({_F, _L, _R})
_RECIPES = {
    Level.PS: _Recipe(
        columns=(3, 4),
        rows=(1, 3),
        targets=(0, 1),
        obstacles=(0, 0),
        keys=(frozenset({_F}), frozenset({_F, _L}), frozenset({_F, _R})),
        headings=(Heading.NORTH, Heading.EAST, Heading.WEST),
        goal=0.3,
    ),
    Level.MS: _Recipe(columns=(3, 5), rows=(3, 4), targets=(0, 1), obstacles=(0, 2), keys=(_PIVOTS,)),
    Level.GS: _Recipe(
        columns=(4, 6),
        rows=(4, 5),
        targets=(1, 3),
        obstacles=(1, 4),
        keys=(_PIVOTS, _PIVOTS, _PIVOTS | {_B}, frozenset({_F, _L})),
        pause=0.25,
        passage=0.25,
    ),
    Level.CP: _Recipe(
        columns=(4, 7),
        rows=(4, 6),
        targets=(1, 4),
        obstacles=(0, 4),
        keys=(_PIVOTS,),
        spare=1,
        repeats=1.0,
        ordered=0.25,
    ),
    Level.CE1: _Recipe(
        columns=(6, 8),
        rows=(5, 7),
        targets=(3, 5),
        obstacles=(3, 8),
        keys=(_PIVOTS | {_B}, _PIVOTS, frozenset({_F, _L}), frozenset({_F, _R, _B})),
        walls=(0, 4),
        spare=1,
        pause=0.25,
        repeats=0.4,
        blocks=(2, 2),
        ordered=0.25,
        passage=0.25,
    ),
}


class _Dice:
    """Chance that falls the same way for ever."""

    def __init__(self, name: str) -> None:
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
        self._chance = random.Random(number)  # noqa: S311 - a game, not a secret

    def happens(self, share: float) -> bool:
        return self._chance.random() < share

    def between(self, ends: Range) -> int:
        """A whole number, both ends possible."""
        low, high = ends
        return low + int(self._chance.random() * (high - low + 1))

    def one_of(self, things: Sequence[T]) -> T:
        return things[int(self._chance.random() * len(things))]

    def some_of(self, things: Iterable[T], count: int) -> list[T]:
        """``count`` different things in no order, or all where there are fewer."""
        left = list(things)
        return [left.pop(int(self._chance.random() * len(left))) for _ in range(min(count, len(left)))]


def generate(level: Level, seed: int, count: int = 1) -> tuple[Challenge, ...]:
    """``count`` challenges for ``level``, numbered from 1, with ids like ``gen1-gs-42-1``.

    Each can be solved with its keys within its ``max_instructions``; those with repeats only by repeating. No two of
    them are alike while the level has others to offer, and a smaller ``count`` gives the first of the same.

    Raises:
        ValueError: the seed is negative or not below ``MAX_SEED``, or the count not from 1 to ``MAX_COUNT``.
    """
    return tuple(one_by_one(level, seed, count))


def one_by_one(level: Level, seed: int, count: int) -> Iterator[Challenge]:
    """What ``generate`` gives, each challenge as soon as it is made.

    Raises:
        ValueError: as ``generate``.
    """
    if not (0 <= seed < MAX_SEED and 1 <= count <= MAX_COUNT):
        raise ValueError(f"a seed below {MAX_SEED} and a count from 1 to {MAX_COUNT}, not {seed} and {count}")
    return _numbered(level, seed, count)


def _numbered(level: Level, seed: int, count: int) -> Iterator[Challenge]:
    made: dict[str, Challenge] = {}
    for number in range(1, count + 1):
        challenge = _make(level, f"{level.value.lower()}-{seed}-{number}", made)
        made[challenge_hash(challenge)] = challenge
        yield challenge


def _make(level: Level, name: str, made: dict[str, Challenge]) -> Challenge:
    recipe, dice = _RECIPES[level], _Dice(f"gen-{name}")
    for number in range(_TRIES):
        draft = _from_program(recipe, dice) if dice.happens(recipe.repeats) else _from_mat(recipe, dice)
        if draft and band(draft.score) is level:
            challenge = replace(draft.challenge, id=f"gen{FORMAT}-{name}", task=task_of(draft.challenge))
            if number >= _PATIENCE or challenge_hash(challenge) not in made:
                return challenge
    raise AssertionError(f"{_TRIES} drafts and none for {level}")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A challenge that can be solved, and how hard it is."""

    challenge: Challenge
    score: float


def _from_mat(recipe: _Recipe, dice: _Dice) -> _Draft | None:
    """Draw a mat and what to do on it, then ask the solver; None where that makes no challenge."""
    width, height = dice.between(recipe.columns), dice.between(recipe.rows)
    free = [Cell(column, row) for column in range(width) for row in range(height)]
    obstacles = dice.some_of(free, dice.between(recipe.obstacles))
    free = dice.some_of((cell for cell in free if cell not in obstacles), len(free))
    pause = dice.happens(recipe.pause)
    count = dice.between(recipe.targets)
    goal = count == 0 or dice.happens(recipe.goal)
    start, *places = free
    keys = dice.one_of(recipe.keys)
    walls, heading = _walls(recipe, dice, width, height), dice.one_of(recipe.headings)
    ordered = count > 1 and recipe.ordered > 0 and dice.happens(recipe.ordered)
    crossing = recipe.passage > 0 and dice.happens(recipe.passage)
    targets = places[:count] if ordered else sorted(places[:count])
    challenge = Challenge(
        id="",
        task=Text(""),
        mat=Mat(width, height, frozenset(obstacles), walls),
        start=Pose(start, heading),
        targets=tuple(Target(cell, pause) for cell in targets),
        goal=places[count] if goal else None,
        ordered=ordered,
        keys=keys | {_P} if pause and count else keys,
        passages=frozenset(places[count + goal :][: int(crossing)]),
    )
    solution = _solved(challenge)
    if solution is None or solution.program is None or solution.cards is None:
        return None
    plain = replace(challenge, ordered=False, passages=frozenset())
    easier = solution if plain == challenge else _solved(plain)
    if plain != challenge and easier and easier.cards == solution.cards:
        return None  # she would do what is asked without noticing
    challenge = replace(challenge, max_instructions=solution.cards + recipe.spare)
    return _Draft(challenge, difficulty(challenge, solution.program, solution.count or 1).score)


def _from_program(recipe: _Recipe, dice: _Dice) -> _Draft | None:
    """Draw a program that repeats, run it, and lay a mat under its trail; None where that makes no challenge."""
    program = _program(recipe, dice)
    middle = Mat(26, 26)
    start = Pose(Cell(13, 13), dice.one_of(recipe.headings))
    trace = run(program, start, middle)
    visited = list(dict.fromkeys((start.cell, *(step.after.cell for step in trace.steps))))
    ends = _turn_ends(program, start, middle)
    low, high = recipe.targets
    if trace.bump or trace.end.cell == start.cell or not low <= len(ends) <= high:
        return None
    west, south = min(cell.column for cell in visited), min(cell.row for cell in visited)
    west, south = west - dice.between((0, 1)), south - dice.between((0, 1))
    width = max(cell.column for cell in visited) + 1 + dice.between((0, 1)) - west
    height = max(cell.row for cell in visited) + 1 + dice.between((0, 1)) - south
    if width > _LARGEST[0] or height > _LARGEST[1]:
        return None
    free = {Cell(column, row) for column in range(width) for row in range(height)}
    trail = {_moved(cell, west, south) for cell in visited}
    ordered = len(ends) > 1 and dice.happens(recipe.ordered)
    targets = [_moved(end, west, south) for end in ends]
    obstacles = dice.some_of(sorted(free - trail), dice.between(recipe.obstacles))
    challenge = Challenge(
        id="",
        task=Text(""),
        mat=Mat(width, height, frozenset(obstacles)),
        start=Pose(_moved(start.cell, west, south), start.heading),
        targets=tuple(map(Target, targets if ordered else sorted(targets))),
        goal=_moved(trace.end.cell, west, south),
        ordered=ordered,
        keys=_PIVOTS,
        repeats=True,
        max_instructions=count_cards(program) + recipe.spare,
    )
    return _needs_repeats(challenge, program)


def _needs_repeats(challenge: Challenge, program: Program) -> _Draft | None:
    """The draft of a challenge that ``program`` solves and that no program without a repeat does."""
    flat = _solved(replace(challenge, repeats=False, max_instructions=2 * challenge.max_instructions))
    if flat and flat.cards and flat.cards <= challenge.max_instructions:
        return None
    if not judge(challenge, program).succeeded:
        return None
    best = _solved(challenge, _REPEATS_EFFORT)
    if best is None or best.program is None or best.cards is None:
        return None
    challenge = replace(challenge, max_instructions=challenge.max_instructions - count_cards(program) + best.cards)
    return _Draft(challenge, difficulty(challenge, best.program, best.count or 1).score)


def _solved(challenge: Challenge, effort: int = _EFFORT) -> Solution | None:
    """The solver's proved answer."""
    solution = solve(challenge, effort)
    return solution if solution.status is Status.PROVED else None


def _program(recipe: _Recipe, dice: _Dice) -> Program:
    """One or more repeats after some plain steps."""
    program: list[Instruction] = _run_of_cards(dice, dice.between((0, 2)))
    for _ in range(dice.between(recipe.blocks)):
        body = tuple(_run_of_cards(dice, dice.between((2, 4))))
        program += [Repeat(dice.between((2, 4)), body), *_run_of_cards(dice, dice.between((0, 1)))]
    return tuple(program)


def _run_of_cards(dice: _Dice, count: int) -> list[Instruction]:
    """Cards of which none undoes the one before."""
    run_: list[Instruction] = []
    for _ in range(count):
        undoes = {_L: _R, _R: _L}.get(run_[-1]) if run_ and isinstance(run_[-1], Command) else None
        run_.append(dice.one_of([card for card in (_F, _F, _L, _R) if card is not undoes]))
    return run_


def _turn_ends(program: Program, start: Pose, mat: Mat) -> list[Cell]:
    """Where the turns of the repeats end, but for the start and the end of all."""
    ends: list[Cell] = []
    steps = run(program, start, mat).steps
    for step, following in pairwise(steps):
        if step.turns and step.turns != following.turns:
            ends.append(step.after.cell)
    return [cell for cell in dict.fromkeys(ends) if cell not in (start.cell, steps[-1].after.cell)]


def _moved(cell: Cell, west: int, south: int) -> Cell:
    return Cell(cell.column - west, cell.row - south)


def _walls(recipe: _Recipe, dice: _Dice, width: int, height: int) -> frozenset[Wall]:
    upright = (Wall(Cell(column, row), Cell(column + 1, row)) for column in range(width - 1) for row in range(height))
    lying = (Wall(Cell(column, row), Cell(column, row + 1)) for column in range(width) for row in range(height - 1))
    return frozenset(dice.some_of((*upright, *lying), dice.between(recipe.walls)))
