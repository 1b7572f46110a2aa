"""A child who meets the kit for the first time, as a script that knows no answer.

She touches only what caught her eye or ear: what has just moved or is lit, what was named, what a hand has shown.
Among these she picks at random, and not the same twice if there is something else. Where a bee is on her way she
watches.
"""

import random
from collections.abc import Callable, Sequence

from beebot.i18n import speaking
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.game.sound.key_names import spoken_name
from simulateur.machine.backend import Backend
from simulateur.pages.common.door import DOOR
from simulateur.pages.input.events import Device, Down, Event, KeyPress, Presser, Up
from simulateur.pages.layout.control_areas import hit
from simulateur.pages.open_page import places
from simulateur.screen import Screen
from simulateur.web.scene_messages import Message
from simulateur.web.sound_messages import TabletVoice
from simulateur.web.tablet import Tablet
from tests.simulateur.builders import IMAGES

SIZE = (1024, 768)
STEP_S = 0.2
REMEMBERS_S = 12.0
"""For how long what caught her may be touched."""
NEAR = 64.0
"""Pixels. What moves in one place is one thing to her."""
LOOKS_S = (2.0, 3.0, 4.0, 5.0, 12.0)
"""For how long she looks before she touches something."""
_SWITCH = Presser(Device.KEYBOARD, " ")
_FINGER = Presser(Device.FINGER, "0")
_WORDS = {"case": Key.CELL, "drapeau": Key.FLAG, "bande": Key.STRIP, "GO": Key.GO, "ampoule": Key.HINT}
"""What in a sentence names something to touch."""

Place = Touch | tuple[float, float]
"""What she may touch: a control, or where something moves that is none."""


class OnComputer:
    """A session in a window."""

    def __init__(self, session: Session) -> None:
        self.session, self.said = session, list[str]()
        self.screen = Screen(session, IMAGES, Backend(session, voice=TabletVoice(self._hear)), SIZE)

    def step(self, seconds: float, events: Sequence[Event] = ()) -> None:
        self.screen.step(seconds, events)
        self.screen.went_well()

    def _hear(self, message: Message) -> None:
        self.said += sentences(message)


class OnTablet:
    """The same in a browser, without the browser."""

    def __init__(self, session: Session) -> None:
        self.session, self.said, self._now_s = session, list[str](), 0.0
        self._tablet = Tablet(session, IMAGES, SIZE)
        self.screen = self._tablet.screen
        self.step(0.0)

    def step(self, seconds: float, events: Sequence[Event] = ()) -> None:
        """A turn lasts a tenth of a second at most."""
        turns = max(1, round(seconds / 0.1))
        for _turn in range(turns):
            self._now_s += seconds / turns
            for message in self._tablet.step(self._now_s, events):
                self.said += sentences(message)
            events = ()


def sentences(message: Message) -> list[str]:
    """What a message has a tablet say."""
    if message["kind"] != "say":
        return []
    return [part["text"] for part in message["parts"] if "text" in part]  # type: ignore[attr-defined]


Played = OnComputer | OnTablet


def by_touch(child: "Newcomer", place: Place) -> None:
    at = places(child.session, SIZE)[place].centre if isinstance(place, Touch) else place
    child.pass_time(0.1, Down(_FINGER, at))
    child.pass_time(0.1, Up(_FINGER))


def by_switch(child: "Newcomer", place: Place) -> None:
    """Wait until its row is lit and press; wait until it is lit alone and press again."""
    focus = child.played.screen.hands.focus
    for _turn in range(400):
        if place not in places(child.session, SIZE):
            return
        is_lit = focus.at == place or (focus.at is None and focus.row == (place,))
        if is_lit or (focus.at is None and place in focus.row):
            child.pass_time(0.1, KeyPress(" "))
            child.pass_time(0.3, Up(_SWITCH))
        else:
            child.pass_time(STEP_S)
        if is_lit:
            return
    raise AssertionError(f"never lit: {place}")


