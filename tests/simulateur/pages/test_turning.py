"""What is on a mat that turns keeps to its cell, however far the mat has turned."""

from math import dist

import pytest

from beebot.pose import Cell
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.point_of_view import Outlook
from simulateur.pages.layout.control_areas import MatPlace, place_mat
from simulateur.pages.mat.turning import at_full_size, shrunk, turned_with, unturned

ZONE = Rect(100, 50, 700, 600)
CELLS = ("A1", "E1", "C2", "E4")
A_PIXEL_AND_A_HALF = 1.5
"""Corners are whole pixels, and middles then half ones."""


def centred(place: MatPlace, cell: Cell, side: int) -> Sprite:
    x, y = place.centre_of_cell(cell)
    return Sprite("<svg/>", round(x - side / 2), round(y - side / 2), side, side)


def middle(sprite: Sprite) -> tuple[float, float]:
    return sprite.x + sprite.width / 2, sprite.y + sprite.height / 2


@pytest.mark.parametrize("degrees", [10, 45, 90, 135, 200, 270, 350])
@pytest.mark.parametrize("cell", [Cell.parse(each) for each in CELLS], ids=CELLS)
def test_what_lies_flat_is_on_its_cell_and_turned_as_the_mat(cell: Cell, degrees: int) -> None:
    place = place_mat(ZONE, 5, 4, degrees)
    (lying,) = turned_with([centred(unturned(place), cell, 40)], place)
    assert dist(middle(lying), place.centre_of_cell(cell)) <= A_PIXEL_AND_A_HALF
    assert lying.turned == degrees


@pytest.mark.parametrize("degrees", [10, 45, 200])
@pytest.mark.parametrize("cell", [Cell.parse(each) for each in CELLS], ids=CELLS)
def test_what_stands_is_on_its_cell_and_shrinks_with_it(cell: Cell, degrees: int) -> None:
    place = place_mat(ZONE, 5, 4, degrees)
    side = round(place.drawn)
    (standing,) = shrunk([centred(at_full_size(place), cell, side)], place)
    assert dist(middle(standing), place.centre_of_cell(cell)) <= A_PIXEL_AND_A_HALF
    assert abs(standing.width - place.cell) <= 1
    assert standing.turned == 0


@pytest.mark.parametrize(
    ("heading", "degrees"), [(0, 0), (90, -90), (180, 180), (270, 90), (315, 45), (-90, 90), (450, -90)]
)
def test_seen_as_the_bee_sees_it_the_mat_has_turned_the_short_way(heading: float, degrees: int) -> None:
    assert Outlook(as_bee=True, turned=1.0).degrees(heading) == degrees
    assert Outlook().degrees(heading) == 0


def test_a_mat_turns_to_its_end_and_back_and_then_rests() -> None:
    look, seen = Outlook().changed(), []
    for _step in range(12):
        seen.append(abs(look.degrees(90)))
        look = look.after(0.06)
    assert seen == sorted(seen)
    assert (look.turned, look.turns, look.after(1)) == (1.0, False, look)
    assert look.changed().after(5) == Outlook()
