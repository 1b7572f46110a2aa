"""What the painter keeps drawn stays under its bound, whatever is asked for."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulateur.game.controls import Key, Touch
from simulateur.window.drawings import Picture, Pictures
from tests.simulateur.builders import keys
from tests.simulateur.screens import SIZE, at_challenge
from tests.simulateur.window.test_draw import SOLUTION, square

pytestmark = pytest.mark.usefixtures("display")


def kept_bytes(picture: Picture) -> int:
    return picture.surface.get_pitch() * picture.surface.get_height()


def kept_by(pictures: Pictures) -> int:
    return sum(kept_bytes(picture) for picture in pictures._kept.values())


@pytest.mark.parametrize(
    ("size", "side", "limit"),
    [((320, 200), 100, 1.5 * 320 * 200 * 4), ((3840, 2160), 1000, 22 * 2**20)],
    ids=["a window and a half", "22 MB where the window is large"],
)
def test_kept_drawings_stay_under_their_limit_and_those_in_use_are_kept(
    size: tuple[int, int], side: int, limit: float
) -> None:
    pygame.display.set_mode((320, 200))
    pictures = Pictures(pygame.Surface(size))
    used = pictures.get(square(0, side=side))
    first = pictures.get(square(1, side=side))
    for shade in range(2, 30):
        pictures.get(square(shade, side=side))
        assert pictures.get(square(0, side=side)) is used
        assert pictures._bytes == kept_by(pictures) <= limit
    assert len(pictures._kept) > 2, "what fits is kept"
    assert pictures.get(square(1, side=side)) is not first


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 120)), max_size=60))
def test_drawings_of_all_sizes_stay_under_the_limit_but_for_one_that_is_larger(asked: list[tuple[int, int]]) -> None:
    pictures, limit = Pictures(pygame.display.set_mode((80, 60))), 1.5 * 80 * 60 * 4
    for shade, side in asked:
        pictures.get(square(shade, side=side))
        assert pictures._bytes == kept_by(pictures)
        assert pictures._bytes <= limit or len(pictures._kept) == 1


def test_a_success_has_more_drawings_than_are_kept_and_keeps_no_more_than_a_window_and_a_half() -> None:
    screen = at_challenge()
    pictures, limit = screen.painter._pictures, 1.5 * SIZE[0] * SIZE[1] * 4
    drawn: set[str] = set()
    for touch in (*keys(SOLUTION), Touch(Key.HARE), Touch(Key.GO)):
        screen.touch(touch)
    for _tick in range(350):
        screen.wait(1 / 30)
        assert pictures._bytes == kept_by(pictures) <= limit
        drawn.update(svg for svg, _width, _height in pictures._kept)
    assert screen.session.route.next_challenge == 1
    assert len(drawn) > len(pictures._kept), "something was let go"
    assert screen.is_as_from_nothing()
