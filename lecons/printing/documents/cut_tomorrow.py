"""What is cut out for tomorrow morning: one page of cards, strips, GO and « effacer »."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from beebot.command import Command, Instruction
from beebot.i18n import gettext as _
from beebot.kinds import kind_of
from beebot.lesson import Lesson, ScreenMode
from beebot.parts.sheet import Asked
from lecons.copies import shared_by, wanted
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents import cards
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.worksheets import AROUND, row_high
from lecons.printing.paper import FOOT, HEAD
from lecons.printing.sizes import HAND, ROOM, SLOT, SMALL, Places, Size

NAME = "demain"
"""The word typed for the four pages."""
_ROW, _END = 160.0, 14.0
"""How wide a row of places is, and the bee and GO at its ends, in millimetres: a sheet holds no larger ones."""
_IN_ROW = 5
_HEM, _APART = 1.0, 3.0
_NUMBER = 184.0
"""The room for the cards of such a strip, beside its number."""
_ART = 0.8
"""The part of a large piece that its picture is wide."""


def cut_page(lesson: Lesson, order: Order, asked: Sequence[Document]) -> Document:
    """All cards that the steps of ``lesson`` need, on one page with what they are laid on.

    ``asked`` are the documents that its sheet asks for. Cards for the floor, GO and « effacer » are as large as a hand;
    strips are as many as leave room for the cards that fill them, one for each team or two children at most. If these
    are more, the page says how often it is to be copied.
    """
    room = order.paper.room
    large = [*_large(asked)]
    across = int(room.width // HAND)
    left = room.height - HEAD - FOOT - HAND * -(-len(large) // across)
    ready = _ready(asked, left - 2 * _ROW / _IN_ROW)
    left -= sum(map(row_high, ready)) + (_APART if ready else 0)
    places = _places(lesson, asked)
    slot = _ROW / min(places, _IN_ROW) if places else SMALL + ROOM
    side = min(SMALL, (_ROW / _IN_ROW if ready else slot) - ROOM)
    high = -(-places // _IN_ROW) * slot + 2 * _HEM + _APART
    columns = int(room.width // side)

    def many(strips: int) -> int:
        return columns * max(0, int((left - strips * high) // side))

    teams = _teams(lesson, order) if places else 0
    named = cards.asked_cards(lesson, order.children)
    least = named.total()
    strips = next((each for each in range(teams, 1, -1) if many(each) >= max(each * places, least)), min(teams, 1))
    laid = cards.with_asked(cards.cards_of(lesson), many(strips), named)
    for_cards = max((-(-many_of // laid.count(card)) for card, many_of in named.items()), default=1)
    head, go = cards.ends(order, _END)
    data: dict[str, Value] = {
        **cards.strip_data([places] * strips, _IN_ROW if places > _IN_ROW else places, Size(slot, slot)),
        "title": _copied(lesson, teams, strips, for_cards) or _("À couper, sans colle"),
        "told": _told(laid),
        "large": {"items": large, "columns": across, "side": HAND, "art": HAND * _ART},
        "small": {
            "items": [{"picture": cards.card_drawing(card, order, side - 2), "word": ""} for card in laid],
            "columns": columns,
            "side": side,
            "art": side - 2,
        },
        "rows": ready,
        "apart": _APART,
        "end": _END,
        "head": head,
        "go": go,
    }
    page = Page("decoupe", order.paper, data)
    hole = cards.card_drawing(None, order).alt
    holes = sum(card.alt == hole for row in ready for card in row["cards"])
    laid_on = Places(places * strips + holes, Size(side, side).place, NAME)
    return Document(NAME, "", (page,), pieces=len(laid), piece=Size(side, side), places=(laid_on,))


def _teams(lesson: Lesson, order: Order) -> int:
    """How many strips are wanted: as many as the sheet asks for, one for each of its teams, or for two children."""
    asked = (each for each in lesson.sheet.prints if isinstance(each, Asked) and each.document == "bandes")
    number = max((wanted(each, lesson, order.children) for each in asked if each.number or each.share), default=0)
    return number or lesson.sheet.grouping.teams or shared_by(2, order.children)


def _copied(lesson: Lesson, teams: int, strips: int, for_cards: int) -> str:
    """The title that says how often the page is copied for ``teams`` with fewer ``strips``; "" if it is not.

    ``for_cards`` are the copies that hold as many cards as are asked for.
    """
    in_pairs = lesson.screen is not None and lesson.screen.mode is ScreenMode.IN_PAIRS
    for_teams = -(-teams // strips) if strips and (lesson.sheet.grouping.teams or in_pairs) else 1
    if for_cards > for_teams:
        return _("À couper : {copies} copies").format(copies=for_cards)
    told = _("À couper : {copies} copies, pour {strips} bandes")
    return told.format(copies=for_teams, strips=for_teams * strips) if for_teams > 1 else ""


def _told(laid: Sequence[Instruction]) -> str:
    """How cards are ``laid`` and read; of pivots only where there are some."""
    if any(isinstance(card, Command) and card.pivot for card in laid):
        return _("La tête en haut. Carré : elle change de case. Rond : elle pivote sur place.")
    return _("La tête de l'abeille en haut. Une carte, une case.")


def _held(asked: Iterable[Document], name: str, key: str) -> Iterator[Any]:
    """What the pages of the document called ``name`` hold under ``key``, one after the other."""
    for page in chain.from_iterable(each.pages for each in asked if each.name == name):
        held = page.data[key]
        if isinstance(held, Sequence):
            yield from held


def _large(asked: Sequence[Document]) -> Iterator[Mapping[str, Value]]:
    """The cards for the floor, then GO and « effacer », each with its word."""
    yield from _held(asked, "cartes-de-sol", "items")
    for sign in _held(asked, "signes", "pictures"):
        yield {"picture": replace(sign, width=0.0, height=0.0), "word": sign.alt}


def _places(lesson: Lesson, asked: Sequence[Document]) -> int:
    """How many places a strip has; none where strips are ready made, or cards are laid on the floor or not at all."""
    names = {each.name for each in asked}
    is_laid = any(kind_of(each.genre).lays for each in lesson.challenges)
    usual = cards.strip_size(lesson) if is_laid and not names & {"bandes-pretes", "cartes-de-sol"} else 0
    return 0 if "bandes-pretes" in names else next(_held(asked, "bandes", "strips"), usual)


def _ready(asked: Sequence[Document], room: float) -> list[Mapping[str, Any]]:
    """The strips that are ready made, each in one row, and all within ``room`` millimetres.

    Where cards are laid on some, all are rows of such places.
    """
    rows = [*_held(asked, "bandes-pretes", "rows")]
    slot = _ROW / _IN_ROW
    holed = any(len(row["cards"]) > row["columns"] or row["cell"] == SLOT for row in rows)
    found: list[Mapping[str, Any]] = []
    for row in rows:
        columns = _IN_ROW if holed else len(row["cards"])
        cell = slot if holed else min(slot, _NUMBER / columns, room / len(rows) - AROUND)
        drawn = [replace(each, width=cell - 1, height=cell - 1) for each in row["cards"]]
        found.append({"number": row["number"], "cards": drawn, "cell": cell, "columns": columns})
    return found
