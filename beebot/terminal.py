"""What the kit's commands share: words in French on the command line, and one way to end."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from beebot.errors import KitError
from beebot.i18n import FRENCH, languages, use_language
from beebot.i18n import gettext as _

INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells have it."""


class Parser(argparse.ArgumentParser):
    """A parser whose help is French and whose errors are one French sentence; the exit status stays argparse's, 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def format_help(self) -> str:
        """What ``--help`` prints."""
        text = super().format_help()
        for english, french in (
            ("usage: ", "usage : "),
            ("positional arguments:", "à donner :"),
            ("options:", "options :"),
        ):
            text = text.replace(english, french)
        return text

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and leave."""
        for english, french in (
            ("the following arguments are required", _("il manque")),
            ("unrecognized arguments", _("mots en trop")),
            ("expected one argument", _("il manque une valeur")),
            ("invalid choice", _("choix inconnu")),
            ("argument ", ""),
        ):
            message = message.replace(english, french)
        message = re.sub(r"\(choose from (.*)\)", _choices, message)
        message = re.sub(r"(?<! ): ", " : ", message)
        sentence = _("{program} : {message} ; voyez « {program} --help »")
        self.exit(2, sentence.format(program=self.prog, message=message) + "\n")


def _choices(found: re.Match[str]) -> str:
    """The words to choose from, in French and, as in newer Pythons, without quotes."""
    return "({} {})".format(_("choisissez parmi"), found[1].replace("'", ""))


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let the person choose the language of every sentence."""
    parser.add_argument("--langue", choices=languages(), default=FRENCH, help="langue des phrases et de la voix (fr)")


def obey(
    parser: argparse.ArgumentParser, action: Callable[[argparse.Namespace], int], argv: Sequence[str] | None
) -> int:
    """Read the command line, do what it says, and return the exit status.

    That is ``action``'s own; 1 after a sentence for people; ``INTERRUPTED`` after Ctrl-C. Text that nobody reads
    any more, as in ``| head``, ends the command without a word.
    """
    options = parser.parse_args(argv)
    use_language(options.langue or FRENCH)
    try:
        status = action(options)
        sys.stdout.flush()
    except KitError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status
