"""Pictures to cut out: those of a mat, of a story, of what is to be ordered or sorted; and squares for any grid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.kinds import kind_of
from beebot.lesson import Lesson
from beebot.mat import Decor, Mat
from lecons.copies import USUAL
from lecons.names import said
from lecons.pictures.artwork import document
from lecons.pictures.named_cells import Spot, standing
from lecons.printing.document import Document, Drawing, Page
from lecons.printing.documents.cards import pieces_page, strip_data
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import FOOT, HEAD, Grid, evenly, filled, grid, halves, in_parts
from lecons.printing.sizes import HAND, ORDERED, ROOM, VIGNETTE, Places, Size, centimetres
from lecons.sheet_words import pictures_of

_ROUND = 3.0
"""What stays white about a picture of a story, as far as where it is cut."""
_WITHIN = 10.0
"""By how much a picture is less wide than the cell of a grid on which it is laid, in millimetres at least."""
_NUMBER, _OF_EACH = 20.0, 6
"""The side of a number to lay on a card, in millimetres: half of the card's; how many there are of each."""
_BOX = 120


def mat_pictures(mats: Iterable[Mat], order: Order, only: Sequence[str] = ()) -> list[tuple[Drawing, str]]:
    """The picture of each named place on ``mats``, once, with its name; ``only`` those so called, if any are."""
    found: dict[str, tuple[Drawing, str]] = {}
    for mat in mats:
        for place in mat.places:
            if shown := place.picture or place.letters:
                drawn = standing(place.picture, place.letters, order.images, Spot(60, 60, 112))
                found.setdefault(shown, _piece(drawn, said(place.name) or place.letters, order))
        if not mat.places:
            goal = _("la ruche") if mat.decor.goal == Decor().goal else _("l'arrivée")
            for name, word in ((mat.decor.target, _("la fleur")), (mat.decor.goal, goal)):
                found.setdefault(name, _piece(order.images.draw(name, 60, 60, 112), word, order))
    return [shown for name, shown in found.items() if not only or name in only]


def lesson_pictures(lesson: Lesson, order: Order) -> list[tuple[Drawing, str]]:
    """The pictures in the challenges of ``lesson`` that are not in its story, each once, in their order.

    Each has the sentence for under it: with a picture to sort it is what a child hears, for the adult to read aloud.
    """
    found: dict[str, str] = {}
    told = {*pictures_of(lesson, "histoire")}
    for name, words in _carried(lesson):
        if name not in told:
            found.setdefault(name, words)
    return [(_filling(name, words or _("une image"), order), words) for name, words in found.items()]


def credited_pictures(lesson: Lesson, order: Order) -> list[tuple[Drawing, str]]:
    """The pictures whose authors ``lesson`` names, each with its author and licence."""
    return [
        (_filling(each.name, _("une image"), order), f"{said(each.author)} · {said(each.licence)}")
        for each in lesson.credits
    ]


def _piece(drawn: str, word: str, order: Order, side: float = HAND) -> tuple[Drawing, str]:
    """What is ``drawn`` in a box of 120 by 120, on a piece of paper ``side`` millimetres high, with its word."""
    return Drawing(order.ink.painted(document(_BOX, _BOX, drawn), side), word), word


def _filling(name: str, alt: str, order: Order) -> Drawing:
    """The picture ``name``, which fills its piece of paper."""
    return Drawing(order.ink.painted(order.images.filling(name, _BOX, _BOX), HAND), alt)


def _filling_all(names: Iterable[str], cut: Grid, order: Order) -> list[tuple[Drawing, str]]:
    """Pictures that fill the pieces of ``cut`` but for a white edge, without words."""
    wide, high = size = cut.width - 2 * _ROUND, cut.height - 2 * _ROUND
    least = min(size)
    drawn = (order.ink.painted(order.images.filling(name, wide, high), least, least) for name in names)
    return [(Drawing(each, _("une image"), wide, high), "") for each in drawn]


