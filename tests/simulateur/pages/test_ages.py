"""The page that asks how old the children are: what is said and done, by hand and by keyboard, and where things are."""

from dataclasses import replace
from random import Random

import pytest

from beebot.lesson import LearningPath
from lecons import path_called
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.game.messages.paths import PathRead
from simulateur.game.players.ages import AGES
from simulateur.game.requests import Say
from simulateur.game.session import Page, Session
from simulateur.pages.common.view import View
from simulateur.pages.idle import idle_signs
from simulateur.pages.input.events import KeyPress
from simulateur.pages.input.keyboard import keyboard_touch
from simulateur.pages.open_page import places, scene
from simulateur.pictures.garden import sun
from simulateur.pictures.units import BIG_KEY, child_unit
from simulateur.web.tablet import Tablet
from tests.kit_content import path_at
from tests.simulateur.builders import IMAGES, MEADOW, challenge, path_of

PAUSE_S, CHILDREN = 3.0, 200
SIZES = [(1280, 800), (1024, 600), (1024, 768), (1920, 1080), (800, 1280), (600, 1024)]


def asked(**settings: bool) -> Session:
    session = Session(path_of(challenge(MEADOW)), "fr")
    session.use_settings(replace(session.settings, **settings))  # type: ignore[arg-type]  # switches alone
    session.journey.go(session.route.to_page(Page.AGES))
    return session


def year(place: int) -> LearningPath:
    return replace(path_of(challenge(MEADOW)), id=AGES[place].path)


def said(session: Session) -> list[str]:
    return [each.sentence for each in session.take_requests() if isinstance(each, Say)]


def ways_on(session: Session) -> set[tuple[int, int]]:
    """The sizes of windows where the key that goes on is there."""
    return {size for size in SIZES if Touch(Key.NEXT) in places(session, size)}


def test_each_age_is_a_path_of_the_kit() -> None:
    levels = [path_at(path_called(age.path)).level for age in AGES]
    assert [level and level.value for level in levels] == ["PS", "MS", "GS", "CP", "CE1"]


def test_the_question_and_each_age_are_said_and_a_second_touch_opens_its_path() -> None:
    session = asked()
    assert said(session) == ["Quel âge ont-ils ?"]
    session.touch(Touch(Key.AGE, 2))
    session.touch(Touch(Key.LISTEN))
    assert said(session) == ["Cinq ans. Grande section."] * 2
    session.tick(PAUSE_S)
    session.touch(Touch(Key.NEXT))
    session.tick(20.0)
    assert session.page is Page.AGES, "its path is still being read"
    session.hear(PathRead(year(1), {}))
    session.tick(0.1)
    assert session.page is Page.AGES
    session.hear(PathRead(year(2), {}))
    session.tick(0.1)
    assert (session.page, session.repertoire.path.id, session.settings.path) == (Page.HOME, AGES[2].path, AGES[2].path)


def test_later_leads_to_the_garden_and_chooses_nothing() -> None:
    session = asked()
    session.touch(Touch(Key.AGE, 1))
    session.touch(Touch(Key.LATER))
    assert (session.page, session.settings.path, session.players.at.age) == (Page.HOME, "", None)


def test_later_plays_the_path_of_the_age_that_was_touched_last_and_chooses_nothing() -> None:
    session = asked()
    for place in (1, 3):
        session.hear(PathRead(year(place), {}))
        session.touch(Touch(Key.AGE, place))
    session.touch(Touch(Key.LATER))
    assert (session.page, session.repertoire.path.id, session.settings.path) == (Page.HOME, AGES[3].path, "")


def test_a_touch_on_the_way_on_while_it_wakes_is_kept_until_the_age_has_stood_for_a_while() -> None:
    session = asked()
    session.hear(PathRead(year(1), {}))
    assert not ways_on(session)
    session.touch(Touch(Key.AGE, 1))
    assert ways_on(session) == set(SIZES), "it can be touched at once"
    session.tick(0.5)
    session.touch(Touch(Key.NEXT))
    pressed = scene(session, View(SIZES[0], IMAGES))._replace(labels=())
    session.tick(PAUSE_S - 0.7)
    assert session.page is Page.AGES
    assert any(each.sign.startswith("key green pressed") for each in pressed.actors), "it stays down"
    session.tick(0.3)
    assert (session.page, session.settings.path) == (Page.HOME, AGES[1].path)


@pytest.mark.parametrize("touch", [Touch(Key.AGE, 2), Touch(Key.LISTEN), None])
def test_what_was_kept_is_forgotten_at_any_other_touch(touch: Touch | None) -> None:
    session = asked()
    session.hear(PathRead(year(1), {}))
    for each in (Touch(Key.AGE, 1), Touch(Key.NEXT), touch):
        session.interrupt()
        if each is not None:
            session.touch(each)
        session.tick(0.5)
    session.tick(60)
    assert session.page is Page.AGES


