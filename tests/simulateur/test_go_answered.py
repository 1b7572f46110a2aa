"""GO is always answered: whatever touches and drags have made, something is said and something moves within a second.

Every kind of challenge is played at random on its page. After each act GO is tried on a session that is where this one
is, beside one that is touched where nothing is. ``KIT_LONG`` plays fifty times as long.
"""

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from beebot.challenge import Challenge, Genre
from beebot.command import Command
from beebot.i18n import speaking
from beebot.lesson import Level
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.reports import Opened
from simulateur.game.requests import Say
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.game.sound.cues import Heard, Sound
from simulateur.machine.backend import Backend
from simulateur.pages.common.view import View
from simulateur.pages.input.events import MOUSE, Down, Event, Move, Up
from simulateur.pages.open_page import places, scene
from simulateur.screen import Screen
from tests.long import LONG
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, lesson, path
from tests.simulateur.touch_words import words_of

ACTS = 2_000 if LONG else 40
"""How many touches and drags each challenge is played with, in each way to play."""
WITHIN_S, STEP_S = 1.0, 0.1
NOTHING = Touch(Key.SPOT, -1)
"""A touch that no page with a GO has: it changes nothing."""
MORE = {
    "programmer": MEADOW,
    "deux-cartes": "tapis 2 1\ndépart A1 est\nfleurs B1\ntouches avancer\nmaximum 2",
    "repeter-peu": "tapis 5 5\ndépart A1 nord\nfleurs C3\nrépéter oui\nmaximum 4\ntouches ↑ ↷",
    "repeter-imbrique": "tapis 5 5\ndépart A1 nord\nfleurs C3\nrépéter imbriqué\nmaximum 5\ntouches ↑ ↷",
    "a_deux-peu": "tapis 4 3\ndépart A1 est\ngenre a_deux\nautre D1 ouest\nbut echange\nmaximum 3",
    "main-comptee": f"{MEADOW}virages 4\nau-moins 3\nmain avancer=6 gauche=2",
    "monde-change": "tapis 5 3\ndépart A1 est\nobstacles C1\navant 1: A3\narrivée D1\nmaximum 9",
    "memoire": f"{GENRES['deboguer']}\nmémoire bande 3",
    "nombres": "tapis 6 5\ndépart A1 est\narrivée D1\ntouches avancer_de gauche\nmaximum 3",
}
KINDS = {
    name: challenge(facts, name, hints=["Où ?"])
    for name, facts in (GENRES | MORE).items()
    if not challenge(facts).pictures
}
"""Challenges of every kind that has a GO."""
WAYS = (
    (Level.GS, (1280, 800), Settings()),
    (Level.PS, (1024, 600), Settings()),
    (Level.GS, (1024, 600), Settings(less_movement=True, mute=True, trace=False)),
    (Level.GS, (1280, 800), Settings(hidden_memory=True)),
    (Level.GS, (1280, 800), Settings(whiteboard=True)),
)
"""For children of what age, in a window of what size, as an adult has set it."""


class Child:
    """Plays one challenge at random, with one finger."""

    def __init__(self, played: Challenge, level: Level, size: tuple[int, int], settings: Settings) -> None:
        self.session = Session(path(lesson("une-seance", played, level=level)), "fr", settings=settings)
        self.session.open_challenge(0, 0)
        self.size = size
        self.screen = Screen(self.session, IMAGES, Backend(self.session), size)
        self.dice = random.Random(20261201)
        self.acts: Counter[str] = Counter()
        self.recent: list[str] = []

    def act(self) -> None:
        """One touch or one drag, and the time that it takes."""
        there = {touch: rect for touch, rect in places(self.session, self.size).items() if touch.key not in _LEAVING}
        touch = self.dice.choice(tuple(there))
        start, end = there[touch].centre, None
        if self.dice.random() < 0.4:
            end = there[self.dice.choice(tuple(there))].centre if self.dice.random() < 0.7 else self._anywhere()
        self.acts["drag" if end else "touch"] += 1
        self.recent.append(words_of(touch) + (f" dragged to {end}" if end else ""))
        for event in self._events(start, end):
            self._step(STEP_S, event)
        self._step(self.dice.choice((0.3, 0.3, 0.6, 2.0, 9.0)))
        if self.session.page is not Page.CHALLENGE or self._succeeded:
            self.session.open_challenge(0, 0)

    @property
    def _succeeded(self) -> bool:
        return self.session.attempt is not None and self.session.attempt.phase is Phase.SUCCEEDED

    def _anywhere(self) -> tuple[float, float]:
        return self.dice.uniform(0, self.size[0]), self.dice.uniform(0, self.size[1])

    def _events(self, start: tuple[float, float], end: tuple[float, float] | None) -> Iterator[Event]:
        yield Down(MOUSE, start)
        if end is not None:
            right, down = ((there - here) / 4 for here, there in zip(start, end, strict=True))
            yield from [Move(MOUSE, right, down)] * 4
        yield Up(MOUSE)

    def _step(self, seconds: float, *events: Event) -> None:
        self.screen.step(seconds, events)
        self.screen.went_well()


_LEAVING = frozenset({Key.HOME, Key.TURN, Key.LISTEN})
"""What leads away or only speaks."""


