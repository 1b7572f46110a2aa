"""Mouse and fingers: each press counts once, echoes do not count, and the adult's note wants a long hold."""

import signal
from dataclasses import replace

import pygame
import pytest

from beebot.console.interrupts import Terminated, on_sigterm, raised
from beebot.notation import parse_flat
from simulateur.__main__ import _close_window
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page
from simulateur.pages.input.debounce import Presses
from simulateur.pages.input.events import MOUSE, Device, Down, Presser
from tests.simulateur.builders import keys
from tests.simulateur.hands import TICK_S, an_app, at_challenge, finger, middle, mouse, mouse_up, program

pytestmark = pytest.mark.usefixtures("display")
MOUSE_TOUCH_ID = -1
"""What SDL gives to fingers that it makes up from a mouse."""
FORWARD = Touch(Key.FORWARD)


def test_a_mouse_press_counts_once_and_its_release_not_at_all() -> None:
    app = at_challenge()
    at = middle(app, FORWARD)
    app.step(TICK_S, [mouse(at)])
    app.step(TICK_S, [mouse_up(at)])
    assert program(app) == "avancer"


def test_a_finger_counts_once_and_its_release_not_at_all() -> None:
    app = at_challenge()
    at = middle(app, FORWARD)
    app.step(TICK_S, [finger(at), finger(at, pygame.FINGERMOTION)])
    app.step(TICK_S, [finger(at, pygame.FINGERUP)])
    assert program(app) == "avancer"


def test_two_fingers_on_two_keys_count_both() -> None:
    app = at_challenge()
    app.step(TICK_S, [finger(middle(app, FORWARD)), finger(middle(app, Touch(Key.LEFT)), number=2)])
    assert program(app) == "avancer gauche"


@pytest.mark.parametrize("each_s", [0.0, TICK_S, 2 * TICK_S])
def test_ten_fingers_that_come_together_press_no_more_than_two(each_s: float) -> None:
    app = at_challenge()
    for number in range(10):
        app.step(each_s, [finger(middle(app, FORWARD), number=number)])
    assert program(app) == "avancer avancer"
    app.step(0.5, [finger(middle(app, FORWARD), number=10)])
    assert program(app) == "avancer avancer avancer", "beside a hand that rests on the screen a finger plays on"
    app.step(0.5, [finger((0, 0), pygame.FINGERUP, number=number) for number in range(11)])
    app.step(0.5, [finger(middle(app, FORWARD))])
    assert program(app) == "avancer avancer avancer avancer"


def test_one_finger_that_taps_fast_is_no_hand() -> None:
    app = at_challenge()
    at = middle(app, FORWARD)
    app.step(TICK_S, [finger(at), finger(at, pygame.FINGERUP)] * 4)
    assert program(app) == "avancer avancer avancer avancer"


def test_three_fingers_one_after_the_other_are_no_hand() -> None:
    app = at_challenge()
    at = middle(app, FORWARD)
    taps = [finger(at, kind, number=number) for number in range(3) for kind in (pygame.FINGERDOWN, pygame.FINGERUP)]
    app.step(TICK_S, taps)
    assert program(app) == "avancer avancer avancer"


def test_the_mouse_wheel_lets_go_of_nothing() -> None:
    app = an_app()
    app.step(0, [mouse(middle(app, Touch(Key.ADULTS)))])
    app.step(1, [pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(0, 0), button=5, touch=False)])
    app.step(2.1, [])
    assert app.session.page is Page.ADULTS


def test_a_mouse_event_that_sdl_makes_up_from_a_finger_is_dropped() -> None:
    app = at_challenge()
    app.step(TICK_S, [mouse(middle(app, FORWARD), touch=True)])
    assert program(app) == ""


def test_a_finger_that_sdl_makes_up_from_a_mouse_is_dropped() -> None:
    app = at_challenge()
    app.step(TICK_S, [finger(middle(app, FORWARD), touch_id=MOUSE_TOUCH_ID)])
    assert program(app) == ""


def test_a_mouse_press_right_after_a_finger_nearby_is_its_echo() -> None:
    app = at_challenge()
    x, y = middle(app, FORWARD)
    app.step(TICK_S, [finger((x, y)), mouse((x + 15, y - 10))])
    assert program(app) == "avancer"


def test_a_mouse_press_right_after_a_finger_far_away_is_a_press() -> None:
    app = at_challenge()
    app.step(TICK_S, [finger(middle(app, FORWARD)), mouse(middle(app, Touch(Key.BACKWARD)))])
    assert program(app) == "avancer reculer"


