"""A test that cannot fail proves nothing: each bug built into what prints makes the test that is named for it fail."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).parents[3]
PASSED, FAILED = 0, 1


@dataclass(frozen=True, slots=True)
class Bug:
    """``right`` in ``source``, which stands there once, becomes ``wrong``; then ``killer`` fails."""

    name: str
    source: str
    right: str
    wrong: str
    killer: str


BUGS = (
    Bug(
        "arrows to stick are cut larger than they are said to be",
        "documents/cards.py",
        "cut = grid(order.paper, ARROW, ARROW)",
        "cut = grid(order.paper, 30.0, 30.0)",
        "test_pieces.py::test_an_arrow_as_it_is_cut_lies_in_a_place_of_the_notebook_as_it_is_drawn",
    ),
    Bug(
        "places for arrows are printed without an arrow",
        "kits.py",
        'places = places_on(needed, "fleches")',
        "places = 0",
        "test_pieces.py::test_a_whole_class_has_its_arrows_and_its_friezes",
    ),
    Bug(
        "the frieze of a story is a strip for a program",
        "needs.py",
        "if made.pages:\n        return made\n    found",
        "if not made.pages:\n        return made\n    found",
        "test_pieces.py::test_a_frieze_of_a_story_is_no_strip_for_a_program",
    ),
    Bug(
        "GO stands beside the first row of a long strip",
        "modeles/bandes.typ",
        "(center + top, left, center + bottom)",
        "(center + top, left, center + top)",
        "test_pieces.py::test_a_strip_is_entered_at_its_first_place_and_left_at_its_last[10]",
    ),
    Bug(
        "the answer draws the bee where she starts",
        "documents/answers.py",
        "stands = Pose(cell, heading or trace.end.heading)",
        "stands = challenge.start",
        "test_answers.py::test_where_she_stands_at_the_end_is_drawn_on_the_mat",
    ),
    Bug(
        "the grid to observe has a column for each animal, not for each child",
        "documents/observation.py",
        "return max(1, min(order.children, MOST))",
        "return max(1, min(order.children, len(ANIMALS)))",
        "test_shared_sheets.py::test_a_whole_class_has_a_column_each_on_a_lying_sheet[25-a4]",
    ),
)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what prints and of its tests."""
    copy = tmp_path_factory.mktemp("press")
    for folder in ("lecons", "tests/lecons"):
        copytree(ROOT / folder, copy / folder, ignore=ignore_patterns("__pycache__"))
    for file in (ROOT / "pyproject.toml", *(ROOT / "tests").glob("*.py")):
        if file.name != "conftest.py":
            (copy / file.relative_to(ROOT)).write_bytes(file.read_bytes())
    return copy


@pytest.fixture
def seeded(press: Path, bug: Bug) -> Iterator[Path]:
    """The copy with a bug in it."""
    source = press / "lecons" / "printing" / bug.source
    text = source.read_text(encoding="utf-8")
    assert text.count(bug.right) == 1
    source.write_text(text.replace(bug.right, bug.wrong), encoding="utf-8")
    yield press
    source.write_text(text, encoding="utf-8")


def run_test(killers: tuple[str, ...], press: Path) -> int:
    """The exit status of pytest for some tests of the copy."""
    tests = [f"tests/lecons/printing/{killer}" for killer in killers]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]
    beside = os.pathsep.join((str(press), str(ROOT)))  # the engine is that of this tree
    environment = os.environ | {"PYTHONPATH": beside, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=press, env=environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_each_bug_is_caught(seeded: Path, bug: Bug) -> None:
    assert run_test((bug.killer,), seeded) == FAILED


def test_without_a_bug_they_pass(press: Path) -> None:
    assert run_test(tuple(bug.killer for bug in BUGS), press) == PASSED
