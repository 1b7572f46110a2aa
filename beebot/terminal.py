"""What the kit's commands share: French words on the command line, help in every language, and one way to end."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from beebot.errors import BadValueError, KitError
from beebot.i18n import FRENCH, languages, use_language
from beebot.i18n import gettext as _

INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells have it."""


class Parser(argparse.ArgumentParser):
    """A parser in the language in use when it is made; errors are one sentence, the exit status stays argparse's, 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self.add_argument("-h", "--help", action="help", help=_("montrer cette aide"))

    def format_help(self) -> str:
        """What ``--help`` prints."""
        text = super().format_help()
        for argparses, ours in (
            ("usage: ", _("usage : ")),
            ("positional arguments:", _("à donner :")),
            ("options:", _("options :")),
        ):
            text = text.replace(argparses, ours)
        return text

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and leave."""
        for argparses, ours in (
            ("the following arguments are required", _("il manque")),
            ("unrecognized arguments", _("mots en trop")),
            ("expected one argument", _("il manque une valeur")),
            ("invalid choice", _("choix inconnu")),
            ("argument ", ""),
        ):
            message = message.replace(argparses, ours)
        told, *others = re.split(r"(?<! ): ", re.sub(r"\(choose from (.*)\)", _choices, message))
        for other in others:
            told = _("{what} : {told}").format(what=told, told=other)
        sentence = _("{program} : {message} ; voyez « {program} --help »")
        self.exit(2, sentence.format(program=self.prog, message=told) + "\n")


def _choices(found: re.Match[str]) -> str:
    """The words to choose from, without quotes, as newer Pythons write them."""
    return "({} {})".format(_("choisissez parmi"), found[1].replace("'", ""))


def add_language(parser: argparse.ArgumentParser, default: str = FRENCH) -> None:
    """Let the person choose the language of every sentence.

    The parser of a verb has ``argparse.SUPPRESS`` as its default: what was said before the verb then stays.
    """
    told = _("langue des phrases et de la voix (fr)")
    parser.add_argument("--langue", choices=languages(), default=default, help=told)


def obey(
    make_parser: Callable[[], argparse.ArgumentParser],
    action: Callable[[argparse.Namespace], int],
    argv: Sequence[str] | None,
) -> int:
    """Read the command line, do what it says, and return the exit status.

    That is ``action``'s own; 1 after a sentence for people; ``INTERRUPTED`` after Ctrl-C. Text that nobody reads
    any more, as in ``| head``, ends the command without a word. The parser is made once the language is known, so
    that its help is in that language too.
    """
    use_language(_language_said(sys.argv[1:] if argv is None else argv))
    options = make_parser().parse_args(argv)
    try:
        status = action(options)
        sys.stdout.flush()
    except BadValueError:
        raise
    except KitError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _language_said(words: Sequence[str]) -> str:
    """The language that ``--langue`` names; French where there is none, or none that the kit speaks."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    first.add_argument("--langue", nargs="?")
    said = first.parse_known_args(words)[0].langue
    return said if said in languages() else FRENCH
