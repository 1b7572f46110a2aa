"""What the bee wears: over any mood, turned with her, and never over her eyes."""

import pygame
import pytest

from beebot.loader import load_mat
from beebot.mat import Decor
from lecons import mats
from lecons.pictures.artwork import ASSETS, document, icon
from lecons.pictures.heroes import hero, in_clothes
from lecons.pictures.images import Images
from lecons.pictures.named_cells import Spot
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from tests.test_drawings import pixels

IMAGES, SIDE = Images(), 120
OUTFITS = sorted({load_mat(file).decor.outfit for file in mats()} - {""})
MOODS = sorted(file.stem for file in ASSETS.glob("bee*.svg") if file.stem not in {"bee-shadow", "bee-plaster"})
EYES = [(x, y) for x in (*range(41, 55), *range(66, 80)) for y in range(35, 49)]
"""What lies within both eyes of the bee, in pixels."""


def shown(svg: str) -> pygame.Surface:
    return pixels(painted(svg, CALM), (SIDE, SIDE))


def test_three_worlds_have_clothes_for_her_and_the_others_none() -> None:
    worn = {file.stem: load_mat(file).decor.outfit for file in mats()}
    assert {name: each for name, each in worn.items() if each} == {
        "ile": "tenue-marin",
        "ferme": "tenue-fermiere",
        "ville": "tenue-facteur",
    }


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("outfit", OUTFITS)
def test_clothes_change_her_shape_and_never_hide_her_eyes(outfit: str, mood: str) -> None:
    bare = icon(mood, SIDE, 0)
    before, after = shown(bare), shown(in_clothes(bare, outfit, SIDE, 0, IMAGES))
    assert [at for at in EYES if before.get_at(at) != after.get_at(at)] == []
    assert sum(before.get_at((x, y)) != after.get_at((x, y)) for x in range(SIDE) for y in range(SIDE)) > SIDE * 10


@pytest.mark.parametrize("outfit", OUTFITS)
def test_clothes_turn_with_her(outfit: str) -> None:
    turned = shown(in_clothes(icon("bee", SIDE, 90), outfit, SIDE, 90, IMAGES))
    upright = pygame.transform.rotate(shown(in_clothes(icon("bee", SIDE, 0), outfit, SIDE, 0, IMAGES)), -90)
    one, other = (pygame.mask.from_surface(each, 127) for each in (turned, upright))
    assert one.overlap_area(other, (0, 0)) > 0.97 * max(one.count(), other.count())


def test_a_hero_wears_nothing_and_a_picture_that_is_missing_leaves_the_bee_as_she_is() -> None:
    spot = Spot(60, 60, SIDE, 90)
    bee = hero(Decor(), IMAGES, spot)
    assert document(SIDE, SIDE, bee) == icon("bee", SIDE, 90)
    assert hero(Decor(outfit="lost"), IMAGES, spot) == bee
    assert hero(Decor(hero="fusee", outfit="tenue-marin"), IMAGES, spot) == IMAGES.draw("fusee", *spot)
