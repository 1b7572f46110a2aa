"""Roles and themes: each role is somebody's and has a colour in each theme, and a drawing's text takes any of them."""

import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecons import pictures
from lecons.pictures.artwork import ASSETS
from lecons.pictures.painting import painted
from lecons.pictures.theme import ROLE, Theme, with_roles
from lecons.pictures.themes import CALM, HIGH_CONTRAST, PALETTES
from tests.loops import for_each

ROOT = Path(__file__).resolve().parents[3]
MODULES = [import_module(f"{pictures.__name__}.{module.name}") for module in iter_modules(pictures.__path__)]
TABLES = {value for module in MODULES for value in vars(module).values() if isinstance(value, Theme)} - {ROLE}
"""Every theme there is: a table that is added is tested with the others."""
IMAGES = ROOT / "lecons" / "images"
DRAWINGS = sorted(
    path
    for path in (*ASSETS.rglob("*.svg"), *IMAGES.glob("*.svg"))
    if path.parent != IMAGES or "class=" in path.read_text("utf-8")
)
"""The drawings with roles; the pictures of cells have none, their colours are their own in every theme."""

ALIKE = """
card, light, rim
cream, lamp-sign
frame, plate-line
hem-rim, patch-edge
hill-near, meadow
honey, heart
orange-edge, wall-edge
shade, sign
straw-band, seed
"""
"""Roles that calm and high contrast do not part, each of another use: black and white has no shade, but all signs."""


def name(field: str) -> str:
    return field.replace("_", "-")


def test_each_theme_has_a_colour_for_each_role() -> None:
    assert {CALM, HIGH_CONTRAST} <= TABLES
    for theme in TABLES:
        assert {colour for colour in theme if not re.fullmatch("#[0-9A-F]{6}", colour)} == set()


@pytest.mark.parametrize("palette", [*PALETTES.glob("*.gpl")], ids=lambda palette: palette.stem)
def test_each_line_of_a_palette_is_a_role_in_a_theme(palette: Path) -> None:
    _head, *lines = palette.read_text("utf-8").partition("#")[2].splitlines()
    said = [line.split() for line in lines if not line.startswith("#")]
    colours = {(role, "#" + bytes(map(int, colour)).hex().upper()) for *colour, role in said}
    themes = [set(zip(map(name, Theme._fields), theme, strict=True)) for theme in TABLES]
    assert any(len(colours) == len(said) and colours <= theme for theme in themes)


def test_no_two_names_are_of_one_use() -> None:
    alike = defaultdict(set)
    for place, field in enumerate(Theme._fields):
        alike[tuple(theme[place] for theme in sorted(TABLES))].add(name(field))
    told = [set(line.split(", ")) for line in ALIKE.strip().splitlines()]
    assert [names for names in alike.values() if len(names) > 1 and not any(names <= each for each in told)] == []


def test_each_role_is_drawn_with() -> None:
    files = " ".join(drawing.read_text("utf-8") for drawing in DRAWINGS)
    code = " ".join(
        file.read_text("utf-8") for room in ("lecons", "simulateur") for file in (ROOT / room).rglob("*.py")
    )
    in_files = set(re.findall(r"(?:fill|stroke)-([a-z-]+)[ \"]", files))
    in_code = {name(field) for field in re.findall(r"ROLE\.([a-z_]+)", code)}
    assert {name(field) for field in Theme._fields} - in_files - in_code == set()


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ('<path fill="#8DAB5E" class="fill-hem"/>', '<path fill="var(--hem)"/>'),
        (
            '<path class="fill-hem stroke-hem-rim" fill="#8DAB5E" stroke="#8DAB5E" stroke-width="2"/>',
            '<path fill="var(--hem)" stroke="var(--hem-rim)" stroke-width="2"/>',
        ),
        ('<g class="fill-ink" fill="#43302B"><path d="M0 0"/></g>', '<g fill="var(--ink)"><path d="M0 0"/></g>'),
        (
            '<path\n   class="fill-hem"\n   fill="#123456"\n   style="fill:#8dab5e;fill-opacity:1;stroke:none"/>',
            '<path\n   fill="var(--hem)"\n   style="fill:var(--hem);fill-opacity:1;stroke:none"/>',
        ),
        (
            '<path class="stroke-ink" style="opacity:1;fill:none;stroke: #43302b"/>',
            '<path style="opacity:1;fill:none;stroke:var(--ink)"/>',
        ),
        ('<path class="fill-ink" fill="red"/><path fill="red"/>', '<path fill="var(--ink)"/><path fill="red"/>'),
        ('<path class="st0 fill-ink" fill="#43302B"/>', '<path class="st0 fill-ink" fill="var(--ink)"/>'),
        ('<path class="fill-ink" fill-opacity="0.5"/>', '<path fill-opacity="0.5"/>'),
    ],
    ids=["one", "both", "group", "style over attribute", "style alone", "next element", "another class", "no paint"],
)
def test_a_class_names_the_role_of_a_paint(drawn: str, read: str) -> None:
    assert with_roles(drawn) == read


@pytest.mark.parametrize(
    "drawn",
    [
        '<path fill="#43302B"/>',
        '<path class="cls-1 st0 ink" fill="#43302B"/>',
        '<path class="fill-butter" fill="#43302B"/>',
        '<style>.fill-ink{fill:#43302B}</style><path fill="var(--accent, red)" stroke="var(--accent)"/>',
    ],
    ids=["no class", "classes of another program", "no role", "a style sheet"],
)
def test_what_names_no_role_is_shown_as_it_is_in_every_theme(drawn: str) -> None:
    for theme in TABLES:
        assert painted(with_roles(drawn), theme) == drawn


WORDS = ("<", ">", ' class="', "fill-", "butter", '"', ' fill="', ' style="fill:', "red", ";", "var(--", ")", "\n")


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_any_text_without_a_role_is_left_alone(drawn: str) -> None:
    assert painted(with_roles(drawn), HIGH_CONTRAST) == drawn


def test_a_role_alone_is_painted_too() -> None:
    assert [painted(ROLE.soft_ink, theme) for theme in (CALM, HIGH_CONTRAST)] == ["#6B544A", "#D0D0D0"]
    assert painted("#123456", HIGH_CONTRAST) == "#123456"


@for_each("drawing", DRAWINGS, ids=lambda drawing: drawing.stem)
def test_a_drawing_in_a_file_is_wholly_in_the_colours_of_a_theme(drawing: Path) -> None:
    text = with_roles(drawing.read_text("utf-8"))
    for theme in TABLES:
        shown = painted(text, theme)
        assert "var(" not in shown
        assert set(re.findall("#[0-9A-Fa-f]+", shown)) <= set(theme)
