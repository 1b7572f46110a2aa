"""What a turned sprite covers, worked out by hand: a painter draws again what is under it, and nothing else."""

import pytest

from lecons.pictures.sprite import Sprite


@pytest.mark.parametrize(
    ("degrees", "box"),
    [
        (0, (10, 20, 100, 50)),
        (90, (35, -5, 50, 100)),
        (180, (10, 20, 100, 50)),
        (-90, (35, -5, 50, 100)),
        (45, (6, -9, 108, 108)),  # (100 + 50) / √2 is 106.07: 3.03 more to the left and right, 28.03 up and down
        (30, (4, -2, 112, 94)),  # 111.60 wide and 93.30 high
    ],
)
def test_the_box_of_a_turned_sprite_by_hand(degrees: float, box: tuple[int, int, int, int]) -> None:
    assert Sprite("", 10, 20, 100, 50, turned=degrees).covered == box
