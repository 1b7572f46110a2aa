"""What belongs to a level: what an adult looks at over the year, and what a child can say of it at its end."""

import tomllib
from pathlib import Path

from beebot.i18n import gettext as _
from beebot.lesson import Level
from beebot.measures.level_bounds import BOUNDS
from beebot.text import Text
from lecons.names import ANIMALS, animal, said, school_year
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents.observation import grid_document, token
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import in_parts

_SENTENCES = Path(__file__).parents[1] / "niveaux.toml"
"""What is looked at over a year, and what a child can say, by level."""
_A_SHEET, _TOKEN = 2, 54.0
"""Certificates on a sheet, and the side of the token of each, in millimetres."""

_FEWEST = 10
"""Places for arrows on a certificate, where the level's longest program has not more cards."""


def level_grid(level: Level, order: Order) -> Document:
    """An observation grid for the year at ``level``, with five rows; the adult alone decides what is seen."""
    title = _("Observer toute l'année : {level}").format(level=school_year(level))
    return grid_document(title, watched(level), order)


def watched(level: Level) -> tuple[str, ...]:
    """The things to observe in the children of a ``level``, five at most, as sentences."""
    return _sentences(level, "observer")


def known(level: Level) -> tuple[str, ...]:
    """Three sentences that a child of ``level`` may say of what she can do."""
    return _sentences(level, "je-sais")


def _sentences(level: Level, kind: str) -> tuple[str, ...]:
    read = tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))
    return tuple(said(Text(**each)) for each in read[level.value][kind])


def certificates(level: Level, order: Order) -> Document:
    """Certificates for ``level``, two on a sheet: one for each child, by animal, with an empty line for the family."""
    names = [ANIMALS[place % len(ANIMALS)] for place in range(order.children)]
    items: list[Value] = [
        {
            "token": token(name, order, _TOKEN),
            "title": _("Certificat de programmeur"),
            "who": _("{level} · l'animal : {animal}").format(level=school_year(level), animal=animal(name)),
            "known": known(level),
            "strip": _("Ma plus longue bande, en flèches, au crayon :"),
            "places": max(_FEWEST, BOUNDS[level].cards),
            "year": _("Année scolaire :"),
            "stamp": _("Tampon de l'école"),
        }
        for name in names
    ]
    pages = tuple(Page("certificat", order.paper, {"items": shown}) for shown in in_parts(items, _A_SHEET))
    title = _("Certificats : {level}").format(level=school_year(level))
    return Document("certificat", title, pages, _("deux par feuille, à couper en deux"))
