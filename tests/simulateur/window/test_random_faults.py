"""Faults at random places of the window, of its threads and of what is kept, ``times`` as many with ``KIT_LONG=1``."""

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pygame
import pytest

from beebot.journal.journal import Journal
from simulateur import screen
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.machine.keeping.report_files import MOST
from simulateur.machine.keeping.screen_files import ScreenFiles
from simulateur.machine.robots.robot_service import RobotService
from simulateur.pages.input.hands import Hands
from simulateur.window.app import App
from simulateur.window.draw import Painter
from tests.long import times
from tests.patience import HANG_S
from tests.simulateur.hands import TICK_S, typed
from tests.simulateur.test_random_touches import Monkey, a_session
from tests.simulateur.window.tables import Quiet, Table, tables

pytestmark = pytest.mark.usefixtures("display")
TURNS = times(1_000)
MOST_TURNS = 5 * TURNS
"""What a disk or a port answers comes in its own time, so that no two campaigns are alike. One goes on until it has
seen every place fail, but no longer than this."""


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Callable[[Session], Table]]:
    with tables(tmp_path) as lay:
        yield lay


PLACES = (
    (screen, "scene"),
    (screen, "savings"),
    (Painter, "draw"),
    (Session, "tick"),
    (Session, "hear"),
    (Session, "touch"),
    (Hands, "light"),
    (Hands, "obey"),
    (RobotService, "take_reports"),
    (RobotService, "obey"),
    (ScreenFiles, "take_reports"),
    (ScreenFiles, "keep"),
    (Journal, "add"),
    (Quiet, "tick"),
    (Quiet, "say"),
)
"""Where a turn goes through."""


PARTS = {"RobotService", "ScreenFiles", "Quiet"}


def _parts(place: str) -> set[str]:
    """The parts of the machine that are at work at a place: the disk keeps the journal, all have the session hear."""
    owner = place.partition(".")[0].replace("Journal", "ScreenFiles")
    return PARTS if place == "Session.hear" else {owner} & PARTS


class Saboteur:
    """Has places fail at their next call in a turn of the app, or in a thread beside it, as often as it is told.

    Each place has dice of its own: what a thread does in its own time changes nothing for the others.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, dice: random.Random) -> None:
        self.rests = False
        self.raised: set[str] = set()
        self._dice, self._in_turn, self._has_failed = dice, False, False
        self._left = dict.fromkeys((f"{owner.__name__}.{name}" for owner, name in PLACES), 0)
        for (owner, name), place in zip(PLACES, self._left, strict=True):
            monkeypatch.setattr(owner, name, self._wrapped(getattr(owner, name), place))
        step = App.step

        def turned(app: App, seconds: float, events: Sequence[pygame.event.Event]) -> list[pygame.Rect]:
            self._in_turn, self._has_failed = True, False
            try:
                return step(app, seconds, events)
            finally:
                self._in_turn = False

        monkeypatch.setattr(App, "step", turned)

    def arm(self) -> None:
        """Have one more place fail, once or twice; it may be long until it is gone through.

        No part of the machine is to fail in three turns in a row: it would be left out.
        """
        place, times = self._dice.choice(list(self._left)), self._dice.choice((1, 1, 1, 2))
        others = (other for other, left in self._left.items() if left and other != place)
        if not self._has_failed and not any(_parts(other) & _parts(place) for other in others):
            self._left[place] = times

    def _wrapped(self, work: Callable[..., object], place: str) -> Callable[..., object]:
        dice = random.Random(place)

        def maybe(*arguments: object, **names: object) -> object:
            beside = threading.current_thread() is not threading.main_thread()
            if (self._in_turn or beside) and not self.rests and self._left[place]:
                self._left[place] -= 1
                self._has_failed = True
                self.raised.add(place)
                raise dice.choice((ValueError, pygame.error, MemoryError, RecursionError, OSError))(place)
            return work(*arguments, **names)

        return maybe


def test_faults_at_random_places_never_end_the_window(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(20261126)
    at, saboteur = table(a_session()), Saboteur(monkeypatch, dice)
    monkey, backend, sorries, back = Monkey(at.app, seed=5), at.app._screen.backend, 0, 0
    settings, number = at.session.settings, 0

    def has_seen_enough() -> bool:
        return sorries > TURNS / 40 and back > 3 and len(saboteur.raised) == len(PLACES)

    while number < TURNS or (number < MOST_TURNS and not has_seen_enough()):
        if number % 8 == 0:
            saboteur.arm()
        before, shown = backend.faults.in_a_row if backend.faults else 0, at.page
        monkey.play()
        assert backend.faults is not None
        if backend.faults.in_a_row > before:
            sorries += shown is not Page.SORRY
            assert at.page is Page.SORRY or shown is Page.SORRY, "it may have gone home meanwhile"
        if number % 60 == 59:
            back += _at_rest(at, saboteur, settings)
        number += 1
    assert sorries > TURNS / 40
    assert back > 3, "no answer was put by: too little failed"
    assert len(saboteur.raised) == len(PLACES), "some place never failed"
    assert len(at.session.notices) < 30
    assert len(set(at.told)) == len(at.told) > 1
    assert 0 < len(at.reports) <= MOST
    assert not any("sans cesse" in each for each in at.session.notices), "nothing failed so often"


def _at_rest(at: Table, saboteur: Saboteur, settings: Settings) -> bool:
    """While nothing fails, the way home is open; whether an answer was put by and came back."""
    assert at.store.flush(HANG_S), "what the disk was asked fails before the saboteur rests"
    saboteur.rests = True
    at.session.use_settings(settings)
    for _key in range(4):  # a choice, a challenge, a feast that was due
        at.app.step(TICK_S, [typed(pygame.K_ESCAPE)])
    assert at.page is Page.HOME
    put_by = at.session.players.at.waiting.answer
    came_back = put_by is not None and _comes_back(at.session, put_by.challenge)
    saboteur.rests = False
    return came_back


def _comes_back(session: Session, name: str) -> bool:
    """Open the challenge whose answer was put by; whether the answer is there."""
    waiting = session.players.at.waiting.answer
    assert waiting is not None
    found = [
        (place, number)
        for place, lesson in enumerate(session.repertoire.path.lessons)
        for number, each in enumerate(lesson.challenges)
        if each.id == name
    ]
    if not found:  # free play
        session.journey.go(session.route.to_free_play())
    else:
        session.open_challenge(*found[0])
    assert session.players.bookmark.touches == waiting.touches
    assert session.players.at.waiting.answer is None
    session.touch(Touch(Key.HOME))
    return True
