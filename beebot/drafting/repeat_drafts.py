"""Challenges that only a program with a repeat solves: the program is drawn first, then a mat under its trail."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from beebot.challenge import Challenge, Target
from beebot.command import Command, Instruction, Program, Repeat, count_cards, is_flat
from beebot.drafting.draft import MOST_PIVOTS, Draft, solved
from beebot.drafting.level_recipes import PIVOTS, Recipe
from beebot.drafting.random_draws import Dice
from beebot.interpreter import Trace, run
from beebot.kinds import judge
from beebot.mat import Mat
from beebot.measures.level_bounds import count_pivots
from beebot.pose import Cell, Pose
from beebot.text import Text

_EFFORT = 200_000
"""What the solver may spend on a draft, in its units; one that takes more is thrown away."""
_LARGEST = (8, 7)
"""The columns and rows that fit a classroom's floor and a page."""
_MIDDLE = Cell(13, 13)


def repeated(recipe: Recipe, dice: Dice) -> Draft | None:
    """A random challenge whose answer repeats, on a mat just large enough for it; None if the draw made none."""
    program = _program(recipe, dice)
    trace = run(program, Pose(_MIDDLE, dice.one_of(recipe.headings)), Mat(26, 26))
    ends = _turn_ends(trace)
    goes_somewhere = not trace.bump and trace.end.cell != _MIDDLE and 1 <= len(ends) <= recipe.targets[1]
    if count_pivots(program) > MOST_PIVOTS or not goes_somewhere:
        return None
    visited = [_MIDDLE, *(step.after.cell for step in trace.steps)]
    west, width = _span(dice, (cell.column for cell in visited))
    south, height = _span(dice, (cell.row for cell in visited))
    if width > _LARGEST[0] or height > _LARGEST[1]:
        return None

    def moved(cell: Cell) -> Cell:
        return Cell(cell.column - west, cell.row - south)

    free = {Cell(column, row) for column in range(width) for row in range(height)} - set(map(moved, visited))
    targets = sorted(map(moved, ends))
    challenge = Challenge(
        id="",
        task=Text(""),
        mat=Mat(width, height, frozenset(dice.some_of(sorted(free), dice.between(recipe.obstacles)))),
        start=Pose(moved(_MIDDLE), trace.start.heading),
        targets=tuple(map(Target, targets)),
        goal=moved(trace.end.cell),
        keys=PIVOTS,
        repeats=True,
        max_instructions=count_cards(program) + recipe.spare,
    )
    return _that_needs_it(challenge, program, recipe)


def _that_needs_it(challenge: Challenge, program: Program, recipe: Recipe) -> Draft | None:
    """The draft of a challenge that ``program`` solves and that no program without a repeat does."""
    if not judge(challenge, program).succeeded:
        return None
    flat = solved(replace(challenge, repeats=False, max_instructions=2 * challenge.max_instructions))
    if flat and flat.cards and flat.cards <= challenge.max_instructions:
        return None
    best = solved(challenge, _EFFORT)
    if (
        best is None
        or best.program is None
        or best.cards is None
        or any(isinstance(card, Repeat) and not is_flat(card.body) for card in best.program)
    ):  # no level is asked for a repeat in a repeat
        return None
    return Draft(replace(challenge, max_instructions=best.cards + recipe.spare), best)


def _span(dice: Dice, places: Iterable[int]) -> tuple[int, int]:
    """The first of the columns (or rows) of a mat that holds ``places``, and their number; a margin may be free."""
    held = sorted(places)
    first = held[0] - dice.between((0, 1))
    return first, held[-1] + 1 + dice.between((0, 1)) - first


def _program(recipe: Recipe, dice: Dice) -> Program:
    program: list[Instruction] = _run_of_cards(dice, dice.between((0, 2)))
    for _ in range(dice.between(recipe.blocks)):
        body = tuple(_run_of_cards(dice, dice.between((2, 4))))
        program += [Repeat(dice.between((2, 4)), body), *_run_of_cards(dice, dice.between((0, 1)))]
    return tuple(program)


def _run_of_cards(dice: Dice, count: int) -> list[Instruction]:
    """Cards of which none undoes the one before."""
    left, right = Command.LEFT, Command.RIGHT
    run_: list[Instruction] = []
    for _ in range(count):
        undoes = {left: right, right: left}.get(run_[-1]) if run_ and isinstance(run_[-1], Command) else None
        possible = [card for card in (Command.FORWARD, Command.FORWARD, left, right) if card is not undoes]
        run_.append(dice.one_of(possible))
    return run_


def _turn_ends(trace: Trace) -> list[Cell]:
    """Where the turns of the repeats end, but for the start and the end of all."""
    ends = [one.after.cell for one, two in pairwise(trace.steps) if one.turns and one.turns != two.turns]
    return [cell for cell in dict.fromkeys(ends) if cell not in (trace.start.cell, trace.end.cell)]
