"""Photographs and drawings from outside, in the place that a picture of the kit would have."""

import base64
import io

import pygame
import pytest

from lecons.pictures.artwork import circle, document
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.named_cells import Spot, standing
from lecons.pictures.photo_layers import layers
from lecons.pictures.photos import Photo
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.web.scene_messages import Frames
from simulateur.window.drawings import Pictures, cut

pytestmark = pytest.mark.usefixtures("display")
SIDE = 100


def flag(width: int, height: int) -> Photo:
    """Red on the left, blue on the right."""
    surface, made = pygame.Surface((width, height)), io.BytesIO()
    surface.fill("blue")
    surface.fill("red", (0, 0, width // 2, height))
    pygame.image.save(surface, made, "flag.png")
    return Photo(f"flag {width}", made.getvalue(), width, height)


def painted(svg: str, width: int = SIDE, height: int = SIDE) -> pygame.Surface:
    return Pictures(pygame.Surface((SIDE, SIDE))).load(Sprite(svg, 0, 0, width, height))


def seen(surface: pygame.Surface, *at: tuple[int, int]) -> list[str]:
    names: dict[tuple[int, ...], str] = {
        (255, 0, 0, 255): "red",
        (0, 0, 255, 255): "blue",
        (0, 128, 0, 255): "green",
        (0, 0, 0, 0): "nothing",
    }
    shown = (surface.get_at(place) for place in at)
    whole = (tuple(255 if part > 250 else part for part in each) for each in shown)  # to make it small rounds down
    return [names.get(each, "?") for each in whole]


@pytest.mark.parametrize("width", [40, 400])
def test_a_photograph_fills_the_box_as_far_as_it_can_and_turns_with_it(width: int) -> None:
    images = Images({"drapeau": flag(width, width // 2)})
    upright = painted(landmark("drapeau", SIDE, images))
    assert seen(upright, (5, 50), (95, 50), (50, 15), (50, 85)) == ["red", "blue", "nothing", "nothing"]
    turned = painted(landmark("drapeau", SIDE, images, 90))
    assert seen(turned, (50, 5), (50, 95), (15, 50), (85, 50)) == ["red", "blue", "nothing", "nothing"]


def test_a_wide_photograph_fills_two_cells() -> None:
    images = Images({"drapeau": flag(400, 200)})
    svg = document(2 * SIDE, SIDE, images.draw("drapeau", SIDE, SIDE / 2, SIDE, cells=2))
    assert seen(painted(svg, 2 * SIDE), (3, 3), (197, 97)) == ["red", "blue"]


@pytest.mark.parametrize("size", [(400, 200), (200, 400), (40, 40)])
def test_on_a_named_cell_a_photograph_is_a_square_with_a_rim(size: tuple[int, int]) -> None:
    images = Images({"drapeau": flag(*size)})
    drawn = [standing("drapeau", "", images, Spot(50, 50, SIDE, degrees)) for degrees in (0, 90)]
    upright, turned = (painted(document(SIDE, SIDE, each)) for each in drawn)
    assert seen(upright, (20, 20), (20, 80), (80, 20), (80, 80)) == ["red", "red", "blue", "blue"]
    assert seen(turned, (20, 20), (80, 20), (20, 80), (80, 80)) == ["red", "red", "blue", "blue"]
    for shown in (upright, turned):
        assert seen(shown, (50, 3), (3, 50), (9, 9), (50, 96)) == ["nothing"] * 4
        assert [shown.get_at(place)[:3] for place in ((50, 10), (10, 50), (90, 50), (50, 90))] == [(255, 248, 234)] * 4


def test_a_photograph_lies_beside_a_drawing_with_a_white_edge() -> None:
    photo = standing("drapeau", "", Images({"drapeau": flag(40, 40)}), Spot(25, 25, 50))
    drawing = standing("ville-gare", "", Images(), Spot(75, 75, 50))
    assert seen(painted(document(SIDE, SIDE, drawing, photo)), (15, 15), (35, 35)) == ["red", "blue"]


def test_what_is_drawn_before_a_photograph_lies_under_it_and_what_is_drawn_later_over_it() -> None:
    photo = Images({"drapeau": flag(40, 40)}).draw("drapeau", 50, 50, 50)
    svg = document(100, 100, circle(30, 30, 20, fill="green"), f"<g>{photo}{circle(70, 70, 20, fill='green')}</g>")
    assert len(list(layers(svg))) == 3
    assert seen(painted(svg), (20, 30), (40, 40), (70, 70), (70, 30)) == ["green", "red", "green", "blue"]


def test_a_part_of_a_drawing_shows_that_part_of_its_photograph() -> None:
    sprite = Sprite(landmark("drapeau", SIDE, Images({"drapeau": flag(40, 40)}), 90), 0, 0, SIDE, SIDE)
    low = cut(sprite, 50, 100)
    assert seen(painted(low.svg, SIDE, 50), (5, 5), (95, 45)) == ["blue", "blue"]


def drawing(side: int, colour: str) -> bytes:
    """What the gate makes of a drawing: its left half is filled, the other one is seen through."""
    surface, made = pygame.Surface((side, side), pygame.SRCALPHA), io.BytesIO()
    surface.fill(colour, (0, 0, side // 2, side))
    pygame.image.save(surface, made, "drawing.png")
    return made.getvalue()


DRAWING = Images({"x": Photo("drawing", drawing(1024, "red"), 1024, 1024, drawing(256, "blue"))})


@pytest.mark.parametrize(("side", "colour"), [(100, "blue"), (256, "blue"), (257, "red"), (400, "red")])
def test_a_drawing_from_outside_is_shown_from_the_picture_that_is_large_enough(side: int, colour: str) -> None:
    svg = document(side, side, DRAWING.draw("x", side / 2, side / 2, side))
    shown = painted(svg, side, side)
    assert seen(shown, (2, 2), (side // 2 - 3, side - 3), (side // 2 + 3, 9)) == [colour, colour, "nothing"]
    (number, text), *_others = Frames(CALM, ROLE.paper)._news([Sprite(svg, 0, 0, side, side)])
    sent = base64.b64decode(text.partition("base64,")[2].partition('"')[0])
    assert (number, sent) == (0, drawing(*((256, "blue") if colour == "blue" else (1024, "red"))))


def test_on_a_named_cell_a_drawing_is_whole_and_in_high_contrast_on_white() -> None:
    """Photographs lie under a rim. A drawing, whose lines are dark, would not be seen on a black mat."""
    svg = document(SIDE, SIDE, standing("x", "", DRAWING, Spot(50, 50, SIDE)))
    places = (5, 50), (40, 95), (60, 50)
    assert seen(painted(svg), *places) == ["blue", "blue", "nothing"]
    shown = Pictures(pygame.Surface((SIDE, SIDE)), HIGH_CONTRAST).load(Sprite(svg, 0, 0, SIDE, SIDE))
    expected = (0, 0, 255, 255), (0, 0, 255, 255), (255, 255, 255, 255)
    assert [tuple(shown.get_at(place)) for place in places] == [pytest.approx(colour, abs=2) for colour in expected]
