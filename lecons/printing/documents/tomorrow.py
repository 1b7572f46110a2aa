"""Tomorrow morning: a séance in four pages, for whoever has a copier and a roll of tape, and no evening to glue."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from beebot.mat import Mat
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.cut_tomorrow import cut_page, with_the_rest
from lecons.printing.documents.observation import observation
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.sheet import sheet_document
from lecons.printing.documents.words import said
from lecons.printing.printed_mat import Cloth, cell_within, challenge_drawn, taped
from lecons.printing.titles import Titles, on_mats
from lecons.printing.typography import centimetres

_TAPED, _ON_TABLE = (110.0, 98.0), (184.0, 122.0)
"""The room of the grid of tape, and that of the mat for the table, in millimetres."""
_CHILD = 400.0
"""How wide a cell is that a child stands in, in millimetres."""


def tomorrow(lesson: Lesson, titles: Titles, order: Order, asked: Sequence[Document]) -> Document:
    """The sheet, a page of what is cut out, the mat as tape and as half a page, and what to look at, if it has them.

    ``asked`` are the documents that the sheet asks for: what they are for is on the four pages, smaller where it must.
    """
    parts: list[tuple[Page, ...]] = [sheet_document(lesson, titles, order).pages]
    cut = cut_page(lesson, order, asked)
    parts.append(cut.pages)
    if played := on_mats(lesson):
        parts.append((_without_glue(played[0], order),))
    if lesson.sheet.observe:
        parts.append(tuple(with_the_rest(each, order, asked) for each in observation(lesson, order).pages))
    title = _("Demain matin : {title}").format(title=said(lesson.title))
    pages, note = tuple(chain.from_iterable(parts)), _("sans colle : du ruban au sol")
    return replace(cut, title=title, pages=pages, note=note, extra=True)


def _without_glue(challenge: Challenge, order: Order) -> Page:
    """The mat of a challenge, to lay with tape on the floor; below it small, for a table."""
    mat = challenge.mat
    floor, table = cell_within(mat, _TAPED), cell_within(mat, _ON_TABLE)
    told = _("{across} bandes de ruban dans un sens, {down} dans l'autre.")
    width = _("Écartez-les de {robot} cm pour un robot, de {child} cm pour un enfant.")
    data: dict[str, Value] = {
        "title": _("Le tapis, sans colle"),
        "floor": _("Au sol"),
        "taped": Drawing(
            taped(challenge, floor, order.images, order.ink), _("le quadrillage"), *_size(mat, floor, order)
        ),
        "steps": [
            told.format(across=mat.width + 1, down=mat.height + 1),
            width.format(robot=centimetres(order.cell_of(mat)), child=centimetres(_CHILD)),
            _("Un objet de la classe est au but ; un coussin, un livre ferment une case."),
            _("L'abeille part de sa case, tournée comme ici."),
        ],
        "table": _("Sur la table : cette moitié, ou la même en A3, photocopiée à 141 %"),
        "mat": Drawing(
            challenge_drawn(challenge, table, order.images, order.ink), _("le tapis"), *_size(mat, table, order)
        ),
    }
    return Page("ruban", order.paper, data)


def _size(mat: Mat, cell: float, order: Order) -> tuple[float, float]:
    return Cloth(mat, cell, order.images, order.ink).size
