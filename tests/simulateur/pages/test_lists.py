"""A list that is longer than its room: which rows are seen, how far it goes, and that its last row is seen whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecons.pictures.rectangles import Rect
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.pages.adults.common.lists import Scroll, fitting, last_top

HEIGHTS = st.lists(st.integers(5, 60).map(float), max_size=30)
PANE = next(iter(Pane))


@given(heights=HEIGHTS, room=st.integers(60, 300))
def test_at_the_end_of_a_list_the_last_row_is_seen_and_no_room_is_left_for_one_more(
    heights: list[float], room: int
) -> None:
    top = last_top(heights, room)
    assert sum(heights[top:]) <= room + 0.5
    assert top == 0 or sum(heights[top - 1 :]) > room + 0.5


@pytest.mark.parametrize(
    ("heights", "rows", "top"),
    [([], 0, 0), ([50, 50], 2, 0), ([50, 60], 1, 1), ([200], 1, 0), ([40, 40, 40, 90], 2, 3), ([90, 40, 40], 1, 1)],
)
def test_rows_are_counted_from_where_they_begin(heights: list[float], rows: int, top: int) -> None:
    assert (fitting(heights, 100), last_top(heights, 100)) == (rows, top)


@pytest.mark.parametrize(
    ("top", "by", "goes"), [(0, 3, 3), (0, 99, 7), (7, 1, None), (0, -1, None), (2, -9, -2), (5, -1, -1)]
)
def test_a_list_goes_no_further_than_its_ends(top: int, by: int, goes: int | None) -> None:
    touch = Scroll(PANE, Rect(0, 0, 100, 100), 20, top, 7).by(by)
    if goes is None:
        assert touch is None
    else:
        key = AdultKey.DOWN if goes > 0 else AdultKey.UP
        assert touch == Touch(key, PANE.value, amount=abs(goes))
