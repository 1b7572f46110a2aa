"""How a mat is cut: by arithmetic alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecons.printing.paper import A3, A4, FOOT, GLUE, HEAD, LETTER, MARGIN, PAPERS, Paper, grid, halves, plan

HEM = 16
"""Of both sides of a mat with cells of 15 cm."""


@pytest.mark.parametrize(
    ("paper", "columns", "rows", "cell", "sheets"),
    [(A4, 6, 5, 150, 15), (A3, 6, 5, 150, 8), (A4, 6, 5, 100, 8), (A3, 6, 5, 100, 4), (LETTER, 1, 1, 150, 1)],
)
def test_sheets_of_a_mat_by_hand(paper: Paper, columns: int, rows: int, cell: int, sheets: int) -> None:
    hem = HEM * cell / 150
    assert plan(columns * cell + hem, rows * cell + hem, paper).sheets == sheets


papers = st.sampled_from([*PAPERS.values(), *(paper.turned for paper in PAPERS.values())])
sides = st.floats(20, 3000)


@given(papers, sides, sides)
def test_tiles_cover_the_picture_and_no_part_twice(paper: Paper, width: float, height: float) -> None:
    cut = plan(width, height, paper)
    tiles = list(cut.tiles())
    assert [tile.number for tile in tiles] == list(range(1, cut.sheets + 1))
    wide, high = cut.paper.step
    assert tiles[0].window.x <= 0.001
    assert tiles[0].window.y <= 0.001
    assert tiles[-1].window.right >= width - 0.001
    assert tiles[-1].window.bottom >= height - 0.001
    assert sum(tile.right > 0 for tile in tiles) == cut.sheets - cut.rows, "all but the last of each row"
    assert sum(tile.below > 0 for tile in tiles) == cut.sheets - cut.columns
    for tile in tiles:
        if tile.right:
            assert tiles[tile.right - 1].window.x == pytest.approx(tile.window.x + wide)
            assert tiles[tile.right - 1].window.y == tile.window.y
        if tile.below:
            assert tiles[tile.below - 1].window.y == pytest.approx(tile.window.y + high)


@given(papers, sides, sides)
def test_a_tile_and_its_strips_are_printed_whole(paper: Paper, width: float, height: float) -> None:
    cut = plan(width, height, paper)
    wide, high = cut.paper.step
    assert wide + GLUE <= cut.paper.width - 2 * MARGIN + 0.001
    assert high + GLUE <= cut.paper.height - 2 * MARGIN + 0.001


@given(papers, sides, sides)
def test_no_other_way_takes_fewer_sheets(paper: Paper, width: float, height: float) -> None:
    cut = plan(width, height, paper)
    for each in (paper, paper.turned):
        room = each.room
        columns, rows = 1, 1
        while columns * (room.width - GLUE) < width:
            columns += 1
        while rows * (room.height - GLUE) < height:
            rows += 1
        assert cut.sheets <= columns * rows


def test_sheets_stand_upright_where_lying_ones_save_none() -> None:
    assert plan(150, 150, A4).paper == A4
    assert plan(270, 180, A4).paper == A4.turned, "one sheet for two"


@pytest.mark.parametrize(
    ("paper", "sheet", "columns", "rows", "width", "height"),
    [(A4, A4, 1, 2, 196, 130), (LETTER, LETTER, 1, 2, 201.9, 121.2), (A3, A3.turned, 2, 2, 203, 130)],
)
def test_pieces_of_half_a_sheet_by_hand(
    paper: Paper, sheet: Paper, columns: int, rows: int, width: float, height: float
) -> None:
    chosen, cut = halves(paper)
    assert chosen == sheet
    assert tuple(cut) == pytest.approx((columns, rows, width, height))
    assert rows * height + HEAD + FOOT + 2 * MARGIN == pytest.approx(sheet.height)


@given(papers, st.floats(10, 190), st.floats(10, 190))
def test_pieces_fit_on_their_sheet(paper: Paper, width: float, height: float) -> None:
    cut = grid(paper, width, height)
    assert cut.columns == 1 or cut.columns * width <= paper.room.width + 0.1
    assert cut.rows == 1 or cut.rows * height <= paper.room.height - HEAD - FOOT + 0.1
    assert (cut.rows + 1) * height > paper.room.height - HEAD - FOOT, "one more row has room"
