"""Tomorrow morning: every séance in four pages at most, nothing glued, and the tape of its plan counted right."""

import re
from pathlib import Path
from typing import Any

import pytest

import lecons
from beebot.loader import load_path
from lecons.printing.catalogue import documents, find
from lecons.printing.documents.print_options import Order
from lecons.printing.jobs import Job
from lecons.printing.paper import A4
from lecons.printing.titles import on_mats

FIRST = [(file.stem, load_path(file).path.on_shelf[0]) for file in lecons.paths()]
"""The séance that each path of the kit begins with."""


def of(name: str) -> dict[str, Any]:
    """The documents of a séance by their names."""
    return {each.name: each for each in documents(find(name), Order(A4))}


@pytest.mark.parametrize("path", lecons.paths(), ids=lambda file: file.stem)
def test_every_seance_has_four_pages_at_most_and_its_sheet_is_the_first(path: Path) -> None:
    for lesson in load_path(path).path.on_shelf:
        made = of(lesson.id)
        tomorrow, sheet = made["demain"], made["fiche"]
        kinds = [page.model for page in tomorrow.pages]
        assert len(kinds) <= 4, lesson.id
        assert tomorrow.pages[0] == sheet.pages[0]
        assert kinds.count("ruban") == bool(on_mats(lesson))
        assert "tuile" not in kinds, "nothing is glued"


def test_the_tape_is_counted_and_the_mat_is_on_the_page_twice() -> None:
    (page,) = [page for page in of("le-code-des-fleches")["demain"].pages if page.model == "ruban"]
    lesson = next(each for _name, each in FIRST if each.id == "le-code-des-fleches")
    mat = on_mats(lesson)[0].mat
    assert re.findall(r"\d+", page.data["steps"][0]) == [str(mat.width + 1), str(mat.height + 1)]
    assert re.findall(r"\d+", page.data["steps"][1]) == ["15", "40"]
    floor, table = page.data["taped"], page.data["mat"]
    assert floor.width + 70 <= A4.room.width, "the steps stand beside it"
    assert table.width <= A4.room.width
    assert floor.height + table.height <= 225
    assert floor.svg.count('<path d="M') >= mat.width + mat.height + 2


def test_it_is_asked_for_by_its_word_and_left_out_otherwise() -> None:
    found = find("le-code-des-fleches")
    job = Job(found.name, found.title, documents(found, Order(A4)), Order(A4))
    assert len(job.only(["demain"]).pages) == 4
    assert "demain" not in [part.name for part in job.only([]).parts()]
