"""What hangs on a wall or is filled in with a class: posters, tables, labels, an envelope."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from beebot.text import Text
from lecons.names import ANIMALS, animal
from lecons.pictures.artwork import symbol
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.observation import token
from lecons.printing.documents.pictures import cut_outs
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.shapes import cutout, sheet
from lecons.printing.documents.words import said
from lecons.printing.paper import evenly
from lecons.printing.sizes import SMALL

_ROWS = 12
_SETS = 2
"""Rows of a table to fill in; labels of each animal on a sheet."""
_BEE = 30.0
"""How wide the bee on a poster is, as ``affiche.typ`` prints it, in millimetres."""


def poster(lesson: Lesson, order: Order, title: Text | None = None, *, is_blank: bool = False) -> Document:
    """A sheet to write on together, with ``title``, else that of the séance; without lines if ``is_blank``."""
    shown = said(title or lesson.title)
    data: dict[str, Value] = {"title": shown, "bee": order.bee(_BEE), "rows": 0 if is_blank else _ROWS}
    name = _("Affiche : {title}").format(title=shown)
    return Document("affiche", name, (Page("affiche", order.paper, data),), _("à remplir ensemble"))


def survey(lesson: Lesson, order: Order) -> Document:
    """A table to fill in: what is looked for, and yes, no or unknown."""
    heads = [_("Ce qu'on cherche"), _("Oui"), _("Non"), _("On ne sait pas")]
    return _table("enquete", _("Feuille d'enquête : {title}").format(title=said(lesson.title)), heads, [], order)


def tally(lesson: Lesson, order: Order) -> Document:
    """A table to count with strokes: a row for each team or, without teams, each child; by animals, else by numbers."""
    many = lesson.sheet.grouping.teams or max(1, order.children)
    numbers: list[Drawing | str] = [str(number) for number in range(1, many + 1)]
    signs = [token(name, order) for name in ANIMALS[:many]] if many <= len(ANIMALS) else numbers
    heads = ["", _("Un trait à chaque fois"), _("Total")]
    title = _("Pour compter : {title}").format(title=said(lesson.title))
    parts = [_table("points", title, heads, each, order).pages for each in evenly(signs, _ROWS)]
    return Document("points", title, tuple(chain.from_iterable(parts)))


def _table(name: str, title: str, heads: Sequence[str], pictures: Sequence[Drawing | str], order: Order) -> Document:
    data = {"title": title, "heads": heads, "pictures": pictures, "rows": len(pictures) or _ROWS}
    return Document(name, title, (Page("tableau", order.paper, data),))


def labels(order: Order) -> Document:
    """A label for each group, with its animal, that says who made something."""
    found = [(token(name, order, SMALL), animal(name)) for _set in range(_SETS) for name in ANIMALS]
    made = cut_outs(_("Étiquettes d'auteur"), found, SMALL + 8, order)
    return replace(made, name="etiquettes")


def envelope(order: Order) -> Document:
    """An envelope to fold for a secret: a back, two sides and two flaps."""
    net = cutout("envelope", [symbol("head", 91, 79, 40)], order, _("le patron d'une enveloppe"))
    told = _("Pliez les côtés, puis le bas ; collez le bas sur les côtés. Le haut ferme le secret.")
    return sheet("enveloppe", _("Enveloppe"), told, [net], order, _("une par enfant, à photocopier"))
