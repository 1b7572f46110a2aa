"""Pictures as large as may be in the room that they have."""

import re
from io import BytesIO

import pygame
import pytest

from beebot.mat import Decor
from lecons.pictures.artwork import document
from lecons.pictures.heroes import hero
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.mats import obstacle_alone
from lecons.pictures.named_cells import Spot, standing
from lecons.pictures.painting import painted
from lecons.pictures.photos import Photo, data_of, lend, shown
from lecons.pictures.theme import Theme
from lecons.pictures.themes import CALM, HIGH_CONTRAST

OWN = {"wide": Photo("wide", b"large", 90, 30, b"small")}
IMAGES = Images(OWN)


@pytest.mark.parametrize(("width", "height", "scale"), [(180, 300, 2), (900, 60, 2), (45, 15, 0.5)])
def test_a_whole_picture_fills_its_room(width: int, height: int, scale: float) -> None:
    inside = IMAGES.fitted("wide", width / 2, height / 2, width, height)
    found = re.search(r"translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)", inside)
    assert found is not None
    assert tuple(map(float, found.groups())) == (width / 2, height / 2, scale)
    assert inside in IMAGES.filling("wide", width, height)


def test_bytes_that_were_lent_go_before_those_that_are_kept() -> None:
    shown(Photo("both", b"kept", 90, 30))
    lend((Photo("both", b"lent", 90, 30),))
    assert data_of("both") == b"lent"
    lend(())
    assert data_of("both") == b"kept"


@pytest.mark.parametrize(("theme", "white"), [(CALM, False), (HIGH_CONTRAST, True)], ids=["calm", "contrast"])
def test_a_drawing_of_ones_own_lies_on_a_white_page_in_high_contrast_wherever_it_stands(
    theme: Theme, white: bool
) -> None:
    images, spot = Images({"own": Photo("own", b"", 1200, 1200, b"small")}), Spot(50, 50, 100)
    decor = Decor(hero="own")
    for drawn in (
        document(100, 100, hero(decor, images, spot)),
        document(100, 100, standing("own", "", images, spot)),
        landmark("own", 100, images),
        obstacle_alone("own", 100, images),
    ):
        surface = pygame.image.load(BytesIO(painted(drawn, theme).encode()), "own.svg")
        seen = [tuple(surface.get_at((x, y)))[:4] for x in (30, 50, 70) for y in (30, 50, 70)]
        assert (set(seen) == {(255, 255, 255, 255)}) is white, "what the child drew lies on it"


def test_no_page_is_under_a_photograph() -> None:
    assert "<rect" not in Images({"own": Photo("own", b"", 1200, 1200)}).draw("own", 50, 50, 100)
