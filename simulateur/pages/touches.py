"""From presses to touches on controls: which ones count, and what each key of the keyboard stands for."""

import math
from dataclasses import dataclass

from beebot.pose import Heading
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Page, Session
from simulateur.pages.events import Device, Down, Event, KeyPress, Presser, Up
from simulateur.pages.layout.places import Places

_ECHO_S, _ECHO_PX = 0.4, 40
"""A mouse press so soon and so near after a finger is the same press, sent twice by some touch screens."""
_TOGETHER_S, _AT_ONCE = 0.08, 2
"""More fingers that come so soon one after the other are a hand laid on the screen: the first ones alone press."""

_KEYBOARD = {
    "ArrowUp": Key.FORWARD,
    "ArrowDown": Key.BACKWARD,
    "ArrowLeft": Key.LEFT,
    "ArrowRight": Key.RIGHT,
    "p": Key.PAUSE,
    " ": Key.STEP,
    "Delete": Key.CLEAR,
    "Backspace": Key.UNDO,
    "Escape": Key.HOME,
    "F1": Key.ADULTS,
    "h": Key.HINT,
    "l": Key.LISTEN,
    "r": Key.ROBOT,
    "s": Key.STOP_ALL,
    "t": Key.TORTOISE,
    "y": Key.REDO,
    "z": Key.UNDO,
    "v": Key.VIEW,
    "m": Key.REPEAT,
    "Home": Key.LEFT_45,
    "PageUp": Key.RIGHT_45,
}
_ACROSS = {
    "ArrowUp": Heading.NORTH,
    "ArrowRight": Heading.EAST,
    "ArrowDown": Heading.SOUTH,
    "ArrowLeft": Heading.WEST,
}
"""Where the arrows point, seen on the screen."""
_NUMBERS = {"1": 0, "2": 1, "3": 2, "4": 3}
"""Programs to choose from, strips to write on, or the cards that a hint proposes."""
_IN_ADULTS = {"Escape": Touch(AdultKey.CHILDREN), "s": Touch(Key.STOP_ALL)}
_PAGES = {"PageDown": AdultKey.DOWN, "PageUp": AdultKey.UP}
_ARROWS = {"ArrowDown": 1, "ArrowRight": 1, "ArrowUp": -1, "ArrowLeft": -1}
_ENTER = "Enter"


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
        self._hand: set[Presser] = set()
        """Fingers that came together and are still there."""

    def press(self, event: Event, now_s: float) -> tuple[float, float] | None:
        """The pixel pressed at ``now_s`` by a finger or the mouse; None for an echo, for all else, and for a palm."""
        if not isinstance(event, Down):
            return None
        if event.by.device is Device.MOUSE:
            return None if self._echoes(event.at, now_s) else event.at
        if now_s - self._finger_s > _TOGETHER_S:
            self._hand.clear()
        self._hand.add(event.by)
        self._finger_at, self._finger_s = event.at, now_s
        return event.at if len(self._hand) <= _AT_ONCE else None

    def releases(self, event: Event) -> Presser | None:
        """The finger, the key of the keyboard or the mouse that goes up."""
        if not isinstance(event, Up):
            return None
        self._hand.discard(event.by)
        return event.by

    def _echoes(self, at: tuple[float, float], now_s: float) -> bool:
        if self._finger_at is None or now_s - self._finger_s > _ECHO_S:
            return False
        return math.dist(at, self._finger_at) < _ECHO_PX


def page_key(event: KeyPress, session: Session) -> AdultKey | None:
    """Up or down, where a keyboard key turns the page of a list."""
    return _PAGES.get(event.name) if session.page is Page.ADULTS else None


def focus_move(event: KeyPress, session: Session) -> int:
    """How many controls further a keyboard key asks for: Tab and Shift+Tab everywhere, arrows where nobody programs."""
    if event.name == "Tab":
        return -1 if event.shift else 1
    return 0 if session.page is Page.CHALLENGE else _ARROWS.get(event.name, 0)


def keyboard_touch(event: KeyPress, session: Session, places: Places, focus: Touch | None = None) -> Touch | None:
    """The control a keyboard key stands for, where it is on the page.

    Enter is for the control in ``focus``; where there is none, it goes on.
    """
    touch = focus or _enter(session) if event.name == _ENTER else _named(event.name, session)
    return touch if touch is not None and touch in places else None


def _named(name: str, session: Session) -> Touch | None:
    key, attempt = _KEYBOARD.get(name), session.attempt
    if session.page is Page.ADULTS:
        return _IN_ADULTS.get(name)
    own = None if attempt is None else _own(name, attempt)
    if own is not None:
        return own
    if attempt is not None and name in _NUMBERS:
        hint = attempt.help.hint
        place = _NUMBERS[name]
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


def _own(name: str, attempt: Attempt) -> Touch | None:
    """What the arrows, as they are seen, and Space mean in some kinds of challenge."""
    if name == " ":
        return attempt.gesture.space(attempt.draft)
    if name not in _ACROSS:
        return None
    return attempt.gesture.arrow(attempt.draft, _ACROSS[name].turned(-round(attempt.mat_degrees / 45) * 45))


def _enter(session: Session) -> Touch:
    if session.page is Page.HOME:
        return Touch(Key.LESSON, session.next_lesson or 0)
    if session.page is Page.ADULTS:
        return Touch(AdultKey.CHILDREN)
    if session.page is Page.LESSON:
        return Touch(Key.CHALLENGE, session.next_challenge or 0)
    done = session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED
    return Touch(Key.NEXT if done else Key.GO)
