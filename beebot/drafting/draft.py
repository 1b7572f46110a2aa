"""A challenge to program that can be solved: from it the drafts of other kinds are made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from beebot.challenge import Challenge, Target
from beebot.command import MAX_INSTRUCTIONS, Command, Program
from beebot.drafting.level_recipes import Recipe
from beebot.drafting.random_draws import Dice
from beebot.kinds import solve
from beebot.mat import Mat, Wall
from beebot.measures.level_bounds import count_pivots
from beebot.pose import Cell, Pose
from beebot.shortest.solution import Solution, Status
from beebot.text import Text

EFFORT = 62_500
"""What the solver may spend on a draft, in its units; one that takes more is thrown away."""
MOST_PIVOTS = 4
"""The most that any level's bound has: what is longer is thrown away before it is scored."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A generated challenge, still without id and sentences, and the solver's answer to it."""

    challenge: Challenge
    solution: Solution


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a challenge is to be generated: the mat, the possible starts, and the cells it may ask to visit.

    Neither list of cells is in any order.
    """

    mat: Mat
    starts: tuple[Cell, ...]
    places: tuple[Cell, ...]


def ground(recipe: Recipe, dice: Dice, given: Mat | None) -> Ground:
    """The mat ``given``, or a random one of the recipe's size with obstacles and walls.

    If some of its cells have names, only those may be visited.
    """
    if given:
        cells = [cell for cell in cells_of(given) if cell not in given.obstacles]
        aims = given.destinations() or cells
        return Ground(given, tuple(dice.some_of(cells, len(cells))), tuple(dice.some_of(aims, len(cells))))
    width, height = dice.between(recipe.columns), dice.between(recipe.rows)
    cells = dice.some_of(_cells(width, height), width * height)
    count = min(dice.between(recipe.obstacles), max(0, len(cells) - _ROOM))
    mat = Mat(width, height, frozenset(cells[:count]), _walls(recipe, dice, width, height))
    return Ground(mat, tuple(cells[count:]), tuple(dice.some_of(cells[count:], len(cells))))


_ROOM = 3
"""How many cells stay free of obstacles on the smallest mats."""


def cells_of(mat: Mat) -> tuple[Cell, ...]:
    """All cells of ``mat``, column by column."""
    return _cells(mat.width, mat.height)


@cache
def _cells(width: int, height: int) -> tuple[Cell, ...]:
    return tuple(Cell(column, row) for column in range(width) for row in range(height))


def _walls(recipe: Recipe, dice: Dice, width: int, height: int) -> frozenset[Wall]:
    count = dice.between(recipe.walls)
    if not count:
        return frozenset()
    upright = (Wall(Cell(column, row), Cell(column + 1, row)) for column in range(width - 1) for row in range(height))
    lying = (Wall(Cell(column, row), Cell(column, row + 1)) for column in range(width) for row in range(height - 1))
    return frozenset(dice.some_of((*upright, *lying), count))


def programmed(recipe: Recipe, dice: Dice, given: Mat | None, *, plain: bool = False) -> Draft | None:
    """A random mat with something to do on it, solved; None if that makes no challenge.

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
    end = aims[count] if goal and len(aims) > count else None
    passages = frozenset(aims[count + goal :][: int(crossing)])
    if pause:
        keys |= {Command.PAUSE}
    if not 0 < fewest(start, keys, [*targets, *passages], end) + pause * len(targets) <= recipe.cards[1]:
        return None
    challenge = Challenge(
        id="",
        task=Text(""),
        mat=place.mat,
        start=start,
        targets=tuple(Target(cell, pause) for cell in targets),
        goal=end,
        ordered=ordered,
        keys=keys,
        passages=passages,
        max_instructions=recipe.cards[1],
    )
    return _solved_draft(recipe, challenge)


def _solved_draft(recipe: Recipe, challenge: Challenge) -> Draft | None:
    solution = solved(challenge)
    if solution is None or not of_size(recipe, solution.program):
        return None
    if challenge.ordered or challenge.passages:
        easier = solved(replace(challenge, ordered=False, passages=frozenset()))
        if easier and easier.cards == solution.cards:
            return None  # its start does what is asked already
    return Draft(replace(challenge, max_instructions=(solution.cards or 0) + recipe.spare), solution)


def fewest(start: Pose, keys: frozenset[Command], aims: Sequence[Cell], end: Cell | None) -> int:
    """A lower bound, found quickly: the fewest cards of ``keys`` that lead from ``start`` over ``aims`` to ``end``.

    It is 0 where nothing is asked. Most of what is drawn is too far away, or beside a robot that cannot pivot.
    """
    if end is None:
        return max((_cards_to(cell, start, keys) for cell in aims), default=0)
    return max(_cards_to(cell, start, keys) + cell.apart(end) for cell in (*aims, end))


def _cards_to(cell: Cell, start: Pose, keys: frozenset[Command]) -> int:
    """The moves and the pivots that any way to ``cell`` has at least, whatever lies on the mat."""
    east, north = start.heading.vector
    columns, rows = cell.column - start.cell.column, cell.row - start.cell.row
    ahead, aside = columns * east + rows * north, columns * north - rows * east
    backward, near = Command.BACKWARD in keys, Command.RIGHT if aside > 0 else Command.LEFT
    pivots = 0
    if aside or (ahead < 0 and not backward):
        if keys.isdisjoint((Command.LEFT, Command.RIGHT)):
            return MAX_INSTRUCTIONS
        pivots = 2 if not aside else 1 if backward or near in keys else 3
    return abs(ahead) + abs(aside) + pivots


def of_size(recipe: Recipe, program: Program | None) -> bool:
    """Whether ``program`` has as many cards as ``recipe`` says, and few enough pivots; False for None."""
    low, high = recipe.cards
    return program is not None and low <= len(program) <= high and count_pivots(program) <= MOST_PIVOTS


def solved(challenge: Challenge, effort: int = EFFORT) -> Solution | None:
    """The shortest answer to ``challenge``; None if the solver could not prove one within ``effort``."""
    solution = solve(challenge, effort)
    return solution if solution.status is Status.PROVED else None
