"""The hem of each mat: whole within its border, a wood round a forest, foam round an island, a rim for weak eyes."""

import math
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pygame
import pytest

import lecons
from beebot.loader import load_mat
from beebot.mat import Decor, Ground, Mat
from lecons.pictures.images import Images
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import cloth
from lecons.pictures.painting import painted
from lecons.pictures.theme import Theme
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from tests.loops import for_each

CELL = 100


def bare(ground: Ground) -> Mat:
    return Mat(4, 3, decor=Decor(ground=ground))


def shown(mat: Mat, theme: Theme, degrees: float = 0) -> pygame.Surface:
    svg = painted(cloth(mat, CELL, (), Images(), degrees), theme)
    return pygame.image.load(BytesIO(svg.encode()), "mat.svg")


def column(image: pygame.Surface, x: int) -> list[tuple[int, ...]]:
    return [tuple(image.get_at((x, y))) for y in range(image.get_height())]


@for_each("degrees", [0, 45, 90])
@for_each("ground", Ground)
def test_nothing_of_a_mat_is_cut_off_at_its_border(ground: Ground, degrees: int) -> None:
    image = shown(bare(ground), CALM, degrees)
    box = image.get_bounding_rect(min_alpha=8)
    assert box.top > 0
    assert box.left > 0
    assert image.get_rect().contains(box)
    assert box.right < image.get_width()
    assert box.bottom < image.get_height()


def outline(mat: Mat) -> list[int]:
    """How many pixels down the mat begins, above its second and third cells."""
    image = shown(mat, CALM)
    first = round((BORDER + 1) * CELL)
    return [next(y for y, at in enumerate(column(image, x)) if at[3] > 200) for x in range(first, first + 2 * CELL)]


@pytest.mark.parametrize("ground", Ground)
def test_only_a_forest_has_round_tops_about_it(ground: Ground) -> None:
    high = outline(bare(ground))
    tops = len([level for level, _run in groupby(high, key=lambda y: y < sum(high) / len(high)) if level])
    assert max(high) - min(high) == (pytest.approx(6, abs=1) if ground is Ground.FOREST else 0)
    assert tops in ((8, 9) if ground is Ground.FOREST else (0,))


@pytest.mark.parametrize("size", [(3, 3), (4, 3), (3, 4), (4, 4)])
def test_the_ground_is_round_at_its_four_corners_and_no_cell_is_at_another(size: tuple[int, int]) -> None:
    """Whichever of the two colours the cells in the corners have."""
    mat, near = Mat(*size), 3
    image = shown(mat, CALM)

    def seen(x: float, y: float, right: int, down: int) -> tuple[int, ...]:
        """The pixel ``near`` the corner of a cell at ``x``, ``y`` in cells, towards its middle."""
        at = ((BORDER + x) * CELL + right * near, (BORDER + y) * CELL + down * near)
        return tuple(image.get_at((round(at[0]), round(at[1]))))

    for x, right in ((0, 1), (mat.width, -1)):
        for y, down in ((0, 1), (mat.height, -1)):
            colour = seen(x + 0.2 * right, y + 0.2 * down, right, down)
            corners = [(x + right * along, y + down * across) for along in (0, 1) for across in (0, 1)]
            outer, *others = (
                seen(cx, cy, right if cx == x else -right, down if cy == y else -down) for cx, cy in corners
            )
            assert outer != colour
            assert others == [colour] * 3


@for_each("file", lecons.mats(), ids=lambda file: file.stem)
def test_in_high_contrast_every_mat_is_black_with_a_white_rim_and_thin_lines(file: Path) -> None:
    """Streets and paths were as grey as lines, and wide: white things and the trail were hard to see on them."""
    mat = load_mat(file)
    image = shown(replace(mat, obstacles=frozenset(), walls=frozenset(), places=()), HIGH_CONTRAST)
    inside = range(round(BORDER * CELL) + 2, round((BORDER + min(mat.width, mat.height)) * CELL) - 2)
    for x in range(round((BORDER + 0.3) * CELL), round((BORDER + mat.width - 0.3) * CELL), 7):
        assert (255, 255, 255, 255) in column(image, x)[: round(BORDER * CELL)]
    bright = [(x, y) for x in inside for y in inside if image.get_at((x, y)).r > 0x30]
    assert [at for at in bright if min(map(from_a_line, at)) > 0.03] == []


def from_a_line(pixel: int) -> float:
    """How far a pixel is from the nearest line between cells, in cells."""
    cells = pixel / CELL - BORDER
    return abs(cells - round(cells))


def test_foam_lies_between_the_sea_and_the_sand() -> None:
    image = shown(bare(Ground.ISLAND), CALM)
    sea, foam, sand = (pygame.Color(each) for each in ("#74B1D8", "#E4F3FB", "#F5E6C1"))
    for x in range(round((BORDER + 0.3) * CELL), round((BORDER + 3.7) * CELL)):
        seen = [at for at in column(image, x)[: round(BORDER * CELL) + 1] if at[3] == 0xFF]
        met = [min((sea, foam, sand), key=lambda paint: math.dist(at, paint)) for at in seen]
        assert [paint for paint, _run in groupby(met)] == [sea, foam, sand]
