"""What the kit's commands share: French words on the command line, help in every language, and one way to end."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TextIO, cast

from beebot.console.interrupts import Terminated, raised
from beebot.console.output import Output, OutputError, closed_replaced
from beebot.errors import BadValueError, KitError
from beebot.files.system_errors import reason
from beebot.i18n import FRENCH, languages, noted, use_language
from beebot.i18n import gettext as _

INTERRUPTED, TERMINATED = 130, 143
"""The exit statuses after Ctrl-C and after SIGTERM, as shells have them."""


def status_after(ended: KeyboardInterrupt) -> int:
    """The exit status of a program that ``ended`` interrupted: that of Ctrl-C, or of SIGTERM for ``Terminated``."""
    return TERMINATED if isinstance(ended, Terminated) else INTERRUPTED


class Parser(argparse.ArgumentParser):
    """An argument parser in the language in use when it is made. Errors are one sentence, with exit status 2."""

    def __init__(self, **options: Any) -> None:
        if sys.version_info >= (3, 14):  # its colours are codes, and stand between the words that are replaced below
            options.setdefault("color", False)
        super().__init__(add_help=False, **options)
        self.add_argument("-h", "--help", action="help", help=_("montrer cette aide"))

    def format_help(self) -> str:
        text = super().format_help()
        for argparses, ours in (
            ("usage: ", _("usage : ")),
            ("positional arguments:", _("à donner :")),
            ("options:", _("options :")),
        ):
            text = text.replace(argparses, ours)
        return text

    def sentence(self, message: str) -> str:
        """The sentence in the language in use for ``message``, which argparse says in English."""
        sentence = _("{program} : {message} ; voyez « {program} --help »")
        return sentence.format(program=self.prog, message=translated(message))

    def error(self, message: str) -> NoReturn:
        """Print the sentence for ``message``, and exit."""
        self.exit(2, self.sentence(message) + "\n")


def translated(message: str) -> str:
    """``message``, a sentence of argparse, in the language in use; unchanged if it is not one of them."""
    for english, ours in _MESSAGES.items():
        found = re.fullmatch(english, message, re.DOTALL)
        if found is not None:
            words = {name: _unquoted(word or "") for name, word in found.groupdict().items()}
            if "choices" in words and (near := _nearest(words["value"], words["choices"].split(", "))):
                told = _("choix inconnu : « {value} » ; vouliez-vous « {near} » ? (choisissez parmi {choices})")
                return told.format(near=near, **words)
            return _(ours).format(**words)
    found = re.fullmatch("argument (.+?): (.*)", message, re.DOTALL)
    if found is None:
        return message
    told = translated(found[2])
    if "|" in found[1]:  # the verbs there are, which the sentence names again
        return told
    return _("{what} : {told}").format(what=found[1], told=told)


def _nearest(value: str, choices: Sequence[str]) -> str:
    """The choice that ``value`` is like, in large or small letters; "" where it is like none."""
    from difflib import get_close_matches  # noqa: PLC0415 (a word is seldom wrong)

    by_small = {each.lower(): each for each in choices}
    near = get_close_matches(value.lower(), by_small, n=1)
    return by_small[near[0]] if near else ""


def _unquoted(words: str) -> str:
    return re.sub(r"(?<!\w)'([^']*)'|(?<!\w)\"([^\"]*)\"", lambda each: each[1] or each[2] or "", words)


_MESSAGES = {
    "the following arguments are required: (?P<names>.*)": noted("il manque : {names}"),
    "one of the arguments (?P<names>.*) is required": noted("il manque l'un de ces mots : {names}"),
    "unrecognized arguments: (?P<words>.*)": noted("mots en trop : {words}"),
    "expected one argument|expected at least one argument": noted("il manque une valeur"),
    "expected at most one argument": noted("une valeur suffit"),
    "expected (?P<count>[0-9]+) arguments?": noted("il faut {count} valeurs"),
    "not allowed with argument (?P<name>.*)": noted("ne va pas avec {name}"),
    "ignored explicit argument (?P<value>.*)": noted("n'a pas de valeur ; ôtez « {value} »"),
    "ambiguous option: (?P<option>.*) could match (?P<names>.*)": noted(
        "{option} peut être {names} ; écrivez le mot entier"
    ),
    "invalid int value: (?P<value>.*)": noted("« {value} » n'est pas un nombre entier"),
    "invalid float value: (?P<value>.*)": noted("« {value} » n'est pas un nombre"),
    r"invalid \w+ value: (?P<value>.*)": noted("« {value} » ne convient pas"),
    (
        r"(invalid choice:|unknown parser) (?P<value>.*?)(, maybe you meant .*\?)?"
        r" \((choose from|choices:) (?P<choices>.*)\)"
    ): noted("choix inconnu : « {value} » (choisissez parmi {choices})"),
    "unexpected option string: (?P<option>.*)": noted("mot en trop : {option}"),
}
"""What argparse says of a wrong command line, as Pythons from 3.11 on write it, and our words; a test finds more."""
_FASTEST = 1000
"""Beyond, a computer no longer keeps up."""


def speed(text: str) -> float:
    """The value of ``--vitesse``: how many times faster than real time an emulator runs.

    Raises:
        argparse.ArgumentTypeError: ``text`` is no such number.
    """
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = 0.0
    if not 0 < found <= _FASTEST:
        raise argparse.ArgumentTypeError(_("« {text} » n'est pas un nombre entre 0 et 1000").format(text=text))
    return found


def add_language(parser: argparse.ArgumentParser, default: str = FRENCH) -> None:
    """Declare ``--langue``, the language of every sentence.

    The parser of a verb has ``argparse.SUPPRESS`` as its default: what was said before the verb then stays.
    """
    told = _("langue des phrases et de la voix (fr)")
    parser.add_argument("--langue", choices=languages(), default=default, help=told)


def obey(
    make_parser: Callable[[], argparse.ArgumentParser],
    action: Callable[[argparse.Namespace], int],
    argv: Sequence[str] | None,
) -> int:
    """Read the command line ``argv``, run ``action`` with its options, and return the exit status, as ``ended`` does.

    The parser is made once the language is known, so that its help is in that language too.
    """
    return ended(lambda: _obeyed(make_parser, action, argv))


def ended(action: Callable[[], int]) -> int:
    """Run ``action``, and return the exit status of the command.

    It is ``action``'s own; 1 after an error for people, or if the output cannot be written, with a sentence;
    ``INTERRUPTED`` after Ctrl-C, with a sentence; ``TERMINATED`` after SIGTERM. If nobody reads the output any more, as
    in ``| head``, it is 1 without a word. Streams that were closed before the start raise nothing.
    """
    with closed_replaced():
        before = sys.stdout, sys.stderr
        sys.stdout = cast("TextIO", Output(sys.stdout, needed=True))
        sys.stderr = cast("TextIO", Output(sys.stderr, needed=False))
        try:
            with raised():
                return _flushed(action)
        except BadValueError:
            raise  # nobody types such a value in a command: a bug
        except KitError as error:
            print(error, file=sys.stderr)
            return 1
        except KeyboardInterrupt as interrupt:
            if not isinstance(interrupt, Terminated):  # else a program ended it, and nobody reads
                print("\n" + _("interrompu avant la fin"), file=sys.stderr)
            return status_after(interrupt)
        except OutputError as error:
            if not isinstance(error.cause, BrokenPipeError):
                sentence = _(
                    "la réponse ne peut pas être écrite ({reason}) ; vérifiez la place, ou envoyez-la ailleurs"
                )
                print(sentence.format(reason=reason(error.cause)), file=sys.stderr)
            return 1
        finally:
            _forget_unhandled()  # here, since some actions catch Ctrl-C themselves to tell what they found
            sys.stderr.flush()
            sys.stdout, sys.stderr = before


def _forget_unhandled() -> None:
    """Let this process end with the status it returns, even where Ctrl-C came while a string was executed.

    CPython notes an interrupt that leaves ``exec`` of a string, as in the making of a dataclass, as one that nobody
    handled, and kills itself by SIGINT at its end although it was caught. Every string that is executed to its end
    takes that note back (``run_eval_code_obj`` in CPython's ``Python/pythonrun.c``).
    """
    exec("")  # noqa: S102 (nothing of anybody's is executed)


def _obeyed(
    make_parser: Callable[[], argparse.ArgumentParser],
    action: Callable[[argparse.Namespace], int],
    argv: Sequence[str] | None,
) -> int:
    use_language(_language_said(sys.argv[1:] if argv is None else argv))
    return action(make_parser().parse_args(argv))


def _flushed(action: Callable[[], int]) -> int:
    try:
        return action()
    finally:
        sys.stdout.flush()  # here, where it can be told that it fails


def _language_said(words: Sequence[str]) -> str:
    """The language that ``--langue`` names; French where there is none, or none that the kit speaks."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    first.add_argument("--langue", nargs="?")
    said = first.parse_known_args(words)[0].langue
    return said if said in languages() else FRENCH
