"""Lint of every SVG drawing: simple enough for the renderer, in the colours of the themes, nothing cut off."""

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pygame
import pytest

from lecons.pictures.theme import HIGH_CONTRAST, recolouring

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "lecons" / "pictures" / "assets", ROOT / "lecons" / "images")
FILES = sorted(path for folder in FOLDERS for path in folder.glob("*.svg"))
NAMESPACE = "{http://www.w3.org/2000/svg}"
MAX_BYTES = 6 * 1024

BOXES = {  # viewBox: (width, height)
    "-60 -60 120 120": ("120", "120"),
    "-120 -60 240 120": ("240", "120"),
}
PAINT = {
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
    "stroke-linecap", "stroke-linejoin", "transform",
}  # fmt: skip
SHAPES = {
    "svg": {"viewBox", "width", "height"},
    "g": set(),
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
COLOURS = set(recolouring(HIGH_CONTRAST))
"""What a theme can replace: a drawing in any other colour would keep it in high contrast."""


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
        if tag not in SHAPES or (tag == "svg" and element is not root):
            faults.append(f"tag not allowed: {tag}")
            continue
        faults += [
            f"attribute not allowed: {tag} {name}"
            for name in element.attrib
            if name not in SHAPES[tag] and (tag == "svg" or name not in PAINT)
        ]
        faults += [
            f"colour not in the palette: {element.get(name)}"
            for name in ("fill", "stroke")
            if element.get(name, "none") not in COLOURS | {"none"}
        ]
        if tag not in {"svg", "g"} and not (element.get("fill") or parents[element].get("fill")):
            faults.append(f"no fill, so it would be black: {tag}")
    return faults


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_drawing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert lint(text) == []
    assert re.match(r"<svg [^>]*>\n<!-- [^\n]+ -->\n", text), "say in French what it shows"
    assert len(text.encode()) < MAX_BYTES
    width, height = (int(value) for value in BOXES[ET.fromstring(text).attrib["viewBox"]])
    image = pygame.image.load_sized_svg(io.BytesIO(text.encode()), (width, height))
    assert image.get_size() == (width, height)
    box = image.get_bounding_rect(min_alpha=1)
    assert box.width, "nothing is drawn"
    assert pygame.Rect(1, 1, width - 2, height - 2).contains(box), f"cut off at the edge: {box}"


def test_both_folders_have_drawings() -> None:
    assert {path.parent for path in FILES} == set(FOLDERS)


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -60 120 120" width="120" height="120">'


@pytest.mark.parametrize(
    "text",
    [
        HEAD + '<use href="#a"/></svg>',
        HEAD + '<clipPath><circle cx="0" cy="0" r="9"/></clipPath></svg>',
        HEAD + '<circle cx="0" cy="0" r="9" fill="currentColor"/></svg>',
        HEAD + "<text>GO</text></svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"><circle cx="0" cy="0" r="9"/></svg>',
    ],
    ids=["use", "clipPath", "currentColor", "text", "no-viewBox"],
)
def test_seeded_fault_is_refused(text: str) -> None:
    assert lint(text)
