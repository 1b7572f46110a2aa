"""Who pressed lets go: a finger, the mouse, one key of the keyboard; and a press whose end is not seen does nothing."""

from collections.abc import Callable

import pygame
import pytest

from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.reports import RobotsAre
from simulateur.game.requests import Ask
from simulateur.game.session import Page
from simulateur.pages.input.events import Device, Down, Presser
from simulateur.window.app import App
from tests.simulateur.builders import member
from tests.simulateur.hands import TICK_S, Point, an_app, at_challenge, finger, middle, mouse, mouse_up, program, typed

pytestmark = pytest.mark.usefixtures("display")
DOOR = Touch(Key.ADULTS)
TOKENS = Touch(AdultKey.SECTION, tuple(Section).index(Section.TOKENS))
FOCUS_LOST = pygame.event.Event(pygame.WINDOWFOCUSLOST)
BESIDE = (320.0, 150.0)


def key_up(code: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYUP, key=code, mod=0, unicode="", scancode=0)


def finger_up(at: Point, number: int = 1) -> pygame.event.Event:
    return finger(at, pygame.FINGERUP, number=number)


def unpressed_mouse(at: Point) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(3, 0), buttons=(0, 0, 0), touch=False)


def in_adults_pages() -> App:
    app = an_app()
    app.session.touch(DOOR)
    app.step(0, [])
    return app


def section(app: App) -> Section:
    return app.session.adults.section


ENDS_OF_OTHERS = {
    "a key of the keyboard": key_up(pygame.K_a),
    "another finger": finger_up((1, 1), number=2),
    "the mouse": mouse_up((1, 1)),
    "a mouse that is made up from a finger": pygame.event.Event(
        pygame.MOUSEBUTTONUP, pos=(1, 1), button=pygame.BUTTON_LEFT, touch=True
    ),
}


@pytest.mark.parametrize("end", ENDS_OF_OTHERS.values(), ids=ENDS_OF_OTHERS)
def test_an_adults_key_under_a_finger_waits_for_that_finger(end: pygame.event.Event) -> None:
    app = in_adults_pages()
    at = middle(app, TOKENS)
    app.step(TICK_S, [finger(at), end])
    assert section(app) is Section.LESSONS
    app.step(TICK_S, [finger_up(at)])
    assert section(app) is Section.TOKENS


def test_an_adults_key_under_the_mouse_waits_for_the_mouse() -> None:
    app = in_adults_pages()
    at = middle(app, TOKENS)
    app.step(TICK_S, [mouse(at), key_up(pygame.K_a), finger_up(at)])
    assert section(app) is Section.LESSONS
    app.step(TICK_S, [mouse_up(at)])
    assert section(app) is Section.TOKENS


@pytest.mark.parametrize("press", [finger, mouse])
def test_an_adults_key_does_nothing_when_the_window_loses_the_keyboard(
    press: Callable[[Point], pygame.event.Event],
) -> None:
    app = in_adults_pages()
    at = middle(app, TOKENS)
    app.step(TICK_S, [press(at), FOCUS_LOST])
    app.step(TICK_S, [finger_up(at), mouse_up(at)])
    assert section(app) is Section.LESSONS
    app.step(1, [press(at), finger_up(at), mouse_up(at)])
    assert section(app) is Section.TOKENS, "the next press counts"


def test_a_mouse_that_moves_with_no_button_down_has_let_go_unseen() -> None:
    app = in_adults_pages()
    at = middle(app, TOKENS)
    app.step(TICK_S, [mouse(at)])
    app.step(TICK_S, [unpressed_mouse(at), mouse_up(at)])
    assert section(app) is Section.LESSONS
    app.step(TICK_S, [finger(at), unpressed_mouse(at), finger_up(at)])
    assert section(app) is Section.TOKENS, "a finger needs no button"


@pytest.mark.parametrize("end", ENDS_OF_OTHERS.values(), ids=ENDS_OF_OTHERS)
def test_the_door_stays_held_while_others_let_go(end: pygame.event.Event) -> None:
    app = an_app()
    app.step(0, [finger(middle(app, DOOR))])
    app.step(2, [])
    app.step(0, [end])
    app.step(1.1, [])
    assert app.session.page is Page.ADULTS


