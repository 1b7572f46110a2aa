"""Random touches, keys, ticks, sizes and robot reports: never an error, never a dead end, no memory that only grows.

Twenty thousand of them, ten times as many where ``KIT_LONG`` is 1.
"""

import gc
import random
import sys
from itertools import cycle

import pygame
import pytest

from beebot.challenge import Genre
from beebot.lesson import Level
from beebot.parts.story import Carried, Played, StoryPage
from beebot.robot import Aftermath, Finished, Lost, RobotError, RobotEvent, StepDone, StepStarted, Stopped
from beebot.text import Text
from lecons.names import ANIMALS
from lecons.pictures.rectangles import Rect
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.play.attempt import Phase
from simulateur.game.reports import Linked, NotForThisRobot, RobotSaid, Unreachable
from simulateur.game.session import Page, Session
from simulateur.game.settings import HandRobot, Settings
from simulateur.pages.common.door import HOLD_S
from simulateur.pages.open_page import places
from simulateur.window.app import App
from tests.long import LONG, times
from tests.memory import drawings_mb
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, lesson, member, open_app, path
from tests.simulateur.hands import TICK_S, Point, finger, middle, mouse, typed

pytestmark = pytest.mark.usefixtures("display")
EVENTS = times(20_000)
STEADY = EVENTS // 2 if LONG else EVENTS // 4
"""The last of them, in which memory is steady. Before, drawings are kept and Python takes what it goes on with."""
GROWTH_MB = 10.0
"""What drawings that are never let go would pass at once: one of the window is 1 MB."""
ECHO_S = 0.5
"""Seconds after a finger's press. Sooner, and beside it, one of the mouse is taken for the same press."""
A_BEE_BOT = Settings(hand_robots=(HandRobot("hedgehog", "bee-bot"),))
"""The only robot where no other is linked; the hedgehog is not among those whose turn comes."""
BOUNDED = (
    f"{MEADOW}virages 4\nau-moins 3\nmain avancer=6 gauche=2\nlieux B2=le-chien/ruche A4=la-vache/fleur-ouverte",
    f"{GENRES['deboguer']}\nmémoire bande 3\nhéros fusee\ndegré vert",
    f"{GENRES['reproduire']}\nexact oui\nmémoire tapis 4",
    f"{THREE_STEPS}\nvue abeille fixe\nlieux B1=le-chien/ruche\nétoile oui",
    "tapis 5 3\ndépart A1 est\nobstacles C1\navant 1: A3\narrivée D1\nmaximum 9",
)
"""With limits, cells that have names, a view that is imposed, something to remember, and a world that changes."""
SIZES = ((640, 400), (640, 400), (800, 480), (400, 640), (1024, 600))
STORY = (
    StoryPage(Text("D'abord."), "oeuf"),
    Played("a"),
    StoryPage(Text("Ensuite."), "histoire-paille"),
    Carried("b"),
    Played("b"),
    StoryPage(Text("Enfin."), "gateau"),
)
CODES = (  # Escape is pressed apart
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_p, pygame.K_SPACE, pygame.K_RETURN),
    *(pygame.K_DELETE, pygame.K_BACKSPACE, pygame.K_z, pygame.K_y, pygame.K_h, pygame.K_l, pygame.K_r, pygame.K_t),
    *(pygame.K_F1, pygame.K_a, pygame.K_s),
)


def a_session(settings: Settings = A_BEE_BOT) -> Session:
    """Lessons for two ages, with every kind of challenge: hints or none, few keys, a short strip, a wall, a story.

    One has limits and a mat with names, one is done in two touches: its end is met often.
    """
    small = "tapis 2 1\ndépart A1 est\nfleurs B1\ntouches avancer\nmaximum 2"
    walled = "tapis 3 3\nmurs A1-B1\ndépart A1 nord\nfleurs B1\narrivée A3"
    one_row = "tapis 6 1\ndépart A1 est\nfleurs C1\ntouches avancer\nmaximum 3"
    lessons = (
        lesson("petits", challenge(small, "a"), challenge(THREE_STEPS, "b"), level=Level.PS, story=STORY),
        lesson("sentier", challenge(one_row, "un-rang"), level=Level.PS),
        lesson("grands", challenge(MEADOW, "c", hints=["Où ?"]), challenge(walled, "d")),
        lesson("bornes", *(challenge(facts, f"borne-{place}") for place, facts in enumerate(BOUNDED))),
        lesson("un-pas", challenge(small, "pas"), level=Level.PS),
        lesson("genres", *(challenge(facts, name, hints=["Où ?"]) for name, facts in GENRES.items())),
    )
    return Session(path(*lessons), "fr", ["Un mot pour l'adulte."], settings=settings)


