"""Challenges by hand, one of each kind, and what the reader makes of those that the kit has written."""

from dataclasses import replace

from beebot.challenge import (
    Aim,
    Challenge,
    Genre,
    Partner,
    Target,
)
from beebot.command import SINGLE_COMMANDS, Command
from beebot.loader import load_lesson
from beebot.mat import Decor, Mat, Wall
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import LESSON, Content


def read_back(content: Content, challenges: tuple[Challenge, ...], mat: str = "") -> tuple[Challenge, ...]:
    """What the loader makes of a séance with these challenges, written by us."""
    head = LESSON[: LESSON.index("defis:\n")]
    content.lesson.write_text(
        head + "defis:\n" + "".join(challenge_yaml(each, mat) for each in challenges), encoding="utf-8"
    )
    return load_lesson(content.lesson).challenges


CELLS = [Cell(column, row) for column in range(4) for row in range(3)]
PLAIN = Challenge(
    id="deux-fleurs",
    task=Text("Passe par les deux fleurs, puis rentre à la ruche."),
    mat=Mat(6, 5, frozenset({Cell(1, 2), Cell(2, 4)})),
    start=Pose(Cell(3, 0), Heading.EAST),
    targets=(Target(Cell(0, 0)), Target(Cell(1, 1))),
    goal=Cell(5, 1),
    keys=frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT}),
    max_instructions=15,
)
LARGE = replace(PLAIN, mat=Mat(4, 3), start=Pose(CELLS[0], Heading.EAST), targets=(), goal=None)
GENRES = (
    replace(LARGE, genre=Genre.PREDICT, given=parse_program("↑ répéter 2 [ ↶ ↑ ]"), max_instructions=200),
    replace(LARGE, genre=Genre.DEBUG, given=parse_program("↑↶"), goal=CELLS[5]),
    replace(
        LARGE,
        genre=Genre.COMPLETE,
        template=(Command.FORWARD, None, Command.PAUSE),
        goal=CELLS[5],
        max_instructions=200,
    ),
    replace(
        LARGE,
        genre=Genre.CHOOSE,
        choices=(parse_program("↑"), parse_program("répéter 2 [ ↑ ]")),
        repeats=True,
        goal=CELLS[3],
        max_instructions=200,
    ),
    replace(LARGE, genre=Genre.REPRODUCE, given=parse_program("↑↶↑")),
    replace(LARGE, genre=Genre.FREE),
    replace(
        LARGE,
        genre=Genre.PAIR,
        goal=CELLS[4],
        partner=Partner(Pose(CELLS[2], Heading.WEST), Aim.GOALS, CELLS[7]),
        passages=frozenset(CELLS[4:5]),
    ),
    replace(LARGE, genre=Genre.PAIR, partner=Partner(Pose(CELLS[2], Heading.WEST), Aim.MEET)),
    replace(
        LARGE,
        keys=frozenset(SINGLE_COMMANDS),
        start=Pose(CELLS[0], Heading.NORTH_EAST),
        goal=CELLS[9],
        mat=Mat(4, 3, frozenset(CELLS[3:5]), frozenset({Wall(CELLS[0], CELLS[1])}), 100, Decor(goal="mare")),
    ),
)
