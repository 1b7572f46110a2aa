import pytest

from beebot.pose import Cell, Heading, Pose


@pytest.mark.parametrize(
    ("text", "column", "row"), [("A1", 0, 0), ("F1", 5, 0), ("A5", 0, 4), ("C4", 2, 3), ("Z26", 25, 25)]
)
def test_a_cell_is_a_column_to_the_east_and_a_row_to_the_north(text: str, column: int, row: int) -> None:
    assert Cell.parse(text) == Cell(column, row)
    assert str(Cell(column, row)) == text


@pytest.mark.parametrize("text", ["", "a1", "1A", "A0", "A01", "AA1", "A-1", "A1 ", "A100", "É1", "A１"])
def test_what_is_no_cell(text: str) -> None:
    with pytest.raises(ValueError, match="n'est pas une case ; écrivez une lettre majuscule"):
        Cell.parse(text)


@pytest.mark.parametrize(
    ("heading", "ahead", "behind", "left", "right", "degrees"),
    [
        (Heading.NORTH, "C4", "C2", Heading.WEST, Heading.EAST, 0),
        (Heading.EAST, "D3", "B3", Heading.NORTH, Heading.SOUTH, 90),
        (Heading.SOUTH, "C2", "C4", Heading.EAST, Heading.WEST, 180),
        (Heading.WEST, "B3", "D3", Heading.SOUTH, Heading.NORTH, 270),
    ],
)
def test_headings(heading: Heading, ahead: str, behind: str, left: Heading, right: Heading, degrees: int) -> None:
    origin = Cell.parse("C3")
    assert str(origin.step(heading)) == ahead
    assert str(origin.step(heading, -1)) == behind
    assert heading.turned(-90) is left
    assert heading.turned(90) is right
    assert heading.degrees == degrees


def test_a_pose_reads_like_a_file() -> None:
    assert str(Pose(Cell.parse("C4"), Heading.WEST)) == "C4 ouest"
