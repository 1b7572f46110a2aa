"""The page that asks how old the children are: what is said and done, by hand and by keyboard, and where things are."""

from dataclasses import replace

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
from simulateur.pages.hands.events import KeyPress
from simulateur.pages.hands.keyboard import keyboard_touch
from simulateur.pages.open_page import places, scene
from tests.kit_content import path_at
from tests.simulateur.builders import IMAGES, MEADOW, challenge, path_of

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
    assert [level and level.value for level in levels] == ["PS", "MS", "GS", "CP"]


def test_the_question_and_each_age_are_said_and_a_second_touch_opens_its_path() -> None:
    session = asked()
    assert said(session) == ["Quel âge ont-ils ?"]
    session.touch(Touch(Key.AGE, 2))
    session.touch(Touch(Key.LISTEN))
    assert said(session) == ["Cinq ans. Grande section."] * 2
    session.touch(Touch(Key.NEXT))
    assert session.page is Page.AGES, "its path is still being read"
    session.hear(PathRead(year(1), {}))
    assert not ways_on(session), "a key that would do nothing is not shown"
    session.hear(PathRead(year(2), {}))
    assert ways_on(session) == set(SIZES)
    session.touch(Touch(Key.NEXT))
    assert (session.page, session.repertoire.path.id, session.settings.path) == (Page.HOME, AGES[2].path, AGES[2].path)


def test_later_leads_to_the_garden_and_chooses_nothing() -> None:
    session = asked()
    session.touch(Touch(Key.AGE, 1))
    session.touch(Touch(Key.LATER))
    assert (session.page, session.settings.path, session.players.at.age) == (Page.HOME, "", None)


def test_the_keyboard_alone_chooses_by_the_figure_and_goes_on_with_enter() -> None:
    session = asked()
    session.hear(PathRead(year(0), {}))
    for key in ("3", "Enter"):
        touch = keyboard_touch(KeyPress(key), session, places(session, SIZES[0]))
        assert touch is not None
        session.touch(touch)
    assert session.settings.path == AGES[0].path


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("whiteboard", [False, True])
def test_everything_is_in_the_window_apart_and_as_large_as_a_finger(size: tuple[int, int], whiteboard: bool) -> None:
    session = asked(whiteboard=whiteboard)
    session.hear(PathRead(year(3), {}))
    session.touch(Touch(Key.AGE, 3))
    found = {touch: rect for touch, rect in places(session, size).items() if touch.key is not Key.ADULTS}
    assert len(found) == len(AGES) + 3
    assert Rect.enclosing((Rect(0, 0, *size), *found.values())) == Rect(0, 0, *size)
    rects = list(found.values())
    assert not [(one, other) for one in rects for other in rects if one != other and one.meets(other)]
    assert min(min(rect.width, rect.height) for rect in rects) >= 0.11 * min(size)
    labels = scene(session, View(size, IMAGES)).labels
    assert all(label.x >= 0 and label.y >= 0 and label.y + label.size < size[1] for label in labels)
