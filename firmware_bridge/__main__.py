"""``beebot-robot``: find, drive, calibrate and emulate robots."""

from beebot.console.interrupts import end_at_once

if __name__ == "__main__":
    end_at_once()  # before the imports, which take long

import argparse
import sys
from collections.abc import Sequence
from functools import partial

from beebot.console.terminal import Parser, add_language, obey
from beebot.console.typed import typed
from beebot.i18n import gettext as _


def main(argv: Sequence[str] | None = None, program: str = "beebot-robot") -> int:
    """Run the command; returns the exit status. ``program`` is the one of the package that a person has called."""
    return obey(partial(_parser, program), lambda options: options.act(options), argv)


def _parser(program: str) -> argparse.ArgumentParser:
    from firmware_bridge.commands import VERBS

    parser = Parser(prog=typed(program), description=_("Parler aux robots de sol, vrais ou émulés."))
    add_language(parser)
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for verb in VERBS:
        words = actions.add_parser(verb.name, help=_(verb.help))
        add_language(words, argparse.SUPPRESS)
        verb.arguments(words)
        words.set_defaults(act=verb.act)
    return parser


if __name__ == "__main__":
    sys.exit(main())
