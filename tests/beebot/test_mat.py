"""Walls between cells, in whatever order their two cells are given."""

import pytest

from beebot.interpreter import run
from beebot.mat import BumpedInto, Mat, Wall
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose

A1, B1, A2 = Cell(0, 0), Cell(1, 0), Cell(0, 1)


@pytest.mark.parametrize(("one", "other", "heading"), [(A1, B1, Heading.EAST), (A1, A2, Heading.NORTH)])
def test_a_wall_stops_whichever_of_its_cells_comes_first(one: Cell, other: Cell, heading: Heading) -> None:
    assert Wall(other, one) == Wall(one, other)
    for wall in (Wall(one, other), Wall(other, one)):
        mat = Mat(2, 2, walls=frozenset({wall}))
        for start in (Pose(one, heading), Pose(other, heading.turned(180))):
            bump = run(parse_program("avancer"), start, mat).bump
            assert bump
            assert bump.bump is BumpedInto.WALL


@pytest.mark.parametrize("other", [A1, Cell(1, 1), Cell(2, 0)])
def test_a_wall_stands_between_neighbours_alone(other: Cell) -> None:
    with pytest.raises(ValueError, match=f"A1 et {other} ne se touchent pas"):
        Wall(A1, other)
