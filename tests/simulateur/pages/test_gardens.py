"""A path as long as a year goes through several gardens, each as simple as that of a short path."""

import math
from dataclasses import replace

import pytest

from lecons.names import ANIMALS
from simulateur.game.controls import Key, Touch
from simulateur.game.repertoire.gardens import MOST, garden_of, gardens
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.hands.events import KeyPress
from simulateur.pages.hands.keyboard import keyboard_touch
from simulateur.pages.open_page import places, scene
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, keys, lesson, path, put
from tests.simulateur.rectangles import Size, faults

IN_ORDER = Settings(free_order=False)
SIZES = [(1280, 800), (1024, 600), (800, 1280), (1920, 1080), (640, 400)]
YEAR = 53


def year(lessons: int = YEAR, done: int = 0, settings: Settings = IN_ORDER) -> Session:
    session = Session(
        path(*(lesson(f"s{n}", challenge(THREE_STEPS, f"c{n}")) for n in range(lessons))), "fr", settings=settings
    )
    put(
        session,
        repertoire=session.repertoire.with_done(
            session.repertoire.flowers.keys(each)[0] for each in session.repertoire.path.lessons[:done]
        ),
    )
    return session


def seen(session: Session, size: Size = SIZES[0]) -> dict[Key, list[int]]:
    """The places of the flowers and of the ways that can be touched."""
    found: dict[Key, list[int]] = {Key.LESSON: [], Key.GARDEN: []}
    for touch in places(session, size):
        if isinstance(touch.key, Key) and touch.key in found:
            found[touch.key].append(touch.index)
    return found


@for_each("lessons", [0, 1, 9, 10, 12, 13, 50, YEAR])
def test_every_flower_stands_in_one_garden_and_no_garden_is_crowded(lessons: int) -> None:
    found = gardens(lessons)
    assert [place for each in found for place in each] == list(range(lessons))
    assert max(map(len, found)) <= MOST
    assert max(map(len, found)) - min(map(len, found)) <= 1
    assert all(place in found[garden_of(place, lessons)] for place in range(lessons))


@for_each("whiteboard", [False, True])
@for_each("size", SIZES)
@for_each("lessons", [10, YEAR])
def test_each_garden_of_a_year_can_be_touched(size: Size, lessons: int, *, whiteboard: bool) -> None:
    session = year(lessons, lessons - 1, replace(IN_ORDER, whiteboard=whiteboard))
    for number in range(len(gardens(lessons))):
        session.touch(Touch(Key.GARDEN, number))
        assert session.route.garden == number
        assert faults(places(session, size), size) == []


def test_home_is_the_garden_of_the_next_flower_and_what_was_done_can_be_gone_to() -> None:
    session = year(done=20)
    assert seen(session) == {Key.LESSON: [18, 19, 20], Key.GARDEN: [1]}
    session.touch(Touch(Key.GARDEN, 1))
    assert seen(session) == {Key.LESSON: list(range(9, 18)), Key.GARDEN: [0, 2]}
    session.touch(Touch(Key.GARDEN, 3))
    assert session.route.garden == 1, "no further than the next flower"
    session.touch(Touch(Key.LESSON, 10))
    session.touch(Touch(Key.HOME))
    assert (session.page, session.route.garden) == (Page.HOME, 1), "one comes back to where one was"


def test_where_the_order_is_free_a_child_may_go_on_to_gardens_without_flowers() -> None:
    assert seen(year(settings=Settings()))[Key.GARDEN] == [1]


def test_the_last_flower_of_a_garden_leads_by_the_feast_to_the_next_garden() -> None:
    session = year(done=8)
    session.touch(Touch(Key.LESSON, 8))
    session.touch(Touch(Key.CHALLENGE, 0))
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    for _part in range(2):
        session.tick(60.0)
    session.touch(Touch(Key.NEXT))
    session.tick(60.0)
    session.touch(Touch(Key.NEXT))
    assert (session.page, session.route.garden) == (Page.HOME, 1)


def test_enter_goes_towards_the_garden_of_the_next_flower_and_then_to_the_flower() -> None:
    session = year(done=20)
    session.touch(Touch(Key.GARDEN, 0))
    for wanted in (Touch(Key.GARDEN, 1), Touch(Key.GARDEN, 2), Touch(Key.LESSON, 20)):
        touch = keyboard_touch(KeyPress("Enter"), session, places(session, SIZES[0]))
        assert touch == wanted
        session.touch(wanted)
    assert session.page is Page.LESSON


def test_what_is_said_in_a_garden_without_the_next_flower_names_no_flower_that_moves() -> None:
    session = year(done=20)
    session.take_requests()
    session.touch(Touch(Key.GARDEN, 0))
    (said,) = session.take_requests()
    assert getattr(said, "sentence", "") == "Tes fleurs ont poussé ! Touche une fleur pour y rejouer."


@for_each("size", [(1280, 800), (1024, 600), (1920, 1080), (1366, 768), (800, 1280)])
@pytest.mark.parametrize("tokens", [4, 8])
def test_the_ring_of_the_next_flower_lies_over_no_animal(size: Size, tokens: int) -> None:
    for lessons in range(1, 10):
        for done in range(lessons):
            session = year(lessons, done, Settings(tokens=ANIMALS[:tokens]))
            for turn in range(tokens):
                session.touch(Touch(Key.TOKEN, turn))
                actors = scene(session, View(size, IMAGES)).actors
                ring = next(each for each in actors if each.sign.startswith("next flower"))
                token = next(each for each in actors if each.sign.endswith(" chosen"))
                middles = [(each.x + each.width / 2, each.y + each.height / 2) for each in (ring, token)]
                assert math.dist(*middles) >= 0.48 * (ring.width + token.width), (lessons, done, turn)
