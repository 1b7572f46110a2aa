"""Lint of the pictures of cells, stories and cards: plain colours, the shape of one hand, nothing cut off.

A picture without a ``class`` has no roles: its colours are its own in every theme. What a cell's must hold
besides, landmark or obstacle, is in ``test_mat_drawings``.
"""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pygame
import pytest

from tests.loops import for_each
from tests.test_drawings import HEAD, NAMESPACE, PAINT, SHAPES, is_title, paints_of, pixels

IMAGES = Path(__file__).resolve().parent.parent / "lecons" / "images"
FILES = sorted(
    path
    for path in IMAGES.glob("*.svg")
    if "class=" not in path.read_text(encoding="utf-8") and not path.stem.startswith("age-")  # cards of the first page
)
MAX_BYTES = {(120, 120): 6 * 1024, (240, 120): 6 * 1024, (240, 160): 8 * 1024}
BOXES = {"-60 -60 120 120": (120, 120), "-120 -60 240 120": (240, 120), "-120 -80 240 160": (240, 160)}
SHADOW = "#43302B"


def lint(text: str) -> list[str]:
    """Return what is wrong with one picture; an empty list means it may be used."""
    root = ET.fromstring(text)
    faults = [] if root.get("viewBox") in BOXES else ["the viewBox is not known"]
    if all("none" in paints.values() or "" in paints.values() for paints in map(paints_of, root.iter())):
        faults.append("no shape has an edge")
    titles = sum(is_title(element, root) for element in root)
    for place, element in enumerate(root.iter()):
        tag = str(element.tag).removeprefix(NAMESPACE)
        if is_title(element, root):
            continue
        if tag not in SHAPES or tag == "defs":
            faults.append(f"tag not allowed: {tag}")
            continue
        allowed = SHAPES[tag] if tag == "svg" else SHAPES[tag] | PAINT | {"opacity"}
        faults += [f"attribute not allowed: {tag} {name}" for name in element.attrib if name not in allowed]
        if tag not in {"svg", "g"} and not paints_of(element)["fill"]:
            faults.append(f"no fill, so it would be black: {tag}")
        faults += [
            f"not a plain colour: {colour}"
            for colour in paints_of(element).values()
            if colour not in {"", "none"} and not re.fullmatch("#[0-9A-F]{6}", colour)
        ]
        if "opacity" in element.attrib and (place, tag, element.get("fill")) != (1 + titles, "ellipse", SHADOW):
            faults.append("only the shadow is seen through, and it comes first")
    return faults


@for_each("path", FILES, ids=lambda path: path.stem)
def test_picture(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert lint(text) == []
    assert re.search(r"<svg [^<]*>\n<!-- [^\n]+ -->\n", text), "say in French what it shows"
    size = BOXES[ET.fromstring(text).attrib["viewBox"]]
    things = 2 if path.stem.endswith("-ouvert") else 1  # the barn, and who comes out of it
    assert len(text.encode()) < things * MAX_BYTES[size]
    box = pixels(text, size).get_bounding_rect(min_alpha=1)
    assert box.width, "nothing is drawn"
    if size == (120, 120):  # a wide one is a whole scene, up to its frame
        assert pygame.Rect(1, 1, 118, 118).contains(box), f"cut off at the edge: {box}"


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ('<circle r="9"/>', "no fill, so it would be black: circle"),
        ('<circle r="9" fill="red"/>', "not a plain colour: red"),
        ('<circle r="9" fill="#FFFFFF" opacity="0.5"/>', "only the shadow is seen through, and it comes first"),
        ('<circle r="9" fill="#FFFFFF"/>', "no shape has an edge"),
        ('<text fill="#FFFFFF">A</text>', "tag not allowed: text"),
        ('<circle r="9" fill="#FFFFFF" filter="url(#a)"/>', "attribute not allowed: circle filter"),
    ],
)
def test_a_seeded_fault_is_told(drawn: str, told: str) -> None:
    assert told in lint(f"{HEAD}{drawn}</svg>")