class Monkey:
    """Plays an app at random."""

    def __init__(self, app: App, seed: int) -> None:
        self._app = app
        self._dice = random.Random(seed)
        self.phases: set[Phase] = set()
        self.pages: set[Page] = set()
        self.genres: set[Genre] = set()
        self.sections: set[Section] = set()
        self.challenges: set[str] = set()
        self.carried = 0

    def play(self) -> int:
        """One turn of the loop with up to six events; returns how many things happened, the tick included."""
        events = [self._event() for _ in range(self._dice.randrange(7))]
        if self._dice.random() < 0.1:
            self._robot_says()
        self._app.step(self._dice.choice((0, 1 / 30, 1 / 30, 0.1, 0.1, 0.8, 5.0)), events)
        session = self._app.session
        self.carried += self._app._screen.hands.carried is not None
        self.pages.add(session.page)
        if session.attempt is not None:
            self.phases.add(session.attempt.phase)
            self.genres.add(session.attempt.challenge.genre)
            self.challenges.add(session.attempt.challenge.id)
        if session.page is Page.ADULTS:
            self.sections.add(session.adults.section)
        assert (session.attempt is None) == (session.page not in (Page.CHALLENGE, Page.FILM, Page.BY_HAND))
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
        if kind < 0.92:
            return finger((0, 0), pygame.FINGERUP)
        if kind < 0.998:
            return self._pull()
        size = self._dice.choice(SIZES)
        pygame.display.set_mode(size)
        return pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])

    def _control(self) -> Rect:
        """Any control that is there now; home half as often, so that much is played."""
        there = list(places(self._app.session, self._app.size).items())
        touch, rect = self._dice.choice(there)
        return self._dice.choice(there)[1] if touch.key is Key.HOME else rect

    def _pull(self) -> pygame.event.Event:
        """A finger that pulls what it pressed, another finger, or the mouse."""
        right, down = self._dice.choice((5, 60, 400)) * self._dice.uniform(-1, 1), self._dice.uniform(-400, 400)
        if self._dice.random() < 0.2:
            where = {"pos": (0, 0), "rel": (round(right), round(down)), "touch": False}
            return pygame.event.Event(pygame.MOUSEMOTION, where, buttons=(1, 0, 0))
        moved = finger((0, 0), pygame.FINGERMOTION, number=self._dice.choice((1, 1, 1, 2)))
        width, height = self._app.size
        return pygame.event.Event(pygame.FINGERMOTION, moved.dict | {"dx": right / width, "dy": down / height})

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
                session.hear(RobotSaid("fox", Linked(0, Aftermath("coupé", 1)), "fox"))
            case Unreachable(sentence):
                session.hear(RobotSaid("fox", Unreachable(sentence), "fox"))
            case NotForThisRobot(sentence):
                session.hear(RobotSaid("fox", Unreachable(sentence), "fox"))
            case event:
                session.hear(RobotSaid("fox", event, "fox"))
        session.linked = tuple(
            member(token, self._dice.choice(tuple(Lamp)), moving=self._dice.random() < 0.2)
            for token in self._dice.choice(((), ("fox",), ("fox",), ("owl", "fox"), ANIMALS[:6]))
        )


def random_touches(app: App, monkey: Monkey, events: int) -> None:
    """Play so many; now and then go home, through the adults' door to the next page there, and to the next challenge.

    So all of them are met.

    What an adult's settings changed is then put back: with one switch, for instance, Escape is no key like another.
    """
    happened, turns, settings = 0, 0, app.session.settings
    lessons = app.session.repertoire.path.lessons
    sections = cycle(range(len(Section)))
    every = cycle((lesson, place) for lesson, its in enumerate(lessons) for place in range(len(its.challenges)))
    while happened < events:
        happened += monkey.play()
        turns += 1
        if turns % 50 == 0:
            app.session.use_settings(settings)
            for _ in range(3):
                app.step(TICK_S, [typed(pygame.K_ESCAPE)])
            assert app.session.page is Page.HOME
            if turns % 150 == 0:
                app.session.journey.go(app.session.route.to_page(Page.AGES))
            elif turns % 200 == 50:
                _hang_a_mat(app.session)
        if turns % 200 == 0:
            app.step(ECHO_S, [finger((0, 0), pygame.FINGERUP)])
            app.step(TICK_S, [mouse(middle(app, Touch(Key.ADULTS)))])
            app.step(HOLD_S + TICK_S, [])
            assert app.session.page is Page.ADULTS
            app.session.touch(Touch(AdultKey.SECTION, next(sections)))
        elif turns % 50 == 25:
            lesson, place = next(every)
            app.session.open_challenge(lesson, place)
            if lessons[lesson].id == "un-pas":
                _come_to_the_feast(app.session)
                app.step(TICK_S, [])
                monkey.pages.add(app.session.page)


