"""Pictures of every page, in every kind of challenge; those of a bump in whichever has cards to lay."""

from dataclasses import replace
from pathlib import Path

import pytest

from beebot.challenge import Challenge, Genre
from beebot.loader import load_path
from lecons import FIRST_PATH
from lecons.pictures.images import Images
from simulateur.desk.content import Content
from simulateur.game.settings import Settings
from simulateur.window.capture import capture
from tests.simulateur.builders import path_of
from tests.simulateur.genres import CHALLENGES


@pytest.mark.parametrize("genre", [Genre.PROGRAM, Genre.FREE])
def test_a_bump_is_shown(genre: Genre, tmp_path: Path) -> None:
    path = load_path(FIRST_PATH).path
    lesson = path.lessons[0]
    asked = replace(lesson.challenges[0], genre=genre)
    path = replace(path, lessons=(replace(lesson, challenges=(asked,)),))
    files = capture(Content(path, Images(), (), {}), (320, 240), tmp_path, Settings())
    names = {file.name.split("-", 1)[1].removesuffix("-320x240.png") for file in files}
    assert {"choc", "carte-prise"} <= names


@pytest.mark.parametrize("asked", CHALLENGES, ids=lambda asked: asked.genre.value)
def test_every_kind_has_its_pictures(asked: Challenge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulateur.window.capture.shots", lambda _window, _images: ())
    files = capture(Content(path_of(asked), Images(), (), {}), (640, 400), tmp_path, Settings())
    names = {file.name.split("-", 1)[1].removesuffix("-640x400.png") for file in files}
    assert {f"defi-{asked.id}", f"defi-{asked.id}-reussite", "pardon", "adultes-library-retirer"} <= names
