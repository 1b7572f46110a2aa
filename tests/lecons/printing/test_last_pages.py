"""No document ends with a nearly empty sheet: over all that the kit prints, the last holds half a sheet at least."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lecons
from lecons.printing.catalogue import documents, find
from lecons.printing.document import Document, Page
from lecons.printing.documents.contents import with_contents
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import A3, A4, LETTER, Paper, evenly, filled, grid
from lecons.printing.typeset import pdf

MATS, PATHS = (
    tuple(file.relative_to(lecons.CONTENT).with_suffix("").as_posix() for file in files)
    for files in (lecons.mats(), lecons.paths())
)
"""Every séance of the kit is in one of its paths."""
SOURCES = {A4: (*MATS, *PATHS), A3: (*MATS, "parcours/cp"), LETTER: (*MATS, "parcours/ce1")}
HELD = ("cards", "items", "rows", "pictures", "groups")
"""What pages have several of, under the keys of their data."""
WHOLE = ("tapis", "tapis-entier", "carres", "demain")
"""A mat's last tile has what is left of it; a square that lies on a grid of 15 cm is as large as it must be. The four
pages of tomorrow morning are of four kinds."""


def holds(page: Page) -> int:
    """How many things there are on a page; one where it is a whole of its own."""
    for key in HELD:
        found = page.data.get(key)
        if isinstance(found, list | tuple):
            return len(found)
    return 1


def nearly_empty(document: Document) -> bool:
    pages = document.pages
    return len(pages) > 1 and 2 * holds(pages[-1]) < max(map(holds, pages))


@pytest.mark.parametrize("paper", [A4, A3, LETTER], ids=lambda paper: str(paper.name))
def test_no_last_page_is_nearly_empty(paper: Paper) -> None:
    found = {
        f"{source} {document.name}": [holds(page) for page in document.pages]
        for source in SOURCES[paper]
        for document in documents(find(source), Order(paper))
        if document.name not in WHOLE and nearly_empty(document)
    }
    assert found == {}


@pytest.mark.parametrize("children", [1, 5, 7, 25])
def test_none_is_so_for_another_class(children: int) -> None:
    made = documents(find("gs/le-code-des-fleches"), Order(children=children))
    assert [each.name for each in made if each.name not in WHOLE and nearly_empty(each)] == []


def test_five_challenges_leave_room_for_three_of_ones_own() -> None:
    made = {each.name: each for each in documents(find("gs/le-code-des-fleches"), Order())}
    first, last = made["defis"].pages
    assert (holds(first), holds(last)) == (4, 4)
    tasks = [card["task"] for card in last.data["cards"] if isinstance(card, Mapping)]  # type: ignore[union-attr]
    assert tasks[1:] == ["Notre défi :"] * 3
    assert made["defis"].note == "5 cartes à couper, 3 à inventer"


@pytest.mark.parametrize(("count", "sheets", "most"), [(6, 1, 87), (18, 3, 87), (4, 1, 95), (5, 1, 87)])
def test_pictures_to_sort_are_a_little_smaller_where_that_saves_a_sheet(count: int, sheets: int, most: int) -> None:
    cut = filled(A4, 95.0, count)
    assert -(-count // cut.pieces) == sheets
    assert most - 2 <= cut.width <= most


@given(st.sampled_from([A4, A3, LETTER]), st.floats(30, 150), st.integers(1, 60))
def test_a_filled_sheet_never_takes_more_paper_nor_pieces_that_are_too_small(
    paper: Paper, side: float, count: int
) -> None:
    cut, usual = filled(paper, side, count), grid(paper, side, side)
    assert -(-count // cut.pieces) <= -(-count // usual.pieces)
    assert 0.74 * side <= cut.width <= side * 1.000001


@given(st.lists(st.integers(), max_size=80), st.integers(1, 30))
def test_what_is_shared_out_evenly_is_whole(items: list[int], most: int) -> None:
    sheets = list(evenly(items, most))
    assert [each for sheet in sheets for each in sheet] == items
    assert len(sheets) == max(1, -(-len(items) // most))
    sizes = [len(sheet) for sheet in sheets]
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(("paper", "pages"), [(A4, 2), (A3, 1)])
def test_a_table_of_contents_uses_the_height_of_its_paper(paper: Paper, pages: int) -> None:
    """The same forty documents have two sheets of A4, or one of A3, on which each line has its place."""
    order = Order(paper)
    (sheet,) = [each for each in documents(find("gs/le-code-des-fleches"), order) if each.name == "fiche"]
    contents = with_contents("Essai", "", [sheet] * 38, order)[0]
    assert len(contents.pages) == pages
    assert pdf([contents], "Essai", order.ink)[:4] == b"%PDF"


@pytest.mark.parametrize("paper", [A4, A3, LETTER])
def test_a_square_for_the_floor_is_as_wide_as_its_sheet(paper: Paper) -> None:
    (made,) = [each for each in documents(find("ferme"), Order(paper)) if each.name == "cases-de-sol"]
    assert {(page.data["width"], page.data["height"]) for page in made.pages} == {(paper.room.width,) * 2}
