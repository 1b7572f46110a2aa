"""« Mon carnet de codage »: the notebook of a level, a booklet of A5 pages to print on both sides and to fold."""

from collections.abc import Iterator, Sequence

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.lesson import Lesson, Level
from beebot.mat import Mat
from lecons.names import said, school_year
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents.cards import card_drawing, strip_size, word_of
from lecons.printing.documents.levels import known
from lecons.printing.documents.print_options import Order
from lecons.printing.printed_mat import cell_within
from lecons.printing.titles import on_mats

PAGES = 10
"""Pages to code on, at most: one for each séance."""
_COVER = 74.0
"""How wide the bee on the cover is, in millimetres."""
_PICTURE = 120.0, 88.0
"""The room of a mat on a page of the booklet, in millimetres."""
_PLACES = 10
"""Places for arrows on a page, at most."""
_A_SHEET = 4
"""Pages of a booklet on the two sides of a sheet that is folded once."""


def booklet(lessons: Sequence[Lesson], level: Level, order: Order) -> Document:
    """A child's booklet: a cover, a page to draw paths on for each séance with a mat, free pages, what she can do."""
    coded = [(lesson, found[0].mat) for lesson in lessons if (found := on_mats(lesson))][:PAGES]
    pages: list[Value] = [_cover(level, order), *(_way(*each, order) for each in coded)]
    pages += [_free(order)] * (-(len(pages) + 1) % _A_SHEET)
    pages.append(_back(level, order))
    sheet = max(order.paper, order.paper.turned, key=lambda each: each.width)
    sides = tuple(Page("livret", sheet, {"left": left, "right": right}) for left, right in imposed(pages))
    sheets = len(sides) // 2
    note = ngettext(
        "{count} feuille recto-verso (petit côté) à plier ensemble, par enfant",
        "{count} feuilles recto-verso (petit côté) à plier ensemble, par enfant",
        sheets,
    )
    title = _("Mon carnet de codage : {level}").format(level=school_year(level))
    return Document("livret", title, sides, note.format(count=sheets))


def imposed(pages: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """The two pages of each side of each sheet of a booklet, outermost sheet first: its front, then its back.

    Sheets are turned over the short side. The number of ``pages`` is a multiple of four.
    """
    last = len(pages) - 1
    for place in range(0, len(pages) // 2, 2):
        yield pages[last - place], pages[place]
        yield pages[place + 1], pages[last - place - 1]


def _cover(level: Level, order: Order) -> Value:
    return {
        "kind": "cover",
        "title": _("Mon carnet de codage"),
        "told": _("Ici j'écris mes chemins. Un autre les lit, et l'abeille les suit."),
        "picture": order.bee(_COVER),
        "under": school_year(level),
    }


def _way(lesson: Lesson, mat: Mat, order: Order) -> Value:
    return {
        "kind": "way",
        "title": said(lesson.title),
        "told": _("Dessine l'abeille et son but. Trace le chemin, puis écris-le en flèches, au crayon."),
        "picture": order.picture_of(mat, cell_within(mat, _PICTURE, 22.0), _("le tapis")),
        "places": [card_drawing(None, order)] * min(strip_size(lesson), _PLACES),
        "under": _("Relu par l'animal :"),
    }


def _free(order: Order) -> Value:
    told, places = _("Invente un tapis et un chemin."), [card_drawing(None, order)] * 5
    return {"kind": "free", "title": _("Mon défi à moi"), "told": told, "places": places}


def _back(level: Level, order: Order) -> Value:
    cards = (Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE)
    arrows: list[Value] = [{"card": card_drawing(card, order, 17.0), "word": word_of(card)} for card in cards]
    return {"kind": "back", "title": _("Mes flèches"), "arrows": arrows, "known": known(level)}
