"""All of it can be played on the keyboard."""

import pygame
import pytest

from beebot.lesson import Level
from simulateur.attempt import Phase
from simulateur.controls import Key, Touch
from simulateur.session import Page, Session
from tests.simulateur.builders import THREE_STEPS, challenge, keys, open_app, path_of
from tests.simulateur.hands import SIZE, TICK_S, an_app, at_challenge, phase, program, typed

pytestmark = pytest.mark.usefixtures("display")


def test_a_whole_challenge_is_played_on_the_keyboard() -> None:
    app = an_app()
    pages = []
    for code in (pygame.K_RETURN, pygame.K_RETURN):
        app.step(TICK_S, [typed(code)])
        pages.append(app.session.page)
    assert pages == [Page.LESSON, Page.CHALLENGE]
    for _ in range(3):
        app.step(TICK_S, [typed(pygame.K_UP)])
    assert program(app) == "avancer avancer avancer"
    app.step(TICK_S, [typed(pygame.K_KP_ENTER)])
    assert phase(app) is Phase.RUNNING
    for _ in range(120):
        app.step(TICK_S, [])
    assert phase(app) is Phase.SUCCEEDED
    app.step(TICK_S, [typed(pygame.K_RETURN)])
    assert (app.session.challenge.id, phase(app)) == ("deux", Phase.WRITING)
    for page in (Page.LESSON, Page.HOME):
        app.step(TICK_S, [typed(pygame.K_ESCAPE)])
        assert app.session.page is page


KEYBOARD = {
    pygame.K_UP: "avancer gauche avancer",
    pygame.K_DOWN: "avancer gauche reculer",
    pygame.K_LEFT: "avancer gauche gauche",
    pygame.K_RIGHT: "avancer gauche droite",
    pygame.K_p: "avancer gauche pause",
    pygame.K_BACKSPACE: "avancer",
    pygame.K_z: "avancer",
    pygame.K_DELETE: "",
    pygame.K_x: "avancer gauche",
}


@pytest.mark.parametrize(("code", "after"), KEYBOARD.items(), ids=[pygame.key.name(code) for code in KEYBOARD])
def test_keys_of_the_keyboard_write_the_program(code: int, after: str) -> None:
    app = at_challenge()
    for touch in keys("avancer gauche"):
        app.session.touch(touch)
    app.step(TICK_S, [typed(code)])
    assert program(app) == after
    app.step(TICK_S, [typed(pygame.K_y)])
    assert program(app) == ("avancer gauche" if code in {pygame.K_BACKSPACE, pygame.K_z} else after), "y redoes"


def test_keys_of_the_keyboard_step_change_the_speed_and_ask_the_robot() -> None:
    app = at_challenge()
    app.step(TICK_S, [typed(pygame.K_UP), typed(pygame.K_SPACE)])
    assert phase(app) is Phase.RUNNING
    app.step(TICK_S, [typed(pygame.K_RETURN), typed(pygame.K_t)])
    assert app.session.attempt is not None
    speeds = [app.session.attempt.is_fast]
    app.step(TICK_S, [typed(pygame.K_t)])
    assert [*speeds, app.session.attempt.is_fast] == [True, False]
    app.step(TICK_S, [typed(pygame.K_r)])
    assert phase(app) is Phase.ON_ROBOT


def test_keys_of_the_keyboard_that_are_not_on_the_page_do_nothing() -> None:
    app = an_app()
    app.step(TICK_S, [typed(code) for code in (pygame.K_UP, pygame.K_SPACE, pygame.K_r, pygame.K_ESCAPE, pygame.K_t)])
    assert app.session.page is Page.HOME
    youngest = open_app(Session(path_of(challenge(THREE_STEPS), level=Level.PS), "fr"), SIZE)
    youngest.session.open_challenge(0, 0)
    off_page = (pygame.K_SPACE, pygame.K_t, pygame.K_BACKSPACE, pygame.K_r, pygame.K_h)
    youngest.step(TICK_S, [typed(pygame.K_UP), *map(typed, off_page)])
    assert (program(youngest), phase(youngest)) == ("avancer", Phase.WRITING)
    assert youngest.session.attempt is not None
    assert not youngest.session.attempt.is_fast


def test_any_key_of_the_keyboard_closes_the_note_and_does_nothing_else() -> None:
    app = an_app("Un mot.")
    app.session.touch(Touch(Key.NOTICE))
    app.step(0.1, [typed(pygame.K_RETURN)])
    assert (app.session.notice_open, app.session.page) == (False, Page.HOME)
