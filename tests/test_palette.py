"""Every shade of the pictures of mats and séances has a name in ``lecons/pictures/palette.gpl``, and each name is used.

The file is a palette of GIMP's, which Inkscape shows too: whoever draws picks a name, and no shade by eye.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import lecons
from tests.test_drawings import paints_of
from tests.test_near_colours import channels

PALETTE = Path(lecons.__file__).parent / "pictures" / "palette.gpl"
IMAGES = lecons.CONTENT / "images"
LINE = re.compile(r" *(\d{1,3}) +(\d{1,3}) +(\d{1,3})\t([a-z]+(?:-[a-z]+)*): (.+)")
"""Three channels, the name, and what it is for."""


def entries() -> list[tuple[str, str, str]]:
    """The shade as ``#RRGGBB``, the name and what it is for, line by line."""
    head, *lines = PALETTE.read_text(encoding="utf-8").splitlines()
    assert head == "GIMP Palette"
    found = [LINE.fullmatch(line) for line in lines if not line.startswith(("#", "Name:", "Columns:"))]
    assert all(found), "a line that no program would read"
    return [("#" + "".join(f"{int(each[at]):02X}" for at in (1, 2, 3)), each[4], each[5]) for each in found if each]


def nameless(drawing: str, palette: dict[str, str]) -> Iterator[str]:
    """The shades of a drawing that have neither a name nor, by a class, the role of a theme; with the nearest name."""
    for element in ET.fromstring(drawing).iter():
        roles = {word.partition("-")[0] for word in element.get("class", "").split()}
        for paint, shade in paints_of(element).items():
            if shade not in {"", "none", *palette} and paint not in roles:
                yield f"{shade}, nearly {palette[min(palette, key=lambda each: far(each, shade))]}"


def far(one: str, other: str) -> int:
    return sum(abs(a - b) for a, b in zip(channels(one), channels(other), strict=True))


def test_every_shade_has_a_name() -> None:
    palette = {shade: name for shade, name, _why in entries()}
    told = {file.name: [*nameless(file.read_text(encoding="utf-8"), palette)] for file in IMAGES.glob("*.svg")}
    assert len(told) > 200
    assert {name: shades for name, shades in told.items() if shades} == {}


def test_a_name_is_one_shade_and_every_shade_is_drawn_with() -> None:
    shades, names, _purposes = zip(*entries(), strict=True)
    drawn = "".join(file.read_text(encoding="utf-8") for file in IMAGES.glob("*.svg"))
    assert len({*shades}) == len({*names}) == len(shades) > 80
    assert [name for shade, name in zip(shades, names, strict=True) if f'"{shade}"' not in drawn] == []


def test_an_edge_is_darker_and_a_light_brighter_than_the_thing_itself() -> None:
    bright = {name: sum(channels(shade)) for shade, name, _why in entries()}
    families = [(name, *name.rsplit("-", 1)) for name in bright if name.endswith(("-edge", "-light"))]
    wrong = [
        name
        for name, thing, part in families
        if thing in bright and (bright[name] < bright[thing]) is not (part == "edge")
    ]
    assert len(families) > 30
    assert wrong == []


def test_a_shade_without_a_name_is_told() -> None:
    palette = {"#43302B": "ink", "#FFFFFF": "white"}
    inside = '<path fill="#43302B" stroke="#FFF0F0"/><path class="fill-honey" fill="#F8C842" style="stroke:#000000"/>'
    told = nameless(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', palette)
    assert [*told] == ["#FFF0F0, nearly white", "#000000, nearly ink"]
