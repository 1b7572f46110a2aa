"""The drawings of mats' cells: where the bee can stop and what stops her are told apart by shape, on every ground.

A landmark stands in air, an obstacle fills its cell and has a closed edge. An obstacle says so in its first line.
"""

import io
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

import lecons
from beebot.loader import load_mat
from lecons.gate.svg import judged
from lecons.pictures.grounds import look_of
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from tests.loops import for_each

IMAGES = Path(__file__).resolve().parent.parent / "lecons" / "images"
GROUNDS = {
    file.stem: (painted(look.light, CALM), painted(look.dark, CALM))
    for file in lecons.mats()
    for look in [look_of(load_mat(file))]
    if any(IMAGES.glob(f"{file.stem}-*.svg"))
}
"""The two colours of each mat's cells, as they are drawn; the meadow's mat has no drawings of its own."""
OPENED = sorted(IMAGES.glob("*-ouvert.svg"))
"""What a goal is like once the bee has come. It stands in light, and on no cell."""
FILES = sorted({path for mat in GROUNDS for path in IMAGES.glob(f"{mat}-*.svg")} - {*OPENED})
MAX_BYTES = 6 * 1000
SCALE = 4
REACH = 50.5
"""How far from its middle a landmark may reach, and an obstacle must not go beyond, in hundredths of a cell."""
LEAST_OBSTACLE = 47
LEAST_CONTRAST = 2.9
SVG = "{http://www.w3.org/2000/svg}"
SHADOW = re.compile(r'<ellipse [^>]*fill="#43302B" opacity="0\.15"/>')


def is_obstacle(text: str) -> bool:
    return re.search(r"<!-- [^\n]*, obstacle( de deux cases)? -->", text) is not None


def without_shadow(text: str) -> str:
    return SHADOW.sub("", text)


def silhouette(text: str) -> tuple[pygame.Surface, pygame.Rect]:
    """The drawing without its shadow, and where it is, in pixels: ``SCALE`` of them are a hundredth of a cell."""
    width = int(ET.fromstring(text).get("width", "0"))
    image = pygame.image.load_sized_svg(io.BytesIO(without_shadow(text).encode()), (width * SCALE, 120 * SCALE))
    return image, image.get_bounding_rect(min_alpha=128)


def luminance(colour: pygame.Color) -> float:
    parts = (part / 255 for part in (colour.r, colour.g, colour.b))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: pygame.Color, other: pygame.Color) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def edge(text: str) -> list[pygame.Color]:
    """The colours met within the outline of a drawing: a hundredth of a cell inside, from all four sides."""
    image, box = silhouette(text)
    found = []
    for along, across, forth in ((box.w, box.h, True), (box.w, box.h, False)):
        for step in range(3, (along if forth else across) - 3, 3):
            for from_end in (False, True):
                depth = _depth(image, box, step, forth=forth, from_end=from_end)
                if depth is not None:
                    found.append(depth)
    return found


def _depth(image: pygame.Surface, box: pygame.Rect, step: int, *, forth: bool, from_end: bool) -> pygame.Color | None:
    """The darkest colour of the first hundredths of a cell that a ray from one side meets, if it meets the drawing."""
    reach = box.h if forth else box.w
    for far in range(reach):
        away = reach - 1 - far if from_end else far
        if image.get_at(_at(box, step, away, forth=forth)).a < 250:
            continue
        inward = range(away, away - 2 * SCALE, -1) if from_end else range(away, away + 2 * SCALE)
        seen = [image.get_at(_at(box, step, deep, forth=forth)) for deep in inward if 0 <= deep < reach]
        return min((colour for colour in seen if colour.a > 250), key=luminance, default=None)
    return None


def _at(box: pygame.Rect, step: int, away: int, *, forth: bool) -> tuple[int, int]:
    return (box.x + step, box.y + away) if forth else (box.x + away, box.y + step)


def faults(text: str, grounds: tuple[str, str]) -> list[str]:
    """What is wrong with the drawing of a cell; an empty list means that it may lie on its mat."""
    wrong = _faults_of_an_obstacle(text) if is_obstacle(text) else _faults_of_a_landmark(text)
    if len(text.encode()) > MAX_BYTES:
        wrong.append(f"{len(text.encode())} bytes")
    if max(reaches(text)) > REACH:
        wrong.append(f"reaches {max(reaches(text))}")
    if text.count("opacity") != len(SHADOW.findall(text)):
        wrong.append("only the shadow is seen through")
    colours = edge(text)
    weak = [
        colour
        for colour in colours
        if min(contrast(colour, pygame.Color(ground)) for ground in grounds) < LEAST_CONTRAST
    ]
    if len(weak) > len(colours) / 50:
        wrong.append(f"{len(weak)} of {len(colours)} places have no edge, {weak[0]}")
    return wrong


def reaches(text: str) -> tuple[float, ...]:
    """How far a drawing reaches to its four sides, from the middle of the cell there, in hundredths of a cell."""
    image, box = silhouette(text)
    wide, high = image.get_size()
    beyond = 0 if wide == high else 50
    sides = (wide / 2 - box.left, box.right - wide / 2)
    ends = (high / 2 - box.top, box.bottom - high / 2)
    return (*(side / SCALE - beyond for side in sides), *(end / SCALE for end in ends))


def _faults_of_an_obstacle(text: str) -> list[str]:
    wrong = []
    if SHADOW.search(text):
        wrong.append("an obstacle has no shadow: it is let into the ground")
    if min(reaches(text)) < LEAST_OBSTACLE:
        wrong.append(f"leaves a gap: {reaches(text)}")
    if _has_gate(silhouette(text)[0]):
        wrong.append("its edge is not closed")
    return wrong


