"""The notebook that is folded, the mat in one piece and the ruler: by hand, and read back from paper."""

from itertools import pairwise
from typing import Any

import pytest

import lecons
from beebot.lesson import Level
from beebot.loader import load_mat, load_path
from lecons.printing.documents.levels import PAGES, booklet, imposed
from lecons.printing.documents.mats import EDGE, TRIM, one_sheet, ruler
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import SAVING
from lecons.printing.paper import A3, Paper
from lecons.printing.typeset import pdf
from tests.lecons.printing._kits import PLAIN
from tests.lecons.printing._reading import lines, opened, size

MEADOW = load_mat(lecons.CONTENT / "tapis" / "prairie.yaml")
GRID = "#6E9A48"
INK = "#43302B"


def test_sheets_that_lie_in_one_another_are_read_from_the_cover_to_the_back() -> None:
    assert list(imposed("abcdefgh")) == [("h", "a"), ("b", "g"), ("f", "c"), ("d", "e")]


def test_the_notebook_of_a_level_has_a_page_for_each_seance_and_whole_sheets() -> None:
    path = load_path(lecons.CONTENT / "parcours" / "grande-section-annee.yaml").path
    made = booklet(path.on_shelf, Level.GS, PLAIN)
    assert len(made.pages) == 6
    pages = opened(pdf([made], "Essai", PLAIN.ink)).pages
    assert [size(page) for page in pages] == [pytest.approx((297, 210), abs=0.01)] * 6
    texts = [page.extract_text() for page in pages]
    assert "Mon carnet de codage" in texts[0]
    assert "Mes flèches" in texts[0]
    titles = [lesson.title.fr.replace("'", "’") for lesson in path.on_shelf][:PAGES]
    whole = " ".join(" ".join(texts).split())
    assert [title for title in titles if title.split()[0] not in whole] == []


def test_a_free_page_fills_a_notebook_of_few_seances() -> None:
    path = load_path(lecons.CONTENT / "parcours" / "ce1.yaml").path
    made = booklet(path.on_shelf, Level.CE1, Order(ink=SAVING))
    assert len(made.pages) % 2 == 0
    assert "Mon défi à moi" in " ".join(page.extract_text() for page in opened(pdf([made], "Essai", SAVING)).pages)


@pytest.mark.parametrize(("path", "level", "places"), [("grande-section-annee", Level.GS, 5), ("ce1", Level.CE1, 10)])
def test_under_each_mat_are_the_places_of_the_level_and_never_more_than_ten(
    path: str, level: Level, places: int
) -> None:
    made = booklet(load_path(lecons.CONTENT / "parcours" / f"{path}.yaml").path.on_shelf, level, PLAIN)
    halves: list[Any] = [half for page in made.pages for half in page.data.values()]
    assert {len(half["places"]) for half in halves if half["kind"] == "way"} == {places}


@pytest.mark.parametrize("cell", [150, 100])
def test_the_mat_in_one_piece_has_the_robot_s_step_and_is_cut_in_its_hem(cell: int) -> None:
    made = one_sheet(MEADOW, "La prairie", Order(A3, cell_mm=cell))
    (page,) = opened(pdf([made], "Essai", PLAIN.ink)).pages
    hem, trim = 8 * cell / 150, TRIM * cell / 150
    wide, high = 6 * cell + 2 * hem, 5 * cell + 2 * hem
    assert size(page) == pytest.approx((wide + 2 * EDGE, high + 2 * EDGE), abs=0.01)
    found = list(lines(page))
    grid = [line for line in found if line.colour == GRID and abs(line.y - line.to_y) > cell]  # grass is shorter
    across = sorted({round(line.x, 2) for line in grid if abs(line.x - line.to_x) < 0.01})
    assert [round(after - before, 1) for before, after in pairwise(across)] == [cell] * 6
    outside = [line for line in found if line.colour == INK and line.y == line.to_y and line.x < EDGE]
    assert {round(line.y, 2) for line in outside if line.to_x < EDGE} >= {
        round(EDGE + trim, 2),
        round(EDGE + high - trim, 2),
    }


def test_the_ruler_is_a_ruler() -> None:
    (page,) = opened(pdf([ruler(PLAIN)], "Essai", PLAIN.ink)).pages
    level = [line for line in lines(page) if abs(line.y - line.to_y) < 0.01 and abs(line.to_x - line.x) > 80]
    zero, *marked = sorted(
        {round(line.y, 3) for line in level if abs(abs(line.to_x - line.x) - 84) < 0.01}, reverse=True
    )
    assert [round(zero - mark, 2) for mark in marked] == [100.0, 150.0]


def test_a_paper_is_said_by_name() -> None:
    paper = one_sheet(MEADOW, "La prairie", PLAIN).pages[0].paper
    assert paper == Paper("grand format", 6 * 150 + 16 + 2 * EDGE, 5 * 150 + 16 + 2 * EDGE)
