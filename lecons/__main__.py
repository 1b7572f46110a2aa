"""``beebot-lecons``: check séances, try an answer without the screen, and what helps to write them."""

from beebot.console.interrupts import end_at_once

if __name__ == "__main__":
    end_at_once()  # before the imports, which take long

import argparse
import sys
from collections.abc import Sequence

from beebot.console.terminal import INTERRUPTED, Parser, add_language, obey
from beebot.console.typed import typed
from beebot.errors import BadValueError, KitError
from beebot.i18n import gettext as _


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    return obey(_parser, _act, argv)


def _act(options: argparse.Namespace) -> int:
    from lecons.commands import VERBS
    from lecons.commands.verb import as_json

    verb = next(verb for verb in VERBS if verb.name == options.verbe)
    try:
        report = verb.act(options)
    except KitError as error:
        if not options.json or isinstance(error, BadValueError):
            raise
        print(as_json(verb.name, error))
        return 1
    print(as_json(verb.name, report) if options.json else report.text)
    return INTERRUPTED if report.stopped else 0


def _parser() -> argparse.ArgumentParser:
    from lecons.commands import VERBS

    parser = Parser(prog=typed("beebot-lecons"), description=_("Vérifier, essayer et écrire des séances."))
    add_language(parser)
    verbs = parser.add_subparsers(dest="verbe", required=True, metavar="|".join(verb.name for verb in VERBS))
    for verb in VERBS:
        words = verbs.add_parser(verb.name, help=_(verb.help))
        add_language(words, argparse.SUPPRESS)
        words.add_argument("--json", action="store_true", help=_("répondre par un objet JSON, pour un programme"))
        verb.arguments(words)
    return parser


if __name__ == "__main__":
    sys.exit(main())
