"""A label for the pouch of each séance: what goes back into it, what comes from the box, what to gather."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.words import DOT
from lecons.printing.paper import FOOT, HEAD, evenly
from lecons.printing.printed_mat import Cloth, drawn

_COLUMNS, _ROWS = 2, 3
"""The labels of a sheet."""
_PICTURE = 30.0, 24.0
"""The room of the mat's picture, in millimetres: a child finds the pouch by it."""
_LINES = 6
"""Lines of a label that is filled in by hand."""


class Pouch(NamedTuple):
    """What a label says: ``number`` is the séance's among those of its level, "" for none and for the box.

    ``inside`` is kept in it; ``beside`` and ``gathered`` are brought from elsewhere. ``picture`` is that of its mat,
    if it has one.
    """

    number: str
    title: str
    inside: Sequence[str]
    beside: Sequence[str] = ()
    gathered: Sequence[str] = ()
    picture: Sequence[Drawing] = ()


def pouches(title: str, found: Sequence[Pouch], order: Order) -> Document:
    """The labels of ``found``, six a sheet at most."""
    name = _("Étiquettes de pochettes : {title}").format(title=title)
    room = order.paper.room
    data: dict[str, Value] = {
        "title": _("Étiquettes de pochettes"),
        "told": _("À coller sur une pochette ou un sac à fermeture. On coche en rangeant."),
        "columns": _COLUMNS,
        "width": room.width / _COLUMNS,
        "height": (room.height - HEAD - FOOT) / _ROWS,
        "heads": [_("Dans la pochette"), _("À prendre dans la boîte"), _("À réunir")],
    }
    pages = tuple(
        Page("pochettes", order.paper, {**data, "items": [_label(each) for each in (*shown, *_spare(shown))]})
        for shown in evenly(found, _COLUMNS * _ROWS)
    )
    return Document("pochettes", name, pages, _("à coller sur la pochette de chaque séance"), pieces=len(found))


def _spare(shown: Sequence[Pouch]) -> Sequence[Pouch]:
    """Labels to fill in by hand, up to a whole row."""
    return [Pouch("", _("Notre pochette :"), ("",) * _LINES)] * (-len(shown) % _COLUMNS)


def _label(pouch: Pouch) -> Value:
    return {
        "number": pouch.number,
        "title": pouch.title,
        "inside": list(pouch.inside),
        "beside": DOT.join(pouch.beside),
        "gathered": DOT.join(pouch.gathered),
        "picture": list(pouch.picture),
    }


def counted(documents: Iterable[Document]) -> list[str]:
    """What documents are once they are cut, each kind once: « Cartes de défi (5) », « Fiche »."""
    pieces: dict[str, int] = {}
    for each in documents:
        pieces[each.what] = pieces.get(each.what, 0) + each.pieces
    several = _("{what} ({count})")
    return [several.format(what=what, count=count) if count > 1 else what for what, count in pieces.items()]


def mat_of(lesson: Lesson, order: Order) -> list[Drawing]:
    """The mat of the first challenge that has one, small."""
    mat = next((each.mat for each in lesson.challenges if each.pictures is None), None)
    if mat is None:
        return []
    wide, high = _PICTURE
    cloth = Cloth(mat, min(wide / (mat.width + 0.11), high / (mat.height + 0.11)), order.images, order.ink)
    return [Drawing(drawn(cloth), _("le tapis"), *cloth.size)]
