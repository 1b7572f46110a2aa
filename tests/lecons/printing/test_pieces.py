"""What is laid or stuck on a printed place is printed with it, fits it, and is there for every child at the table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image, ImageOps

from beebot.lesson import Lesson
from lecons.copies import USUAL, children
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.cards import strips
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import COLOUR
from lecons.printing.paper import PAPERS
from lecons.printing.sizes import ARROW, SLOT
from lecons.printing.typeset import pdf
from tests.lecons.printing._kits import NAMES, PLAIN, kit, lesson, words
from tests.lecons.printing._pixels import rendered
from tests.lecons.printing._reading import lines, opened
from tests.loops import for_each

LEAST, MOST = 0.5, 3.0
"""By how many millimetres a piece is smaller than its place."""
PPI = 100.0
TOP = 7 + 9 + 1.0
"""Where the first places of a sheet of strips begin: below its margin, its title and the hem of a strip."""
EMPTY = "une place vide"
A_WAY = "gs/le-code-des-fleches"


def at_the_table(lesson: Lesson) -> int:
    return children(lesson) or USUAL


def drawings(value: Value) -> Iterator[Drawing]:
    match value:
        case Drawing():
            yield value
        case str():
            return
        case Mapping():
            for each in value.values():
                yield from drawings(each)
        case Sequence():
            for each in value:
                yield from drawings(each)


def empty(page: Page) -> int:
    """How many places there are on a page, counted on it."""
    shown = sum(each.alt == EMPTY for each in drawings(page.data))
    sizes = page.data.get("strips", ())
    return shown + sum(each for each in sizes if isinstance(each, int)) if isinstance(sizes, Sequence) else shown


def misfits(made: Sequence[Document]) -> list[str]:
    """The places of ``made`` for which there is no piece in the same print, or none that fits, or too few."""
    wrong = []
    for document in made:
        for places in document.places:
            there = [each for each in made if each.name == places.taken and each.piece is not None]
            fitting = [
                each
                for each in there
                if all(LEAST <= place - side <= MOST for place, side in zip(places.size, each.piece or (), strict=True))
            ]
            if not fitting or sum(each.pieces for each in fitting) * rows(document, places.taken) < places.many:
                wrong.append(f"{document.name} : {places}")
    return wrong


def rows(document: Document, taken: str) -> int:
    """A piece of « vignettes » is a whole row of small pictures: as many as its frieze has places in a row."""
    return max(int(str(page.data["columns"])) for page in document.pages) if taken == "vignettes" else 1


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
@for_each("name", NAMES)
def test_each_place_has_its_piece_in_the_same_print(name: str, paper: object) -> None:
    order = Order(paper, children=at_the_table(lesson(name)))  # type: ignore[arg-type]
    assert misfits(kit(name, order)) == []


@for_each("name", NAMES)
def test_no_place_is_forgotten_and_the_others_are_written_in(name: str) -> None:
    """The cards of challenges and their answers show strips; nothing is laid on them."""
    for document in kit(name):
        pages = document.pages if document.name not in ("defis", "reponses") else ()
        told = " ".join(words(page.data) for page in pages)
        if document.name == "demain":  # its last page has things to write on, beside the cards of the second
            assert not empty(pages[-1]) or "crayon" in words(pages[-1].data)
            pages = pages[:-1]
        places = sum(map(empty, pages))
        counted = sum(each.many for each in document.places)
        assert counted >= places or (not counted and "crayon" in told), document.title


def test_a_whole_class_has_its_arrows_and_its_friezes() -> None:
    for name in (A_WAY, "ms/a-gauche-de-l-abeille", "ps/le-gateau-de-la-ferme"):
        assert misfits(kit(name, Order(children=25))) == []


def test_a_frieze_of_a_story_is_no_strip_for_a_program() -> None:
    (made,) = (each for each in kit("ps/le-gateau-de-la-ferme") if each.name == "frise")
    assert [{"head", "go"} & set(page.data) for page in made.pages] == [set()] * 2
    assert {each.taken for each in made.places} == {"images", "vignettes"}


def upright(page: object, least: float, most: float = 300.0) -> list[float]:
    """Where lines stand whose height is between these millimetres, from the left."""
    found = [each for each in lines(page) if abs(each.x - each.to_x) < 0.01]
    return sorted({round(each.x, 2) for each in found if least < abs(each.y - each.to_y) < most})


def test_an_arrow_as_it_is_cut_lies_in_a_place_of_the_notebook_as_it_is_drawn() -> None:
    named = {each.name: each for each in kit(A_WAY)}
    arrows, notebook = (opened(pdf([named[name]], "Essai", COLOUR)).pages[0] for name in ("fleches", "carnet"))
    pieces = {round(after - before, 1) for before, after in pairwise(upright(arrows, 150)) if after - before > 1}
    frames = [after - before for before, after in pairwise(upright(notebook, 20, 22)) if after - before > 1]
    assert pieces == {ARROW}
    assert len(frames) == 5
    assert LEAST <= min(frames) - max(pieces) <= MOST


def inked(sheet: Image.Image, left: float, right: float, below: float) -> tuple[float, float]:
    """From where to where there is ink between two uprights, in millimetres below a title, as far as ``below``."""
    x, y, right, lower = (round(each * PPI / 25.4) for each in (left, TOP - 0.5, right, below))
    column = sheet.convert("L").crop((x, y, right, lower))
    found = ImageOps.invert(column).point(lambda tone: tone if tone > 40 else 0).getbbox()
    assert found is not None
    return found[1] * 25.4 / PPI, found[3] * 25.4 / PPI


@pytest.mark.parametrize("places", [5, 10, 15])
def test_a_strip_is_entered_at_its_first_place_and_left_at_its_last(places: int) -> None:
    """The bee stands beside the first row, GO beside the last one; the way from row to row lies between them."""
    (sheet,) = rendered(
        pdf([replace(made, pages=made.pages[:1]) for made in [strips(places, PLAIN)]], "E", COLOUR), PPI
    )
    high = places / 5 * SLOT
    bee = inked(sheet, 10, 26, TOP + high)
    go = inked(sheet, 247, 262, TOP + high)
    assert 0 < bee[0] < bee[1] < SLOT
    assert high - SLOT < go[0] < go[1] < high
    if places > 5:
        assert inked(sheet, 243.5, 245.5, TOP + high)[0] == pytest.approx(SLOT / 2, abs=1), "from the end of a row"
