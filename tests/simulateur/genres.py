"""One small challenge of each kind; those with a robot are all on a mat of four by three."""

from dataclasses import replace

from beebot.challenge import Aim, Challenge, Genre, Observed, Order, Partner
from beebot.command import Command
from beebot.notation import parse_flat
from beebot.pose import Cell, Heading, Pose
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge

_GIVEN = parse_flat("avancer gauche avancer")


def _of(genre: Genre, **more: object) -> Challenge:
    return replace(challenge(THREE_STEPS, genre.value.replace("_", "-")), genre=genre, **more)  # type: ignore[arg-type]


CHALLENGES = (
    _of(Genre.PROGRAM, repeats=True, nests=True),
    _of(Genre.PREDICT, given=_GIVEN, targets=()),
    _of(Genre.DEBUG, given=parse_flat("avancer gauche avancer avancer")),
    _of(Genre.COMPLETE, template=(Command.FORWARD, None, None)),
    _of(Genre.CHOOSE, choices=(_GIVEN, parse_flat("avancer avancer avancer"))),
    _of(Genre.REPRODUCE, given=_GIVEN, targets=()),
    _of(Genre.FREE, targets=()),
    _of(Genre.PAIR, partner=Partner(Pose(Cell(3, 2), Heading.WEST), Aim.MEET), targets=()),
    _of(Genre.OBSERVE, given=_GIVEN, targets=(), seen=Observed.CELL),
    _of(Genre.CREATE, targets=(), made_for=Order("GS", 5, 3)),
    *(challenge(GENRES[name], name) for name in ("question", "ranger", "trier")),
    _of(Genre.ORIENT, given=parse_flat("avancer avancer avancer"), start=Pose(Cell(0, 0), Heading.NORTH)),
)