def test_f1_stays_held_while_others_let_go_and_where_the_display_repeats_it() -> None:
    app = an_app()
    app.step(0, [typed(pygame.K_F1)])
    for _second in range(2):
        app.step(1, [key_up(pygame.K_a), finger_up((1, 1)), mouse_up((1, 1)), typed(pygame.K_F1)])
    app.step(1.1, [])
    assert app.session.page is Page.ADULTS


@pytest.mark.parametrize("press", ["finger", "mouse", "F1"])
def test_the_door_is_let_go_when_the_window_loses_the_keyboard(press: str) -> None:
    app = an_app()
    at = middle(app, DOOR)
    app.step(0, [{"finger": finger(at), "mouse": mouse(at), "F1": typed(pygame.K_F1)}[press]])
    app.step(2.9, [])
    app.step(0.2, [FOCUS_LOST])
    app.step(3, [])
    assert app.session.page is Page.HOME


def test_a_door_that_is_let_go_in_its_last_moment_stays_shut() -> None:
    app = an_app()
    at = middle(app, DOOR)
    app.step(0, [finger(at)])
    app.step(2.95, [])
    app.step(0.1, [finger_up(at)])
    assert app.session.page is Page.HOME


def test_the_door_stays_held_while_a_hand_lies_beside_every_control() -> None:
    app = an_app()
    app.step(0, [finger(middle(app, DOOR))])
    app.step(1, [finger(BESIDE, number=2)])
    app.step(1, [finger_up(BESIDE, number=2)])
    app.step(1.1, [])
    assert app.session.page is Page.ADULTS


def test_a_finger_that_opened_the_door_presses_nothing_behind_it() -> None:
    app = an_app()
    at = middle(app, DOOR)
    app.step(0, [finger(at)])
    app.step(3.1, [])
    before = app.session.adults.section, app.session.settings
    app.step(0, [finger_up(at)])
    assert (app.session.page, app.session.adults.section, app.session.settings) == (Page.ADULTS, *before)


def test_a_finger_that_is_still_down_when_the_page_changes_presses_nothing_on_the_next() -> None:
    app = in_adults_pages()
    at = middle(app, TOKENS)
    app.step(0, [finger(at), typed(pygame.K_ESCAPE)])
    app.step(TICK_S, [finger_up(at)])
    assert app.session.page is Page.HOME
    app.session.touch(DOOR)
    app.step(0, [])
    assert section(app) is Section.LESSONS


def test_of_two_fingers_on_two_adults_keys_the_last_one_chooses() -> None:
    app = in_adults_pages()
    robots = Touch(AdultKey.SECTION, tuple(Section).index(Section.ROBOTS))
    one, other = middle(app, TOKENS), middle(app, robots)
    app.step(TICK_S, [finger(one), finger(other, number=2)])
    app.step(TICK_S, [finger_up(one)])
    assert section(app) is Section.LESSONS
    app.step(TICK_S, [finger_up(other, number=2)])
    assert section(app) is Section.ROBOTS


def test_after_a_finger_whose_end_was_never_seen_the_next_one_presses() -> None:
    app = in_adults_pages()
    robots = Touch(AdultKey.SECTION, tuple(Section).index(Section.ROBOTS))
    app.step(1, [finger(middle(app, TOKENS))])
    at = middle(app, robots)
    app.step(1, [finger(at, number=2), finger_up(at, number=2)])
    assert section(app) is Section.ROBOTS


def test_all_robots_are_stopped_by_a_finger_at_once_even_while_another_drags() -> None:
    app = in_adults_pages()
    app.session.hear(RobotsAre((member(moving=True),)))
    slides = pygame.event.Event(pygame.FINGERMOTION, touch_id=7, finger_id=1, x=0.5, y=0.5, dx=0.0, dy=0.2)
    app.step(TICK_S, [finger(BESIDE), slides])
    app.session.take_requests()
    stop = next(touch for touch in app._screen.hands._places if touch.key is Key.STOP_ALL)
    app._screen.hands._take(Down(Presser(Device.FINGER, "2"), middle(app, stop)))
    assert app.session.take_requests() == (Ask.STOP_ALL,)


def test_a_key_of_the_children_acts_once_whatever_becomes_of_the_press() -> None:
    app = at_challenge()
    at = middle(app, Touch(Key.FORWARD))
    app.step(TICK_S, [finger(at), FOCUS_LOST])
    app.step(TICK_S, [finger_up(at), key_up(pygame.K_UP)])
    assert program(app) == "avancer"
