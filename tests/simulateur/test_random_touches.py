"""Twenty thousand random touches, keys, ticks, sizes and robot reports: never an error, never a dead end."""

import random

import pygame
import pytest

from beebot.lesson import Level
from beebot.robot import Finished, Lost, RobotError, RobotEvent, StepDone, StepStarted, Stopped
from simulateur.app import App
from simulateur.attempt import Phase
from simulateur.controls import Key, Touch
from simulateur.layout import Rect
from simulateur.pages import places
from simulateur.robot_link import Linked, NotForThisRobot, Unreachable
from simulateur.session import Page, Session
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, open_app, path
from tests.simulateur.hands import TICK_S, Point, finger, mouse, typed

pytestmark = pytest.mark.usefixtures("display")
EVENTS = 20_000
SIZES = ((640, 400), (640, 400), (800, 480), (400, 640), (1024, 600))
CODES = (  # Escape is pressed apart
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_p, pygame.K_SPACE, pygame.K_RETURN),
    *(pygame.K_DELETE, pygame.K_BACKSPACE, pygame.K_z, pygame.K_y, pygame.K_h, pygame.K_l, pygame.K_r, pygame.K_t),
    *(pygame.K_F1, pygame.K_a),
)


def a_session() -> Session:
    """Lessons for two ages, with every kind of challenge: hints or none, few keys, a short strip, a wall."""
    small = "tapis 2 1\ndépart A1 est\nfleurs B1\ntouches avancer\nmaximum 2"
    walled = "tapis 3 3\nmurs A1-B1\ndépart A1 nord\nfleurs B1\narrivée A3"
    lessons = (
        lesson("petits", challenge(small, "a"), challenge(THREE_STEPS, "b"), level=Level.PS),
        lesson("grands", challenge(MEADOW, "c", hints=["Où ?"]), challenge(walled, "d")),
    )
    return Session(path(*lessons), "fr", ["Un mot pour l'adulte."], robot=True)


class Monkey:
    """Plays an app at random."""

    def __init__(self, app: App, seed: int) -> None:
        self._app = app
        self._dice = random.Random(seed)
        self.phases: set[Phase] = set()
        self.pages: set[Page] = set()

    def play(self) -> int:
        """One turn of the loop with up to six events; returns how many things happened, the tick included."""
        events = [self._event() for _ in range(self._dice.randrange(7))]
        if self._dice.random() < 0.1:
            self._robot_says()
        self._app.step(self._dice.choice((0, 1 / 30, 1 / 30, 0.1, 0.1, 0.8, 5.0)), events)
        session = self._app.session
        self.pages.add(session.page)
        if session.attempt is not None:
            self.phases.add(session.attempt.phase)
        assert (session.attempt is None) == (session.page is not Page.CHALLENGE)
        return 1 + len(events)

    def _event(self) -> pygame.event.Event:
        kind = self._dice.random()
        if kind < 0.65:
            return self._press(self._control().centre)
        if kind < 0.75:
            width, height = self._app.size
            return self._press((self._dice.uniform(-5, width + 5), self._dice.uniform(-5, height + 5)))
        if kind < 0.85:
            return typed(self._dice.choice(CODES))
        if kind < 0.998:
            return finger((0, 0), pygame.FINGERUP)
        size = self._dice.choice(SIZES)
        pygame.display.set_mode(size)
        return pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])

    def _control(self) -> Rect:
        """Any control that is there now; home half as often, so that much is played."""
        there = list(places(self._app.session, self._app.size).items())
        touch, rect = self._dice.choice(there)
        return self._dice.choice(there)[1] if touch.key is Key.HOME else rect

    def _press(self, at: Point) -> pygame.event.Event:
        return mouse(at) if self._dice.random() < 0.3 else finger(at, size=self._app.size)

    def _robot_says(self) -> None:
        session, index = self._app.session, self._dice.randrange(4)
        error = RobotError(f"le robot ne répond plus ({index})")
        said: list[RobotEvent | Linked | Unreachable | NotForThisRobot] = [
            *(Linked(), Linked(), Unreachable(str(error)), NotForThisRobot("trop long")),
            *(StepStarted(index), StepDone(index), Finished(), Stopped(None), Lost(index, error)),
        ]
        match self._dice.choice(said):
            case Linked():
                session.robot_linked()
            case Unreachable(sentence):
                session.robot_lost(sentence)
            case NotForThisRobot(sentence):
                session.robot_refused(sentence)
            case event:
                session.follow_robot(event)


def test_random_touches_never_end_in_an_error_and_escape_always_leads_home() -> None:
    app = open_app(a_session())
    monkey = Monkey(app, seed=20261125)
    happened, turns = 0, 0
    while happened < EVENTS:
        happened += monkey.play()
        turns += 1
        if turns % 50 == 0:
            for _ in range(3):
                app.step(TICK_S, [typed(pygame.K_ESCAPE)])
            assert app.session.page is Page.HOME
            assert not app.session.notice_open
    assert monkey.phases == set(Phase)
    assert monkey.pages == set(Page)
    assert app.session.done, "nothing was ever solved: too little was played"


@pytest.mark.parametrize("size", [(320, 200), (100, 60), (10, 10), (2000, 30), (30, 2000)], ids=str)
def test_a_window_of_any_size_shows_every_page(size: tuple[int, int]) -> None:
    app = open_app(a_session(), size)
    whole = [pygame.Rect(0, 0, *size)]
    assert app.step(0.1, []) == whole
    app.session.touch(Touch(Key.LESSON, 0))
    assert app.step(0.1, []) == whole
    app.session.touch(Touch(Key.NOTICE))
    assert app.step(0.1, []) == whole
    app.session.touch(Touch(Key.CLOSE_NOTICE))
    for lesson_place, challenge_place in ((0, 0), (1, 0)):
        app.session.open_challenge(lesson_place, challenge_place)
        assert app.step(0.1, []) == whole