def test_a_mouse_press_long_after_a_finger_is_a_press() -> None:
    touches = Presses()
    assert touches.press(Down(Presser(Device.FINGER, "1"), (100, 100)), 7.0) == (100, 100)
    assert touches.press(Down(MOUSE, (100, 100)), 7.35) is None
    assert touches.press(Down(MOUSE, (100, 100)), 7.45) == (100, 100)


@pytest.mark.parametrize("button", [pygame.BUTTON_RIGHT, pygame.BUTTON_MIDDLE, pygame.BUTTON_WHEELUP])
def test_only_the_left_button_presses(button: int) -> None:
    app = at_challenge()
    app.step(TICK_S, [mouse(middle(app, FORWARD), button=button)])
    assert program(app) == ""


def test_a_press_beside_every_control_does_nothing() -> None:
    app = at_challenge()
    app.step(TICK_S, [mouse((320, 150))])
    assert (program(app), app.session.page) == ("", Page.CHALLENGE)


def test_a_key_looks_pressed_while_it_is_held_and_for_a_moment_after_a_quick_tap() -> None:
    app = at_challenge()
    at = middle(app, FORWARD)
    window = pygame.display.get_surface()
    assert window is not None
    app.step(TICK_S, [])
    key = pygame.Rect(round(at[0]) - 30, round(at[1]) - 30, 60, 60)
    up = window.subsurface(key).copy()
    looks = []
    for events in ([finger(at), finger(at, pygame.FINGERUP)], [], [], []):
        app.step(TICK_S, events)
        looks.append(pygame.image.tobytes(window.subsurface(key), "RGB") != pygame.image.tobytes(up, "RGB"))
    assert looks == [True, False, False, False]
    app.step(TICK_S, [finger(at)])
    for _ in range(30):
        app.step(TICK_S, [])
        assert pygame.image.tobytes(window.subsurface(key), "RGB") != pygame.image.tobytes(up, "RGB")


def test_the_door_opens_after_three_seconds_under_a_finger() -> None:
    app = an_app("Un mot.")
    at = middle(app, Touch(Key.ADULTS))
    app.step(0, [finger(at)])
    for _ in range(29):
        app.step(0.1, [])
    pages = [app.session.page]
    app.step(0.11, [])
    pages.append(app.session.page)
    app.step(0.1, [finger(at, pygame.FINGERUP)])
    assert [*pages, app.session.page] == [Page.HOME, Page.ADULTS, Page.ADULTS]


def test_a_door_that_is_let_go_before_three_seconds_stays_shut() -> None:
    app = an_app("Un mot.")
    at = middle(app, Touch(Key.ADULTS))
    for _ in range(3):
        app.step(0, [mouse(at)])
        for _tick in range(20):
            app.step(0.1, [])
        app.step(0.1, [mouse_up(at)])
    for _ in range(40):
        app.step(0.1, [])
    assert app.session.page is Page.HOME


@pytest.mark.parametrize("kiosk", [False, True])
def test_closing_the_window_ends_the_loop_but_of_a_kiosk_only_the_machine_closes_it(kiosk: bool) -> None:
    app = an_app()
    app.session.use_settings(replace(app.session.settings, kiosk=kiosk))
    app.step(TICK_S, [])
    app.step(TICK_S, [pygame.event.Event(pygame.QUIT)])
    assert app.running is kiosk
    with raised():
        on_sigterm(_close_window)
        signal.raise_signal(signal.SIGTERM)
    app.step(TICK_S, pygame.event.get(pygame.QUIT))
    assert not app.running


def test_before_there_is_a_window_the_machine_ends_the_program() -> None:
    pygame.display.quit()
    with raised():
        on_sigterm(_close_window)
        with pytest.raises(Terminated):
            signal.raise_signal(signal.SIGTERM)


def test_a_program_written_by_finger_is_the_one_that_runs() -> None:
    app = at_challenge()
    for touch in (*keys("avancer droite"), Touch(Key.GO)):
        app.step(TICK_S, [finger(middle(app, touch))])
    assert app.session.attempt is not None
    assert app.session.attempt.run is not None
    ran = tuple(step.command for step in app.session.attempt.run.verdict.trace.steps)
    assert ran == parse_flat("avancer droite")


def test_a_hand_that_lifts_one_finger_is_still_a_hand() -> None:
    app = at_challenge()
    app.step(0.0, [finger(middle(app, FORWARD), number=number) for number in range(4)])
    app.step(0.0, [finger((0, 0), pygame.FINGERUP, number=0), finger(middle(app, FORWARD), number=4)])
    assert program(app) == "avancer avancer"
