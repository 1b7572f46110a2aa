"""What of the events of pygame a hand made, in the words that every skin shares; of two sent for one touch, one."""

from typing import Any

import pygame
import pytest

from simulateur.pages.input.events import MOUSE, Away, Device, Down, Event, KeyPress, Move, Presser, Up, Wheel
from simulateur.window.events import read_event

pytestmark = pytest.mark.usefixtures("display")
SIZE = (1000, 400)
FINGER = Presser(Device.FINGER, "7:1")


def read(kind: int, **told: Any) -> Event | None:
    return read_event(pygame.event.Event(kind, **told), SIZE)


def finger(kind: int, touch_id: int = 7) -> Event | None:
    return read(kind, touch_id=touch_id, finger_id=1, x=0.5, y=0.25, dx=0.1, dy=-0.1)


def test_a_finger_is_where_it_is_in_the_window_and_moves_by_pixels() -> None:
    assert finger(pygame.FINGERDOWN) == Down(FINGER, (500.0, 100.0))
    assert finger(pygame.FINGERMOTION) == Move(FINGER, 100.0, -40.0)
    assert finger(pygame.FINGERUP) == Up(FINGER)
    assert {finger(each, -1) for each in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)} == {None}


@pytest.mark.parametrize(
    ("button", "touch", "presses"), [(1, False, True), (1, True, False), (2, False, False), (3, False, False)]
)
def test_the_left_button_of_a_mouse_presses_and_no_other(button: int, touch: bool, presses: bool) -> None:
    told = {"button": button, "touch": touch, "pos": (3, 4)}
    assert read(pygame.MOUSEBUTTONDOWN, **told) == (Down(MOUSE, (3, 4)) if presses else None)
    assert read(pygame.MOUSEBUTTONUP, **told) == (Up(MOUSE) if presses else None)


@pytest.mark.parametrize("buttons", [(0, 0, 0), (1, 0, 0), (0, 1, 1)])
def test_a_mouse_that_moves_says_whether_its_left_button_is_down(buttons: tuple[int, int, int]) -> None:
    told = {"rel": (5, -6), "pos": (1, 1), "buttons": buttons}
    assert read(pygame.MOUSEMOTION, touch=False, **told) == Move(MOUSE, 5, -6, pressed=buttons[0] == 1)
    assert read(pygame.MOUSEMOTION, touch=True, **told) is None


def test_a_wheel_turned_away_from_the_hand_goes_up() -> None:
    for turned in (1, -2):
        found = read(pygame.MOUSEWHEEL, x=0, y=turned, flipped=False)
        assert isinstance(found, Wheel)
        assert found.rows == -turned


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (pygame.K_UP, "ArrowUp"),
        (pygame.K_DOWN, "ArrowDown"),
        (pygame.K_LEFT, "ArrowLeft"),
        (pygame.K_RIGHT, "ArrowRight"),
        (pygame.K_RETURN, "Enter"),
        (pygame.K_KP_ENTER, "Enter"),
        (pygame.K_ESCAPE, "Escape"),
        (pygame.K_BACKSPACE, "Backspace"),
        (pygame.K_DELETE, "Delete"),
        (pygame.K_TAB, "Tab"),
        (pygame.K_HOME, "Home"),
        (pygame.K_PAGEUP, "PageUp"),
        (pygame.K_PAGEDOWN, "PageDown"),
        (pygame.K_F1, "F1"),
        (pygame.K_SPACE, " "),
        (pygame.K_a, "a"),
        (0x7E, "~"),
        (0x7F, "Delete"),
        (0x80, "128"),
        (0x1F, "31"),
    ],
)
def test_a_key_has_the_name_that_browsers_give_it(code: int, name: str) -> None:
    assert read(pygame.KEYDOWN, key=code, mod=0, unicode="") == KeyPress(name, False, "")
    assert read(pygame.KEYUP, key=code, mod=0) == Up(Presser(Device.KEYBOARD, name))


@pytest.mark.parametrize(("mod", "shift"), [(0, False), (pygame.KMOD_LSHIFT, True), (pygame.KMOD_CTRL, False)])
def test_what_a_key_writes_comes_with_it_but_for_what_cannot_be_seen(mod: int, shift: bool) -> None:
    for written, shown in (("3", "3"), ("é", "é"), ("\x1b", ""), ("\r", "")):
        assert read(pygame.KEYDOWN, key=pygame.K_3, mod=mod, unicode=written) == KeyPress("3", shift, shown)
    assert read(pygame.KEYDOWN, key=pygame.K_3, mod=mod) == KeyPress("3", shift, "")


def test_another_program_that_has_the_keyboard_takes_the_hand_away_and_nothing_else_is_a_hand() -> None:
    assert read(pygame.WINDOWFOCUSLOST) == Away()
    for kind in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWRESIZED, pygame.QUIT, pygame.TEXTINPUT, pygame.USEREVENT):
        assert read(kind) is None
