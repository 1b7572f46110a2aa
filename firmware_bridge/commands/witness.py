"""``temoigner``: ten minutes beside a real robot, or a computer without one, and one file that names nobody."""

import argparse
from pathlib import Path

from beebot.i18n import gettext as _
from beebot.i18n import noted
from firmware_bridge.commands.verb import Verb, add_robot


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sans-robot", action="store_true", help=_("essayer le kit sur cet ordinateur, sans robot"))
    parser.add_argument("--vers", type=Path, metavar="FICHIER", help=_("où garder le témoignage (temoignage.json)"))
    parser.add_argument("--lire", type=Path, metavar="FICHIER", help=_("dire ce qu'il y a dans un témoignage reçu"))
    add_robot(parser)


def _act(options: argparse.Namespace) -> int:
    from firmware_bridge.commands.witness_asked import ask  # noqa: PLC0415 (brings the models of the file)

    return ask(options)


WITNESS = Verb("temoigner", noted("dix minutes près d'un vrai robot, et un fichier pour nous aider"), _arguments, _act)
