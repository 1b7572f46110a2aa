"""Cards of instructions in three sizes, and what children lay them on: strips of places."""

from collections import Counter
from collections.abc import Iterable, Sequence

from beebot.command import Command, Instruction, Repeat
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.kinds import kind_of
from beebot.lesson import Lesson, Level
from beebot.parts.sheet import Asked
from lecons.copies import shared_by, wanted
from lecons.names import command_word
from lecons.pictures.artwork import Attributes, circle, document, rounded, symbol
from lecons.pictures.cards import PIPS, tile
from lecons.pictures.theme import ROLE
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import FOOT, Grid, Paper, grid, in_parts
from lecons.printing.sizes import ARROW, FLOOR, HAND, SLOT, SMALL, Places, Size, centimetres
from lecons.printing.titles import on_mats

STRIPS = (4, 5, 10, 15)
"""How many places a strip may have."""
_SLOTS_IN_ROW = 5
_HEM, _APART = 1.0, 4.0
"""Between the places and where a strip is cut; between two strips, which share one cut where a sheet has no room."""
_END = 18.0
"""The width of the bee before a strip, and of GO behind it, in millimetres."""
_TITLE = 9.0
"""The height of the title above strips: three millimetres less than others make room for a fourth one."""
_STRIP_OF_LEVEL = {Level.PS: 4, Level.MS: 5, Level.GS: 5, Level.CP: 10, Level.CE1: 15}
_FURTHEST = 4
"""The last of « avancer de 2 » and further that is printed as a card."""
_SHARE = (Command.FORWARD, 2)
"""The card « avancer », and how many times as many of it a set has as of any other."""
_BOX, _FRAME = 120.0, 100.0
_DASHES: Attributes = {"fill": "none", "stroke": ROLE.ink, "stroke_width": 3, "stroke_dasharray": "9 7"}
_PEN = 5.0
"""How thick the frame of an empty place is, in tenths of a millimetre."""
_IN_ROW = 11.0
"""About how wide a card is in the row of a program to be read, in millimetres."""


def card_drawing(card: Instruction | None, order: Order, side: float = SMALL) -> Drawing:
    """A card as printed: an ink frame, its tile, the bee's head on the upper edge. Without ``card``, an empty place.

    ``side`` is about how wide it is, in millimetres: where ink is saved, only the sign of a large card is hollow.
    """
    if card is None:
        return Drawing(order.ink.painted(document(_BOX, _BOX, _frame(**_DASHES)), side), _("une place vide"))
    line: Attributes = {"fill": "#FFFFFF", "stroke": ROLE.ink, "stroke_width": 2.6}
    middle, top = _BOX / 2, (_BOX - _FRAME) / 2
    face = _repeat(card.turns) if isinstance(card, Repeat) else tile(card, middle, middle + 2, 1.06 * _FRAME)
    head = circle(middle, top, 10.5, fill="#FFFFFF") + symbol("head", middle, top, 25)
    return Drawing(order.ink.painted(document(_BOX, _BOX, _frame(**line), face, head), side), word_of(card))


def empty_place(size: Size, order: Order) -> Drawing:
    """The dashed frame where a piece is to lie, ``size`` millimetres wide and high, in the ink of ``order``."""
    wide, high = (10 * side for side in size)
    frame = rounded(_PEN / 2, _PEN / 2, wide - _PEN, high - _PEN, 20, **{**_DASHES, "stroke_width": _PEN})
    return Drawing(order.ink.painted(document(wide, high, frame), size.width), _("une place vide"), *size)


def word_of(card: Instruction) -> str:
    """The word for an adult that is printed under a card."""
    if isinstance(card, Repeat):
        return _("répéter {count} fois").format(count=card.turns)
    return command_word(card)


def _frame(**look: str | float) -> str:
    inset = (_BOX - _FRAME) / 2
    return rounded(inset, inset, _FRAME, _FRAME, 17, **look)


def _repeat(turns: int) -> str:
    """The tile of a repeat: both brackets, and the number of its turns in dots between them."""
    side, middle = 84.0, _BOX / 2
    line: Attributes = {"fill": ROLE.plum, "stroke": ROLE.plum_edge, "stroke_width": 2.5}
    plate = rounded(middle - side / 2, middle + 2 - side / 2, side, side, 13, **line)
    bracket = "M{x} 32h{way}M{x} 32v56M{x} 88h{way}"
    pen = f'fill="none" stroke="{ROLE.sign}" stroke-width="7" stroke-linecap="round"'
    brackets = "".join(f'<path d="{bracket.format(x=x, way=way)}" {pen}/>' for x, way in ((28, 8), (92, -8)))
    dots = "".join(circle(middle + 14 * x, middle + 2 - 14 * y, 5.6, fill=ROLE.sign) for x, y in PIPS[turns])
    return plate + brackets + dots


