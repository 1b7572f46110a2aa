"""The drawn places that mats lie on: as large as their mats, quiet under what stands on them, hidden by the hem.

Areas are measured on a small picture, ten units a pixel, where blades of grass and thin lines melt into what is round
them.
"""

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

import lecons
from beebot.files.content_folder import BACKGROUNDS
from beebot.loader import load_mat
from beebot.mat import Mat
from lecons.pictures.grounds import background_of, look_of
from lecons.pictures.painting import painted
from lecons.pictures.rectangles import HEM
from lecons.pictures.themes import CALM, HIGH_CONTRAST

SVG = "{http://www.w3.org/2000/svg}"
FILES = sorted(BACKGROUNDS.glob("*.svg"))
NIGHT = "solaire"
MATS = {mat.decor.background: mat for mat in map(load_mat, lecons.mats()) if mat.decor.background}
MAX_BYTES = 40 * 1000
UNITS = 10
"""Of a drawing, in a pixel of what is measured."""
QUIET, BEYOND = 0.125, 0.025
"""How much darker or lighter than its base an area may be (CIE L*), and which part of a place may be more so."""
LEAST_GRID, DARKEST = 1.45, 0.05
"""The contrast of the grid with what lies under it, but for the darkest part of it."""


def mat_of(file: Path) -> Mat:
    return MATS[file.stem.removesuffix("-papier")]


def seen(file: Path) -> tuple[list[pygame.Color], pygame.Color]:
    """The colours of a place over its base, and its base."""
    text = file.read_bytes()
    root = ET.fromstring(text)
    image = pygame.image.load(io.BytesIO(text), "a.svg").convert_alpha()
    small = pygame.transform.smoothscale(image, (image.get_width() // UNITS, image.get_height() // UNITS))
    pixels = [small.get_at((x, y)) for x in range(small.get_width()) for y in range(small.get_height())]
    (base,) = (each.get("fill", "") for each in root.iter(f"{SVG}rect") if each.get("id") == "base")
    return pixels, pygame.Color(base)


def luminance(colour: pygame.Color) -> float:
    parts = (part / 255 for part in (colour.r, colour.g, colour.b))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: pygame.Color) -> float:
    """L* of CIE 1976."""
    return float(116 * luminance(colour) ** (1 / 3) - 16)


def contrast(one: float, other: float) -> float:
    """WCAG 2's, of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.fixture(autouse=True, scope="module")
def screen() -> None:
    pygame.display.init()
    pygame.display.set_mode((1, 1))


def test_each_place_is_that_of_one_mat() -> None:
    assert {file.stem.removesuffix("-papier") for file in FILES} == set(MATS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_place_is_as_large_as_its_mat_and_made_of_what_every_painter_knows(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    root, mat = ET.fromstring(text), mat_of(file)
    assert root.get("viewBox") == f"0 0 {100 * mat.width} {100 * mat.height}"
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {"svg", "rect", "path"}
    assert not re.search("dasharray|transform|class=|style=|url\\(", text)
    assert len(text.encode()) <= MAX_BYTES
    assert background_of(mat) is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_hem_hides_what_reaches_beyond_the_cells(file: Path) -> None:
    """Nothing is drawn farther out than the hem is wide."""
    mat = mat_of(file)
    place = background_of(mat, printed=file.stem.endswith("-papier"))
    assert place is not None
    room, beyond = 100, round(100 * HEM)
    wide, high = 100 * mat.width + 2 * room, 100 * mat.height + 2 * room
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}">{place.laid(room, room, 100)}</svg>'
    image = pygame.image.load(io.BytesIO(painted(svg, CALM).encode()), "a.svg").convert_alpha()
    drawn = image.get_bounding_rect()
    cells = pygame.Rect(room, room, 100 * mat.width, 100 * mat.height)
    assert cells.inflate(2 * beyond, 2 * beyond).contains(drawn), (drawn, cells)


@pytest.mark.parametrize("file", [file for file in FILES if file.stem != NIGHT], ids=lambda file: file.stem)
def test_an_area_is_never_much_darker_or_lighter_than_the_ground(file: Path) -> None:
    pixels, base = seen(file)
    loud = [each for each in pixels if abs(lightness(each) / lightness(base) - 1) > QUIET]
    assert len(loud) <= BEYOND * len(pixels)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_grid_is_seen_on_all_of_a_place(file: Path) -> None:
    pixels, _base = seen(file)
    line = luminance(pygame.Color(painted(look_of(mat_of(file), printed=file.stem.endswith("-papier")).grid, CALM)))
    found = sorted(contrast(luminance(each), line) for each in pixels)
    assert found[round(DARKEST * len(found))] >= LEAST_GRID


def test_high_contrast_shows_no_place_and_another_size_none() -> None:
    mat = MATS["ile"]
    place = background_of(mat)
    assert place is not None
    drawn = painted(place.elements + place.cells, HIGH_CONTRAST)
    assert {*re.findall("#[0-9A-Fa-f]{6}", drawn)} == {HIGH_CONTRAST.meadow}
    assert background_of(replace(mat, width=mat.width + 1)) is None
