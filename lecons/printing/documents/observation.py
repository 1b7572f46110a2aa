"""The grid of what an adult sees: by token or number, never by name, with three signs."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from lecons.copies import MOST
from lecons.names import ANIMALS, animal, said
from lecons.pictures.artwork import document, symbol
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import Paper, fewest

_AROUND, _TITLE, _ROW, _LINE = 71.0, 8.0, 9.7, 3.7
"""Millimetres, as ``grille.typ`` lays them out: above and below what is shared out, a title, a row of one line or two
of the smallest letters, each further line."""
_TAKEN, _INSET, _READ, _SIGN = 97.0, 5.0, 5.4, 2.1
"""Millimetres, as ``grille.typ`` lays out the page of one séance: all but its rows, above and below the sentence of a
row, a line of it, a letter."""
_BOX, _SIDE = 120.0, 12.0
"""The side of a token as it is drawn, and in millimetres where several stand in a row, as templates print them."""
_SIDES, _SENTENCE, _COLUMN, _LETTER = 26.0, 80.0, 13.5, 1.7
"""Millimetres of a page's width: its margins, a sentence at least, a column of rings at most, one of the smallest
letters."""


def observation(lesson: Lesson, order: Order) -> Document:
    """An observation grid of ``lesson``: a row for each thing to look at, a column for each animal, room for notes."""
    title = _("Observer : {title}").format(title=said(lesson.title))
    return grid_document(title, map(said, lesson.sheet.observe), order)


def observations(lessons: Iterable[Lesson], title: str, order: Order) -> Document:
    """The observation grids of several séances under one row of animals; several share a page where there is room."""
    watched = [_Watched(said(each.title), tuple(map(said, each.sheet.observe))) for each in lessons]
    name = _("Observer : {title}").format(title=title)
    pages = []
    for shared in _sheets([each for each in watched if each.rows], order):
        groups = [each._asdict() for each in shared]
        pages.append(Page("grilles", _paper(order), {**_head(name, order), "groups": groups}))
    return Document("grille", name, tuple(pages))


class _Watched(NamedTuple):
    name: str
    rows: tuple[str, ...]


def _sheets(watched: Sequence[_Watched], order: Order) -> list[Sequence[_Watched]]:
    """The fewest sheets, as full as one another, that have room for them all; one séance is never cut."""
    paper = _paper(order)
    room = paper.height - _AROUND
    wide = paper.width - _SIDES - _column(order) * _columns(order)

    def high(each: _Watched) -> float:
        lines = [-(-len(row) * _LETTER // wide) for row in each.rows]
        return _TITLE + sum(_ROW + _LINE * max(0, many - 2) for many in lines)

    return fewest(watched, high, room)


def grid_document(title: str, rows: Iterable[str], order: Order) -> Document:
    """An observation grid with the sentences ``rows``."""
    data: dict[str, Value] = {**_head(title, order), "rows": list(rows), "notes": _("Notes"), "cut": [], "apart": ""}
    return Document("grille", title, (Page("grille", _paper(order), data),))


def room_below(page: Page, order: Order) -> float:
    """About how high the room for notes is on the ``page`` of one séance, in millimetres; below 0 for none."""
    wide = page.paper.width - _SIDES - _column(order) * _columns(order)
    rows = [len(str(row)) for row in page.data["rows"]]  # type: ignore[union-attr]
    lines = [-(-signs * _SIGN // wide) for signs in rows]
    return page.paper.height - _TAKEN - sum(_INSET + max(_ROW - _INSET + 2.3, many * _READ) for many in lines)


def _head(title: str, order: Order) -> dict[str, Value]:
    many = _columns(order)
    animals = ANIMALS[:many] if many <= len(ANIMALS) else ()
    told = _("Un jeton est une place ou un groupe, jamais un nom. Remplissez le rond après avoir regardé.")
    if not animals:
        told = _("Un numéro est une place, jamais un nom. Remplissez le rond après avoir regardé.")
    return {
        "title": title,
        "told": told,
        "tokens": [token(name, order) for name in animals] or [str(number) for number in range(1, many + 1)],
        "column": _column(order),
        "signs": [_("seul"), _("avec aide"), _("pas encore")],
    }


def _columns(order: Order) -> int:
    return max(1, min(order.children, MOST))


def _paper(order: Order) -> Paper:
    """More children than there are animals have numbers, on a sheet that lies."""
    return order.paper.turned if _columns(order) > len(ANIMALS) else order.paper


def _column(order: Order) -> float:
    return min(_COLUMN, (_paper(order).width - _SIDES - _SENTENCE) / _columns(order))


def token(name: str, order: Order, side: float = _SIDE) -> Drawing:
    """The picture of the animal ``name``, a group's token, ``side`` millimetres wide on paper."""
    svg = document(_BOX, _BOX, symbol(f"token-{name}", _BOX / 2, _BOX / 2, _BOX))
    return Drawing(order.ink.token(svg, side / _BOX), animal(name))