def cards_of(lesson: Lesson) -> tuple[Instruction, ...]:
    """The cards that children may lay in the challenges of ``lesson``; the usual four if no challenge has any."""
    plain = in_hand(key for each in on_mats(lesson) for key in each.keys)
    repeats = any(each.repeats and kind_of(each.genre).lays for each in lesson.challenges)
    if not plain:
        plain = [Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT]
    return (*plain, *((Repeat(2, ()), Repeat(3, ())) if repeats else ()))


def in_hand(keys: Iterable[Command]) -> list[Command]:
    """``keys`` in their usual order, without the longest steps (« avancer de … »), which children seldom need."""
    found = set(keys)
    return [key for key in Command if key in found and key.steps <= _FURTHEST]


def shared(cards: Sequence[Instruction], count: int) -> list[Instruction]:
    """``count`` cards for a sheet, of the kinds in ``cards``, kind by kind; « avancer » twice as often as others."""
    card, weight = _SHARE
    weights = [weight if each is card else 1 for each in cards]
    whole = [count * each // sum(weights) for each in weights]
    for place in range(count - sum(whole)):
        whole[place % len(whole)] += 1
    return [each for each, many in zip(cards, whole, strict=True) for _place in range(many)]


def asked_cards(lesson: Lesson, children: int) -> Counter[Instruction]:
    """How many of each card the sheet of ``lesson`` asks for; where it gives one number, of those of its challenges."""
    found: Counter[Instruction] = Counter()
    for asked in lesson.sheet.prints:
        if isinstance(asked, Asked) and asked.document == "cartes":
            times = wanted(asked, lesson, children)
            by_kind: Counter[Instruction] = Counter({card: many * max(1, times) for card, many in asked.cards})
            found.update(by_kind or Counter(shared(cards_of(lesson), times)))
    return found


def with_asked(cards: Sequence[Instruction], count: int, asked: Counter[Instruction]) -> list[Instruction]:
    """``count`` cards for a sheet, kind by kind: those ``asked`` for, if they fit, then ``cards`` shared."""
    if asked.total() > count:
        return shared(cards, count)
    many = asked + Counter(shared(cards, count - asked.total()))
    return [each for each in dict.fromkeys((*cards, *asked)) for _copy in range(many[each])]


def hand_cards(cards: Sequence[Instruction], order: Order, asked: Counter[Instruction] | None = None) -> Document:
    """Large cards to hold and to lay on the table, each with its word beneath; at least as many as ``asked`` for."""
    cut, asked = grid(order.paper, HAND, HAND), asked or Counter()
    count = shared_by(cut.pieces, asked.total()) * cut.pieces
    pages = tuple(_cards(laid, cut, 50.0, order) for laid in in_parts(with_asked(cards, count, asked), cut.pieces))
    title = _("Cartes de {side} cm").format(side=centimetres(HAND))
    return _cut("cartes", title, pages, count, HAND)


def small_cards(cards: Sequence[Instruction], order: Order, places: int = 0) -> Document:
    """Cards to lay on the places of strips: at least as many as ``places``, and a sheet for each six children."""
    cut = grid(order.paper, SMALL, SMALL)
    sheets = shared_by(6, order.children, -(-places // cut.pieces))
    pages = tuple(_cards(shared(cards, cut.pieces), cut, 36.0, order, words=False) for _sheet in range(sheets))
    title = _("Cartes de {side} cm, pour la bande").format(side=centimetres(SMALL))
    return _cut("petites-cartes", title, pages, len(pages) * cut.pieces, SMALL)


def arrows_to_stick(cards: Sequence[Instruction], order: Order, places: int = 0) -> Document:
    """Arrows like ``cards``, to stick on places once: as many as ``places``, and a sheet for each six children."""
    cut = grid(order.paper, ARROW, ARROW)
    title = _("Flèches à coller")
    items = [(card_drawing(card, order, ARROW), "") for card in shared(cards, cut.pieces)]
    page = pieces_page(title, _("À couper et à coller."), items, cut, ARROW, order.paper)
    sheets = shared_by(6, order.children, -(-places // cut.pieces))
    piece = Size(ARROW, ARROW)
    return Document("fleches", title, (page,) * sheets, _("à couper"), pieces=sheets * cut.pieces, piece=piece)


def floor_cards(cards: Sequence[Instruction], order: Order) -> Document:
    """Very large cards for a grid on the floor, one on each sheet; on A4 they are as wide as a printer can print."""
    room = order.paper.room
    side = min(FLOOR, room.width)
    cut = Grid(1, 1, side, side)
    pages = tuple(_cards([card], cut, side - 16, order) for card in cards)
    title = _("Cartes de sol de {side} cm").format(side=centimetres(side))
    return _cut("cartes-de-sol", title, pages, len(pages), side)


def _cards(cards: Iterable[Instruction], cut: Grid, art: float, order: Order, *, words: bool = True) -> Page:
    items = [(card_drawing(card, order, art), word_of(card) if words else "") for card in cards]
    told = _("La tête en haut. Carré : elle change de case. Rond : elle pivote sur place.")
    return pieces_page(_("Cartes du programme"), told, items, cut, art, order.paper)


def pieces_page(
    title: str, told: str, items: Iterable[tuple[Drawing, str]], cut: Grid, art: float, paper: Paper
) -> Page:
    """A sheet of equal pieces to cut out, one for each of ``items``: a drawing and the word under it.

    Drawings are ``art`` millimetres wide and high; where that is 0, each has its own size. ``told`` says what to do.
    """
    pieces: list[Value] = [{"picture": picture, "word": word} for picture, word in items]
    return Page("pieces", paper, {"title": title, "told": told, "items": pieces, "art": art, **cut._asdict()})


def _cut(name: str, title: str, pages: tuple[Page, ...], count: int, side: float) -> Document:
    note = ngettext("{count} carte à couper", "{count} cartes à couper", count).format(count=count)
    return Document(name, title, pages, note, pieces=count, piece=Size(side, side))


def strip_size(lesson: Lesson) -> int:
    """How many places the strips of ``lesson`` have: as its level needs, or its longest challenge."""
    if lesson.level:
        return _STRIP_OF_LEVEL[lesson.level]
    longest = max((each.max_instructions for each in lesson.challenges if kind_of(each.genre).lays), default=5)
    return next((size for size in STRIPS if size >= longest), STRIPS[-1])


def strips(places: int, order: Order, title: str = "", least: int = 0) -> Document:
    """Strips to lay cards on, with so many ``places``: one for two children, and at least ``least``.

    Without a ``title`` they are strips for programs. A long strip goes on in a second row. A row that is left over on
    the sheet becomes a short strip, to try a piece of a long program on.
    """
    paper = order.paper.turned
    room = paper.room.height - _TITLE - FOOT
    many = max(1, int(room // _high(places)))
    left = room - many * _high(places)
    short = [_SLOTS_IN_ROW] if places > _SLOTS_IN_ROW and left >= _high(_SLOTS_IN_ROW) else []
    sizes = [*[places] * many, *short]
    apart = _APART if sum(map(_high, sizes)) + _APART * (len(sizes) - 1) <= room else 0.0
    title = title or _("Bandes programme de {count} places").format(count=places)
    head, go = ends(order, _END)
    data: dict[str, Value] = {
        **strip_data(sizes, min(places, _SLOTS_IN_ROW), Size(SLOT, SLOT), apart=apart),
        "title": title,
        "told": _("La bande se lit de la place 1 à GO, une place par carte."),
        "head": head,
        "go": go,
    }
    page = Page("bandes", paper, data)
    pages = (page,) * shared_by(2 * many, order.children, -(-least // many))
    count = many * len(pages)
    note = ngettext("{count} bande à couper", "{count} bandes à couper", count).format(count=count)
    if short:
        told = ngettext("{count} courte, pour essayer", "{count} courtes, pour essayer", len(pages))
        note += ", " + told.format(count=len(pages))
    laid = Places(sum(sizes) * len(pages), Size(SLOT, SLOT), "petites-cartes")
    return Document("bandes", title, pages, note, pieces=len(sizes) * len(pages), places=(laid,))


def ends(order: Order, side: float) -> tuple[Drawing, Drawing]:
    """The bee before a strip, and GO behind it, about ``side`` millimetres wide."""
    bee = document(_BOX, _BOX, symbol("bee", _BOX / 2, _BOX / 2, _BOX, 90))
    line: Attributes = {"fill": ROLE.green, "stroke": ROLE.green_edge, "stroke_width": 3}
    go = document(120, 120, circle(60, 60, 52, **line), symbol("glyph-go", 60, 60, 92))
    paint = order.ink.painted
    return Drawing(paint(bee, side), _("l'abeille, au départ")), Drawing(paint(go, side), _("GO"))


def strip_data(sizes: Sequence[int], columns: int, place: Size, *, apart: float = 0.0) -> dict[str, Value]:
    """The data for ``bandes.typ``: a strip for each number of places in ``sizes``, ``columns`` places in a row.

    The caller may add the drawings at both ends (``head``, ``go``). Each strip counts its places from 1, unless
    ``onward`` is set: then it goes on from the one above.
    """
    shape = {"columns": columns, "top": _TITLE, "hem": _HEM, "apart": apart}
    return {"strips": sizes, **shape, **place._asdict()}


def places_on(documents: Iterable[Document], taken: str) -> int:
    """How many places all ``documents`` have for the pieces of the document called ``taken``."""
    return sum(each.many for document in documents for each in document.places if each.taken == taken)


def _high(places: int) -> float:
    """How high a strip is once it is cut, in millimetres."""
    return -(-places // _SLOTS_IN_ROW) * SLOT + 2 * _HEM


def program_drawings(program: Iterable[Instruction | None], order: Order, side: float = _IN_ROW) -> list[Drawing]:
    """The cards of ``program`` as a row of small pictures; after a repeat comes what it holds, None is an empty place.

    ``side`` is about how wide one is, in millimetres.
    """
    found: list[Drawing] = []
    for card in program:
        found.append(card_drawing(card, order, side))
        if isinstance(card, Repeat):
            found += program_drawings(card.body, order, side)
    return found
