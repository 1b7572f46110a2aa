"""``verifier`` says what is worth a second look, and lets it pass."""

from pathlib import Path
from typing import Any

import pytest

from lecons.commands.check import verify
from lecons.commands.verb import Report
from tests.beebot.content import LESSON, Content

TOLD = "les étapes font 5 min, et la séance 30 ; changez l'un des deux"


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


def listed(report: Report) -> Any:
    return report.data["remarks"]


def test_minutes_that_do_not_add_up_are_told_with_their_place(content: Content) -> None:
    report = verify([content.path])
    assert f"seances/essai.yaml:5:12 : « duree_min » : {TOLD}" in report.text.splitlines()
    assert report.data["remarks"] == [
        {"file": "seances/essai.yaml", "line": 5, "column": 12, "message": f"« duree_min » : {TOLD}"}
    ]
    assert report.text.startswith("1 séance, 2 défis : tout est bon")


def test_minutes_that_add_up_need_no_word(content: Content) -> None:
    content.lesson.write_text(LESSON.replace("minutes: 5", "minutes: 30"), encoding="utf-8")
    assert listed(verify([content.path])) == []
