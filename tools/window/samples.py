"""Small challenges that together bring about every ending: ``capture`` shows with them what a path never meets."""

from dataclasses import replace

from beebot.challenge import Aim, Challenge, Genre, Observed, Order, Partner, Target
from beebot.command import Command
from beebot.notation import parse_program
from beebot.parts.limits import Limits
from beebot.parts.pictures import NO_MAT, NO_START, Picture, Pictures
from beebot.parts.staging import Before, Staging
from beebot.pose import Cell, Heading, Pose
from beebot.pupils_api import make_challenge, make_mat
from beebot.text import Text

_AHEAD = make_challenge("5x3", start="A2 east", goal="D2", max_instructions=6)
_MEND = make_challenge(
    "5x3", start="A1 east", goal="C1", genre="deboguer", program="↑ ↶ ↑", keys="↑ ↶", max_instructions=3
)
_TRAIL = make_challenge("5x3", start="A1 east", genre="reproduire", program="↑ ⏸ ↶ ↑", max_instructions=8)
_WATCHED = make_challenge("5x4", start="A2 east", genre="observer", program="↑ ↑ ↶ ↑", max_instructions=6)
_MADE = make_challenge("4x3", start="A1 east", genre="creer", walls=["D1 D2", "C1 D1"])
_PAIR = make_challenge("4x3", start="A1 east", genre="a_deux", partner="D1 west", aim="echange", max_instructions=8)
_PAIR_START = Pose(Cell(3, 0), Heading.WEST)
_EGG, _MILK, _CAKE = map(Picture, ("oeuf", "lait", "gateau"))


def _shown(genre: Genre, pictures: Pictures) -> Challenge:
    return Challenge("", Text(""), NO_MAT, NO_START, genre=genre, pictures=pictures)


_ALL = (
    replace(_AHEAD, limits=Limits(turns=1), repeats=True),
    replace(_AHEAD, limits=Limits(fewest=5)),
    make_challenge("5x3", start="A1 east", goal="C1", passages="B2"),
    make_challenge("5x3", start="A1 east", targets="C1 B1", ordered=True, keys="↑ ↓"),
    make_challenge("5x3", start="A1 east", targets="C1 C2"),
    replace(_AHEAD, targets=(Target(Cell(1, 1), pause=True),)),
    make_challenge("5x3", start="A2 east", genre="prevoir", program="↑ ↶ ↑", keys="↑ ↶", asks_heading=True),
    make_challenge("5x3", start="A2 north", genre="orienter", program="↑", targets="B2"),
    make_challenge("5x3", start="A2 east", genre="completer", program="↑ _", goal="C2", keys="↑ ↶"),
    make_challenge("5x3", start="A2 east", genre="choisir", programs=["↑ ↶ ↑", "↑ ↑"], targets="C2", repeats=True),
    replace(_AHEAD, mat=make_mat("5x3", obstacles="C2"), staging=Staging(before=Before(2, frozenset()))),
    _MEND,
    replace(_MEND, given=parse_program("↑ ↷ ↑")),
    replace(_MEND, given=parse_program("↑ ↑ ↶ ↑")),
    replace(_MEND, given=parse_program("↑ ↶"), limits=Limits(hand=((Command.LEFT, 0),))),
    replace(_TRAIL, exact=True),
    replace(_WATCHED, seen=Observed.STRIP),
    replace(_MADE, made_for=Order("GS", 3, 2)),
    _PAIR,
    replace(_PAIR, partner=Partner(_PAIR_START, Aim.MEET)),
    replace(_PAIR, goal=Cell(0, 2), partner=Partner(_PAIR_START, Aim.GOALS, Cell(3, 2))),
    _shown(Genre.QUESTION, Pictures((_EGG, _MILK, replace(_CAKE, right=True)))),
    _shown(Genre.ARRANGE, Pictures((_EGG, _MILK, _CAKE))),
    _shown(Genre.SORT, Pictures((replace(_EGG, box=1), _MILK), (Picture("je-dis"), Picture("je-garde")))),
)
SAMPLES = tuple(replace(each, id=f"exemple-{number}") for number, each in enumerate(_ALL, 1))
"""Nobody plays them: they have no task."""
