"""The engine: one program, one trace. Pure: no screen, no port, no clock.

For a notebook, the names in ``__all__`` can be taken from here: ``from beebot import defi, judge``. Each is
imported when it is first used, so that a screen does not pay for the reader of lessons. ``dir(beebot)`` shows them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beebot.challenge import (
        Aim,
        Challenge,
        Choice,
        Creation,
        Genre,
        Order,
        Orientation,
        PairPrograms,
        Partner,
        Prediction,
        Seen,
        Target,
    )
    from beebot.command import Command, Repeat
    from beebot.errors import BadValueError, KitError
    from beebot.generator import generate
    from beebot.hints import Hint, hint
    from beebot.interpreter import Step, Trace, run
    from beebot.lesson import LearningPath, Lesson, Level
    from beebot.loader import load_lesson
    from beebot.making import defi, make_challenge, make_mat, tapis
    from beebot.mat import Mat, Wall
    from beebot.measures.difficulties import Difficulty
    from beebot.notation import parse_program, program_arrows, program_words
    from beebot.pose import Cell, Heading, Pose
    from beebot.solver import Solution, difficulty, solve
    from beebot.text import Text
    from beebot.verdict import Ending, EndingKind, Outcome, Verdict, ending, judge

__version__ = "0.2.0.dev0"  # ``kit.py`` runs the kit without installing it, so no metadata may be there to ask

__all__ = [
    "Aim",
    "BadValueError",
    "Cell",
    "Challenge",
    "Choice",
    "Command",
    "Creation",
    "Difficulty",
    "Ending",
    "EndingKind",
    "Genre",
    "Heading",
    "Hint",
    "KitError",
    "LearningPath",
    "Lesson",
    "Level",
    "Mat",
    "Order",
    "Orientation",
    "Outcome",
    "PairPrograms",
    "Partner",
    "Pose",
    "Prediction",
    "Repeat",
    "Seen",
    "Solution",
    "Step",
    "Target",
    "Text",
    "Trace",
    "Verdict",
    "Wall",
    "__version__",
    "defi",
    "difficulty",
    "ending",
    "generate",
    "hint",
    "judge",
    "load_lesson",
    "make_challenge",
    "make_mat",
    "parse_program",
    "program_arrows",
    "program_words",
    "run",
    "solve",
    "tapis",
]

_HOMES = {
    "challenge": (
        "Aim",
        "Challenge",
        "Choice",
        "Creation",
        "Genre",
        "Order",
        "Orientation",
        "PairPrograms",
        "Partner",
        "Prediction",
        "Seen",
        "Target",
    ),
    "command": (
        "Command",
        "Repeat",
    ),
    "measures.difficulties": ("Difficulty",),
    "errors": (
        "BadValueError",
        "KitError",
    ),
    "generator": ("generate",),
    "hints": (
        "Hint",
        "hint",
    ),
    "interpreter": (
        "Step",
        "Trace",
        "run",
    ),
    "lesson": (
        "LearningPath",
        "Lesson",
        "Level",
    ),
    "loader": ("load_lesson",),
    "making": (
        "defi",
        "make_challenge",
        "make_mat",
        "tapis",
    ),
    "mat": (
        "Mat",
        "Wall",
    ),
    "notation": (
        "parse_program",
        "program_arrows",
        "program_words",
    ),
    "pose": (
        "Cell",
        "Heading",
        "Pose",
    ),
    "solver": (
        "Solution",
        "difficulty",
        "solve",
    ),
    "text": ("Text",),
    "verdict": (
        "Ending",
        "EndingKind",
        "Outcome",
        "Verdict",
        "ending",
        "judge",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'beebot' has no attribute {name!r}")
    return getattr(import_module(f"beebot.{home}"), name)


def __dir__() -> list[str]:
    return [*__all__, *(name for name in globals() if name.startswith("__") and name not in __all__)]