def _faults_of_a_landmark(text: str) -> list[str]:
    wrong = []
    shadows = len(SHADOW.findall(text))
    if shadows > 1:
        wrong.append("two shadows")
    if shadows and not SHADOW.match(without_head(text)):
        wrong.append("the shadow comes first")
    if not _has_air(silhouette(text)[0]):
        wrong.append("a landmark has air round it: this fills its cell as an obstacle does")
    return wrong


def without_head(text: str) -> str:
    return re.sub(r"^<svg[^>]*>\s*<!--[^\n]*-->\s*(<title [^\n]*\n)*", "", text)


def _has_gate(image: pygame.Surface) -> bool:
    """Whether there is a way in from some side: along the cell's sides, a seventh of a cell in, all must be filled."""
    wide, high = image.get_size()
    inset = 24 * SCALE
    row = [(x, y) for x in range(inset + 2 * SCALE, wide - inset - 2 * SCALE) for y in (inset, high - 1 - inset)]
    column = [(x, y) for y in range(inset + 2 * SCALE, high - inset - 2 * SCALE) for x in (inset, wide - 1 - inset)]
    return any(image.get_at(place).a < 250 for place in (*row, *column))


def _has_air(image: pygame.Surface) -> bool:
    """Whether ground is seen within the cell: at two of its corners at least."""
    corner = 15 * SCALE
    far = image.get_width() - corner
    return sum(image.get_at((x, y)).a < 5 for x in (corner, far) for y in (corner, far)) >= 2


@for_each("path", FILES, ids=lambda path: path.stem)
def test_the_drawing_of_a_cell(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert faults(text, GROUNDS[path.stem.split("-")[0]]) == []


@for_each("path", FILES, ids=lambda path: path.stem)
def test_the_gate_lets_every_cell_through(path: Path) -> None:
    """A teacher may copy a drawing of the kit into a folder of her own."""
    assert 'height="120"' in judged(path.read_bytes()).text


@for_each("path", OPENED, ids=lambda path: path.stem)
def test_what_has_opened_has_another_shape_than_before_at_sixty_pixels(path: Path) -> None:
    before = path.with_name(path.name.replace("-ouvert", ""))
    one, other = (silhouette_at(each.read_text(encoding="utf-8"), 60) for each in (before, path))
    assert len(one ^ other) > 0.15 * len(one | other)


def silhouette_at(text: str, side: int) -> set[tuple[int, int]]:
    image = pygame.image.load_sized_svg(io.BytesIO(without_shadow(text).encode()), (side, side))
    return {(x, y) for x in range(side) for y in range(side) if image.get_at((x, y)).a > 128}


def test_every_mat_has_drawings() -> None:
    assert {path.stem.split("-")[0] for path in FILES} == set(GROUNDS)


def fills(text: str) -> list[pygame.Color]:
    return [pygame.Color(colour) for colour in re.findall(r'fill="(#[0-9A-F]{6})"', without_shadow(text))]


@pytest.mark.parametrize("shape", ["disque", "carre", "triangle", "rectangle"])
def test_four_colours_are_four_greys(shape: str) -> None:
    """Who tells no red from green, or sees a grey print, tells the shapes apart by how bright they are."""
    shades = [
        fills((IMAGES / f"couleurs-{shape}-{name}.svg").read_text())[0] for name in ("bleu", "rouge", "vert", "jaune")
    ]
    assert all(contrast(*pair) > 1.3 for pair in pairwise(shades))
    assert sorted(shades, key=luminance) == shades


@pytest.mark.parametrize("number", range(1, 11))
def test_a_constellation_has_as_many_dots_as_it_says(number: int) -> None:
    assert (IMAGES / f"nombres-{number}.svg").read_text().count("<circle") == number


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -60 120 120" width="120" height="120">\n<!-- {} -->\n'
SHADE = '<ellipse cx="0" cy="44" rx="30" ry="5" fill="#43302B" opacity="0.15"/>'
DISC = '<circle cx="0" cy="0" r="40" fill="#F8C842" stroke="#8F5C08" stroke-width="3"/>'
BLOCK = '<rect x="-47" y="-47" width="94" height="94" rx="9" fill="#A2958A" stroke="#4E443C" stroke-width="3"/>'


@pytest.mark.parametrize(
    ("what", "drawn", "told"),
    [
        ("un disque", SHADE + DISC, None),
        ("un bloc, obstacle", BLOCK, None),
        ("un disque", DISC + SHADE, "the shadow comes first"),
        ("un disque", SHADE + SHADE + DISC, "two shadows"),
        ("un disque", DISC.replace("#8F5C08", "#F8C842"), "have no edge"),
        ("un disque", DISC.replace('r="40"', 'r="52"'), "reaches 53.5"),
        ("un bloc", BLOCK, "a landmark has air round it"),
        ("un bloc, obstacle", SHADE + BLOCK, "an obstacle has no shadow"),
        ("un disque, obstacle", DISC, "leaves a gap"),
        (
            "une croix, obstacle",
            '<path d="M-48 0H48M0 -48V48" stroke="#4E443C" stroke-width="9" fill="none"/>',
            "not closed",
        ),
        ("un bloc, obstacle", BLOCK.replace("/>", ' fill-opacity="0.5"/>'), "only the shadow is seen through"),
        ("un disque", DISC * 80, "bytes"),
    ],
)
def test_a_seeded_fault_is_told(what: str, drawn: str, told: str | None) -> None:
    found = faults(HEAD.format(what) + drawn + "</svg>", GROUNDS["classe"])
    assert any(told in fault for fault in found) if told else not found, found
