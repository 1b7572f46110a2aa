"""``diagnostic``: what keeps a robot from being reached, for the person who looks after the computer."""

import argparse
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.reasons import reason
from firmware_bridge.commands.verb import Verb
from firmware_bridge.diagnostic import gather, write_report


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--vers", type=Path, metavar="FICHIER", help=_("écrire le rapport dans ce fichier"))


def _act(options: argparse.Namespace) -> int:
    report = write_report(gather())
    if options.vers is None:
        print(report)
        return 0
    try:
        options.vers.write_text(report + "\n", encoding="utf-8")
    except OSError as error:
        raise KitError(
            _("{file} ne peut pas être écrit ({reason}) ; choisissez un autre dossier").format(
                file=options.vers, reason=reason(error)
            )
        ) from error
    print(_("rapport écrit dans {file}").format(file=options.vers))
    return 0


DIAGNOSE = Verb("diagnostic", noted("un rapport pour le service informatique, avec que faire"), _arguments, _act)
"""The verb's line in the table."""
