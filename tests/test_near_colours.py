"""Colours that nobody can tell apart are one colour: a shade beside another is a name that was not looked up.

The calm roles, the grounds of mats, the pictures of séances, paper and the tablets' pages share one palette. High
contrast is a table of its own. The plans of the kit's robot are sheets of a workshop, and have theirs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from lecons.pictures.themes import CALM, HIGH_CONTRAST

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "lecons", ROOT / "simulateur")
ELSEWHERE = ROOT / "lecons" / "pictures" / "themes.py"
SUFFIXES = {".py", ".svg", ".typ", ".css", ".js", ".html"}
NEAR = 4
"""Two colours are one where no channel differs by more, in steps of 255."""
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")


def drawn() -> dict[str, set[str]]:
    """Every colour of the palette, and the files that have it."""
    found: dict[str, set[str]] = defaultdict(set, {colour.upper(): {"the calm theme"} for colour in CALM})
    files = (file for folder in FOLDERS for file in folder.rglob("*") if file.suffix in SUFFIXES and file != ELSEWHERE)
    for file in files:
        for colour in COLOUR.findall(file.read_text(encoding="utf-8")):
            found[colour.upper()].add(file.name)
    return found


def channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def near(colours: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of different colours that look the same."""
    for one, other in combinations(sorted(set(colours)), 2):
        if max(abs(a - b) for a, b in zip(channels(one), channels(other), strict=True)) <= NEAR:
            yield one, other


def test_no_two_colours_look_the_same() -> None:
    palette = drawn()
    assert len(palette) > 200
    told = [f"{one} of {min(palette[one])} is nearly {other} of {min(palette[other])}" for one, other in near(palette)]
    assert told == []


def test_no_two_roles_look_the_same_in_high_contrast_and_are_not() -> None:
    assert [*near(colour.upper() for colour in HIGH_CONTRAST)] == []


def test_a_colour_that_is_nearly_another_is_seen() -> None:
    assert [*near(["#F5E9D3", "#F5E9D5", "#F5E9D3", "#F5E9DD"])] == [("#F5E9D3", "#F5E9D5")]
    assert [*near(["#101010", "#101015"])] == []
    assert [*near(["#101010", "#0C1414"])] == [("#0C1414", "#101010")]
