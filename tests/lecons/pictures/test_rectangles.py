"""Where two rectangles meet: what keeps flowers, keys and what prints apart."""

import pytest

from lecons.pictures.rectangles import Rect, grid

HERE = Rect(10, 20, 30, 40)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Rect(39, 59, 5, 5), True),
        (Rect(20, 30, 1, 1), True),
        (Rect(0, 0, 100, 100), True),
        (Rect(40, 20, 30, 40), False),
        (Rect(10, 60, 30, 40), False),
        (Rect(0, 0, 9, 100), False),
        (Rect(0, 0, 100, 19), False),
        (Rect(20, 30, 0, 0), False),
    ],
    ids=["a corner", "inside", "round it", "beside it", "below it", "left of it", "above it", "empty"],
)
def test_two_rectangles_meet_where_they_share_more_than_an_edge(other: Rect, meets: bool) -> None:
    assert (HERE.meets(other), other.meets(HERE)) == (meets, meets)


def test_places_of_a_grid_are_as_wide_as_may_be_and_no_wider() -> None:
    room = Rect(0, 0, 400, 100)
    assert [(each.width, each.height) for each in grid(room, 2, 10, 1.5)] == [(150, 100)] * 2
    assert [(each.width, each.height) for each in grid(room, 2, 10, 3.0)] == [(195, 100)] * 2