def _hang_a_mat(session: Session) -> None:
    """Keep a mat of free play, and go to where it hangs: at random, nobody touches all of these one after the other."""
    for key in (Key.PLAY, Key.FORWARD, Key.CAMERA, Key.HOME, Key.GALLERY):
        session.touch(Touch(key))


def _come_to_the_feast(session: Session) -> None:
    """Do the only challenge of its lesson, and go on: at random, the feast is met once in thousands of touches."""
    for key in (Key.FORWARD, Key.GO):
        session.touch(Touch(key))
    for _part in range(2):
        session.tick(60)
    session.touch(Touch(Key.NEXT))


def live_blocks() -> int:
    """How many pieces of memory Python's objects hold; the same in any process that does the same."""
    gc.collect()
    return sys.getallocatedblocks()


def test_random_touches_never_end_in_an_error_escape_always_leads_home_and_memory_is_steady() -> None:
    app = open_app(a_session())
    monkey = Monkey(app, seed=20261128)
    random_touches(app, monkey, EVENTS - STEADY)
    before, blocks = drawings_mb(), live_blocks()
    random_touches(app, monkey, STEADY)
    assert live_blocks() - blocks < STEADY, "every event leaves something"
    assert drawings_mb() - before < GROWTH_MB
    assert monkey.carried > 10, "hardly a card was carried"
    assert monkey.phases == set(Phase)
    assert monkey.pages == {*Page} - {Page.SORRY}, ({*Page} - monkey.pages, "nothing failed")
    assert monkey.genres == set(Genre)
    assert monkey.sections == set(Section)
    assert {f"borne-{place}" for place in range(len(BOUNDED))} <= monkey.challenges
    assert app.session.repertoire.flowers.done, "nothing was ever solved: too little was played"


@pytest.mark.parametrize(
    "settings",
    [
        Settings(immediate=True, left_handed=True),
        Settings(hidden_memory=True, trace=False, whiteboard=True),
        Settings(own_progress=True),
    ],
    ids=["immediate", "hidden", "groups"],
)
def test_random_touches_end_in_no_error_in_other_ways_to_play(settings: Settings) -> None:
    app = open_app(a_session(settings))
    random_touches(app, Monkey(app, seed=7), 3_000)


@pytest.mark.parametrize("size", [(320, 200), (200, 150), (100, 60), (2000, 60), (60, 2000)], ids=str)
def test_a_window_of_any_size_shows_every_page(size: tuple[int, int]) -> None:
    app = open_app(a_session(), size)
    whole = pygame.Rect(0, 0, *size)

    def check_shown() -> None:
        changed = app.step(0.1, [])
        assert changed
        assert all(whole.contains(rect) for rect in changed)

    assert app.step(0.1, []) == [whole]
    app.session.touch(Touch(Key.LESSON, 0))
    check_shown()
    app.session.touch(Touch(Key.HOME))
    app.session.touch(Touch(Key.ADULTS))
    for section in range(len(Section)):
        app.session.touch(Touch(AdultKey.SECTION, section))
        check_shown()
    for lesson_place, challenge_place in ((0, 0), (1, 0)):
        app.session.open_challenge(lesson_place, challenge_place)
        check_shown()


@pytest.mark.parametrize("size", [(10, 10), (1, 1), (1, 900), (900, 1), (2000, 59), (59, 2000)], ids=str)
def test_a_window_too_small_for_anything_shows_the_table_and_goes_on_when_it_grows(size: tuple[int, int]) -> None:
    app = open_app(a_session(), size)
    assert app.step(0.1, []) == [pygame.Rect(0, 0, *size)]
    for touch in (Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 0), Touch(Key.FORWARD)):
        app.session.touch(touch)
        app.step(0.1, [mouse((0, 0)), typed(pygame.K_TAB)])
    pygame.display.set_mode((640, 400))
    grown = pygame.event.Event(pygame.VIDEORESIZE, size=(640, 400), w=640, h=400)
    assert app.step(0.1, [grown]) == [pygame.Rect(0, 0, 640, 400)]
