"""What the kit's commands share: French words on the command line, help in every language, and one way to end."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TextIO, cast

from beebot.console.interrupts import raised
from beebot.console.output import Output, OutputError, closed_replaced
from beebot.errors import BadValueError, KitError
from beebot.files.reasons import reason
from beebot.i18n import FRENCH, languages, use_language
from beebot.i18n import gettext as _

INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells have it."""


class Parser(argparse.ArgumentParser):
    """A parser in the language in use when it is made; errors are one sentence, the exit status stays argparse's, 2."""

    def __init__(self, **options: Any) -> None:
        if sys.version_info >= (3, 14):  # its colours are codes, and stand between the words that are replaced below
            options.setdefault("color", False)
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

    That is ``action``'s own; 1 after a sentence for people, which is the error or why the output cannot be written;
    ``INTERRUPTED`` after Ctrl-C. Text that nobody reads any more, as in ``| head``, ends the command with 1 and
    without a word. Streams that were closed before the start are as if all were read and well. The parser is made
    once the language is known, so that its help is in that language too.
    """
    with closed_replaced():
        before = sys.stdout, sys.stderr
        sys.stdout = cast("TextIO", Output(sys.stdout, needed=True))
        sys.stderr = cast("TextIO", Output(sys.stderr, needed=False))
        try:
            with raised():
                return _obeyed(make_parser, action, argv)
        except BadValueError:
            raise  # nobody types such a value in a command: a bug
        except KitError as error:
            print(error, file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            return INTERRUPTED
        except OutputError as error:
            if not isinstance(error.cause, BrokenPipeError):
                sentence = _(
                    "la réponse ne peut pas être écrite ({reason}) ; vérifiez la place, ou envoyez-la ailleurs"
                )
                print(sentence.format(reason=reason(error.cause)), file=sys.stderr)
            return 1
        finally:
            sys.stderr.flush()
            sys.stdout, sys.stderr = before


def _obeyed(
    make_parser: Callable[[], argparse.ArgumentParser],
    action: Callable[[argparse.Namespace], int],
    argv: Sequence[str] | None,
) -> int:
    use_language(_language_said(sys.argv[1:] if argv is None else argv))
    try:
        return action(make_parser().parse_args(argv))
    finally:
        sys.stdout.flush()  # here, where it can be told that it fails


def _language_said(words: Sequence[str]) -> str:
    """The language that ``--langue`` names; French where there is none, or none that the kit speaks."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    first.add_argument("--langue", nargs="?")
    said = first.parse_known_args(words)[0].langue
    return said if said in languages() else FRENCH
