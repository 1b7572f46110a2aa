"""The engine: one program, one trace. Pure: no screen, no port, no clock.

For a notebook, the names in ``__all__`` can be taken from here: ``from beebot import defi, judge``. Each is
imported when it is first used, so that a screen does not pay for the reader of lessons. ``dir(beebot)`` shows them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for type checkers, which read no ``_NAMES``
    from beebot.challenge import Aim as Aim
    from beebot.challenge import Challenge as Challenge
    from beebot.challenge import Genre as Genre
    from beebot.challenge import Observed as Observed
    from beebot.challenge import Order as Order
    from beebot.challenge import Partner as Partner
    from beebot.challenge import Target as Target
    from beebot.command import Command as Command
    from beebot.command import Repeat as Repeat
    from beebot.errors import BadValueError as BadValueError
    from beebot.errors import KitError as KitError
    from beebot.generator import generate as generate
    from beebot.hinting.hint import Hint as Hint
    from beebot.interpreter import Step as Step
    from beebot.interpreter import Trace as Trace
    from beebot.interpreter import run as run
    from beebot.judging.endings import Ending as Ending
    from beebot.judging.endings import EndingKind as EndingKind
    from beebot.judging.rules import Outcome as Outcome
    from beebot.judging.rules import Verdict as Verdict
    from beebot.kinds import difficulty as difficulty
    from beebot.kinds import ending as ending
    from beebot.kinds import hint as hint
    from beebot.kinds import judge as judge
    from beebot.kinds import solve as solve
    from beebot.lesson import LearningPath as LearningPath
    from beebot.lesson import Lesson as Lesson
    from beebot.lesson import Level as Level
    from beebot.loader import load_lesson as load_lesson
    from beebot.mat import Mat as Mat
    from beebot.mat import Wall as Wall
    from beebot.measures.difficulties import Difficulty as Difficulty
    from beebot.notation import parse_program as parse_program
    from beebot.notation import program_arrows as program_arrows
    from beebot.notation import program_words as program_words
    from beebot.parts.answer_types import Choice as Choice
    from beebot.parts.answer_types import Creation as Creation
    from beebot.parts.answer_types import Orientation as Orientation
    from beebot.parts.answer_types import PairPrograms as PairPrograms
    from beebot.parts.answer_types import Prediction as Prediction
    from beebot.pose import Cell as Cell
    from beebot.pose import Heading as Heading
    from beebot.pose import Pose as Pose
    from beebot.pupils_api import defi as defi
    from beebot.pupils_api import make_challenge as make_challenge
    from beebot.pupils_api import make_mat as make_mat
    from beebot.pupils_api import tapis as tapis
    from beebot.shortest.solution import Solution as Solution
    from beebot.text import Text as Text

__version__ = "0.3.0"  # ``kit.py`` runs the kit without installing it, so no metadata may be there to ask
_NAMES = {
    "challenge": "Aim Challenge Genre Observed Order Partner Target",
    "command": "Command Repeat",
    "errors": "BadValueError KitError",
    "generator": "generate",
    "hinting.hint": "Hint",
    "interpreter": "Step Trace run",
    "judging.endings": "Ending EndingKind",
    "judging.rules": "Outcome Verdict",
    "kinds": "difficulty ending hint judge solve",
    "lesson": "LearningPath Lesson Level",
    "loader": "load_lesson",
    "pupils_api": "defi make_challenge make_mat tapis",
    "mat": "Mat Wall",
    "measures.difficulties": "Difficulty",
    "notation": "parse_program program_arrows program_words",
    "shortest.solution": "Solution",
    "parts.answer_types": "Choice Creation Orientation PairPrograms Prediction",
    "pose": "Cell Heading Pose",
    "text": "Text",
}
_HOME = {name: home for home, names in _NAMES.items() for name in names.split()}
__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'beebot' has no attribute {name!r}")
    return getattr(import_module(f"beebot.{home}"), name)


def __dir__() -> list[str]:
    return [*__all__, *(name for name in globals() if name.startswith("__"))]
