"""Small challenges, and what their hints must be, by trying every program; shares no code with what it checks."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product

from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre, Target
from beebot.command import MAX_NESTING, SINGLE_COMMANDS, Command, FlatProgram, Program, Repeat, cards, count_cards
from beebot.interpreter import run
from beebot.kinds import judge
from beebot.mat import Mat, Wall
from beebot.parts.limits import NO_LIMITS
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from tests.beebot.small import limits

QUARTERS = [Heading.NORTH, Heading.EAST, Heading.SOUTH, Heading.WEST]
LONGEST = 4


@st.composite
def challenges(
    draw: st.DrawFn, genres: tuple[Genre, ...] = (Genre.PROGRAM,), most_keys: int = 4, *, limited: bool = False
) -> Challenge:
    """Made around a program that mostly succeeds, so that most can be solved; some of the ``limited`` bound cards."""
    width, height = draw(st.sampled_from([(2, 3), (3, 3), (3, 2)]))
    cells = [Cell(column, row) for column in range(width) for row in range(height)]
    start = Pose(draw(st.sampled_from(cells)), draw(st.sampled_from(QUARTERS)))
    cell = st.sampled_from([each for each in cells if each != start.cell])
    keys = draw(st.frozensets(st.sampled_from(SINGLE_COMMANDS), min_size=1, max_size=most_keys - 1)) | {Command.FORWARD}
    mat = Mat(
        width, height, draw(st.frozensets(cell, max_size=1)), draw(st.frozensets(_walls(width, height), max_size=2))
    )
    program = tuple(draw(st.lists(st.sampled_from(sorted(keys, key=str)), min_size=1, max_size=LONGEST)))
    steps = run(program, start, mat).steps
    crossed = st.sampled_from([step.after.cell for step in steps])
    genre = draw(st.sampled_from(genres))
    return Challenge(
        "essai",
        Text("?"),
        mat,
        start,
        tuple(draw(st.lists(st.builds(Target, crossed, st.sampled_from([False, False, True])), max_size=2))),
        steps[-1].after.cell if draw(st.booleans()) else draw(st.none() | cell),
        ordered=draw(st.booleans()),
        keys=keys,
        max_instructions=draw(st.integers(len(program), LONGEST)),
        genre=genre,
        passages=draw(st.frozensets(crossed, max_size=1)),
        given=program if genre is Genre.REPRODUCE else (),
        template=_holes(draw, program) if genre is Genre.COMPLETE else (),
        other_goals=draw(st.frozensets(cell, max_size=1)),
        limits=draw(limits() | st.just(NO_LIMITS)) if limited else NO_LIMITS,
        exact=genre is Genre.REPRODUCE and draw(st.booleans()),
    )


def _holes(draw: st.DrawFn, program: FlatProgram) -> tuple[Command | None, ...]:
    """The program with holes, and now and then a card there is no key for."""
    return tuple(draw(st.sampled_from([None, card, card, Command.PAUSE])) for card in program)


def _walls(width: int, height: int) -> st.SearchStrategy[Wall]:
    walls = [
        Wall(Cell(column, row), Cell(column + east, row + 1 - east))
        for east in (0, 1)
        for column in range(width - east)
        for row in range(height - 1 + east)
    ]
    return st.sampled_from(walls)


def answers(challenge: Challenge) -> st.SearchStrategy[FlatProgram]:
    """Mostly allowed cards; in ``COMPLETE`` mostly the given ones where they were given."""
    card = st.one_of(*[st.sampled_from(sorted(challenge.keys, key=str))] * 5, st.sampled_from(SINGLE_COMMANDS))
    loose = st.lists(card, max_size=LONGEST + 2).map(tuple)
    if challenge.genre is not Genre.COMPLETE:
        return loose
    return loose | st.tuples(*[card if given is None else st.just(given) for given in challenge.template])


def programs(keys: frozenset[Command]) -> st.SearchStrategy[Program]:
    """Programs with repeats."""
    command = st.sampled_from(sorted(keys, key=str))
    inner = st.builds(Repeat, st.integers(2, 4), st.lists(command, min_size=1, max_size=2).map(tuple))
    outer = st.builds(Repeat, st.integers(2, 4), st.lists(command | inner, min_size=1, max_size=2).map(tuple))
    return st.lists(command | outer, min_size=1, max_size=3).map(tuple)


@lru_cache(maxsize=4)
def successes(challenge: Challenge) -> list[FlatProgram]:
    """Every program without repeats that the judge accepts."""
    cards = challenge.keys | {card for card in challenge.template if card}
    tried = (program for size in range(LONGEST + 1) for program in product(cards, repeat=size))
    return [program for program in tried if judge(challenge, program).succeeded]


def cost(challenge: Challenge, old: FlatProgram, new: FlatProgram) -> int:
    """How many edits lead from one to the other; in ``COMPLETE`` cards stay in their places."""
    if challenge.genre is Genre.COMPLETE:
        return sum(one is not other for one, other in zip(old, new, strict=False)) + abs(len(old) - len(new))
    row = list(range(len(new) + 1))
    for passed, one in enumerate(old, start=1):
        above, row = row, [passed]
        for laid, other in enumerate(new):
            row.append(min(above[laid] + (one is not other), above[laid + 1] + 1, row[laid] + 1))
    return row[-1]


def rank(challenge: Challenge, old: FlatProgram, new: FlatProgram) -> tuple[int, ...]:
    """What makes a repair better, from what counts most: by hand, and not by the code that chooses."""
    undone = sum(
        {"↑↓", "↓↑", "↶↷", "↷↶", "↖↗", "↗↖"} & {one.arrow + other.arrow} != set() for one, other in pairwise(new)
    )
    return cost(challenge, old, new), len(new), undone, new.count(Command.BACKWARD), -shared(old, new)


def shared(old: Sequence[object], new: Sequence[object]) -> int:
    """How many cards, or instructions, both start with."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def neighbours(program: Program, keys: frozenset[Command], nesting: int = MAX_NESTING) -> set[Program]:
    """Every program one edit of one card away, repeats at most ``nesting`` deep and none of them empty."""
    near: set[Program] = set()
    for place in range(len(program) + 1):
        before, after = program[:place], program[place:]
        near |= {(*before, key, *after) for key in keys}
        match after:
            case (Repeat(turns, body), *rest):
                near |= {(*before, Repeat(other, body), *rest) for other in range(2, 10)}
                near |= {
                    (*before, Repeat(turns, other), *rest) for other in neighbours(body, keys, nesting - 1) if other
                }
                near.add((*before, *body, *rest))
            case (_, *rest):
                near |= {(*before, *rest)} | {(*before, key, *rest) for key in keys}
        for end in range(place + 1, len(program) + 1):
            if depth(program[place:end]) < nesting:
                near |= {(*before, Repeat(turns, program[place:end]), *program[end:]) for turns in range(2, 10)}
    return near - {program}


