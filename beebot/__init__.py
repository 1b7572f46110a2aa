"""The engine: one program, one trace. Pure: no screen, no port, no clock.

For a notebook, the names in ``__all__`` can be taken from here: ``from beebot import judge, parse_program``. Each is
imported when it is first used, so that a screen does not pay for the reader of lessons.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beebot.challenge import Aim, Challenge, Choice, Genre, Orientation, PairPrograms, Partner, Prediction, Target
    from beebot.command import Command, Repeat
    from beebot.errors import KitError
    from beebot.generator import generate
    from beebot.hints import hint
    from beebot.interpreter import run
    from beebot.lesson import Level
    from beebot.loader import load_lesson
    from beebot.mat import Mat, Wall
    from beebot.notation import parse_program, program_arrows, program_words
    from beebot.pose import Cell, Heading, Pose
    from beebot.solver import solve
    from beebot.text import Text
    from beebot.verdict import Outcome, judge

__all__ = [
    "Aim",
    "Cell",
    "Challenge",
    "Choice",
    "Command",
    "Genre",
    "Heading",
    "KitError",
    "Level",
    "Mat",
    "Orientation",
    "Outcome",
    "PairPrograms",
    "Partner",
    "Pose",
    "Prediction",
    "Repeat",
    "Target",
    "Text",
    "Wall",
    "generate",
    "hint",
    "judge",
    "load_lesson",
    "parse_program",
    "program_arrows",
    "program_words",
    "run",
    "solve",
]

_HOMES = {
    "challenge": (
        *("Aim", "Challenge", "Choice", "Genre", "Orientation", "PairPrograms", "Partner", "Prediction", "Target"),
    ),
    "command": ("Command", "Repeat"),
    "errors": ("KitError",),
    "generator": ("generate",),
    "hints": ("hint",),
    "interpreter": ("run",),
    "lesson": ("Level",),
    "loader": ("load_lesson",),
    "mat": ("Mat", "Wall"),
    "notation": ("parse_program", "program_arrows", "program_words"),
    "pose": ("Cell", "Heading", "Pose"),
    "solver": ("solve",),
    "text": ("Text",),
    "verdict": ("Outcome", "judge"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'beebot' has no attribute {name!r}")
    return getattr(import_module(f"beebot.{home}"), name)
