"""Walls between cells, in whatever order their two cells are given."""

import pytest

from beebot.bumps import BumpedInto, bumped_into
from beebot.interpreter import run
from beebot.mat import Mat, Wall
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose

A1, B1, C1, A2, B2 = Cell(0, 0), Cell(1, 0), Cell(2, 0), Cell(0, 1), Cell(1, 1)


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


MEADOW = Mat(3, 3, frozenset({C1}), frozenset({Wall(A1, A2)}))


@pytest.mark.parametrize("heading", [each for each in Heading if not each.is_diagonal])
@pytest.mark.parametrize("steps", [1, -1])
@pytest.mark.parametrize("cell", [Cell(column, row) for column in range(3) for row in range(3)], ids=str)
def test_a_robot_is_stopped_by_the_edge_an_obstacle_or_the_wall_there_and_by_nothing_else(
    cell: Cell, steps: int, heading: Heading
) -> None:
    goal = cell.step(heading, steps)
    stops = bumped_into(MEADOW, cell, heading, steps)
    if not (0 <= goal.column < 3 and 0 <= goal.row < 3):
        assert stops is BumpedInto.EDGE
    elif goal == C1:
        assert stops is BumpedInto.OBSTACLE
    elif {cell, goal} == {A1, A2}:
        assert stops is BumpedInto.WALL
    else:
        assert stops is None


@pytest.mark.parametrize(
    ("cell", "heading", "stops"),
    [
        (A1, Heading.NORTH_EAST, BumpedInto.WALL),
        (B1, Heading.NORTH_EAST, BumpedInto.OBSTACLE),
        (B2, Heading.NORTH_EAST, None),
        (B2, Heading.NORTH_WEST, None),
        (B1, Heading.SOUTH_EAST, BumpedInto.EDGE),
    ],
)
def test_a_diagonal_passes_no_obstacle_and_no_end_of_a_wall(
    cell: Cell, heading: Heading, stops: BumpedInto | None
) -> None:
    assert bumped_into(MEADOW, cell, heading, 1) is stops
