"""Every path of the kit played to its end with one switch alone, and with the keyboard alone: no finger, no mouse."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

import lecons
from beebot.loader import load_path
from simulateur.game.controls import Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.page import places
from simulateur.window.app import App
from tests.simulateur.builders import open_app
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
    loaded = load_path(file)
    settings = Settings(scanning=press is by_switch, scan_s=int(TURN_S))
    app = open_app(Session(loaded.path, "fr", settings=settings), (640, 400))
    for touch in played(app.session, lambda: app.session.tick(300)):
        for each in on_the_way(app.session, app.size, touch):
            press(app, each)
    assert all(app.session.flowers.is_done(lesson) for lesson in loaded.path.lessons)
    assert app.session.page is Page.HOME
