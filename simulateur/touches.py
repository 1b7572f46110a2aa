"""From a window's events to touches on controls: mouse, fingers and keyboard, each press counted once."""

import math

import pygame

from simulateur.attempt import Phase
from simulateur.controls import Key, Touch
from simulateur.layout import Places
from simulateur.session import Page, Session

_MOUSE_TOUCH_ID = -1
_ECHO_S, _ECHO_PX = 0.4, 40
"""A mouse press so soon and so near after a finger is the same press, sent twice by some touch screens."""

_KEYBOARD = {
    pygame.K_UP: Key.FORWARD,
    pygame.K_DOWN: Key.BACKWARD,
    pygame.K_LEFT: Key.LEFT,
    pygame.K_RIGHT: Key.RIGHT,
    pygame.K_p: Key.PAUSE,
    pygame.K_SPACE: Key.STEP,
    pygame.K_DELETE: Key.CLEAR,
    pygame.K_BACKSPACE: Key.UNDO,
    pygame.K_ESCAPE: Key.HOME,
    pygame.K_h: Key.HINT,
    pygame.K_l: Key.LISTEN,
    pygame.K_r: Key.ROBOT,
    pygame.K_t: Key.TORTOISE,
    pygame.K_y: Key.REDO,
    pygame.K_z: Key.UNDO,
}
_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)


class Touches:
    """Reads presses; remembers the last finger so that its echo as a mouse is dropped."""

    def __init__(self) -> None:
        self._finger_at: tuple[float, float] | None = None
        self._finger_s = 0.0

    def press(self, event: pygame.event.Event, size: tuple[int, int], now_s: float) -> tuple[float, float] | None:
        """The pixel pressed at ``now_s`` by a finger or the mouse, None if ``event`` is no press or an echo of one."""
        if event.type == pygame.FINGERDOWN and event.touch_id != _MOUSE_TOUCH_ID:
            at = (event.x * size[0], event.y * size[1])
            self._finger_at, self._finger_s = at, now_s
            return at
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT and not event.touch:
            return None if self._echoes(event.pos, now_s) else event.pos
        return None

    def _echoes(self, at: tuple[int, int], now_s: float) -> bool:
        if self._finger_at is None or now_s - self._finger_s > _ECHO_S:
            return False
        return math.dist(at, self._finger_at) < _ECHO_PX


def releases(event: pygame.event.Event) -> bool:
    """Whether a finger or the mouse button goes up."""
    return event.type in (pygame.FINGERUP, pygame.MOUSEBUTTONUP)


def keyboard_touch(event: pygame.event.Event, session: Session, places: Places) -> Touch | None:
    """The control a keyboard key stands for, where it is on the page; Enter goes on from every page."""
    if event.type != pygame.KEYDOWN:
        return None
    touch = _enter(session) if event.key in _ENTER else _named(event.key, session)
    if session.notice_open:
        return Touch(Key.CLOSE_NOTICE)
    return touch if touch is not None and touch in places else None


def _named(code: int, session: Session) -> Touch | None:
    key = _KEYBOARD.get(code)
    if key is Key.ROBOT and session.attempt is not None and session.attempt.phase is Phase.ON_ROBOT:
        return Touch(Key.STOP_ROBOT)
    if key is Key.TORTOISE and session.attempt is not None and not session.attempt.is_fast:
        return Touch(Key.HARE)
    return None if key is None else Touch(key)


def _enter(session: Session) -> Touch:
    if session.page is Page.HOME:
        return Touch(Key.LESSON, session.next_lesson or 0)
    if session.page is Page.LESSON:
        return Touch(Key.CHALLENGE, session.next_challenge or 0)
    done = session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED
    return Touch(Key.NEXT if done else Key.GO)
