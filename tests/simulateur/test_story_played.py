"""The story of the kit played to its end: with a finger, with the keyboard, and with one switch."""

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

import lecons
from beebot.loader import load_playable
from beebot.parts.story import Carried, Played
from lecons.pictures.images import Images
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from tests.simulateur.builders import IMAGES, challenge, lesson, open_app, path
from tests.simulateur.hands import typed
from tests.simulateur.test_whole_path import TURN_S, by_keyboard, by_switch
from tests.simulateur.whole_path import on_the_way, played

pytestmark = pytest.mark.usefixtures("display")
CAKE = lecons.CONTENT / "seances" / "ps" / "le-gateau-de-la-ferme.yaml"


def by_finger(app: App, wanted: Touch) -> None:
    finger = Finger(app)
    finger.wait(0.5)  # sooner, a second tap in one place would be the first one's
    finger.touch(wanted)


def a_session(**settings: bool | int) -> Session:
    return Session(load_playable(CAKE).path, "fr", settings=Settings(**settings))  # type: ignore[arg-type]


@pytest.mark.parametrize("press", [by_finger, by_keyboard, by_switch])
def test_the_cake_is_made(press: Callable[[App, Touch], None]) -> None:
    app = open_app(a_session(scanning=press is by_switch, scan_s=int(TURN_S)), (640, 400))
    told = []
    for touch in played(app.session, lambda: app.session.tick(300)):
        if app.session.page is Page.STORY:
            told.append(app.session.route.story_place)
        for each in on_the_way(app.session, app.size, touch):
            press(app, each)
    assert told == [0, 1, 3, 4, 6, 8, 9, 12], "each page is told once"
    assert app.session.repertoire.flowers.is_done(app.session.route.lesson)
    assert app.session.page is Page.HOME


def test_enter_and_escape_are_enough_for_its_pages() -> None:
    app = open_app(a_session(), (640, 400))
    for page in (Page.STORY, Page.STORY, Page.CHALLENGE):
        app.step(0.1, [typed(pygame.K_RETURN)])
        assert app.session.page is page
    for page in (Page.STORY, Page.HOME):
        app.step(0.1, [typed(pygame.K_ESCAPE)])
        assert app.session.page is page
    app.step(0.1, [typed(pygame.K_RETURN)])
    assert (app.session.page, app.session.route.story_place) == (Page.STORY, 2)
    app.step(0.1, [typed(pygame.K_r)])
    assert app.session.route.story_place == 0
    app.step(0.1, [typed(pygame.K_SPACE)])
    assert app.session.route.story_place == 1


def test_a_finger_on_the_picture_goes_on_and_the_switch_has_one_key_for_it() -> None:
    app = open_app(a_session(), (640, 400))
    app.session.touch(Touch(Key.LESSON, 0))
    by_finger(app, Touch(Key.NEXT, 1))
    assert app.session.route.story_place == 1
    scanned = a_session(scanning=True)
    scanned.touch(Touch(Key.LESSON, 0))
    assert Touch(Key.NEXT, 1) not in places(scanned, (640, 400))


def turn_to(session: Session, place: int) -> None:
    """Open a page of the story; where a challenge is played, the page that leads to it."""
    session.journey.players = replace(session.players, at=session.route._to_page_of_story(place))


SIZES = [(1280, 800), (1024, 600), (800, 1280), (640, 400), (1920, 1080), (600, 1024)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("whole", [{}, {"whiteboard": True}, {"left_handed": True}], ids=str)
def test_nothing_on_its_pages_overlaps_or_leaves_the_window(size: tuple[int, int], whole: dict[str, bool]) -> None:
    session = a_session(**whole)
    session.touch(Touch(Key.LESSON, 0))
    for place in range(len(session.route.story)):
        turn_to(session, place)
        found = places(session, size)
        for touch, rect in found.items():
            assert rect.x >= 0, touch
            assert rect.y >= 0, touch
            assert rect.right <= size[0], touch
            assert rect.bottom <= size[1], touch
        rects = list(found.items())
        for number, (one, first) in enumerate(rects):
            for other, second in rects[number + 1 :]:
                apart = (
                    first.right <= second.x
                    or second.right <= first.x
                    or first.bottom <= second.y
                    or second.bottom <= first.y
                )
                assert apart, (one, other)
        assert scene(session, View(size, Images())).actors


def test_where_less_moves_she_is_there_at_once() -> None:
    signs = []
    for less in (False, True):
        session = a_session(less_movement=less)
        session.touch(Touch(Key.LESSON, 0))
        turn_to(session, next(n for n, each in enumerate(session.route.story) if isinstance(each, Carried)))
        drawn = scene(session, View((1280, 800), Images())).actors
        signs.append([sprite.sign for sprite in drawn])
    assert "hand that carries" in signs[0]
    assert "hand that carries" not in signs[1]
    assert all("dots of her way" in each for each in signs)


def test_the_bee_on_the_page_before_a_challenge_looks_as_she_will_there() -> None:
    drawn = {}
    for heading in ("nord", "est", "sud", "ouest"):
        asked = challenge(f"tapis 3 3\ndépart B2 {heading}\narrivée C1", "un")
        session = Session(path(lesson("une", asked, story=(Played("un"),))), "fr")
        session.open_lesson("une")
        assert session.page is Page.STORY
        (bee,) = [each for each in scene(session, View((640, 400), IMAGES)).actors if each.sign.startswith("bee")]
        drawn[heading] = bee.svg
    assert len({*drawn.values()}) == 4
