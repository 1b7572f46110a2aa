"""The page of a story: its picture is large, and what is touched is within reach and lies on nothing else."""

import itertools

from simulateur.pages.layout.story_zones import story_zones
from simulateur.pictures.units import touch_side
from tests.loops import for_each
from tests.simulateur.rectangles import Size, apart

SIZES = [(1280, 800), (1024, 600), (800, 1280), (1920, 1080)]
REACH = 0.4
"""What a small child reaches of a wall board, in parts of its height, from below."""


@for_each("left_handed", [False, True])
@for_each("size", SIZES)
def test_nothing_lies_on_anything_else_or_leaves_the_page(size: Size, left_handed: bool) -> None:
    zones = story_zones(size, 9, 4, left_handed=left_handed, whiteboard=False)
    parts = (zones.picture, zones.strip, zones.go_on, *zones.keys)
    for one, other in itertools.combinations(parts, 2):
        assert apart(one, other)
    for each in (*parts, *zones.leaves):
        assert each.x >= 0
        assert each.right <= size[0]
        assert each.y >= 0
        assert each.bottom <= size[1]
    assert all(each.width >= touch_side(size) for each in (*zones.leaves, zones.go_on))


def test_on_seven_inches_five_pages_of_the_strip_are_seen_and_the_picture_has_two_thirds_of_the_height() -> None:
    zones = story_zones((1024, 600), 9, 4, left_handed=False, whiteboard=False)
    assert len(zones.leaves) == 5
    assert zones.picture.height > 2 / 3 * 600


@for_each("size", [(1024, 600), (1920, 1080)])
def test_on_a_wall_board_the_key_that_goes_on_is_within_reach(size: Size) -> None:
    zones = story_zones(size, 9, 4, left_handed=False, whiteboard=True)
    assert zones.go_on.y >= (1 - REACH) * size[1]
