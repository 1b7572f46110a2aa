"""Every path of the kit played to its end with one switch alone, and with the keyboard alone: no finger, no mouse."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

import lecons
from beebot.lesson import LearningPath
from beebot.loader import load_path
from simulateur.game.controls import Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.open_page import places
from simulateur.window.app import App
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, open_app, path_of
from tests.simulateur.hands import typed
from tests.simulateur.whole_path import on_the_way, played

pytestmark = pytest.mark.usefixtures("display")
TURN_S = 1.0
BOUNCE_S = 0.3
"""So soon after a choice with the one switch another one does not count."""


def by_switch(app: App, wanted: Touch) -> None:
    """Wait until its row is lit and press any key, wait until it is lit alone and press again."""
    focus = app._screen.hands.focus
    for _turn in range(3 * len(places(app.session, app.size))):
        if focus.at == wanted or (focus.at is None and focus.row == (wanted,)):
            break
        if focus.at is None and wanted in focus.row:
            app.step(0.01, [typed(pygame.K_SPACE)])
            app.step(BOUNCE_S, [])
        else:
            app.step(TURN_S, [])
    assert wanted in (focus.at, *focus.row)
    app.step(0.01, [typed(pygame.K_SPACE)])
    app.step(BOUNCE_S, [])


def by_keyboard(app: App, wanted: Touch) -> None:
    """Go there with Tab, then Enter."""
    for _turn in range(2 * len(places(app.session, app.size))):
        if app._screen.hands.focus.at == wanted:
            break
        app.step(0.0, [typed(pygame.K_TAB)])
    assert app._screen.hands.focus.at == wanted
    app.step(0.01, [typed(pygame.K_RETURN)])


@pytest.mark.parametrize("file", lecons.paths(), ids=lambda file: file.stem)
@pytest.mark.parametrize("press", [by_switch, by_keyboard])
def test_a_whole_path(press: Callable[[App, Touch], None], file: Path) -> None:
    plays_to_its_end(load_path(file).path, press)


NAMED = "lieux C1=le-chien/ruche A3=la-vache/fleur-ouverte B3=le-coq/ruche C3=le-mouton/ruche E1=l-oie/ruche"
LATER = {
    **GENRES,
    "limites": f"{MEADOW}virages 4\nmain avancer=9 gauche=2 droite=3 pause=1\n{NAMED}",
    "exact": f"{GENRES['reproduire']}\nexact oui",
    "memoire": f"{GENRES['deboguer']}\nmémoire bande 3",
    "vue": f"{THREE_STEPS}\nvue abeille fixe",
    "monde": "tapis 5 3\ndépart A1 est\navant 1: A3\narrivée D1\nmaximum 9",
}
"""A challenge of every kind, and what was added to kinds since."""


@pytest.mark.parametrize("press", [by_switch, by_keyboard])
@pytest.mark.parametrize("name", [name for name in LATER if name != "libre"])
def test_every_kind_of_challenge(press: Callable[[App, Touch], None], name: str) -> None:
    plays_to_its_end(path_of(challenge(LATER[name], name, hints=["Où ?"])), press)


def plays_to_its_end(path: LearningPath, press: Callable[[App, Touch], None]) -> None:
    settings = Settings(scanning=press is by_switch, scan_s=int(TURN_S))
    app = open_app(Session(path, "fr", settings=settings), (640, 400))
    for touch in played(app.session, lambda: app.session.tick(300)):
        for each in on_the_way(app.session, app.size, touch):
            press(app, each)
    assert all(app.session.repertoire.flowers.is_done(lesson) for lesson in path.lessons)
    assert app.session.page is Page.HOME
