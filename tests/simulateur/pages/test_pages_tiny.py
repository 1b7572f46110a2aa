"""Windows from one pixel on: every page is drawn or the table alone, and never a drawing of no pixels."""

from collections.abc import Callable, Iterable

import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lecons.pictures.sprite import Sprite
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from simulateur.window.app import App
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, challenge, keys, lesson, member, open_app, path
from tests.simulateur.hands import finger, mouse, mouse_up, typed

pytestmark = pytest.mark.usefixtures("display")
LARGE = "tapis 26 26\ndépart A1 est\narrivée Z26\nobstacles C3 D4\nmurs A1-A2"
SMALLEST = 60
"""The shorter side of a window that still shows its pages."""
SIZES = st.one_of(
    st.tuples(st.integers(1, 400), st.integers(1, 300)),
    st.tuples(st.integers(50, 110), st.integers(50, 200)),
)
SETTINGS = st.builds(
    Settings,
    whiteboard=st.booleans(),
    left_handed=st.booleans(),
    hidden_memory=st.booleans(),
    immediate=st.booleans(),
    scanning=st.booleans(),
)
LESSONS = 2


def a_session(chosen: Settings) -> Session:
    """A lesson of nine mats that are as large as a mat can be, a lesson of every genre, and two robots."""
    mats = [challenge(LARGE, f"c{number}", hints=["Où ?"]) for number in range(9)]
    genres = [challenge(facts, name, hints=["Où ?"]) for name, facts in GENRES.items()]
    session = Session(path(lesson("grands", *mats), lesson("genres", *genres)), "fr", ["Un mot."], settings=chosen)
    session.hear(RobotsAre((member(), member("owl", moving=True))))
    return session


def lesson_page(session: Session, place: int) -> None:
    session.open_lesson(session.repertoire.path.lessons[place % LESSONS].id)


def challenge_page(session: Session, place: int) -> None:
    session.open_challenge(*((0, 0) if place == 0 else (1, place % len(GENRES))))


def running(session: Session, place: int) -> None:
    challenge_page(session, place)
    for touch in (*keys("avancer"), Touch(Key.VIEW), Touch(Key.GO)):
        session.touch(touch)
    session.tick(0.3)


def helped(session: Session, place: int) -> None:
    challenge_page(session, place)
    for _rung in range(3):
        session.touch(Touch(Key.HINT))


def succeeded(session: Session, _place: int) -> None:
    challenge_page(session, tuple(GENRES).index("reproduire"))
    for touch in (*keys("avancer avancer gauche avancer"), Touch(Key.GO)):
        session.touch(touch)
        session.tick(60)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED


def adults(session: Session, place: int) -> None:
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, place % len(Section)))


def home(_session: Session, _place: int) -> None:
    pass


PAGES = (home, lesson_page, challenge_page, running, helped, succeeded, adults)
Open = Callable[[Session, int], None]


def empty(sprites: Iterable[Sprite]) -> list[Sprite]:
    return [sprite for sprite in sprites if min(sprite.width, sprite.height) < 1]


def busy(app: App) -> None:
    """Everything that can be done to a window, in its middle and with nothing lit and something lit."""
    at = app.size[0] / 2, app.size[1] / 2
    slide = {"touch_id": 7, "finger_id": 1, "x": 0.5, "y": 0.5, "dx": 0.1, "dy": 0.9}
    app.step(0.3, [typed(pygame.K_TAB), typed(pygame.K_PAGEDOWN), typed(pygame.K_PAGEUP)])
    app.step(0.3, [finger(at, size=app.size), pygame.event.Event(pygame.FINGERMOTION, slide)])
    app.step(0.3, [finger(at, pygame.FINGERUP, size=app.size), pygame.event.Event(pygame.MOUSEWHEEL, y=-3)])
    app.step(1.0, [mouse(at), mouse_up(at)])


@settings(max_examples=150)
@given(SIZES, SETTINGS, st.sampled_from(PAGES), st.integers(0, 11))
@example((1, 1), Settings(), home, 0)
@example((92, 125), Settings(whiteboard=True), lesson_page, 0)
@example((59, 300), Settings(), lesson_page, 0)
@example((60, 60), Settings(), lesson_page, 0)
@example((60, 60), Settings(), challenge_page, 0)
@example((400, 60), Settings(), challenge_page, 0)
@example((60, 300), Settings(whiteboard=True), lesson_page, 0)
def test_a_window_of_any_size_is_drawn_and_can_be_touched(
    size: tuple[int, int], chosen: Settings, page: Open, place: int
) -> None:
    session = a_session(chosen)
    app = open_app(session, size)
    page(session, place)
    assert app.step(0, []) == [pygame.Rect(0, 0, *size)]
    drawn = app._painter._shown
    assert bool(drawn) == (min(size) >= SMALLEST), "a page, or the table alone"
    assert empty(drawn) == []
    if min(size) >= SMALLEST:
        shown = scene(session, View(size, IMAGES))
        assert all(label.size >= 1 and label.width >= 0 for label in shown.labels)
    busy(app)


@for_each("size", [(59, 400), (400, 59), (20, 20)])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_what_a_tiny_window_does_not_show_cannot_be_touched(page: Open, size: tuple[int, int]) -> None:
    session = a_session(Settings())
    app = open_app(session, size)
    page(session, 0)
    session.take_requests()
    before = session.page, session.players.at.round, session.settings, session.adults.section
    touched = session.since_touch
    for x in range(0, size[0], 10):
        for y in range(0, size[1], 10):
            app.step(0, [mouse((x, y)), mouse_up((x, y))])
    app.step(0, [typed(pygame.K_F1), typed(pygame.K_ESCAPE), typed(pygame.K_RETURN), typed(pygame.K_PAGEDOWN)])
    app.step(4, [])
    assert (session.page, session.players.at.round, session.settings, session.adults.section) == before
    assert session.since_touch == touched + 4
