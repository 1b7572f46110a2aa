"""``schema``: what an editor needs to complete and check a file while an author types."""

import argparse
import json

from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.loader import SCHEMA_KINDS, schema_json
from lecons.commands.verb import Report, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sorte", nargs="?", choices=SCHEMA_KINDS, default=SCHEMA_KINDS[0], help=_("de quels fichiers (seance)")
    )


def _act(options: argparse.Namespace) -> Report:
    text = schema_json(options.sorte)
    return Report(text, {"kind": options.sorte, "schema": json.loads(text)})


SCHEMA = Verb("schema", noted("écrire le schéma JSON des fichiers, pour un éditeur de texte"), _arguments, _act)