def depth(program: Program) -> int:
    """How many repeats lie in one another."""
    return max((1 + depth(each.body) for each in program if isinstance(each, Repeat)), default=0)


def faces(program: Program) -> list[Command | int]:
    """The cards in the order read, a repeat by its turns alone."""
    return [card.turns if isinstance(card, Repeat) else card for card in cards(program)]


@lru_cache(maxsize=4)
def repeated_successes(challenge: Challenge) -> list[Program]:
    """Every program, with repeats, that the judge accepts."""
    tried = every_program(challenge.keys, challenge.max_instructions, challenge.nesting)
    return [program for program in tried if judge(challenge, program).succeeded]


@lru_cache(maxsize=64)
def every_program(keys: frozenset[Command], longest: int, nesting: int) -> list[Program]:
    """Every program of at most ``longest`` cards."""
    programs: list[Program] = [()]
    for size in range(1, longest + 1):
        firsts: list[Program] = [(key,) for key in keys] if size == 1 else []
        if nesting and size > 1:
            bodies = [each for each in every_program(keys, size - 1, nesting - 1) if count_cards(each) == size - 1]
            firsts = [(Repeat(turns, body),) for turns in range(2, 10) for body in bodies]
        rests = every_program(keys, longest - size, nesting)
        programs += [first + rest for first in firsts for rest in rests]
    return programs
