"""``kit.py tablette``: what tablets of a class play on."""

from beebot.console.interrupts import end_at_once

if __name__ == "__main__":
    end_at_once()  # before the imports, which take long

import argparse
import os
import sys
from collections.abc import Sequence

from beebot.console.terminal import Parser, add_language, obey
from beebot.console.typed import typed
from beebot.i18n import gettext as _


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    return obey(_parser, _act, argv)


def _parser() -> argparse.ArgumentParser:
    from simulateur.web import open_here
    from simulateur.web.build import command
    from simulateur.web.verify import command as verify

    parser = Parser(prog=typed("beebot-tablette"), description=_("Jouer sur les tablettes de la classe."))
    add_language(parser)
    verbs = parser.add_subparsers(dest="verbe", required=True, metavar="construire|verifier|ouvrir")
    for name, told, verb in (
        ("construire", _("faire le dossier qu'un site donne aux tablettes"), command),
        ("verifier", _("dire si un site donne bien ce dossier aux tablettes"), verify),
        ("ouvrir", _("jouer sur cet ordinateur depuis les tablettes de la classe"), open_here),
    ):
        words = verbs.add_parser(name, help=told)
        add_language(words, argparse.SUPPRESS)
        verb.arguments(words)
        words.set_defaults(act=verb.act)
    return parser


def _act(options: argparse.Namespace) -> int:
    print(options.act(options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
