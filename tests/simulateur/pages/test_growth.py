"""Where things grow in the garden, and which joys are there for whom."""

from dataclasses import replace

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.reports import Opened
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.garden.growth import growth_of
from simulateur.pages.layout.garden import garden_layout
from simulateur.pages.open_page import places, scene
from simulateur.pictures.garden import way_points
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, keys, lesson, path

PLAIN = Settings()
SIZE = (1280, 800)


def garden(settings: Settings = PLAIN, lessons: int = 5) -> Session:
    return Session(
        path(*(lesson(f"s{n}", challenge(THREE_STEPS, f"c{n}")) for n in range(lessons))), "fr", settings=settings
    )


@for_each("size", [SIZE, (1024, 600), (1920, 1080)])
@for_each("lessons", [3, 5, 7])
def test_no_bed_grows_on_the_path(size: tuple[int, int], lessons: int) -> None:
    layout = garden_layout(garden(lessons=lessons), size)
    for bed in growth_of(layout, size).beds:
        assert not [spot for spot in way_points(size) if bed.contains(*spot)]


@pytest.mark.parametrize(
    ("settings", "found"),
    [(PLAIN, True), (replace(PLAIN, scanning=True), False), (replace(PLAIN, whiteboard=True), True)],
    ids=["fingers", "one switch", "wall board"],
)
def test_what_answers_a_poke_is_there_for_fingers(settings: Settings, *, found: bool) -> None:
    assert any(touch.key is Key.POKE for touch in places(garden(settings), SIZE)) is found


@pytest.mark.parametrize("scanning", [False, True])
def test_one_switch_does_not_go_by_the_whole_page_of_a_feast(*, scanning: bool) -> None:
    session = garden(replace(PLAIN, scanning=scanning))
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    for _part in range(2):
        session.tick(60.0)
    session.touch(Touch(Key.NEXT))
    assert session.page is Page.FEAST
    assert (Touch(Key.SKIP) in places(session, SIZE)) is not scanning


def test_a_garden_has_a_pot_for_each_of_its_own_seances_that_is_done() -> None:
    session, done, pots = garden(lessons=16), list[int](), []
    for place in (0, 1, 15):
        done.append(place)
        lessons, keys = session.repertoire.path.lessons, session.repertoire.flowers.keys
        session.hear(Opened(frozenset(key for each in done for key in keys(lessons[each]))))
        shown = scene(session, View(SIZE, IMAGES))
        signs = (sprite.sign for sprite in (*shown.ground, *shown.actors))
        pots += [sign for sign in signs if sign.startswith("pot honey")]
    assert pots == ["pot honey, 1 times", "pot honey, 2 times", "pot honey, 2 times"]
