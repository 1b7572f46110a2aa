"""What a notebook shows: one whole SVG of each thing, with the bees where they stand."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

import beebot
import lecons
from beebot import Mat, defi, judge, load_lesson, run
from beebot.mat import Decor
from lecons.pictures.notebook import svg_of

MEADOW = defi("6x5", depart="A1 est", cibles=["C2"], obstacles="B2", murs=["A1 A2"], arrivee="F5")
PAIR = defi("4x3", depart="A1 est", genre="a_deux", autre="D1 ouest", but="rencontre")
DOT = re.compile(r'<circle [^>]*r="2\.05"')


def svg(thing: object) -> str:
    drawn = thing._repr_svg_()  # type: ignore[attr-defined]
    assert isinstance(drawn, str)
    assert ET.fromstring(drawn).tag.endswith("svg")
    assert "var(" not in drawn
    return drawn


def size(drawn: str) -> tuple[float, float]:
    root = ET.fromstring(drawn)
    return float(root.attrib["width"]), float(root.attrib["height"])


def test_a_mat_and_a_challenge_are_as_large_as_their_cells_and_a_border() -> None:
    assert size(svg(MEADOW.mat)) == size(svg(MEADOW)) == pytest.approx((6.47 * 64, 5.47 * 64), abs=1)
    assert len(svg(MEADOW)) > len(svg(MEADOW.mat))


def test_a_run_has_seven_dots_a_cell_but_for_the_two_that_the_start_hides() -> None:
    drawn = svg(run("avancer gauche avancer", "A1 est", Mat(3, 3)))
    assert len(DOT.findall(drawn)) == 7 + 7 - 2
    assert drawn.count("rotate(90)") == 1, "the mark of the start, which looks to the east"
    still = svg(run("pause", "A1 est", Mat(3, 3)))
    assert not DOT.findall(still)
    assert still == svg(run("", "A1 est", Mat(3, 3)))


def test_a_bump_shows_where_the_robot_looked_or_behind_it() -> None:
    free, ahead, behind = (svg(run(text, "A1 nord", Mat(1, 2))) for text in ("↑", "↑ ↑", "↑ ↓ ↓"))
    assert len({free, ahead, behind}) == 3
    assert "rotate(180)" in behind
    assert "rotate(180)" not in ahead


def test_two_robots_are_drawn_on_one_mat() -> None:
    verdict = judge(PAIR, ["↑", "↑"])
    both = svg(verdict)
    assert size(both) == size(svg(PAIR.mat))
    assert len(both) > len(svg(verdict.trace))


def test_a_run_that_nobody_made_on_a_mat_lies_on_the_smallest_that_holds_it() -> None:
    trace = replace(run("avancer gauche avancer", "A1 est", Mat(6, 6)), mat=None)
    assert size(svg(trace)) == size(svg(Mat(2, 2)))


def test_every_lesson_has_its_picture() -> None:
    for file in lecons.lessons():
        svg(load_lesson(file))


def test_a_decor_that_the_kit_lacks_is_drawn_with_the_usual_one() -> None:
    own = Mat(3, 3, MEADOW.mat.obstacles, decor=Decor(obstacle="lave"))
    assert svg(own) == svg(replace(own, decor=Decor()))


def test_what_is_no_picture_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no picture of int"):
        svg_of(3)


@pytest.mark.program
def test_without_the_pictures_a_notebook_shows_the_text(tmp_path: Path) -> None:
    shutil.copytree(Path(beebot.__file__).parent, tmp_path / "beebot", ignore=shutil.ignore_patterns("__pycache__"))
    code = "from beebot import Mat; print(Mat(2, 2)._repr_svg_())"
    alone = [sys.executable, "-E", "-S", "-X", "utf8", "-c", code]  # without installed packages
    done = subprocess.run(alone, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "None\n"
    assert "pour voir une image, écrivez d'abord « import lecons.pictures.notebook »" in done.stderr
