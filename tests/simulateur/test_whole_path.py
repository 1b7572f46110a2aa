"""The whole first path played to its end with one switch alone, and with the keyboard alone: no finger, no mouse."""

from collections.abc import Callable, Iterator

import pygame
import pytest

from beebot.loader import load_path
from beebot.solver import solve
from lecons import FIRST_PATH
from simulateur.app import App
from simulateur.controls import Key, Touch
from simulateur.keeping.settings import Settings
from simulateur.pages import places
from simulateur.play.answering import touches_of
from simulateur.session import Page, Session
from tests.simulateur.builders import open_app
from tests.simulateur.hands import typed

pytestmark = pytest.mark.usefixtures("display")
TURN_S = 1.0


def by_switch(app: App, wanted: Touch) -> None:
    """Wait until ``wanted`` is lit, then press any key."""
    for _turn in range(2 * len(places(app.session, app.size))):
        if app._focus.at == wanted:
            break
        app.step(TURN_S, [])
    assert app._focus.at == wanted
    app.step(0.01, [typed(pygame.K_SPACE)])


def by_keyboard(app: App, wanted: Touch) -> None:
    """Go there with Tab, then Enter."""
    for _turn in range(2 * len(places(app.session, app.size))):
        if app._focus.at == wanted:
            break
        app.step(0.0, [typed(pygame.K_TAB)])
    assert app._focus.at == wanted
    app.step(0.01, [typed(pygame.K_RETURN)])


def played(app: App) -> Iterator[Touch]:
    """What to touch, page by page, until every flower is open."""
    session = app.session
    while session.next_lesson is not None:
        if session.page is Page.HOME:
            yield Touch(Key.LESSON, session.next_lesson)
        elif session.page is Page.LESSON:
            place = session.next_challenge
            yield Touch(Key.HOME) if place is None else Touch(Key.CHALLENGE, place)
        else:
            answer = solve(session.challenge).answer
            assert answer is not None
            yield from touches_of(session.challenge, answer, stepwise=session.settings.scanning)
            yield Touch(Key.GO)
            app.step(0.0, [])
            session.tick(300)
            yield Touch(Key.NEXT) if session.attempt and session.attempt.phase.name == "SUCCEEDED" else Touch(Key.HOME)


@pytest.mark.parametrize("press", [by_switch, by_keyboard])
def test_the_whole_first_path(press: Callable[[App, Touch], None]) -> None:
    loaded = load_path(FIRST_PATH)
    settings = Settings(scanning=press is by_switch, scan_s=int(TURN_S))
    app = open_app(Session(loaded.path, "fr", settings=settings), (640, 400))
    for touch in played(app):
        press(app, touch)
    assert all(app.session.is_done(lesson) for lesson in loaded.path.lessons)
    assert app.session.page is Page.HOME
