"""Makes the pictures of what prints for the documentation: ``python -m tests.ground.paper_pictures``."""

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

import lecons
from beebot.lesson import Level
from beebot.loader import load_lesson
from lecons.printing.catalogue import documents, find
from lecons.printing.documents import shapes
from lecons.printing.documents.cards import cards_of, hand_cards, strips
from lecons.printing.documents.levels import certificates
from lecons.printing.documents.order import Order
from lecons.printing.ink import SAVING
from lecons.printing.leaf import Document
from lecons.printing.typeset import pictures

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
PPI, GAP = 40.0, 12
_TABLE = (233, 215, 182)


def main() -> int:
    """Write each picture, in as few colours as show it well."""
    order, saving = Order(), Order(ink=SAVING)
    lesson = load_lesson(lecons.CONTENT / "seances" / "gs" / "la-coccinelle-dans-la-bande.yaml")
    named = _named("gs/la-coccinelle-dans-la-bande", order)
    first = [named[name] for name in ("sommaire", "fiche", "defis")]
    _write("imprimer-seance", [*_pages(first, order), *_pages([named["tapis"]], order)])
    mat, thin = _named("ville", order)["tapis"], _named("ville", saving)["tapis"]
    _write("imprimer-tapis", [*_pages([mat], order, 2), *_pages([thin], saving, 2)])
    cards = cards_of(lesson)
    things = [hand_cards(cards, order), shapes.die(shapes.SIX, order), shapes.bracelets(order), shapes.wolf_mask(order)]
    things += [shapes.ladybirds(order), certificates(Level.GS, order), shapes.discs(order)]
    _write("imprimer-objets", [*_pages(things, order), *_pages([strips(5, saving)], saving)], columns=4)
    home = _named("famille/l-abeille-du-carrelage", order)["feuillet"]
    wall = _named("parcours-numerique", order)["affiche-parcours"]
    _write("imprimer-feuillet", _pages([home, wall], order))
    labels = _named("grande-section-annee", order)["pochettes"]
    small = _named("ms/le-chemin-du-chaperon", order)["vignettes"]
    _write("imprimer-pochettes", _pages([labels, small], order))
    return 0


def _named(asked: str, order: Order) -> dict[str, Document]:
    """What is printed under a name, as « imprimer » finds it, by the names of its documents."""
    return {each.name: each for each in documents(find(asked), order)}


def _pages(made: Sequence[Document], order: Order, many: int = 1) -> list[Image.Image]:
    """The first pages of each document."""
    cut = [Document(each.name, each.title, each.pages[:many], each.note) for each in made]
    return [Image.open(BytesIO(data)).convert("RGB") for data in pictures(cut, "Images", order.ink, PPI)]


def _write(name: str, pages: Sequence[Image.Image], columns: int = 4) -> None:
    """Pages side by side on a table, in rows."""
    rows = [pages[first : first + columns] for first in range(0, len(pages), columns)]
    wide = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    whole = Image.new("RGB", (wide, sum(max(page.height for page in row) + GAP for row in rows) + GAP), _TABLE)
    top = GAP
    for row in rows:
        left = GAP
        for page in row:
            whole.paste(page, (left, top))
            left += page.width + GAP
        top += max(page.height for page in row) + GAP
    whole.quantize(255).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
