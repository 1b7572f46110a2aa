"""Makes the pictures of what prints for the documentation: ``python -m tests.ground.paper_pictures``."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from PIL.PngImagePlugin import PngInfo

import lecons
from beebot.lesson import Level
from beebot.loader import load_lesson
from lecons.printing.catalogue import documents, find
from lecons.printing.document import Document
from lecons.printing.documents import shapes
from lecons.printing.documents.cards import cards_of, hand_cards, strips
from lecons.printing.documents.levels import certificates
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import SAVING
from tests.lecons.printing._kits import words
from tests.lecons.printing._pixels import pictures

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
PPI, GAP, COLUMNS = 40.0, 12, 4
KEY = "told"
"""Under which a picture carries the digest of what is written on it."""
_LADYBIRD = "gs/la-coccinelle-dans-la-bande"
_TABLE = (233, 215, 182)


class Sheet(NamedTuple):
    """The first ``many`` pages of a document, in the ink of an order."""

    document: Document
    order: Order
    many: int = 1

    @property
    def cut(self) -> Document:
        return replace(self.document, pages=self.document.pages[: self.many])


def main() -> int:
    """Write each picture, in as few colours as show it well."""
    for name, sheets in shown().items():
        pages = [page for sheet in sheets for page in _pages(sheet)]
        _write(name, pages, told(sheets))
    return 0


def shown() -> dict[str, list[Sheet]]:
    """What is on each picture, by its name."""
    order, saving = Order(), Order(ink=SAVING)
    named, kept = _named(_LADYBIRD, order), _named("ville", order)["tapis"]
    cards = cards_of(load_lesson(lecons.CONTENT / "seances" / f"{_LADYBIRD}.yaml"))
    things = [hand_cards(cards, order), shapes.die(shapes.SIX, order), shapes.bracelets(order), shapes.wolf_mask(order)]
    things += [shapes.ladybirds(order), certificates(Level.GS, order), shapes.discs(order)]
    home = _named("famille/l-abeille-du-carrelage", order)["feuillet"]
    wall = _named("parcours-numerique", order)["affiche-parcours"]
    labels = _named("grande-section-annee", order)["pochettes"]
    small = _named("ms/le-chemin-du-chaperon", order)["vignettes"]
    return {
        "imprimer-seance": [Sheet(named[name], order) for name in ("sommaire", "fiche", "defis", "tapis")],
        "imprimer-tapis": [Sheet(kept, order, 2), Sheet(_named("ville", saving)["tapis"], saving, 2)],
        "imprimer-objets": [*(Sheet(each, order) for each in things), Sheet(strips(5, saving), saving)],
        "imprimer-feuillet": [Sheet(home, order), Sheet(wall, order)],
        "imprimer-pochettes": [Sheet(labels, order), Sheet(small, order)],
    }


def told(sheets: Sequence[Sheet]) -> str:
    """A digest of all that is written on them, which the picture carries: whoever changes it makes the picture anew."""
    said = " ".join(words(page.data) for sheet in sheets for page in sheet.cut.pages)
    return sha256(said.encode()).hexdigest()


def _named(asked: str, order: Order) -> dict[str, Document]:
    """What is printed under a name, as « imprimer » finds it, by the names of its documents."""
    return {each.name: each for each in documents(find(asked), replace(order, children=0))}


def _pages(sheet: Sheet) -> list[Image.Image]:
    made = pictures([sheet.cut], "Images", sheet.order.ink, PPI)
    return [Image.open(BytesIO(data)).convert("RGB") for data in made]


def _write(name: str, pages: Sequence[Image.Image], digest: str) -> None:
    """Pages side by side on a table, in rows."""
    rows = [pages[first : first + COLUMNS] for first in range(0, len(pages), COLUMNS)]
    wide = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    whole = Image.new("RGB", (wide, sum(max(page.height for page in row) + GAP for row in rows) + GAP), _TABLE)
    top = GAP
    for row in rows:
        left = GAP
        for page in row:
            whole.paste(page, (left, top))
            left += page.width + GAP
        top += max(page.height for page in row) + GAP
    info = PngInfo()
    info.add_text(KEY, digest)
    whole.quantize(255).save(FOLDER / f"{name}.png", optimize=True, pnginfo=info)


if __name__ == "__main__":
    sys.exit(main())
