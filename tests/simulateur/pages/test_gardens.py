"""A path as long as a year goes through several gardens, each as simple as that of a short path."""

import math
from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pygame
import pytest

from lecons import path_called
from lecons.names import ANIMALS
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from simulateur.game.controls import Key, Touch
from simulateur.game.repertoire.gardens import MOST, garden_of, gardens
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.input.events import KeyPress
from simulateur.pages.input.keyboard import keyboard_touch
from simulateur.pages.layout.garden import garden_layout
from simulateur.pages.open_page import places, scene
from simulateur.pictures.garden import flower_parts
from tests.kit_content import path_at
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
                x, y = token.x + token.width / 2, token.y + token.height / 2
                near = (min(max(at, low), low + ring.width) for at, low in zip((x, y), (ring.x, ring.y), strict=True))
                assert math.dist((x, y), tuple(near)) >= 0.48 * token.width, (lessons, done, turn)


def test_the_garden_of_each_year_has_a_ground_of_its_own_and_a_cover_for_each_flower_to_come() -> None:
    grounds, fewest = {}, 99
    for name in ("petite-section", "moyenne-section", "grande-section-annee", "cp", "ce1"):
        session = Session(path_at(path_called(name)), "fr", settings=IN_ORDER)
        shown = scene(session, View(SIZES[0], IMAGES))
        drawn = pygame.image.load_sized_svg(BytesIO(painted(shown.ground[0].svg, CALM).encode()), SIZES[0])
        grounds[name] = tuple(tuple(drawn.get_at(spot)[:3]) for spot in ((20, 300), (20, 420), (20, 780)))
        covers = [each for each in shown.actors if "under the cover of" in each.sign]
        assert len(covers) == len(gardens(len(session.repertoire.path.lessons))[0])
        assert len({each.svg for each in covers}) == len(covers), "no two look alike"
        following = max(covers, key=lambda each: each.width)
        assert following.sign.startswith("next"), "the one to touch is the largest"
        assert following.width >= 1.2 * min(each.width for each in covers)
        fewest = min(fewest, len(covers))
    for one, other in combinations(grounds.values(), 2):
        assert min(math.dist(a, b) for a, b in zip(one, other, strict=True)) >= 20, grounds
    assert fewest == 5


@for_each("size", [(1280, 800), (1024, 600), (1920, 1080), (1366, 768), (800, 1280)])
def test_the_way_to_the_next_garden_does_not_touch_the_hive(size: tuple[int, int]) -> None:
    layout = garden_layout(Session(path_at(path_called("grande-section-annee")), "fr"), size)
    assert layout.later.width
    assert not layout.later.meets(layout.hive)


def test_four_flowers_stand_all_along_the_path() -> None:
    """Up to the last of its three runs: else the upper half of a short path's garden is empty."""
    assert flower_parts(4)[-1] > 0.75
    assert flower_parts(2)[1] - flower_parts(2)[0] < 0.25