def by_keyboard(child: "Newcomer", place: Place) -> None:
    """Tab until it is lit, then Enter."""
    focus = child.played.screen.hands.focus
    for _turn in range(2 * len(places(child.session, SIZE)) + 1):
        if focus.at == place or place not in places(child.session, SIZE):
            break
        child.pass_time(0.1, KeyPress("Tab"))
        child.pass_time(0.1, Up(Presser(Device.KEYBOARD, "Tab")))
    if place in places(child.session, SIZE):
        assert focus.at == place, f"never lit: {place}"
        child.pass_time(0.1, KeyPress("Enter"))
        child.pass_time(0.1, Up(Presser(Device.KEYBOARD, "Enter")))


Press = Callable[["Newcomer", Place], None]


class Newcomer:
    """Plays until she is told to stop; ``passed_s`` counts seconds of play."""

    def __init__(self, played: Played, press: Press, seed: int) -> None:
        self.played, self.session, self._press = played, played.session, press
        self.passed_s = 0.0
        self.touched: list[str] = []
        self._dice = random.Random(seed)
        self._caught: dict[Place, float] = {}
        """What caught her, and when."""
        self._learnt: set[Touch] = set()
        """What a hand has pressed for her, here or in a challenge before."""
        self._seen: frozenset[Sprite] = frozenset()
        self._open: object = None
        self._last: Place | None = None
        self._tired: set[Place] = set()
        """What is no control and was touched in vain in this challenge."""

    @property
    def successes(self) -> int:
        return self.session.journey.celebrations.successes

    def play(self, successes: int, most_s: float) -> None:
        """Until she has had so many, or so many seconds have passed."""
        while self.successes < successes and self.passed_s < most_s:
            began_s = self.passed_s
            self._look(self._dice.choice(LOOKS_S))
            there = self._there(since_s=began_s)
            there = [each for each in there if each != self._last] or self._there(since_s=self.passed_s - REMEMBERS_S)
            if there and not self.session.is_moving:
                place = self._dice.choice(there)
                self._last = place
                self._tired |= set() if isinstance(place, Touch) else {place}
                self.touched.append(f"{self.passed_s:.0f} s {self.session.page.name} {place}")
                self.press(place)

    def press(self, place: Place) -> None:
        """Touch it in her way."""
        self._press(self, place)

    def pass_time(self, seconds: float, *events: Event) -> None:
        """Let time pass, see and hear what there is."""
        self.played.step(seconds, events)
        self.passed_s += seconds
        at = self.session.players.at
        if (now := (self.session.page, at.lesson_place, at.challenge_place)) != self._open:
            self._open, self._seen = now, frozenset()
            self._caught.clear()
            self._tired.clear()
        with speaking("fr"):
            shown = frozenset(self.played.screen.scene().actors)
        moved, self._seen = (shown - self._seen if self._seen else ()), shown
        pressing = [each for each in moved if "pressed" in each.sign or "pressing" in each.sign]
        for sprite in pressing or moved:
            self._notice(sprite)
        self._listen()

    def _look(self, seconds: float) -> None:
        for _step in range(round(seconds / STEP_S)):
            self.pass_time(STEP_S)

    def _notice(self, sprite: Sprite) -> None:
        if sprite.sign.startswith(("eye", "ghost hand", "tiny", "bead", "lit frame", "paper")):
            return
        at = sprite.x + sprite.width / 2, sprite.y + sprite.height / 2
        touch = hit(places(self.session, SIZE), *at, 0)
        self._caught[touch or (round(at[0] / NEAR) * NEAR, round(at[1] / NEAR) * NEAR)] = self.passed_s
        if touch is not None and self.session.ghost is not None and touch in self.session.ghost.touches:
            self._learnt.add(touch)

    def _listen(self) -> None:
        said, self.played.said = " ".join(self.played.said), []
        if not said:
            return
        meant = {key for word, key in _WORDS.items() if word in said}
        with speaking("fr"):
            for touch in places(self.session, SIZE):
                if touch.key in meant or (spoken_name(touch.key) or "-") in said:
                    self._caught[touch] = self.passed_s

    def _there(self, since_s: float) -> list[Place]:
        """What she may touch now: what has caught her since then, and what a hand has pressed for her."""
        where = places(self.session, SIZE)
        fresh = {place for place, at in self._caught.items() if at >= since_s and place not in self._tired}
        return [
            each
            for each in sorted(fresh | self._learnt, key=str)  # one order in every run
            if (each in where and each != DOOR) or (not isinstance(each, Touch) and self._press is by_touch)
        ]