def test_an_age_is_forgotten_after_another_while() -> None:
    session = asked()
    session.hear(PathRead(year(1), {}))
    session.touch(Touch(Key.AGE, 1))
    session.tick(20.0)
    assert not ways_on(session)
    session.touch(Touch(Key.NEXT))
    session.tick(20.0)
    assert not ways_on(session), "the same page is still there"
    session.touch(Touch(Key.AGE, 1))
    session.tick(PAUSE_S)
    session.touch(Touch(Key.NEXT))
    assert session.page is Page.HOME


def test_who_taps_all_over_the_page_hardly_ever_chooses_a_year() -> None:
    """Two taps a second for twenty seconds, on all years, each with its path read already."""
    chose, (width, height) = 0, SIZES[0]
    for seed in range(CHILDREN):
        chance, session = Random(seed), asked()
        for place in range(len(AGES)):
            session.hear(PathRead(year(place), {}))
        for _tap in range(40):
            x, y = chance.uniform(0, width), chance.uniform(0, height)
            found = places(session, SIZES[0]).items()
            touch = next(
                (touch for touch, rect in found if rect.x <= x < rect.right and rect.y <= y < rect.bottom), None
            )
            session.interrupt()
            if session.page is Page.AGES and touch is not None and touch.key in (Key.AGE, Key.NEXT):
                session.touch(touch)
            session.tick(0.5)
        chose += session.settings.path != ""
    assert chose <= 0.05 * CHILDREN


def test_a_tablet_is_never_asked() -> None:
    """It begins in the garden of what its class or its folder plays, on a page that it has no key for."""
    session = Session(path_of(challenge(MEADOW)), "fr")
    tablet = Tablet(session, IMAGES, SIZES[0], for_children=True)
    try:
        tablet.step(0.0, [])
        assert (session.page, session.settings.path) == (Page.HOME, "")
        ways = (session.route.touched(Touch(key), any_order=True) for key in Key)
        assert Page.AGES not in {way.page for way in ways if way is not None}
    finally:
        tablet.close()


def test_the_keyboard_alone_chooses_by_the_figure_and_goes_on_with_enter() -> None:
    session = asked()
    session.hear(PathRead(year(0), {}))
    for key in ("3", "Enter"):
        touch = keyboard_touch(KeyPress(key), session, places(session, SIZES[0]))
        assert touch is not None
        session.touch(touch)
        session.tick(PAUSE_S)
    assert session.settings.path == AGES[0].path


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("whiteboard", [False, True])
def test_everything_is_in_the_window_apart_and_as_large_as_a_finger(size: tuple[int, int], whiteboard: bool) -> None:
    session = asked(whiteboard=whiteboard)
    session.hear(PathRead(year(3), {}))
    session.touch(Touch(Key.AGE, 3))
    session.tick(PAUSE_S)
    found = {touch: rect for touch, rect in places(session, size).items() if touch.key is not Key.ADULTS}
    assert len(found) == len(AGES) + 3
    assert Rect.enclosing((Rect(0, 0, *size), *found.values())) == Rect(0, 0, *size)
    rects = list(found.values())
    assert not [(one, other) for one in rects for other in rects if one != other and one.meets(other)]
    assert min(min(rect.width, rect.height) for rect in rects) >= 0.11 * min(size)
    if not whiteboard:
        x, y, radius = sun(*size)
        ear = Rect.around(*found[Touch(Key.LISTEN)].centre, BIG_KEY * child_unit(size)).inset(1)
        assert size[0] < size[1] or not ear.meets(Rect.around(x, y, 2 * radius))
    labels = scene(session, View(size, IMAGES)).labels
    assert all(label.x >= 0 and label.y >= 0 and label.y + label.size < size[1] for label in labels)


def test_the_way_on_is_seen_at_once_and_grows_until_it_answers() -> None:
    session = asked()
    session.hear(PathRead(year(2), {}))
    assert "next growing" not in {each.sign for each in scene(session, View(SIZES[0], IMAGES)).actors}
    session.touch(Touch(Key.AGE, 2))
    wide, before = list[int](), (tuple[object, ...](), 0)
    for _tenth in range(32):
        drawn = {each.sign.removesuffix(" growing"): each for each in scene(session, View(SIZES[0], IMAGES)).actors}
        assert drawn["key green"].alpha == drawn["next"].alpha == 255, "it looks as if it answered, and it will"
        wide.append(drawn["key green"].width)
        assert wide[-1] == before[1] or idle_signs(session) != before[0], "a screen that sleeps is woken"
        before = idle_signs(session), wide[-1]
        assert ways_on(session) == set(SIZES)
        session.tick(0.1)
    assert wide == sorted(wide)
    assert len(set(wide)) >= 10
    session.tick(60)
    assert not ways_on(session)
