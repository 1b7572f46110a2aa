"""Pictures of every page: those of a bump are made in whichever kind of challenge has cards to lay."""

from dataclasses import replace
from pathlib import Path

import pytest

from beebot.challenge import Genre
from beebot.loader import load_path
from lecons import FIRST_PATH
from lecons.pictures.images import Images
from simulateur.desk.content import Content
from simulateur.game.settings import Settings
from simulateur.window.capture import capture


@pytest.mark.parametrize("genre", [Genre.PROGRAM, Genre.FREE])
def test_a_bump_is_shown(genre: Genre, tmp_path: Path) -> None:
    path = load_path(FIRST_PATH).path
    lesson = path.lessons[0]
    asked = replace(lesson.challenges[0], genre=genre)
    path = replace(path, lessons=(replace(lesson, challenges=(asked,)),))
    files = capture(Content(path, Images(), (), {}), (320, 240), tmp_path, Settings())
    names = {file.name.split("-", 1)[1].removesuffix("-320x240.png") for file in files}
    assert {"choc", "carte-prise"} <= names
