"""What is printed has its size: read back from the PDF, whatever made it."""

from itertools import pairwise

import pytest

import lecons
from beebot.loader import load_mat
from lecons.printing.documents.cards import card_drawing, hand_cards, small_cards, strips
from lecons.printing.documents.mats import mat_document
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import A3, A4, GLUE, LETTER, MARGIN, Paper, plan
from lecons.printing.sizes import SLOT, SMALL
from lecons.printing.typeset import pdf
from tests.lecons.printing._kits import PLAIN, lesson, printed
from tests.lecons.printing._reading import Line, lines, opened, size

MEADOW = load_mat(lecons.CONTENT / "tapis" / "prairie.yaml")
GRID = "#6E9A48"
"""The colour of the lines between the meadow's cells."""
ALLOWED = 0.5
NEAR = 0.01


def upright(line: Line) -> bool:
    return abs(line.x - line.to_x) < NEAR


@pytest.mark.parametrize("paper", [A4, A3, LETTER])
@pytest.mark.parametrize("cell", [150, 100])
def test_every_step_of_the_glued_mat_is_that_of_the_robot(paper: Paper, cell: int) -> None:
    order = Order(paper, cell_mm=cell)
    reader = opened(pdf([mat_document(MEADOW, "La prairie", order)], "Essai", order.ink))
    hem = 8 * cell / 150
    cut = plan(6 * cell + 2 * hem, 5 * cell + 2 * hem, paper)
    wide, high = size(reader.pages[1])
    step = wide - 2 * MARGIN - GLUE, high - 2 * MARGIN - GLUE
    columns: set[float] = set()
    rows: set[float] = set()
    for place, page in enumerate(list(reader.pages)[1:]):
        row, column = divmod(place, cut.columns)
        for line in lines(page):
            if line.colour != GRID or abs(line.to_x - line.x) + abs(line.to_y - line.y) < cell:
                continue  # a blade of grass
            if upright(line) and MARGIN <= line.x <= MARGIN + step[0]:
                columns.add(round(line.x - MARGIN + column * step[0], 2))
            elif not upright(line) and MARGIN <= line.y <= MARGIN + step[1]:
                rows.add(round(line.y - MARGIN + row * step[1], 2))
    for found, count in ((sorted(columns), 7), (sorted(rows), 6)):
        assert len(found) == count
        assert all(abs(after - before - cell) <= ALLOWED for before, after in pairwise(found)), found


def test_every_page_has_a_bar_of_ten_centimetres() -> None:
    for number, page in enumerate(opened(printed("gs/le-code-des-fleches")).pages):
        level = [line for line in lines(page) if abs(line.y - line.to_y) < NEAR]
        bars = [line for line in level if abs(abs(line.to_x - line.x) - 100) <= 0.005]
        assert bars, number
        ends = {round(line.x, 1) for line in lines(page) if upright(line)}
        assert any({round(bar.x, 1), round(bar.to_x, 1)} <= ends for bar in bars), number


def test_a_small_card_fits_in_a_place_of_a_strip_as_they_are_drawn() -> None:
    cards = pdf([small_cards([next(iter(lesson("gs/le-code-des-fleches").challenges[0].keys))], PLAIN)], "x", PLAIN.ink)
    cut = sorted({round(line.x, 2) for line in lines(opened(cards).pages[0]) if upright(line) and line.y > 18})
    assert any(abs(after - before - SMALL) < 0.05 for before, after in pairwise(cut))
    assert 0.5 <= (SLOT - SMALL) / 2 <= 2
    strip = strips(5, PLAIN).pages[0]
    assert strip.data["width"] == strip.data["height"] == SLOT


def test_a_card_has_the_same_drawing_wherever_it_is_printed() -> None:
    card = next(iter(lesson("gs/le-code-des-fleches").challenges[0].keys))
    assert card_drawing(card, PLAIN) == card_drawing(card, Order(A3))
    assert len(hand_cards([card], PLAIN).pages) == 1
