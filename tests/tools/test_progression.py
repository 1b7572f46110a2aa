"""The page of the progression says what the séances hold today, and its numbers are those that a hand counts."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import lecons
from beebot.challenge import Genre
from beebot.command import STRIDE_KEY
from beebot.pose import Heading
from tools.progression import groups, plots
from tools.progression.__main__ import main
from tools.progression.measures import ELSEWHERE, KEYS, REPEAT, YEAR, Strand, new_keys, strands
from tools.progression.page import PAGE, pages
from tools.progression.words import key_name

DOCS = Path(__file__).parents[2] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def year() -> tuple[Strand, ...]:
    return strands(lecons.CONTENT, YEAR)


def small(tmp_path: Path, *, turn: str) -> Path:
    """A folder of content with one séance of two challenges for PS; its second answer has ``turn`` in it."""
    for folder in ("parcours", "seances"):
        (tmp_path / folder).mkdir()
    (tmp_path / "parcours" / "petite-section.yaml").write_text(
        "format: 1\nid: petite-section\ntitre: P\nniveau: PS\nseances: [une.yaml]\n", "utf-8"
    )
    source = (DOCS / "ecrire-une-seance.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    head = source.partition("defis:")[0].replace("niveau: GS", "niveau: PS")
    (tmp_path / "seances" / "une.yaml").write_text(
        f"""{head}defis:
  - {{id: un, consigne: Va, tapis: prairie, depart: {{case: A1, vers: est}}, arrivee: D1, touches: [avancer]}}
  - {{id: deux, genre: prevoir, consigne: Dis, tapis: prairie, depart: {{case: C3, vers: sud}},
      touches: [avancer, gauche, droite], programme: "avancer {turn} avancer {turn} avancer"}}
""",
        "utf-8",
    )
    return tmp_path


def test_the_page_in_the_documents_is_that_of_the_seances_of_today() -> None:
    wanted = pages()
    held = {name: (DOCS / name).read_text("utf-8") for name in wanted if (DOCS / name).is_file()}
    assert held == wanted, "python3 -m tools.progression"
    drawn = {file.relative_to(DOCS).as_posix() for file in (DOCS / "progression").iterdir()}
    assert drawn == set(wanted) - {PAGE, groups.PAGE}, "no drawing that nobody makes any more"


def test_every_path_of_the_kit_is_counted() -> None:
    assert sorted((*YEAR, *ELSEWHERE)) == sorted(file.stem for file in lecons.paths())


def test_a_seance_is_measured_as_a_hand_counts_it(tmp_path: Path) -> None:
    (strand,) = strands(small(tmp_path, turn="gauche"), YEAR)
    (sitting,) = strand.sittings
    assert [(each.cards, each.pivots, each.heading) for each in sitting.asked] == [
        (3, 0, Heading.EAST),
        (5, 2, Heading.SOUTH),
    ]
    assert sitting.keys == {"avancer", "gauche", "droite"}
    assert sitting.kinds == Counter({Genre.PROGRAM: 1, Genre.PREDICT: 1})


def test_another_answer_gives_another_page(tmp_path: Path) -> None:
    one, other = tmp_path / "un", tmp_path / "autre"
    one.mkdir()
    other.mkdir()
    first, second = pages(small(one, turn="gauche")), pages(small(other, turn="avancer"))
    assert {name for name in first if first[name] != second[name]} == {PAGE, "progression/pivots.svg"}


def test_every_key_has_a_name_and_strides_are_one() -> None:
    assert all(map(key_name, KEYS))
    (afternoons,) = strands(lecons.CONTENT, ["periscolaire"])
    keys = {key for sitting in afternoons.sittings for key in sitting.keys}
    assert STRIDE_KEY in keys
    assert keys <= set(KEYS)


def test_a_key_is_new_once_in_a_year(year: tuple[Strand, ...]) -> None:
    new = [key for _strand, _sitting, keys in new_keys(year) for key in keys]
    assert len(new) == len(set(new))
    assert set(new) == {key for strand in year for sitting in strand.sittings for key in sitting.keys}
    assert REPEAT in new


def test_each_challenge_with_a_strip_has_its_dot_and_each_star_its_lozenge(year: tuple[Strand, ...]) -> None:
    asked = [each for strand in year for sitting in strand.sittings for each in sitting.asked if each.cards is not None]
    root = ET.fromstring(plots.cards(year))
    lozenges = [each for each in root.iter(f"{SVG}path") if each.get("fill")]
    assert len([*root.iter(f"{SVG}circle")]) == sum(not each.star for each in asked)
    assert len(lozenges) == sum(each.star for each in asked)


def test_every_start_is_counted(year: tuple[Strand, ...]) -> None:
    paths = (*year, *strands(lecons.CONTENT, ELSEWHERE))
    root = ET.fromstring(plots.headings(paths))
    numbers = [each.text or "" for each in root.iter(f"{SVG}text")]
    assert sum(int(text) for text in numbers if text.isdigit()) == sum(strand.headings.total() for strand in paths)


@pytest.mark.parametrize("name", ["cards", "pivots", "keys", "kinds"])
def test_nothing_is_drawn_beyond_the_page(name: str, year: tuple[Strand, ...]) -> None:
    svg = getattr(plots, name)(year)
    wide, high = map(float, re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups())  # type: ignore[union-attr]
    for each in ET.fromstring(svg).iter(f"{SVG}circle"):
        x, y, reach = (float(each.get(key, "nan")) for key in ("cx", "cy", "r"))
        assert reach <= x <= wide - reach
        assert reach <= y <= high - reach


def test_the_command_writes_the_page_and_its_plots(tmp_path: Path) -> None:
    main(tmp_path / "docs")
    written = {file.relative_to(tmp_path / "docs").as_posix() for file in (tmp_path / "docs").rglob("*.*")}
    assert written == pages().keys()


def test_the_page_of_groups_says_who_is_held_how() -> None:
    rows = [line.split(" | ") for line in groups.groups_page().splitlines() if line.startswith("| ")]
    by_title = {row[0].removeprefix("| "): row[1:] for row in rows}
    assert by_title["La course au dé"][:6] == [
        "35, dont écran 8",
        "6 à 18",
        "3 × 2",
        "3 × 4",
        "3 × 6",
        "2 passages, 70 min",
    ]
    assert by_title["Le robot géomètre"][3] == "demi-classe, 90 min"
    assert by_title["Bonjour, l'abeille !"][2:6] == [f"{times} passages, {times * 20} min" for times in (2, 3, 4, 5)], (
        "five at a time, 20 minutes each"
    )
    assert by_title["Le relais des abeilles"][2] == "", "six are too few for a game of twelve"
    assert len(rows) == 89 + 11, "each séance of each path, and the heads"
