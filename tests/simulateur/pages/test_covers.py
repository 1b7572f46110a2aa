"""Covers of séances: no two of one path look alike, whatever their size; none spills out of its box."""

from io import BytesIO
from itertools import combinations
from pathlib import Path

import pygame
import pytest

from beebot.challenge import Challenge
from lecons import FIRST_PATH
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import thumbnail
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.pictures.covers import cover
from tests.kit_content import path_at
from tests.simulateur.builders import IMAGES

PATHS = sorted(FIRST_PATH.parent.glob("*.yaml"))
WIDE, HIGH = 234, 200
SMALL = (39, 33)
"""In pixels: a cover as small as any, and what is compared of it: less than an eye sees at arm's length."""
FAR, PART = 40, 0.025
"""How far apart two colours are, in steps of one of their three parts; the least part of two pictures that is so."""


def pixels(svg: str, size: tuple[int, int] = SMALL) -> list[tuple[int, ...]]:
    surface = pygame.image.load(BytesIO(painted(svg, CALM).encode()), "cover.svg").convert_alpha()
    small = pygame.transform.smoothscale(surface, size)
    return [tuple(small.get_at((x, y)))[:3] for y in range(size[1]) for x in range(size[0])]


def apart(one: str, other: str) -> float:
    """The part of two pictures that an eye sees to be different."""
    pairs = list(zip(pixels(one), pixels(other), strict=True))
    return sum(max(abs(a - b) for a, b in zip(*pair, strict=True)) >= FAR for pair in pairs) / len(pairs)


def whole_mat(challenge: Challenge) -> str:
    return thumbnail(challenge, WIDE / (challenge.mat.width + 2 * BORDER), IMAGES)


@pytest.fixture(autouse=True)
def _display() -> None:
    pygame.display.init()
    pygame.display.set_mode((1, 1))


@pytest.mark.parametrize("file", PATHS, ids=lambda file: file.stem)
def test_two_seances_of_a_path_never_look_alike(file: Path) -> None:
    drawn = {lesson.id: cover(lesson, WIDE, HIGH, IMAGES) for lesson in path_at(file).lessons}
    alike = [pair for pair in combinations(drawn, 2) if apart(*(drawn[name] for name in pair)) < PART]
    assert not alike


def test_their_mats_alone_would() -> None:
    mats = [whole_mat(lesson.challenges[0]) for lesson in path_at().lessons]
    assert any(apart(*pair) < PART for pair in combinations(mats, 2))


@pytest.mark.parametrize("size", [(200, 170), (478, 400)])
@pytest.mark.parametrize("theme", [CALM, HIGH_CONTRAST], ids=["calm", "contrast"])
def test_a_cover_is_drawn_in_any_size_and_has_no_hole(size: tuple[int, int], theme: object) -> None:
    for lesson in path_at().lessons:
        svg = painted(cover(lesson, *size, IMAGES), theme)  # type: ignore[arg-type]
        surface = pygame.image.load(BytesIO(svg.encode()), "cover.svg").convert_alpha()
        assert surface.get_size() == size
        corners = (surface.get_at((x, y)).a for x in (1, size[0] - 2) for y in (1, size[1] - 2))
        assert min(corners) == 255
