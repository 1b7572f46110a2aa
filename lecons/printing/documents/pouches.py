"""A label for the pouch of each séance: what goes back into it, what comes from the box, what to gather."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import FOOT, HEAD, evenly
from lecons.printing.printed_mat import cell_within
from lecons.printing.titles import on_mats
from lecons.sheet_words import DOT

_COLUMNS, _ROWS = 2, 3
"""The labels of a sheet."""
_PICTURE = 30.0, 24.0
"""The room of the mat's picture, in millimetres: a child finds the pouch by it."""
_LINES = 6
"""Lines of a label that is filled in by hand."""


class Pouch(NamedTuple):
    """The text of a label for a pouch of material; ``number`` is the séance's within its level, "" for none.

    ``inside`` is kept in the pouch; ``beside`` and ``gathered`` are brought from elsewhere. ``picture`` is that of the
    séance's mat, if it has one.
    """

    number: str
    title: str
    inside: Sequence[str]
    beside: Sequence[str] = ()
    gathered: Sequence[str] = ()
    picture: Sequence[Drawing] = ()


def pouches(title: str, found: Sequence[Pouch], order: Order) -> Document:
    """A label for each of ``found``, six on a sheet at most."""
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
    return {**pouch._asdict(), "beside": DOT.join(pouch.beside), "gathered": DOT.join(pouch.gathered)}


def counted(documents: Iterable[Document]) -> list[str]:
    """What is in each kind of ``documents``, once cut, as words: « Cartes de défi (5) », « Fiche »."""
    pieces: dict[str, int] = {}
    for each in documents:
        pieces[each.what] = pieces.get(each.what, 0) + each.pieces
    several = _("{what} ({count})")
    return [several.format(what=what, count=count) if count > 1 else what for what, count in pieces.items()]


def mat_of(lesson: Lesson, order: Order) -> list[Drawing]:
    """A small picture of the mat of the first challenge that has one; empty if none has."""
    mats = [each.mat for each in on_mats(lesson)[:1]]
    return [order.mat_picture(mat, cell_within(mat, _PICTURE), _("le tapis")) for mat in mats]
