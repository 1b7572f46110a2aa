"""Tomorrow morning: a séance in four pages, for whoever has a copier and a roll of tape, and no evening to glue."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from beebot.mat import Mat
from lecons.names import said
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.cut_tomorrow import cut_page
from lecons.printing.documents.observation import observation
from lecons.printing.documents.pictures import mat_pictures
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.rest_tomorrow import apart, with_the_rest
from lecons.printing.documents.sheet import islands_page, sheet_document
from lecons.printing.printed_mat import cell_within, tape, taped
from lecons.printing.sizes import centimetres
from lecons.printing.titles import Titles, on_mats

_TAPED, _ON_TABLE = (110.0, 98.0), (184.0, 122.0)
"""The room of the grid of tape, and that of the mat for the table, in millimetres."""
_CHILD, _SQUARE = 400.0, Mat(width=4, height=4)
"""How wide a cell is that a child stands in, in millimetres; the most that children lay, where a mat is larger."""
_SMALL_GRID = (28.0, 28.0)
"""The room of the children's grid below the steps, in millimetres."""
_BOTH, _HEADED = 238.0, 14.0
"""The height that the grid of tape, its pictures and the mat for the table share; that of a heading with its gaps."""
_WIDE, _LARGEST, _WHITE = 184.0, 60.0, 8.0
"""The width for pictures, that of the largest piece, and what is white in it, in millimetres."""
_FEWEST, _MOST = 3, 6
"""How many pieces are in a row: in a longer one they would be too small to be seen from above."""


def tomorrow(lesson: Lesson, titles: Titles, order: Order, asked: Sequence[Document]) -> Document:
    """The sheet, a page of what is cut out, the mat as tape and as half a page, and what to look at, if it has them.

    For three islands the page of who goes where is printed instead of what to look at, which is on the sheet too.
    ``asked`` are the documents that the sheet asks for: what they are for is on the four pages, smaller where it must.
    """
    parts: list[tuple[Page, ...]] = [sheet_document(lesson, titles, order).pages]
    cut = cut_page(lesson, order, asked)
    parts.append(cut.pages)
    if played := on_mats(lesson):
        parts.append((without_glue(played[0], order),))
    if islands := lesson.sheet.islands:
        parts.append((islands_page(lesson, islands, order, apart(lesson, order, asked)),))
    elif lesson.sheet.observe:
        parts.append(tuple(with_the_rest(each, lesson, order, asked) for each in observation(lesson, order).pages))
    title = _("Demain matin : {title}").format(title=said(lesson.title))
    pages, note = tuple(chain.from_iterable(parts)), _("sans colle : du ruban au sol")
    return replace(cut, title=title, pages=pages, note=note, extra=True)


def without_glue(challenge: Challenge, order: Order) -> Page:
    """The mat of a challenge, to lay with tape on the floor, with its pictures if they have room; below it small."""
    mat = challenge.mat
    floor, table = cell_within(mat, _TAPED), cell_within(mat, _ON_TABLE)
    pictures = [drawing for drawing, _name in mat_pictures([mat], order)]
    cut = _cut(pictures, _BOTH - order.cloth(mat, floor).size[1] - order.cloth(mat, table).size[1])
    square = mat if tape_metres(mat, _CHILD) <= tape_metres(_SQUARE, _CHILD) else _SQUARE
    small = cell_within(square, _SMALL_GRID)
    data: dict[str, Value] = {
        "title": _("Le tapis, sans colle"),
        "floor": _("Au sol"),
        "taped": Drawing(
            taped(challenge, floor, order.images, order.ink), _("le quadrillage"), *order.cloth(mat, floor).size
        ),
        "steps": [
            _strips(_("Pour un robot"), mat, order.cell_of(mat)),
            _strips(_("Ou pour un enfant"), square, _CHILD),
            _("Dans les cases, les images du milieu de la page, découpées.")
            if cut["items"]
            else _("Dans les cases, des objets de la classe, ou les images du bas d'une autre copie."),
            *([_("Un coussin ferme une case.")] if mat.obstacles else []),
            _("L'abeille part de sa case, tournée comme ici."),
        ],
        "children_head": _("Pour un enfant"),
        "children": []
        if square is mat
        else [
            Drawing(tape(square, small, order.ink), _("le quadrillage des enfants"), *order.cloth(square, small).size)
        ],
        "cut": cut,
        "cut_head": _("À couper, à poser dans les cases du ruban"),
        "table": _("Sur la table, tel quel ; plus grand, photocopiez la page en A3 (141 %)"),
        "mat": order.challenge_picture(challenge, table, _("le tapis")),
    }
    return Page("ruban", order.paper, data)


def tape_metres(mat: Mat, cell: float) -> int:
    """The metres of tape of a grid as large as ``mat``, with cells ``cell`` millimetres wide; a metre begun counts."""
    return math.ceil(((mat.width + 1) * mat.height + (mat.height + 1) * mat.width) * cell / 1000)


def _strips(who: str, mat: Mat, cell: float) -> str:
    """The strips of tape of such a grid for ``who``, how long each is, and the tape that they take together."""
    cells = _("{rows} rangées de {columns} cases") if mat.height > 1 else _("une rangée de {columns} cases")
    told = _(
        "{who} : {cells} de {cell} cm. Coupez {across} bandes de {high} cm et {down} de {wide} cm : "
        "{metres} m de ruban."
    )
    if mat.width == mat.height:
        told = _("{who} : {cells} de {cell} cm. Coupez {both} bandes de {high} cm : {metres} m de ruban.")
    return told.format(
        who=who,
        cells=cells.format(columns=mat.width, rows=mat.height),
        cell=centimetres(cell),
        across=mat.width + 1,
        high=centimetres(mat.height * cell),
        down=mat.height + 1,
        both=mat.width + mat.height + 2,
        wide=centimetres(mat.width * cell),
        metres=tape_metres(mat, cell),
    )


def _cut(pictures: Sequence[Drawing], room: float) -> Mapping[str, Value]:
    """``pictures`` as square pieces, as large as the height ``room`` (in millimetres) holds; none if it is too low."""
    for columns in range(_FEWEST, _MOST + 1):
        side = min(_WIDE / columns, _LARGEST)
        if side * -(-len(pictures) // columns) <= room - _HEADED:
            items: list[Value] = [{"picture": each, "word": ""} for each in pictures]
            return {"items": items, "columns": columns, "side": side, "art": side - _WHITE}
    return {"items": [], "columns": 1, "side": 0.0, "art": 0.0}
