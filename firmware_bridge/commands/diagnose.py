"""``diagnostic``: what keeps a robot from being reached, for the person who looks after the computer."""

import argparse
from pathlib import Path

from beebot.files.write_out import write_out
from beebot.i18n import gettext as _
from beebot.i18n import noted
from firmware_bridge.commands.verb import Verb
from firmware_bridge.diagnostic import gather, write_report


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--vers", type=Path, metavar="FICHIER", help=_("écrire le rapport dans ce fichier"))


def _act(options: argparse.Namespace) -> int:
    report = write_report(gather())
    if options.vers is None:
        print(report)
        return 0
    write_out(options.vers, report + "\n")
    print(_("rapport écrit dans {file}").format(file=options.vers))
    return 0


DIAGNOSE = Verb("diagnostic", noted("un rapport pour le service informatique, avec que faire"), _arguments, _act)
