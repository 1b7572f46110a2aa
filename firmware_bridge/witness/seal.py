"""The text of a witness's file, and how it is kept. Knows no robot: a tablet carries it too."""

import hashlib
import json
from pathlib import Path
from typing import Any

from beebot.files.write_out import write_out
from beebot.i18n import gettext as _
from firmware_bridge.witness.questions import Ask, Kind, Question

FORMAT, FORMAT_KEY, SUM_KEY = 1, "temoignage", "somme"


def make_sure(file: Path) -> None:
    """See that ``file`` can be written: ten minutes are lost where that is only found out in the end.

    Raises:
        KitError: it cannot.
    """
    write_out(file, "")
    file.unlink()


def keep(ask: Ask, text: str, file: Path) -> str:
    """Show the whole ``text``, and write it into ``file`` if that is wanted. Returns what became of it.

    Raises:
        KitError: it cannot be written.
    """
    if not ask(Question(Kind.KEEP, text)):
        return _("rien n'est gardé")
    write_out(file, text)
    return _("témoignage gardé dans {file} ; donnez-le tel quel").format(file=file)


def sealed(held: dict[str, Any]) -> str:
    """The text of a file that holds ``held``."""
    return json.dumps({FORMAT_KEY: FORMAT, **held, SUM_KEY: sum_of(held)}, ensure_ascii=False, indent=1) + "\n"


def sum_of(held: dict[str, Any]) -> str:
    """A checksum of what is ``held``, whatever its spaces and line ends: it went through a web form."""
    text = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
