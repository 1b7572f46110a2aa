"""Lint of every SVG drawing with roles: simple enough for the renderer, each colour with its role, nothing cut off.

The pictures of cells have plain colours and their own lint: ``test_cell_drawings``.
"""

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pygame
import pytest

from lecons.pictures.painting import painted
from lecons.pictures.theme import with_roles
from lecons.pictures.themes import CALM
from tests.loops import for_each

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "lecons" / "pictures" / "assets", ROOT / "lecons" / "images")
FILES = sorted(
    path
    for folder in FOLDERS
    for path in folder.rglob("*.svg")
    if folder != FOLDERS[1] or "class=" in path.read_text(encoding="utf-8")
)
NAMESPACE = "{http://www.w3.org/2000/svg}"
MAX_BYTES = 8 * 1024

BOXES = {  # viewBox: (width, height)
    "-60 -60 120 120": ("120", "120"),
    "-120 -60 240 120": ("240", "120"),
    "0 0 120 120": ("120", "120"),
    "-30 -30 60 60": ("60", "60"),
}
FILL_THEIR_BOX = ("hole", "hole-chosen", "ring-of-go", "cell-seen", "cell-told", "pocket", "wheels", "waiting-cell")
"""Places whose felt, or whose rim, goes to the edge; all others leave a pixel free, so that a cut is seen."""
PAINT = {
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
    "stroke-linecap", "stroke-linejoin", "transform", "class", "style", "id",
}  # fmt: skip
SHAPES = {
    "svg": {"viewBox", "width", "height", "version", "id"},
    "defs": set(),
    "g": set(),
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
ROLES = {field.replace("_", "-"): colour for field, colour in CALM._asdict().items()}


def lint(text: str) -> list[str]:
    """Return what is wrong with one drawing; an empty list means it may be used."""
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        return [f"not XML: {error}"]
    faults = []
    size = BOXES.get(root.get("viewBox", ""))
    if root.tag != NAMESPACE + "svg" or size is None:
        faults.append("the root must be an svg with a known viewBox")
    elif (root.get("width"), root.get("height")) != size:
        faults.append("width and height must match the viewBox")
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        tag = str(element.tag).removeprefix(NAMESPACE)
        if is_title(element, root):
            continue
        if tag not in SHAPES or (tag == "svg" and element is not root):
            faults.append(f"tag not allowed: {tag}")
            continue
        faults += [
            f"attribute not allowed: {tag} {name}"
            for name in element.attrib
            if name not in SHAPES[tag] and (tag == "svg" or name not in PAINT)
        ]
        faults += faults_of_paints(element)
        if tag == "defs" and len(element):
            faults.append("the renderer knows no defs")
        shape = tag not in {"svg", "g", "defs"}
        if shape and not (paints_of(element)["fill"] or paints_of(parents[element])["fill"]):
            faults.append(f"no fill, so it would be black: {tag}")
    return faults


def is_title(element: ET.Element, root: ET.Element) -> bool:
    """Whether it is what is said when the drawing opens, in one of the kit's languages."""
    return (
        element.tag == NAMESPACE + "title"
        and element in list(root)
        and element.attrib.keys() == {"lang"}
        and element.get("lang") in {"fr", "en"}
        and bool(element.text)
    )


def paints_of(element: ET.Element) -> dict[str, str]:
    """Fill and stroke as any viewer shows them, "" where there is none: Inkscape's ``style`` hides an attribute."""
    style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", element.get("style", "")))
    return {paint: style.get(paint, element.get(paint, "")).strip() for paint in ("fill", "stroke")}


def faults_of_paints(element: ET.Element) -> list[str]:
    """Colours without a role, which would stay the same in every theme, and roles that say another colour."""
    faults, words = [], element.get("class", "").split()
    for paint, colour in paints_of(element).items():
        names = [word.removeprefix(f"{paint}-") for word in words if word.startswith(f"{paint}-")]
        if colour in {"", "none"} and not names:
            continue
        if len(names) != 1:
            able = ", ".join(f"{paint}-{name}" for name, calm in ROLES.items() if calm == colour.upper())
            faults.append(f"{paint} {colour} needs the name of its role; of that colour: {able or 'none'}")
        elif names[0] not in ROLES:
            faults.append(f"{paint}-{names[0]} is no role")
        elif colour.upper() != ROLES[names[0]]:
            faults.append(f"{paint} {colour} is not the colour of {names[0]}, which is {ROLES[names[0]]}")
    return [*faults, *(f"no paint: {word}" for word in words if not word.startswith(("fill-", "stroke-")))]


@for_each("path", FILES, ids=lambda path: path.stem)
def test_drawing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert lint(text) == []
    assert re.search(r"<svg [^<]*>\s*(<defs[^<]*/>)?\s*<!-- [^\n]+ -->\n", text), "say in French what it shows"
    assert len(text.encode()) < MAX_BYTES
    width, height = (int(value) for value in BOXES[ET.fromstring(text).attrib["viewBox"]])
    image = pixels(text, (width, height))
    assert image.get_size() == (width, height)
    box = image.get_bounding_rect(min_alpha=1)
    assert box.width, "nothing is drawn"
    edge = path.stem not in FILL_THEIR_BOX
    assert pygame.Rect(0, 0, width, height).inflate(-2 * edge, -2 * edge).contains(box), f"cut off at the edge: {box}"


def pixels(text: str, size: tuple[int, int]) -> pygame.Surface:
    return pygame.image.load_sized_svg(io.BytesIO(text.encode()), size)


@for_each("path", FILES, ids=lambda path: path.stem)
def test_a_drawing_looks_alike_in_the_kit_and_in_any_viewer(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shown, elsewhere = (pixels(each, (120, 120)) for each in (painted(with_roles(text), CALM), text))
    assert pygame.image.tobytes(shown, "RGBA") == pygame.image.tobytes(elsewhere, "RGBA")


def test_both_folders_have_drawings() -> None:
    assert {path.parent for path in FILES} >= set(FOLDERS)


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -60 120 120" width="120" height="120">'


SAVED_BY_INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg
   viewBox="-60 -60 120 120"
   width="120"
   height="120"
   version="1.1"
   id="svg7"
   xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg">
  <defs
     id="defs7" />
  <!-- tête de lecture : petite tête d’abeille souriante -->
  <ellipse
     cx="-18.5"
     cy="16"
     rx="5.1999998"
     ry="4.0999999"
     class="fill-cheek"
     fill="#F2998B"
     id="ellipse6"
     style="fill:#f8c842" />
</svg>
"""
"""What Inkscape 1.4 makes of a cheek that was given another colour, saved as plain SVG."""


def test_what_inkscape_saves_may_be_used_once_its_role_is_right() -> None:
    assert lint(SAVED_BY_INKSCAPE) == ["fill #f8c842 is not the colour of cheek, which is #F2998B"]
    assert lint(SAVED_BY_INKSCAPE.replace("fill-cheek", "fill-honey")) == []


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (
            'fill="#F8C842"',
            "fill #F8C842 needs the name of its role; of that colour: fill-honey, fill-plate, fill-heart",
        ),
        ('fill="#123456"', "fill #123456 needs the name of its role; of that colour: none"),
        ('fill="#F8C842" class="fill-butter"', "fill-butter is no role"),
        (
            'fill="#F8C842" class="fill-honey fill-heart"',
            "fill #F8C842 needs the name of its role; of that colour: fill-honey, fill-plate, fill-heart",
        ),
        ('fill="#F8C842" class="honey"', "no paint: honey"),
        ('fill="none" class="fill-honey"', "fill none is not the colour of honey, which is #F8C842"),
        ('fill="none" stroke="#F8C842" class="fill-honey"', "stroke #F8C842 needs"),
        ('class="fill-honey"', "fill  is not the colour of honey, which is #F8C842"),
    ],
)
def test_a_paint_and_its_role_must_agree(drawn: str, told: str) -> None:
    faults = lint(f'{HEAD}<circle cx="0" cy="0" r="9" {drawn}/></svg>')
    assert any(fault.startswith(told) for fault in faults), faults


@pytest.mark.parametrize(
    "text",
    [
        HEAD + '<use href="#a"/></svg>',
        HEAD + '<defs><path d="M0 0"/></defs></svg>',
        HEAD + '<clipPath><circle cx="0" cy="0" r="9"/></clipPath></svg>',
        HEAD + '<circle cx="0" cy="0" r="9" fill="currentColor"/></svg>',
        HEAD + "<text>GO</text></svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"><circle cx="0" cy="0" r="9"/></svg>',
    ],
    ids=["use", "defs", "clipPath", "currentColor", "text", "no-viewBox"],
)
def test_seeded_fault_is_refused(text: str) -> None:
    assert lint(text)
