"""From a window's events to touches on controls: mouse, fingers and keyboard, each press counted once."""

import math
from dataclasses import dataclass

import pygame

from beebot.pose import Heading
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Page, Session
from simulateur.pages.layout.places import Places

_MOUSE_TOUCH_ID = -1
_ECHO_S, _ECHO_PX = 0.4, 40
"""A mouse press so soon and so near after a finger is the same press, sent twice by some touch screens."""
_TOGETHER_S, _AT_ONCE = 0.08, 2
"""More fingers that come so soon one after the other are a hand laid on the screen: the first ones alone press."""

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
    pygame.K_F1: Key.ADULTS,
    pygame.K_h: Key.HINT,
    pygame.K_l: Key.LISTEN,
    pygame.K_r: Key.ROBOT,
    pygame.K_s: Key.STOP_ALL,
    pygame.K_t: Key.TORTOISE,
    pygame.K_y: Key.REDO,
    pygame.K_z: Key.UNDO,
    pygame.K_v: Key.VIEW,
    pygame.K_m: Key.REPEAT,
    pygame.K_HOME: Key.LEFT_45,
    pygame.K_PAGEUP: Key.RIGHT_45,
}
_ACROSS = {
    pygame.K_UP: Heading.NORTH,
    pygame.K_RIGHT: Heading.EAST,
    pygame.K_DOWN: Heading.SOUTH,
    pygame.K_LEFT: Heading.WEST,
}
"""Where the arrows point, seen on the screen."""
_NUMBERS = {pygame.K_1: 0, pygame.K_2: 1, pygame.K_3: 2, pygame.K_4: 3}
"""Programs to choose from, strips to write on, or the cards that a hint proposes."""
_IN_ADULTS = {pygame.K_ESCAPE: Touch(Key.CHILDREN), pygame.K_s: Touch(Key.STOP_ALL)}
_PAGES = {pygame.K_PAGEDOWN: Key.DOWN, pygame.K_PAGEUP: Key.UP}
_ARROWS = {pygame.K_DOWN: 1, pygame.K_RIGHT: 1, pygame.K_UP: -1, pygame.K_LEFT: -1}
_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
_FINGERS = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)
_KEYS = (pygame.KEYDOWN, pygame.KEYUP)
_RELEASES = (pygame.FINGERUP, pygame.MOUSEBUTTONUP, pygame.KEYUP)

Presser = tuple[int, ...]
"""Who presses: the mouse, one finger, one key of the keyboard; empty for nobody."""
MOUSE: Presser = (pygame.MOUSEBUTTONDOWN,)


def presser(event: pygame.event.Event) -> Presser:
    """Who presses, slides or lets go by this event; nobody by another, and by what SDL makes up from another device."""
    if event.type in _FINGERS and event.touch_id != _MOUSE_TOUCH_ID:
        return pygame.FINGERDOWN, event.touch_id, event.finger_id
    if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        return MOUSE if event.button == pygame.BUTTON_LEFT and not event.touch else ()  # a wheel sends buttons too
    if event.type == pygame.MOUSEMOTION:
        return () if event.touch else MOUSE
    return (pygame.KEYDOWN, event.key) if event.type in _KEYS else ()


@dataclass(slots=True)
class Press:
    """One press, from when it begins until it is let go or taken back.

    ``touch`` is the control under it, None beside all of them and once it slides; ``at`` the pixel where it began, None
    for a key of the keyboard. ``waits`` says that it acts when it is let go, and ``is_over`` that it was: it is then
    still seen for a moment. ``held_s`` are the seconds since it began or last slid, ``right`` and ``down`` the pixels
    that it slid and no list has followed yet.
    """

    by: Presser
    touch: Touch | None
    at: tuple[float, float] | None = None
    waits: bool = False
    is_over: bool = False
    held_s: float = 0.0
    right: float = 0.0
    down: float = 0.0
    slides: bool = False

    def slide(self, by: tuple[float, float], least: float) -> None:
        """Go ``by`` so many pixels; farther than ``least`` from where it began it presses nothing more."""
        self.right, self.down, self.held_s = self.right + by[0], self.down + by[1], 0.0
        if math.hypot(self.right, self.down) >= least:
            self.touch, self.slides = None, True

    def rows(self, row: float) -> int:
        """How many whole rows of so many pixels a list must follow now."""
        rows = int(self.down / row)
        self.down -= rows * row
        return rows