def unanswered(session: Session, size: tuple[int, int]) -> str:
    """What is missing of the answer to GO where the session is now; empty where nothing is, or there is no GO."""
    attempt = session.attempt
    if attempt is None or session.page is not Page.CHALLENGE or Touch(Key.GO) not in places(session, size):
        return ""
    pressed, beside = session.imagined(), session.imagined()
    for twin in (pressed, beside):
        twin.take_sounds()
    pressed.touch(Touch(Key.GO))
    beside.touch(NOTHING)
    stops = attempt.phase is Phase.RUNNING  # that what went on is gone is the answer; nothing is said
    said, moved = stops, False
    for _instant in range(round(WITHIN_S / STEP_S)):
        for twin in (pressed, beside):
            twin.tick(STEP_S)
        said |= any(isinstance(asked, Say) for asked in pressed.take_requests())
        said |= any(sound is not Sound.KEY for sound in pressed.take_sounds())
        after, without = _seen(pressed, size), _seen(beside, size)
        moved = moved or bool(after ^ without if stops else after - without)
        if said and moved:
            return ""
    return "nothing moves" if said else "nothing is said" if moved else "nothing is said, and nothing moves"


def _seen(session: Session, size: tuple[int, int]) -> set[tuple[str, int, int]]:
    """What is to be seen, and about where. Eyes that turn and a bee that breathes are too little to be an answer."""
    actors = scene(session, View(size, IMAGES)).actors
    middles = ((each.sign, each.x + each.width / 2, each.y + each.height / 2) for each in actors)
    return {(sign, round(x / 10), round(y / 10)) for sign, x, y in middles if not sign.startswith(("eye", "key go"))}


@pytest.mark.parametrize("kind", KINDS)
def test_go_is_answered_whatever_touches_and_drags_have_made(kind: str) -> None:
    for level, size, settings in WAYS:
        child = Child(KINDS[kind], level, size, settings)
        seen = set()
        for _act in range(ACTS):
            child.act()
            attempt = child.session.attempt
            if attempt is None or (attempt.draft, attempt.phase) in seen:
                continue
            seen.add((attempt.draft, attempt.phase))
            with speaking("fr"):
                silent = unanswered(child.session, size)
            assert not silent, f"{silent} after GO ({attempt.phase}): {', '.join(child.recent[-12:])}"
        assert min(child.acts["touch"], child.acts["drag"]) > ACTS / 5
        assert len(seen) > 1


def test_every_kind_with_a_go_is_played() -> None:
    with_pictures = {Genre.QUESTION, Genre.ARRANGE, Genre.SORT}
    assert {each.genre for each in KINDS.values()} == set(Genre) - with_pictures


def played(kind: str, *touches: Touch) -> Session:
    session = Session(path(lesson("une-seance", KINDS[kind])), "fr")
    session.open_challenge(0, 0)
    for touch in touches:
        session.take_requests()
        session.take_sounds()
        session.touch(touch)
    return session


def said(session: Session) -> list[str]:
    return [sentence for asked in session.take_requests() if isinstance(asked, Say) for sentence in asked.sentences]


FORWARD, BACK, LEFT, GO, REPEAT = map(Touch, (Key.FORWARD, Key.BACKWARD, Key.LEFT, Key.GO, Key.REPEAT))


def test_of_two_strips_the_one_without_a_card_is_named_chosen_and_glows_as_large_as_a_card() -> None:
    session = played("a_deux", FORWARD, GO)
    assert said(session) == ["La bande bleue n'a pas encore de carte."]
    for size in ((1280, 800), (1024, 600)):
        actors = scene(session, View(size, IMAGES)).actors
        cards = [each.width for each in actors if each.sign.startswith("slot of the partner")]
        assert [each.width for each in actors if each.sign == "glow"] == [max(cards)]
    session.touch(BACK)
    attempt = session.attempt
    assert attempt is not None
    assert [strip.program for strip in attempt.draft.strips] == [(Command.FORWARD,), (Command.BACKWARD,)]
    assert said(played("a_deux", Touch(Key.STRIP, strip=1), FORWARD, GO)) == ["La bande jaune n'a pas encore de carte."]


def test_what_go_chose_is_chosen_again_at_the_next_start() -> None:
    session = played("a_deux", FORWARD, GO, BACK)
    again = Session(session.repertoire.path, "fr")
    again.hear(Opened(frozenset(), session.players.bookmark))
    assert again.attempt is not None
    assert session.attempt is not None
    assert again.attempt.draft.strips == session.attempt.draft.strips


def test_an_empty_repeat_is_asked_for_its_card() -> None:
    assert said(played("repeter-peu", REPEAT, GO)) == ["Mets une carte dans la répétition."]


def test_the_steps_of_a_bee_alone_are_heard_though_the_other_has_no_card_left() -> None:
    session = played("a_deux", FORWARD, Touch(Key.STRIP, strip=1), FORWARD, LEFT, GO)
    heard: list[Heard] = []
    for _instant in range(100):
        session.tick(STEP_S)
        heard += session.take_sounds()
    assert [sound for sound in heard if sound in (Sound.FORWARD, Sound.LEFT)] == [Sound.FORWARD, Sound.LEFT]
