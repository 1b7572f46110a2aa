"""Instructions, programs, and the text that stands for them.

A program is written as words (``avancer gauche pause``) or as arrows (``↑ ↶ ⏸``, spaces optional); both
mean the same and may be mixed.
"""

import difflib
import re
from enum import Enum

from beebot.errors import KitError
from beebot.i18n import gettext as _

MAX_INSTRUCTIONS = 200
"""The longest program the kit accepts: what the newest robots of the Bee-Bot kind remember."""


class Command(Enum):
    """One instruction; the value is its word in files and on the command line."""

    FORWARD = "avancer"
    BACKWARD = "reculer"
    LEFT = "gauche"
    RIGHT = "droite"
    PAUSE = "pause"

    @property
    def arrow(self) -> str:
        """The one-character sign of the instruction."""
        return _ARROWS[self]

    @property
    def is_move(self) -> bool:
        """Whether it takes the robot to another cell."""
        return self in (Command.FORWARD, Command.BACKWARD)


_ARROWS = {
    Command.FORWARD: "↑",
    Command.BACKWARD: "↓",
    Command.LEFT: "↶",
    Command.RIGHT: "↷",
    Command.PAUSE: "⏸",
}
_BY_TEXT = {command.value: command for command in Command} | {arrow: command for command, arrow in _ARROWS.items()}
_TOKEN = re.compile(f"[{''.join(_ARROWS.values())}]|[^\\s{''.join(_ARROWS.values())}]+")

_SHOWN = 30
"""How many characters of an unknown word a message repeats."""

Program = tuple[Command, ...]


class ProgramError(KitError):
    """A program's text cannot be read."""


def parse_program(text: str) -> Program:
    """Read a program from words, arrows, or both.

    Raises:
        ProgramError: a word is unknown, or there are more than ``MAX_INSTRUCTIONS``.
    """
    words = _TOKEN.findall(text.replace("\N{VARIATION SELECTOR-16}", ""))
    if len(words) > MAX_INSTRUCTIONS:
        raise ProgramError(
            _("le programme a {count} instructions ; enlevez-en pour n'en garder que {limit} au plus").format(
                count=len(words), limit=MAX_INSTRUCTIONS
            )
        )
    return tuple(_command(word, position) for position, word in enumerate(words, start=1))


def _command(word: str, position: int) -> Command:
    try:
        return _BY_TEXT[word.lower()]
    except KeyError:
        known = [command.value for command in Command]
        near = difflib.get_close_matches(word.lower()[:_SHOWN], known, n=1)
        remedy = (
            _("vouliez-vous « {word} » ?").format(word=near[0])
            if near
            else _("les mots connus sont {words}").format(words=", ".join(known))
        )
        raise ProgramError(
            _("mot inconnu « {word} » à la place {position} du programme ; {remedy}").format(
                word=word[:_SHOWN], position=position, remedy=remedy
            )
        ) from None


def program_words(program: Program) -> str:
    """The program as words, one space between two: ``avancer gauche``."""
    return " ".join(command.value for command in program)


def program_arrows(program: Program) -> str:
    """The program as arrows, one space between two: ``↑ ↶``."""
    return " ".join(command.arrow for command in program)
