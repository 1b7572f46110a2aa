"""What can lead astray is counted as a person would on a drawing."""

import pytest

from beebot.mat import Mat, Wall
from beebot.measures.labyrinth import Astray, astray
from beebot.pose import Cell


def drawn(picture: str) -> tuple[Mat, list[Cell]]:
    """``#`` is an obstacle, digits are the way in their order, the first row is the north."""
    rows = picture.split()
    cells = {
        Cell(column, len(rows) - 1 - row): mark for row, line in enumerate(rows) for column, mark in enumerate(line)
    }
    way = sorted((mark, cell) for cell, mark in cells.items() if mark.isalnum())
    return Mat(len(rows[0]), len(rows), frozenset(cell for cell, mark in cells.items() if mark == "#")), [
        cell for _mark, cell in way
    ]


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("0123", Astray(0, 0, 0)),
        (".0123.", Astray(0, 2, 0)),
        ("... 012 ...", Astray(0, 0, 0)),
        ("#.# 012 #.#", Astray(1, 2, 0)),
        ("..# 012 ###", Astray(0, 0, 0)),
        ("123 0#4 ##5", Astray(0, 0, 2)),
        ("234 1#5 0#6", Astray(0, 0, 4)),
    ],
)
def test_counted_on_a_drawing(picture: str, expected: Astray) -> None:
    mat, way = drawn(picture)
    assert astray(mat, way, [way[-1]]) == expected


def test_a_way_to_several_aims_is_no_detour() -> None:
    mat, way = drawn("234 1#5 0#6")
    assert astray(mat, way, [way[3], way[6]]) == Astray(0, 0, 0)
    there_and_back = [Cell(0, 0), Cell(1, 0), Cell(0, 0)]
    assert astray(Mat(2, 1), there_and_back, [Cell(1, 0), Cell(0, 0)]).detour == 0
    assert astray(Mat(2, 1), there_and_back, []).detour == 2


def test_walls_make_dead_ends_too() -> None:
    wall = Wall(Cell.parse("B1"), Cell.parse("B2"))
    assert astray(Mat(2, 2, walls=frozenset({wall})), [Cell(0, 0), Cell(0, 1)], []).dead_ends == 2
