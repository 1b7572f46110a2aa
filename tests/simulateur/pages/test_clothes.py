"""The clothes of a world on the bee of a page: whichever way she looks, they sit as they do when she looks up."""

from dataclasses import replace

import pygame
import pytest

from beebot.mat import Decor
from beebot.pose import Heading
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.simulateur.builders import IMAGES, challenge, path_of
from tests.test_drawings import pixels


def dressed(heading: Heading) -> pygame.Surface:
    """The bee as she is drawn on the mat of a pirate who starts this way."""
    plain = challenge("tapis 4 3\ndépart B2 nord\nfleurs D1")
    mat = replace(plain.mat, decor=Decor(outfit="tenue-marin"))
    session = Session(path_of(replace(plain, mat=mat, start=replace(plain.start, heading=heading))), "fr")
    session.open_challenge(0, 0)
    (bee,) = (each for each in scene(session, View((1280, 800), IMAGES)).actors if "in tenue marin" in each.sign)
    return pygame.transform.rotate(pixels(painted(bee.svg, CALM), (bee.width, bee.height)), -bee.turned)


@pytest.mark.parametrize("heading", [Heading.EAST, Heading.SOUTH, Heading.WEST])
def test_a_pirate_wears_her_clothes_alike_whichever_way_she_looks(heading: Heading) -> None:
    turned, upright = dressed(heading), pygame.transform.rotate(dressed(Heading.NORTH), -heading.degrees)
    far = pygame.mask.from_threshold(turned, (0, 0, 0), (40, 40, 40, 255), upright).count()
    assert far > 0.97 * turned.get_width() * turned.get_height()
