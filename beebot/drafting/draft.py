"""A challenge to program that can be solved: from it the drafts of other kinds are made."""

from dataclasses import dataclass, replace

from beebot.challenge import Challenge, Target
from beebot.command import Command, Program
from beebot.drafting.dice import Dice
from beebot.drafting.recipes import Recipe
from beebot.mat import Mat, Wall
from beebot.measures.bounds import count_pivots
from beebot.pose import Cell, Pose
from beebot.solver import Solution, Status, solve
from beebot.text import Text

EFFORT = 62_500
"""What the solver may spend on a draft, in its units; one that takes more is thrown away."""
MOST_PIVOTS = 4
"""The most that any level's bound has: what is longer is thrown away before it is scored."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A challenge of some kind, without its id and its sentences, and the solver's word on it."""

    challenge: Challenge
    solution: Solution


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a challenge is played: the mat, the cells where the robot can stand, and those it can be sent to.

    Both lists are in no order.
    """

    mat: Mat
    starts: tuple[Cell, ...]
    places: tuple[Cell, ...]


def ground(recipe: Recipe, dice: Dice, given: Mat | None) -> Ground:
    """A mat of the recipe's size with obstacles and walls, or the one that is given.

    Where cells of that have names, only they are aims.
    """
    if given:
        cells = [cell for cell in cells_of(given) if cell not in given.obstacles]
        aims = given.destinations() or cells
        return Ground(given, tuple(dice.some_of(cells, len(cells))), tuple(dice.some_of(aims, len(cells))))
    width, height = dice.between(recipe.columns), dice.between(recipe.rows)
    cells = dice.some_of(cells_of(Mat(width, height)), width * height)
    count = min(dice.between(recipe.obstacles), max(0, len(cells) - _ROOM))
    mat = Mat(width, height, frozenset(cells[:count]), _walls(recipe, dice, width, height))
    return Ground(mat, tuple(cells[count:]), tuple(dice.some_of(cells[count:], len(cells))))


_ROOM = 3
"""How many cells stay free of obstacles on the smallest mats."""


def cells_of(mat: Mat) -> list[Cell]:
    """All cells of ``mat``, column by column."""
    return [Cell(column, row) for column in range(mat.width) for row in range(mat.height)]


def _walls(recipe: Recipe, dice: Dice, width: int, height: int) -> frozenset[Wall]:
    upright = (Wall(Cell(column, row), Cell(column + 1, row)) for column in range(width - 1) for row in range(height))
    lying = (Wall(Cell(column, row), Cell(column, row + 1)) for column in range(width) for row in range(height - 1))
    return frozenset(dice.some_of((*upright, *lying), dice.between(recipe.walls)))


def programmed(recipe: Recipe, dice: Dice, given: Mat | None, *, plain: bool = False) -> Draft | None:
    """Draw a mat and what to do on it, then ask the solver; None where that makes no challenge.

    A ``plain`` one has at most one target, no order and no cell to cross: little to say beside what its kind says.
    """
    place = ground(recipe, dice, given)
    low, high = recipe.targets
    count = dice.between((low, min(1, high)) if plain else (low, high))
    count = min(count, len(place.places) - 1)
    keys = dice.one_of(recipe.keys)
    pause = Command.PAUSE in keys or (not plain and dice.happens(recipe.pause))
    count = max(count, 1) if pause else count
    goal = count == 0 or dice.happens(recipe.goal)
    start = Pose(place.starts[0], dice.one_of(recipe.headings))
    aims = [cell for cell in place.places if cell != start.cell]
    ordered = not plain and count > 1 and dice.happens(recipe.ordered)
    crossing = not plain and dice.happens(recipe.passage)
    targets = aims[:count] if ordered else sorted(aims[:count])
    challenge = Challenge(
        id="",
        task=Text(""),
        mat=place.mat,
        start=start,
        targets=tuple(Target(cell, pause) for cell in targets),
        goal=aims[count] if goal and len(aims) > count else None,
        ordered=ordered,
        keys=keys | {Command.PAUSE} if pause else keys,
        passages=frozenset(cell for cell in aims[count + goal :][: int(crossing)]),
    )
    return _solved_draft(recipe, challenge)


def _solved_draft(recipe: Recipe, challenge: Challenge) -> Draft | None:
    if not (challenge.targets or challenge.goal or challenge.passages):
        return None
    solution = solved(challenge)
    if solution is None or not of_size(recipe, solution.program):
        return None
    bare = replace(challenge, ordered=False, passages=frozenset())
    easier = solution if bare == challenge else solved(bare)
    if bare != challenge and easier and easier.cards == solution.cards:
        return None  # its start does what is asked already
    return Draft(replace(challenge, max_instructions=(solution.cards or 0) + recipe.spare), solution)


def of_size(recipe: Recipe, program: Program | None) -> bool:
    """Whether ``program`` has as many cards as the recipe says and pivots within some bound."""
    low, high = recipe.cards
    return program is not None and low <= len(program) <= high and count_pivots(program) <= MOST_PIVOTS


def solved(challenge: Challenge, effort: int = EFFORT) -> Solution | None:
    """The solver's proved answer."""
    solution = solve(challenge, effort)
    return solution if solution.status is Status.PROVED else None
