"""What hangs on a wall or is filled in with a class: posters, that of a path too, tables, labels, an envelope."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson
from beebot.text import Text
from lecons.names import ANIMALS, animal, audience, said
from lecons.pictures.artwork import document, path, symbol
from lecons.pictures.theme import ROLE
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.observation import token
from lecons.printing.documents.pictures import cut_outs
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.shapes import cutout, sheet
from lecons.printing.ink import SAVING
from lecons.printing.paper import A3, A4, evenly
from lecons.printing.sizes import SMALL

_ROWS = 12
_SETS = 2
"""Rows of a table to fill in; labels of each animal on a sheet."""
_BEE = 30.0
"""How wide the bee on a poster is, as ``affiche.typ`` prints it, in millimetres."""
_SIDES = 0.06
"""White at each side of the poster of a path, in parts of its width."""
_TOP, _FOOT = 0.135, 0.07
"""The height of its title and that of its foot, in parts of its height."""
_WAY = 0.1, 0.21
"""Where flowers stand, one to the left and one to the right, in parts of the width."""
_FLOWER = 0.84
"""The side of a flower, in parts of the height that a stage has."""
_TEXT = 0.335
"""Where sentences begin, in parts of the width."""
_BOX, _PETALS = 120.0, 166.0
"""The side of a drawing; and of the flower in it, whose petals reach two thirds of its own box."""


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
    data: dict[str, Value] = {"title": title, "heads": heads, "pictures": pictures, "rows": len(pictures) or _ROWS}
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


def stages_poster(taught: LearningPath, order: Order) -> Document:
    """A poster of the séances of ``taught``, each with what children keep of it; no page if the path names nothing."""
    told = [(taught.place_of(each), sentence) for each in taught.on_shelf if (sentence := taught.sentence_of(each))]
    if not told:
        return Document("affiche-parcours", "", ())
    wide, high = order.paper.width, order.paper.height
    pitch = (1 - _TOP - _FOOT) * high / len(told)
    spots = [(_WAY[place % 2] * wide, _TOP * high + (place + 0.5) * pitch) for place in range(len(told))]
    side = min(_FLOWER * pitch, 0.17 * wide)
    flower = symbol("flower-open-coral", 60, 60, _PETALS)
    stages: list[Value] = [
        {"x": x, "y": y, "number": str(place), "sentence": said(sentence), "place": audience(held) if held else ""}
        for place, ((held, sentence), (x, y)) in enumerate(zip(told, spots, strict=True), 1)
    ]
    data: dict[str, Value] = {
        "title": said(taught.title),
        "told": _("Une étape est faite ? Coloriez sa fleur."),
        "way": Drawing(order.ink.paint(document(wide, high, _way(spots, wide, high))), "", wide, high),
        "flower": Drawing(SAVING.paint(document(_BOX, _BOX, flower)), "", side, side),
        "bee": Drawing(order.ink.paint(document(_BOX, _BOX, symbol("bee", 60, 60, 118, 180)))),
        "stages": stages,
        "text": _TEXT * wide,
        "room": (1 - _TEXT - _SIDES) * wide,
        "pitch": pitch,
        "unit": wide / A4.width,
    }
    name = _("Affiche du parcours : {title}").format(title=said(taught.title))
    note = "" if order.paper.width >= A3.width else _("pour le mur : à agrandir de A4 en A3, 141 %")
    return Document("affiche-parcours", name, (Page("parcours", order.paper, data),), note)


def _way(spots: Sequence[tuple[float, float]], wide: float, high: float) -> str:
    (x, y), start = spots[0], 0.06 * high
    data = f"M{x:.1f} {start:.1f}V{y:.1f}"
    for nx, ny in spots[1:]:
        middle = (y + ny) / 2
        data += f"C{x:.1f} {middle:.1f} {nx:.1f} {middle:.1f} {nx:.1f} {ny:.1f}"
        x, y = nx, ny
    dots = {"stroke_linecap": "round", "stroke_dasharray": f"0.01 {0.013 * wide:.2f}"}
    return path(data, fill="none", stroke=ROLE.trace, stroke_width=0.005 * wide, **dots)
