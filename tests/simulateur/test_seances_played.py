"""Séances that need most of the format, played to their end: with a finger, with the keyboard, and with one switch."""

from collections.abc import Callable
from pathlib import Path

import pytest

import lecons
from beebot.loader import load_playable
from simulateur.game.controls import Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.window.app import App
from tests.simulateur.builders import open_app
from tests.simulateur.test_story_played import by_finger
from tests.simulateur.test_whole_path import TURN_S, by_keyboard, by_switch
from tests.simulateur.whole_path import on_the_way, played

pytestmark = pytest.mark.usefixtures("display")
SEANCES = lecons.CONTENT / "seances"
FILES = (SEANCES / "numerique" / "qui-a-fait-cette-image.yaml", SEANCES / "periscolaire" / "l-usine-a-defis.yaml")
"""Questions with and without a right answer; strides, a world that changes, degrees, a challenge that is made."""
TOUCHED = (SEANCES / "ms" / "l-animal-que-j-entends.yaml", SEANCES / "gs" / "les-trois-petits-cochons.yaml")
"""Targets that are only heard; a story of six challenges. ``test_whole_path`` has them by keyboard and by switch."""
WAYS = [(press, file) for press in (by_finger, by_keyboard, by_switch) for file in FILES]
WAYS += [(by_finger, file) for file in TOUCHED]


@pytest.mark.parametrize(("press", "file"), WAYS, ids=lambda way: getattr(way, "stem", getattr(way, "__name__", "")))
def test_every_challenge_can_be_played(press: Callable[[App, Touch], None], file: Path) -> None:
    settings = Settings(scanning=press is by_switch, scan_s=int(TURN_S))
    app = open_app(Session(load_playable(file).path, "fr", settings=settings), (640, 400))
    for touch in played(app.session, lambda: app.session.tick(300)):
        for each in on_the_way(app.session, app.size, touch):
            press(app, each)
    assert app.session.repertoire.flowers.is_done(app.session.route.lesson)
    assert app.session.page is Page.HOME