class Touches:
    """Reads presses; remembers the last finger, so that its echo as a mouse and the rest of a palm are dropped."""

    def __init__(self) -> None:
        self._finger_at: tuple[float, float] | None = None
        self._finger_s = 0.0
        self._hand: set[int] = set()
        """Fingers that came together and are still there."""

    def press(self, event: pygame.event.Event, size: tuple[int, int], now_s: float) -> tuple[float, float] | None:
        """The pixel pressed at ``now_s`` by a finger or the mouse; None for an echo, for all else, and for a palm."""
        if event.type == pygame.FINGERDOWN and event.touch_id != _MOUSE_TOUCH_ID:
            at = (event.x * size[0], event.y * size[1])
            if now_s - self._finger_s > _TOGETHER_S:
                self._hand.clear()
            self._hand.add(event.finger_id)
            self._finger_at, self._finger_s = at, now_s
            return at if len(self._hand) <= _AT_ONCE else None
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT and not event.touch:
            return None if self._echoes(event.pos, now_s) else event.pos
        return None

    def releases(self, event: pygame.event.Event) -> Presser:
        """The finger, the key of the keyboard or the mouse that goes up."""
        if event.type == pygame.FINGERUP:
            self._hand.discard(event.finger_id)
        return presser(event) if event.type in _RELEASES else ()

    def _echoes(self, at: tuple[int, int], now_s: float) -> bool:
        if self._finger_at is None or now_s - self._finger_s > _ECHO_S:
            return False
        return math.dist(at, self._finger_at) < _ECHO_PX


def is_lost(event: pygame.event.Event, by: Presser) -> bool:
    """Whether the end of a press was not seen: another window has the keyboard, or the mouse moves with no button."""
    if event.type == pygame.MOUSEMOTION:
        return by == MOUSE and not event.touch and not event.buttons[0]
    return bool(event.type == pygame.WINDOWFOCUSLOST)


def slid(event: pygame.event.Event, size: tuple[int, int]) -> tuple[float, float] | None:
    """How many pixels to the right and down a finger or a pressed mouse has gone; None for another event."""
    if not presser(event):
        return None
    if event.type == pygame.FINGERMOTION:
        return event.dx * size[0], event.dy * size[1]
    return (event.rel[0], event.rel[1]) if event.type == pygame.MOUSEMOTION and event.buttons[0] else None


def wheel(event: pygame.event.Event) -> int:
    """How many rows further down a mouse wheel asks for."""
    return -int(event.y) if event.type == pygame.MOUSEWHEEL else 0


def page_key(event: pygame.event.Event, session: Session) -> Key | None:
    """Up or down, where a keyboard key turns the page of a list."""
    if event.type != pygame.KEYDOWN or session.page is not Page.ADULTS:
        return None
    return _PAGES.get(event.key)


def focus_move(event: pygame.event.Event, session: Session) -> int:
    """How many controls further a keyboard key asks for: Tab and Shift+Tab everywhere, arrows where nobody programs."""
    if event.type != pygame.KEYDOWN:
        return 0
    if event.key == pygame.K_TAB:
        return -1 if event.mod & pygame.KMOD_SHIFT else 1
    return 0 if session.page is Page.CHALLENGE else _ARROWS.get(event.key, 0)


def keyboard_touch(
    event: pygame.event.Event, session: Session, places: Places, focus: Touch | None = None
) -> Touch | None:
    """The control a keyboard key stands for, where it is on the page.

    Enter is for the control in ``focus``; where there is none, it goes on.
    """
    if event.type != pygame.KEYDOWN:
        return None
    touch = focus or _enter(session) if event.key in _ENTER else _named(event.key, session)
    return touch if touch is not None and touch in places else None


def _named(code: int, session: Session) -> Touch | None:
    key, attempt = _KEYBOARD.get(code), session.attempt
    if session.page is Page.ADULTS:
        return _IN_ADULTS.get(code)
    own = None if attempt is None else _own(code, attempt)
    if own is not None:
        return own
    if attempt is not None and code in _NUMBERS:
        hint = attempt.help.hint
        place = _NUMBERS[code]
        return Touch(Key.OPTION, place) if hint is not None and hint.options else Touch(Key.STRIP, strip=place)
    return None if key is None else Touch(key if attempt is None else _meant(key, attempt))


def _meant(key: Key, attempt: Attempt) -> Key:
    """What stands in a key's place now."""
    if key is Key.ROBOT and attempt.phase is Phase.ON_ROBOT:
        return Key.STOP_ROBOT
    if key is Key.STEP and attempt.resume_at is not None:
        return Key.RESUME
    if key is Key.TORTOISE and not attempt.is_fast:
        return Key.HARE
    return key


def _own(code: int, attempt: Attempt) -> Touch | None:
    """What the arrows, as they are seen, and Space mean in some kinds of challenge."""
    if code == pygame.K_SPACE:
        return attempt.gesture.space(attempt.draft)
    if code not in _ACROSS:
        return None
    return attempt.gesture.arrow(attempt.draft, _ACROSS[code].turned(-round(attempt.mat_degrees / 45) * 45))


def _enter(session: Session) -> Touch:
    if session.page is Page.HOME:
        return Touch(Key.LESSON, session.next_lesson or 0)
    if session.page is Page.ADULTS:
        return Touch(Key.CHILDREN)
    if session.page is Page.LESSON:
        return Touch(Key.CHALLENGE, session.next_challenge or 0)
    done = session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED
    return Touch(Key.NEXT if done else Key.GO)
