"""Small challenges, and what their hints must be, by trying every program; shares no code with what it checks."""

from functools import lru_cache
from itertools import product

from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre, Target
from beebot.command import Command, FlatProgram, Program, Repeat
from beebot.interpreter import run
from beebot.mat import Mat, Wall
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from beebot.verdict import judge

QUARTERS = [Heading.NORTH, Heading.EAST, Heading.SOUTH, Heading.WEST]
LONGEST = 4


@st.composite
def challenges(draw: st.DrawFn, genres: tuple[Genre, ...] = (Genre.PROGRAM,), most_keys: int = 4) -> Challenge:
    """Made around a program that mostly succeeds, so that most can be solved."""
    width, height = draw(st.sampled_from([(2, 3), (3, 3), (3, 2)]))
    cells = [Cell(column, row) for column in range(width) for row in range(height)]
    start = Pose(draw(st.sampled_from(cells)), draw(st.sampled_from(QUARTERS)))
    cell = st.sampled_from([each for each in cells if each != start.cell])
    keys = draw(st.frozensets(st.sampled_from(Command), min_size=1, max_size=most_keys - 1)) | {Command.FORWARD}
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
    )


def _holes(draw: st.DrawFn, program: FlatProgram) -> tuple[Command | None, ...]:
    """The program with holes, and now and then a card there is no key for."""
    return tuple(draw(st.sampled_from([None, card, card, Command.PAUSE])) for card in program)


def _walls(width: int, height: int) -> st.SearchStrategy[Wall]:
    walls = [
        Wall.between(Cell(column, row), Cell(column + east, row + 1 - east))
        for east in (0, 1)
        for column in range(width - east)
        for row in range(height - 1 + east)
    ]
    return st.sampled_from(walls)


def answers(challenge: Challenge) -> st.SearchStrategy[FlatProgram]:
    """Mostly allowed cards; in ``COMPLETE`` mostly the given ones where they were given."""
    card = st.one_of(*[st.sampled_from(sorted(challenge.keys, key=str))] * 5, st.sampled_from(Command))
    loose = st.lists(card, max_size=LONGEST + 2).map(tuple)
    if challenge.genre is not Genre.COMPLETE:
        return loose
    return loose | st.tuples(*[card if given is None else st.just(given) for given in challenge.template])


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


def shared(old: FlatProgram, new: FlatProgram) -> int:
    """How many cards both start with."""
    count = 0
    while old[count : count + 1] == new[count : count + 1] != ():
        count += 1
    return count


def neighbours(program: Program, keys: frozenset[Command]) -> set[Program]:
    """Every program one edit away whose repeats stay where they are and are not empty."""
    near: set[Program] = set()
    for place in range(len(program) + 1):
        before, after = program[:place], program[place:]
        near |= {(*before, key, *after) for key in keys}
        match after:
            case (Repeat(turns, body), *rest):
                near |= {(*before, Repeat(other, body), *rest) for other in range(2, 10) if other != turns}
                near |= {(*before, Repeat(turns, other), *rest) for other in neighbours(body, keys) if other}
            case (_, *rest):
                near |= {(*before, *rest)} | {(*before, key, *rest) for key in keys}
    return near - {program}
