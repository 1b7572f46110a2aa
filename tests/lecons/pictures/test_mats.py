"""A mat as it is drawn: what stands on which cell."""

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pygame
import pytest

import lecons
from beebot.challenge import Challenge, Target
from beebot.loader import load_mat
from beebot.mat import Decor, Ground, Mat, Place
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from lecons.pictures.grounds import quiet_marks
from lecons.pictures.images import Images
from lecons.pictures.landmarks import DIE_FAR, Landmark, landmarks, marked, pauses
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import cloth, thumbnail
from lecons.pictures.painting import painted
from lecons.pictures.predictions import flag
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from lecons.pictures.touched_cells import bare_ground
from tests.loops import for_each


def drawn(cells: str, wide: str) -> str:
    decor = Decor(obstacle="ville-barriere", wide_obstacle=wide)
    return cloth(Mat(3, 1, frozenset(Cell.read_several(cells)), decor=decor), 100, (), Images())


@pytest.mark.parametrize("cells", ["A1", "A1 C1", "A1 B1"])
def test_where_no_obstacle_is_wide_each_stands_on_its_own_cell(cells: str) -> None:
    one_by_one = drawn(cells, "une-image-qui-n-est-pas-la")
    assert drawn(cells, "ville-barriere") == one_by_one
    assert (drawn(cells, "mare-large") == one_by_one) == (cells != "A1 B1")


@for_each("file", lecons.mats(), ids=lambda file: file.stem)
@pytest.mark.parametrize("degrees", [0, 45])
def test_in_high_contrast_every_obstacle_has_its_bars_whoever_laid_it(file: Path, degrees: int) -> None:
    mat = load_mat(file)
    free = [
        cell
        for cell in (Cell(column, 0) for column in range(mat.width))
        if cell not in mat.obstacles and mat.place(cell) is None
    ]
    laid = replace(mat, obstacles=mat.obstacles | set(free[:1]))
    frames = re.findall(
        '<rect [^>]*width="(90|190)[.0]*"[^>]*rx="[^"]*" fill="none" stroke="#FFFFFF" stroke-width="10.00"',
        contrasted(laid, degrees),
    )
    assert sum(2 if wide == "190" else 1 for wide in frames) == len(laid.obstacles), "one frame round a wide one"


def contrasted(mat: Mat, degrees: int) -> str:
    return painted(cloth(mat, 100, (), Images(), degrees), HIGH_CONTRAST)


def heard(*, pause: bool) -> Challenge:
    target = Target(Cell(2, 0), pause=pause, visible=False, sound="poule")
    return Challenge("", Text(""), Mat(3, 1), Pose(Cell(0, 0), Heading.EAST), (target,))


def test_a_target_that_is_only_heard_is_drawn_once_it_was_visited() -> None:
    assert list(landmarks(heard(pause=False))) == []
    assert [mark.cell for mark in landmarks(heard(pause=False), (0,))] == [Cell(2, 0)]


def test_no_pause_sign_tells_where_a_target_is_that_is_only_heard() -> None:
    assert thumbnail(heard(pause=True), 40, Images()) == thumbnail(heard(pause=False), 40, Images())
    assert list(pauses(heard(pause=True))) == []
    assert list(pauses(heard(pause=True), (0,))) == [Cell(2, 0)]


def test_a_cell_to_cross_never_covers_what_is_drawn_on_it() -> None:
    def middle(places: tuple[Place, ...], crossed: frozenset[Cell]) -> pygame.Color:
        mat = Mat(2, 1, places=places)
        asked = Challenge("", Text(""), mat, Pose(Cell(0, 0), Heading.EAST), (), passages=crossed)
        svg = thumbnail(asked, 100, Images(), bees=False)
        return pygame.image.load_sized_svg(BytesIO(painted(svg, CALM).encode()), (226, 126)).get_at((163, 63))

    crossed, named = frozenset({Cell(1, 0)}), (Place(Cell(1, 0), picture="ruche"),)
    assert middle(named, crossed) == middle(named, frozenset())
    assert middle((), crossed) != middle((), frozenset())


def test_the_die_of_a_target_in_an_order_is_on_its_lower_left_corner() -> None:
    """There the answer to a wrong order shows it too (``simulateur/pages/mat/feedback.py``)."""
    mark = Landmark("ferme-poule", Cell(0, 0), rank=2)
    (disc, *dots) = circles(marked(mark, 100, Images()))[len(circles(marked(mark._replace(rank=0), 100, Images()))) :]
    assert disc == pytest.approx((50 - 100 * DIE_FAR, 50 + 100 * DIE_FAR))
    assert len(dots) == 2


@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize("size", [(2, 2), (2, 3), (3, 3)])
def test_the_ground_that_covers_a_cell_is_that_of_the_mat_there(ground: Ground, size: tuple[int, int]) -> None:
    def most(svg: str, box: tuple[int, int, int, int], side: tuple[int, int]) -> tuple[int, ...]:
        image = pygame.image.load_sized_svg(BytesIO(painted(svg, CALM).encode()), side)
        pixels = (tuple(image.get_at((x, y))) for x in range(box[0], box[2]) for y in range(box[1], box[3]))
        return Counter(pixels).most_common(1)[0][0]

    mat, cell = Mat(*size, decor=Decor(ground=ground)), 40
    edge = round(BORDER * cell)
    whole = (size[0] * cell + 2 * edge, size[1] * cell + 2 * edge)
    for each in mat.cells:
        x, y = edge + each.column * cell, edge + (size[1] - 1 - each.row) * cell
        seen = most(cloth(mat, cell, (), Images()), (x + 6, y + 6, x + 34, y + 34), whole)
        assert most(bare_ground(mat, each, cell, 0), (16, 16, 44, 44), (60, 60)) == seen, each


def circles(svg: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall('<circle cx="([^"]*)" cy="([^"]*)"', svg)]


def test_each_cell_of_a_floor_has_its_boards() -> None:
    mat = Mat(3, 2, decor=Decor(ground=Ground.FLOOR))
    (boards,) = quiet_marks(mat, 30, 10)
    starts = {(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)h30", boards)}
    assert starts == {(10 + 30 * column, 10 + 10 * line) for column in range(3) for line in (1, 2, 4, 5)}


def test_a_flag_has_feelers_where_it_says_which_way_she_looks() -> None:
    plain, *turned = (flag(100, degrees) for degrees in (None, 0, 90))
    assert [each.count("<circle") - plain.count("<circle") for each in turned] == [2, 2]
    assert "rotate(90)" in turned[1]