def _carried(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """What is sorted, and its boxes; what is put in order, without words, which would tell the order."""
    for challenge in lesson.challenges:
        if challenge.pictures is not None and kind_of(challenge.genre).carries:
            sorts = bool(challenge.pictures.boxes)
            for each in (*challenge.pictures.boxes, *challenge.pictures.asked):
                yield each.name, said(each.said) if sorts else ""


def story_cut_outs(lesson: Lesson, order: Order) -> Document:
    """The pictures of a lesson's story, each once and half a sheet large, so that a group sees them from its seats."""
    paper, cut = halves(order.paper)
    found = _filling_all(pictures_of(lesson, "histoire"), cut, order)
    title, told = _("Images : {title}").format(title=said(lesson.title)), _("À couper sur les pointillés.")
    pages = tuple(pieces_page(title, told, each, cut, 0, paper) for each in evenly(found, cut.pieces) if each)
    return Document("images", title, pages, _cutting(len(found)), pieces=len(found))


def lesson_cut_outs(lesson: Lesson, order: Order) -> Document:
    """The pictures of ``lesson`` to put in order or to sort, which its story does not tell; maybe no page."""
    title = _("Images : {title}").format(title=said(lesson.title))
    return cut_outs(title, lesson_pictures(lesson, order), ORDERED, order)


def small_sets(lesson: Lesson, order: Order) -> Document:
    """For each child a row of the small pictures to put in order, to cut out and to glue; no page if there are none.

    They are mixed: a row does not tell the order.
    """
    names = _to_order(lesson)
    title = _("Vignettes : {title}").format(title=said(lesson.title))
    if not names:
        return Document("vignettes", title, ())
    place = _vignette_place(len(names), order)
    piece = Size(place.width - ROOM, place.height - ROOM)
    cut = grid(order.paper, *piece)._replace(columns=len(names))
    row = _filling_all((*names[1::2], *names[::2]), cut, order)
    told = _("Une rangée par enfant : à couper, à remettre dans l'ordre.")
    pages = tuple(
        pieces_page(title, told, row * len(children), cut, 0, order.paper)
        for children in evenly(range(order.children), cut.rows)
    )
    return Document("vignettes", title, pages, _("une rangée par enfant"), pieces=order.children, piece=piece)


def frieze(lesson: Lesson, order: Order) -> Document:
    """A frieze with places for the pictures to put in order: a large one for the group, a small one for each child.

    The large one is cut into rows, which are glued end to end. No page if ``lesson`` has nothing to put in order.
    """
    names = _to_order(lesson)
    title = _("Frise : {title}").format(title=said(lesson.title))
    if not names:
        return Document("frise", title, ())
    many, room = len(names), order.paper.room
    side = filled(order.paper, ORDERED, len(lesson_pictures(lesson, order))).width
    large, small = Size(side, side).place, _vignette_place(many, order)
    rows = max(1, int((room.height - HEAD - FOOT) // small.height))
    columns = max(1, int(room.width // large.width))
    of_all = _("Pour le groupe : à couper en rangées, à coller bout à bout.")
    ends = [*range(columns, many, columns), many]
    sizes = [end - start for start, end in pairwise([0, *ends])]
    data = [{**strip_data(sizes, columns, large), "title": title, "told": of_all, "onward": True}]
    of_one = _("Une par enfant : on y colle ses vignettes dans l'ordre.")
    shared = [[many] * len(children) for children in evenly(range(order.children), rows)]
    data += [{**strip_data(each, many, small), "title": title, "told": of_one} for each in shared]
    pages = tuple(Page("bandes", order.paper, each) for each in data)
    places = Places(many, large, "images"), Places(many * order.children, small, "vignettes")
    return Document("frise", title, pages, _("une pour le groupe, une petite par enfant"), places=places)


def _to_order(lesson: Lesson) -> tuple[str, ...]:
    asked = [each.pictures for each in lesson.challenges if each.pictures and kind_of(each.genre).carries]
    return next((pictures.names for pictures in asked if not pictures.boxes), ())


def _vignette_place(many: int, order: Order) -> Size:
    """The place of a small picture: ``many`` of them are as wide as a sheet, which has a row for each usual child."""
    room = order.paper.room
    wide = min(room.width / many, VIGNETTE[0])
    return Size(wide, min((room.height - HEAD - FOOT) / USUAL, VIGNETTE[1] * wide))


def cut_outs(title: str, found: Sequence[tuple[Drawing, str]], side: float, order: Order) -> Document:
    """The drawings ``found``, each with its word, as square pieces to cut out, ``side`` millimetres wide or less."""
    cut = filled(order.paper, side, len(found))
    told = _("À couper sur les pointillés.")
    pages = tuple(_sheet(title, told, shown, cut, order) for shown in evenly(found, cut.pieces)) if found else ()
    size = Size(cut.width, cut.height)
    return Document("images", title, pages, _cutting(len(found)), pieces=len(found), piece=size)


def _cutting(count: int) -> str:
    return ngettext("{count} image à couper", "{count} images à couper", count).format(count=count)


def letters(found: Sequence[str], order: Order) -> Document:
    """The letters ``found`` as pieces to move by hand, one on each."""
    made = cut_outs(_("Lettres mobiles"), [_sign(each, order, ORDERED) for each in found], ORDERED, order)
    return replace(made, name="lettres")


def number_tokens(numbers: Sequence[int], order: Order) -> Document:
    """Small tokens with ``numbers``, a row of each, to lay on a card so that its sign is still seen."""
    found = [_sign(str(each), order, _NUMBER) for each in numbers for _copy in range(_OF_EACH)]
    cut = grid(order.paper, _NUMBER, _NUMBER)._replace(columns=_OF_EACH)
    title = _("Jetons de {first} à {last}").format(first=numbers[0], last=numbers[-1])
    page = pieces_page(title, _("À poser sur une carte « avancer »."), found, cut, 0.88 * _NUMBER, order.paper)
    return Document("jetons", title, (page,), _("à couper"), pieces=len(found))


def _sign(letters: str, order: Order, side: float) -> tuple[Drawing, str]:
    """Letters or a number on a piece of paper without a word."""
    drawn, _word = _piece(standing("", letters, order.images, Spot(60, 60, 150)), letters, order, side)
    return drawn, ""


def squares(mat: Mat, title: str, order: Order) -> Document:
    """The named places and signs of a mat, each as large as a cell, for another grid; printed only where asked for."""
    found = mat_pictures([mat], order)
    cell = order.cell_of(mat)
    cut = filled(order.paper, cell - _WITHIN, len(found))
    name = _("Carrés à poser : {title}").format(title=title)
    told = _("Une image par case de {cell} cm, sur le quadrillage ou sous sa pochette.").format(cell=centimetres(cell))
    pages = tuple(_sheet(name, told, shown, cut, order) for shown in in_parts(found, cut.pieces))
    return Document("carres", name, pages, told, extra=True, pieces=len(found))


def floor_labels(mat: Mat, title: str, order: Order) -> Document:
    """The named places and signs of a mat, each as large as a sheet, for the floor where children are the robot."""
    found = mat_pictures([mat], order)
    side = order.paper.room.width
    cut = Grid(1, 1, side, side)
    name = _("Étiquettes de cases, pour le sol : {title}").format(title=title)
    told = _("Une par case : scotchez des carrés de 40 cm au sol, un enfant est le robot.")
    pages = tuple(_sheet(name, "", [each], cut, order) for each in found)
    return Document("cases-de-sol", name, pages, told, extra=True)


def _sheet(title: str, told: str, found: Sequence[tuple[Drawing, str]], cut: Grid, order: Order) -> Page:
    words = any(word for _drawing, word in found)
    return pieces_page(title, told, found, cut, cut.width * (0.76 if words else 0.88), order.paper)


def lotto(mat: Mat, title: str, order: Order) -> Document:
    """A game with the sounds of a mat: a board of what is heard, and a token to lay for each child."""
    found = [
        _piece(standing(place.picture, "", order.images, Spot(60, 60, 112)), said(place.name), order)
        for place in mat.places
        if place.sound and place.picture and place.name
    ]
    made = cut_outs(_("Loto sonore : {title}").format(title=title), found, HAND, order)
    return replace(made, name="loto", note=_("écouter une case du tapis, montrer son image"), extra=True)
