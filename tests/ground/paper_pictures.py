"""Makes the pictures of what prints for the documentation: ``python -m tests.ground.paper_pictures``."""

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

import lecons
from beebot.lesson import Level
from beebot.loader import load_lesson, load_mat, load_path, mat_title
from lecons.printing.documents import shapes
from lecons.printing.documents.cards import cards_of, hand_cards, strips
from lecons.printing.documents.leaflet import leaflet
from lecons.printing.documents.levels import certificates
from lecons.printing.documents.mats import mat_document
from lecons.printing.documents.order import Order
from lecons.printing.documents.stages import stages_poster
from lecons.printing.ink import SAVING
from lecons.printing.kits import lesson_kit
from lecons.printing.leaf import Document
from lecons.printing.titles import Titles
from lecons.printing.typeset import pictures

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
PPI, GAP = 40.0, 12
_TABLE = (233, 215, 182)


def main() -> int:
    """Write each picture, in as few colours as show it well."""
    order, saving = Order(), Order(ink=SAVING)
    lesson = load_lesson(lecons.CONTENT / "seances" / "gs" / "la-coccinelle-dans-la-bande.yaml")
    town = load_mat(lecons.CONTENT / "tapis" / "ville.yaml")
    kit = lesson_kit(lesson, Titles(tuple((load_mat(file), mat_title(file)) for file in lecons.mats())), order)
    named = {each.name: each for each in kit}
    first = [named[name] for name in ("sommaire", "fiche", "defis")]
    _write("imprimer-seance", [*_pages(first, order), *_pages([named["tapis"]], order)])
    mat, thin = mat_document(town, "La ville", order), mat_document(town, "La ville", saving)
    _write("imprimer-tapis", [*_pages([mat], order, 2), *_pages([thin], saving, 2)])
    cards = cards_of(lesson)
    things = [hand_cards(cards, order), shapes.die(shapes.SIX, order), shapes.bracelets(order), shapes.wolf_mask(order)]
    things += [shapes.ladybirds(order), certificates(Level.GS, order), shapes.discs(order)]
    _write("imprimer-objets", [*_pages(things, order), *_pages([strips(5, saving)], saving)], columns=4)
    family = load_lesson(lecons.CONTENT / "seances" / "famille" / "l-abeille-du-carrelage.yaml")
    digital = load_path(lecons.CONTENT / "parcours" / "parcours-numerique.yaml").path
    _write("imprimer-feuillet", _pages([leaflet(family, order), stages_poster(digital, order)], order))
    return 0


def _pages(documents: Sequence[Document], order: Order, many: int = 1) -> list[Image.Image]:
    """The first pages of each document."""
    cut = [Document(each.name, each.title, each.pages[:many], each.note) for each in documents]
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
