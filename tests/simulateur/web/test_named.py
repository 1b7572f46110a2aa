"""What the address of a printed card names opens at once: the challenge, or the séance, in whatever path has it."""

from pathlib import Path

import pytest

from lecons import FIRST_PATH, path_called
from simulateur.game.session import Page
from simulateur.web.browser import Browser, read
from simulateur.web.build import lesson_values

SIZE = (1024, 768)
UNKNOWN = "le défi de la carte n'est pas dans ce dossier de tablettes"


@pytest.fixture(scope="module")
def content() -> bytes:
    return lesson_values.packed(lesson_values.read((FIRST_PATH, path_called("cp"))))


def opened(content: bytes, kept: Path, named: str = "") -> Browser:
    kept.mkdir(exist_ok=True)
    browser = Browser(read(content), SIZE, kept, named)
    for turn in range(3):
        browser.step(turn / 30, "[]")
    return browser


def test_a_card_opens_its_challenge(content: bytes, tmp_path: Path) -> None:
    usual = opened(content, tmp_path / "kept").tablet.session
    lesson = usual.repertoire.path.lessons[2]
    session = opened(content, tmp_path / "kept", f"{lesson.id}/{lesson.challenges[1].id}").tablet.session
    assert (usual.page, session.page) == (Page.HOME, Page.CHALLENGE)
    assert (session.route.lesson.id, session.route.challenge.id) == (lesson.id, lesson.challenges[1].id)


def test_a_sheet_opens_its_seance(content: bytes, tmp_path: Path) -> None:
    session = opened(content, tmp_path / "kept", "la-visite-des-fleurs").tablet.session
    assert session.page in (Page.LESSON, Page.STORY)
    assert session.route.lesson.id == "la-visite-des-fleurs"


def test_a_card_of_another_path_opens_that_path_for_this_time(content: bytes, tmp_path: Path) -> None:
    session = opened(content, tmp_path / "kept", "dix-instructions").tablet.session
    assert (session.repertoire.path.id, session.route.lesson.id) == ("cp", "dix-instructions")
    assert opened(content, tmp_path / "kept").tablet.session.repertoire.path.id == FIRST_PATH.stem


@pytest.mark.parametrize("named", ["plus-la", "la-visite-des-fleurs/plus-la", "/", "../..", "<script>"])
def test_what_is_not_there_is_told_to_the_adult(content: bytes, tmp_path: Path, named: str) -> None:
    session = opened(content, tmp_path / "kept", named).tablet.session
    assert any(UNKNOWN in notice for notice in session.notices)
    assert session.page in (Page.HOME, Page.LESSON, Page.STORY)


def test_nothing_is_told_where_nothing_is_named(content: bytes, tmp_path: Path) -> None:
    assert not any(UNKNOWN in notice for notice in opened(content, tmp_path / "kept").tablet.session.notices)
