"""What children write on: ways to trace and to code, strips that are ready made, a notebook of ways."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from typing import Any

from beebot.challenge import Challenge, Template
from beebot.command import Program, flatten
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.interpreter import run
from beebot.judging.rules import trail
from beebot.kinds import judge, kind_of
from beebot.lesson import Lesson
from beebot.mat import Decor, Ground, Mat
from beebot.parts.answer_types import Choice
from lecons.names import said
from lecons.pictures.artwork import content_of
from lecons.pictures.marks import ribbon
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents import shapes
from lecons.printing.documents.cards import STRIPS, empty_place, program_drawings
from lecons.printing.documents.pictures import cut_outs
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import FOOT, HEAD, evenly, fewest, in_parts
from lecons.printing.printed_mat import UNIT, cell_within, drawn
from lecons.printing.sizes import ARROW, ORDERED, SLOT, SMALL, Places, Size
from lecons.printing.titles import on_mats

_WAYS = 3
"""How many challenges of a séance become a way on paper."""
_PICTURE = 150.0, 84.0
"""The room of a way, or of a page of the notebook, above a row of places, in millimetres: two lie on a sheet."""
_PLACE = Size(ARROW, ARROW).place
_PLACES_IN_ROW, _MOST_PLACES = 7, 10
_GAP = 0.5
"""Between two places as ``carnet.typ`` lays them out, in millimetres."""
_A_SHEET = 2
_LONGEST, _ROWS = 15, 6
"""Cards of a strip that is printed, and strips without a hole on a sheet."""
_CARD, _LOW_CARD, _WIDE = 38.0, 30.0, 182.0
"""The side of their cards at most, that where a sheet is full of strips, and the length of one, in millimetres."""
_BESIDE = 14.0
"""What stands beside the cards of a strip as ``carnet.typ`` lays it out, in millimetres: its number and its edges."""
AROUND = 7.0
"""What stands above and below them, in millimetres: the edges of a strip and what is between two of them."""
_Numbered = tuple[int, Program | Template]
"""A program with the number of its challenge."""


def ways(lesson: Lesson, order: Order) -> Document:
    """A worksheet of up to three challenges: paths to trace with a finger, then to code in places; and an empty one.

    A challenge that asks about given strips, which this page does not show, is there only if no other is.
    """
    alone = [each for each in lesson.challenges if each.pictures is None and each.partner is None]
    free = [each for each in alone if not (each.given or each.choices or each.template)]
    asked = (free or alone)[:_WAYS]
    items = [_way(each, order) for each in asked]
    if len(items) % _A_SHEET:
        items.append(_blank(lesson, _("Ton chemin à toi : dessine l'abeille et son but."), order))
    title = _("Chemins : {title}").format(title=said(lesson.title))
    told = _("Au doigt d'abord, puis au crayon. Dans les cases, colle une flèche par geste de l'abeille.")
    places = _for_arrows(items, order.children)
    note = _("une par enfant, à photocopier")
    return Document("chemins", title, _pages(title, told, items, order), note, places=places)


def _for_arrows(items: Sequence[Mapping[str, Value]], times: int = 1) -> tuple[Places, ...]:
    """The places of what is printed, or copied, so many ``times``: an arrow is stuck on each."""
    counts = (len(each["places"]) for each in items if isinstance(each["places"], Sequence))
    return (Places(times * sum(counts), _PLACE, "fleches"),)


def _way(challenge: Challenge, order: Order) -> Mapping[str, Value]:
    asked = challenge.max_instructions if kind_of(challenge.genre).lays else len(challenge.given)
    places = min(asked or STRIPS[1], _MOST_PLACES)
    picture = order.challenge_picture(challenge, _fitting(challenge.mat, places), _("le chemin"))
    return _item(said(challenge.task), picture, places, order)


def notebook(lesson: Lesson, order: Order) -> Document:
    """Pages of « mon carnet de chemins »: the empty mat of ``lesson``, and places to draw arrows in."""
    items = [_blank(lesson, _("Mon chemin :"), order)] * (order.children + order.children % _A_SHEET)
    title = _("Carnet de chemins : {title}").format(title=said(lesson.title))
    told = _("Dessine l'abeille et la fleur, trace le chemin, colle une flèche par geste. Un autre le lira.")
    note = _("une page par enfant ; pliées en deux, un livret")
    return Document("carnet", title, _pages(title, told, items, order), note, places=_for_arrows(items))


def author_sheet(lesson: Lesson, order: Order) -> Document:
    """A sheet on which a team draws a challenge for another: a mat, the most cards, places for the answer."""
    items = [_blank(lesson, _("Nous avons vérifié : on peut réussir en … cartes au plus."), order)] * _A_SHEET
    told = _(
        "Dessinez le départ, l'arrivée, les obstacles, et la réponse au crayon. Jouez votre défi avant de le donner."
    )
    title = _("Fiche d'auteur")
    return Document("fiche-auteur", title, _pages(title, told, items, order), _("à photocopier"))


def _blank(lesson: Lesson, told: str, order: Order) -> Mapping[str, Value]:
    mat, places = _first_mat(lesson), STRIPS[1]
    return _item(told, order.mat_picture(mat, _fitting(mat, places), _("le tapis")), places, order)


def _first_mat(lesson: Lesson) -> Mat:
    return next((each.mat for each in on_mats(lesson)), Mat(4, 4))


def _item(told: str, picture: Drawing, places: int, order: Order) -> Mapping[str, Value]:
    columns = -(-places // _rows(places))
    return {"told": told, "picture": picture, "places": [empty_place(_PLACE, order)] * places, "columns": columns}


def _rows(places: int) -> int:
    return -(-places // _PLACES_IN_ROW)


def _pages(title: str, told: str, items: Sequence[Mapping[str, Value]], order: Order) -> tuple[Page, ...]:
    return tuple(
        Page("carnet", order.paper, {"title": title, "told": told, "items": shown})
        for shown in in_parts(items, _A_SHEET)
    )


def _fitting(mat: Mat, places: int) -> float:
    """The width of a cell where the mat stands above so many places."""
    wide, high = _PICTURE
    high -= (_rows(places) - 1) * (_PLACE.height + _GAP)
    return cell_within(mat, (wide, high), 24.0)


def ready_strips(lesson: Lesson, order: Order, count: int = 6, purpose: str = "") -> Document:
    """The programs that a lesson's challenges give, as ``count`` strips to cut out: to read, to mend, to go on with.

    Each has the number of its challenge, whose card shows where it starts. Where the lesson gives fewer, they are
    repeated. They are those for a ``purpose`` of ``PURPOSES``, or all.
    """
    given = [each for each in _given(lesson, purpose) if len(each[1]) <= _LONGEST]
    found = [each for place, each in enumerate(given) if all(each[1] != other[1] for other in given[:place])]
    laid = [found[place % len(found)] for place in range(count)] if found else []
    title = _("Bandes toutes prêtes : {title}").format(title=said(lesson.title))
    pages = tuple(_strip_pages(title, laid, order))
    note = ngettext("{count} bande à couper", "{count} bandes à couper", len(laid)).format(count=len(laid))
    holes = sum(strip.count(None) for _number, strip in laid)
    places = (Places(holes, Size(SLOT, SLOT), "petites-cartes"),) if holes else ()
    return Document("bandes-pretes", title, pages, note, pieces=len(laid), places=places)


def _strip_pages(title: str, strips: Sequence[_Numbered], order: Order) -> Iterator[Page]:
    """Each strip as long as the sheet at most; where one has holes, of cards as large as what is laid in them."""
    told = _("Le rond dit le numéro du défi : sa carte montre d'où part l'abeille.")
    if any(None in strip for _number, strip in strips):
        paper = order.paper.turned
        columns = int((paper.room.width - _BESIDE) // SLOT)
        rows = [_holed_row(*each, columns, order) for each in strips]
        for page in fewest(rows, row_high, paper.room.height - HEAD - FOOT - AROUND):
            yield Page("rangees", paper, {"title": title, "told": told, "rows": page})
        return
    for shown in evenly(strips, _ROWS) if strips else ():
        side = _CARD if len(shown) < _ROWS else _LOW_CARD
        rows = [_row(*each, side, order) for each in shown]
        yield Page("rangees", order.paper, {"title": title, "told": told, "rows": rows})


def _row(number: int, strip: Program | Template, side: float, order: Order) -> Mapping[str, Value]:
    cards = program_drawings(strip, order, SMALL)
    cell = min(side + 1, _WIDE / len(cards))
    cards = [replace(each, width=cell - 1, height=cell - 1) for each in cards]
    return {"number": str(number), "cards": cards, "cell": cell, "columns": len(cards)}


def _holed_row(number: int, strip: Program | Template, columns: int, order: Order) -> Mapping[str, Value]:
    hole = empty_place(Size(SLOT, SLOT), order)
    cards = [replace(each, width=SMALL, height=SMALL) for each in program_drawings(strip, order, SMALL)]
    shown = [hole if each.alt == hole.alt else each for each in cards]
    return {"number": str(number), "cards": shown, "cell": SLOT, "columns": columns}


def row_high(row: Mapping[str, Any]) -> float:
    """How high a strip that is ready made is on its page, in millimetres, with the gap to the next one."""
    return float(row["cell"]) * -(-len(row["cards"]) // int(row["columns"])) + AROUND


def _given(lesson: Lesson, purpose: str) -> list[_Numbered]:
    """Programs to be mended; to be made shorter, each step a card and without holes; to be matched with their figures.

    For no ``purpose`` they are all there are.
    """
    asked = list(enumerate(lesson.challenges, 1))
    programs = [(number, each) for number, own in asked for each in (own.given, *own.choices) if each]
    match purpose:
        case "reparer":
            return [(number, own.given) for number, own in asked if kind_of(own.genre).mends and own.given]
        case "raccourcir":
            return [(number, flatten(each)) for number, each in programs]
        case "associer":
            return [(number, drawn_by) for number, own in asked if (drawn_by := _draws(own))]
    return [*programs, *((number, own.template) for number, own in asked if own.template)]


def _draws(challenge: Challenge) -> Program:
    """The program whose figure a challenge is about: the given one, or the right one of several; else none."""
    if challenge.pictures is not None:
        return ()
    right = (each for place, each in enumerate(challenge.choices) if judge(challenge, Choice(place)).succeeded)
    return challenge.given or next(right, ())


def trails(lesson: Lesson, order: Order, count: int) -> Document:
    """``count`` figures that the programs of a lesson draw, each on its grid, to be matched with ``ready_strips``.

    Where there are fewer, they are repeated.
    """
    found = [_trail(each, order) for each in lesson.challenges if _draws(each)]
    title = _("Tracés : {title}").format(title=said(lesson.title))
    made = cut_outs(title, [(drawing, "") for drawing in islice(cycle(found), count)], ORDERED, order)
    return replace(made, name="traces")


def _trail(challenge: Challenge, order: Order) -> Drawing:
    """Where its program leads, as a ribbon without the robot."""
    mat, cell = challenge.mat, _fitting(challenge.mat, 0)
    way = map(order.cloth(mat, cell).at, trail(run(_draws(challenge), challenge.start, mat)))
    svg = drawn(order.cloth(mat, cell), None, content_of(ribbon((1, 1), [*way], cell * UNIT)))
    return Drawing(svg, _("un tracé sur le quadrillage"))


def squared_paper(order: Order) -> Document:
    """A sheet of squares of two centimetres, to draw ways on."""
    room = order.paper.room
    wide, high = int((room.width - 4) // 20), int((room.height - 44) // 20)
    mat = Mat(wide, high, decor=Decor(ground=Ground.PAPER))
    picture = order.mat_picture(mat, 20.0, _("un quadrillage de carrés de 2 cm"))
    return shapes.sheet("quadrillage", _("Feuille quadrillée"), "", [picture], order, _("à photocopier"))


def town_plan(lesson: Lesson, order: Order, *, is_blank: bool = False) -> Document:
    """The mat of a lesson as a plan to draw on; without anything on it if it ``is_blank``."""
    mat = _first_mat(lesson)
    if is_blank:
        mat = replace(mat, places=(), obstacles=frozenset(), walls=frozenset())
    cell = min((order.paper.room.width - 6) / mat.width, (order.paper.room.height - 44) / mat.height)
    picture = order.mat_picture(mat, cell, _("le plan"))
    # The hem is narrower than a cell's twentieth, so that the whole stays within the sheet.
    scale = min(1.0, (order.paper.room.width - 1) / picture.width)
    picture = replace(picture, width=picture.width * scale, height=picture.height * scale)
    title = _("Plan : {title}").format(title=said(lesson.title))
    return shapes.sheet("plan", title, _("Trace ton chemin, puis écris-le."), [picture], order, _("à photocopier"))
