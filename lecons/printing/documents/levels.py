"""What belongs to a level: a grid for the year, certificates, and « Mon carnet de codage », a booklet to fold."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.lesson import Lesson, Level
from beebot.mat import Mat
from beebot.measures.level_bounds import BOUNDS
from beebot.text import Text
from lecons.names import ANIMALS, animal, said, school_year
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents.cards import card_drawing, strip_size, word_of
from lecons.printing.documents.observation import grid_document, token
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import in_parts
from lecons.printing.printed_mat import cell_within
from lecons.printing.titles import on_mats

_SENTENCES = Path(__file__).parents[1] / "niveaux.toml"
"""What is looked at over a year, and what a child can say, by level."""
_A_SHEET, _TOKEN = 2, 54.0
"""Certificates on a sheet, and the side of the token of each, in millimetres."""

_FEWEST = 10
"""Places for arrows on a certificate, where the level's longest program has not more cards."""
PAGES = 10
"""Pages to code on, at most: one for each séance."""
_COVER = 74.0
"""How wide the bee on the cover is, in millimetres."""
_PICTURE = 120.0, 88.0
"""The room of a mat on a page of the booklet, in millimetres."""
_MOST_PLACES = 10
"""Places for arrows on a page, at most."""
_ON_A_SHEET = 4
"""Pages of a booklet on the two sides of a sheet that is folded once."""


def level_grid(level: Level, order: Order) -> Document:
    """An observation grid for the year at ``level``, with five rows; the adult alone decides what is seen."""
    title = _("Observer toute l'année : {level}").format(level=school_year(level))
    return grid_document(title, watched(level), order)


def watched(level: Level) -> tuple[str, ...]:
    """The things to observe in the children of a ``level``, five at most, as sentences."""
    return _sentences(level, "observer")


def known(level: Level) -> tuple[str, ...]:
    """Three sentences that a child of ``level`` may say of what she can do."""
    return _sentences(level, "je-sais")


def _sentences(level: Level, kind: str) -> tuple[str, ...]:
    read = tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))
    return tuple(said(Text(**each)) for each in read[level.value][kind])


def certificates(level: Level, order: Order) -> Document:
    """Certificates for ``level``, two on a sheet: one for each child, by animal, with an empty line for the family."""
    names = [ANIMALS[place % len(ANIMALS)] for place in range(order.children)]
    items: list[Value] = [
        {
            "token": token(name, order, _TOKEN),
            "title": _("Certificat de programmeur"),
            "who": _("{level} · l'animal : {animal}").format(level=school_year(level), animal=animal(name)),
            "known": known(level),
            "strip": _("Ma plus longue bande, en flèches, au crayon :"),
            "places": max(_FEWEST, BOUNDS[level].cards),
            "year": _("Année scolaire :"),
            "stamp": _("Tampon de l'école"),
        }
        for name in names
    ]
    pages = tuple(Page("certificat", order.paper, {"items": shown}) for shown in in_parts(items, _A_SHEET))
    title = _("Certificats : {level}").format(level=school_year(level))
    return Document("certificat", title, pages, _("deux par feuille, à couper en deux"))


def booklet(lessons: Sequence[Lesson], level: Level, order: Order) -> Document:
    """A child's booklet: a cover, a page to draw paths on for each séance with a mat, free pages, what she can do."""
    coded = [(lesson, found[0].mat) for lesson in lessons if (found := on_mats(lesson))][:PAGES]
    pages: list[Value] = [_cover(level, order), *(_way(*each, order) for each in coded)]
    pages += [_free(order)] * (-(len(pages) + 1) % _ON_A_SHEET)
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
        "picture": order.mat_picture(mat, cell_within(mat, _PICTURE, 22.0), _("le tapis")),
        "places": [card_drawing(None, order)] * min(strip_size(lesson), _MOST_PLACES),
        "under": _("Relu par l'animal :"),
    }


def _free(order: Order) -> Value:
    told, places = _("Invente un tapis et un chemin."), [card_drawing(None, order)] * 5
    return {"kind": "free", "title": _("Mon défi à moi"), "told": told, "places": places}


def _back(level: Level, order: Order) -> Value:
    cards = (Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE)
    arrows: list[Value] = [{"card": card_drawing(card, order, 17.0), "word": word_of(card)} for card in cards]
    return {"kind": "back", "title": _("Mes flèches"), "arrows": arrows, "known": known(level)}
