"""What follows the first picture: one chore between two turns, and nothing that was asked for meanwhile is lost."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.session import Page, Session
from simulateur.machine.backend import Backend
from simulateur.machine.faults import Faults
from simulateur.pages.common.door import DOOR
from simulateur.pages.open_page import places
from simulateur.window.app import App
from tests.simulateur.builders import IMAGES, MEADOW, challenge, path_of
from tests.simulateur.window.tables import Quiet

pytestmark = pytest.mark.usefixtures("display")
SIZE = (640, 400)


def app_with(
    session: Session,
    backend: Backend | None = None,
    *,
    chores: tuple[Callable[[], None], ...] = (),
    for_adults: tuple[Callable[[], None], ...] = (),
) -> App:
    window = pygame.display.set_mode(SIZE)
    return App(window, session, IMAGES, backend or Backend(session), chores=chores, for_adults=for_adults)


def a_session() -> Session:
    return Session(path_of(challenge(MEADOW, "un")), "fr")


def test_what_is_said_before_the_voice_has_joined_is_heard_once_it_has() -> None:
    session, voice = a_session(), Quiet()
    backend = Backend(session, awaits=True)
    session.touch(Touch(Key.LISTEN))
    backend.serve(0.1)
    backend.join(voice=voice)
    assert voice.said == []
    backend.serve(0.1)
    assert len(voice.said) == 1


def test_who_joins_is_told_the_settings_and_those_who_were_there_stay() -> None:
    session, first, second = a_session(), Quiet(), Quiet()
    backend = Backend(session, awaits=True)
    for voice in (first, second):
        voice.music = 0.7
        backend.join(voice=voice)
        backend.serve(0.1)
        assert voice.music == 0.0, "no music, as long as no adult wants some"
    backend.join()
    session.touch(Touch(Key.LISTEN))
    backend.serve(0.1)
    assert (len(first.said), len(second.said)) == (0, 1)


def test_one_chore_is_done_between_two_turns_in_order() -> None:
    done: list[int] = []
    app = app_with(a_session(), chores=(lambda: done.append(1), lambda: done.append(2)))
    app.show(0)
    assert done == []
    assert app.wait_s < 0.05, "they are soon done"
    assert app.prepare()
    assert done == [1]
    assert app.prepare()
    assert app.prepare(), "and the garbage is collected from then on"
    assert not app.prepare()
    assert done == [1, 2]


def test_a_chore_that_fails_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    session, done = a_session(), list[str]()

    def fail() -> None:
        raise ModuleNotFoundError("simulateur.machine.robots")

    app = app_with(session, Backend(session, faults=Faults(tmp_path)), chores=(fail, lambda: done.append("voice")))
    app.show(0)
    while app.prepare():
        app.step(0.1, [])
    assert done == ["voice"]
    assert [("ModuleNotFoundError" in notice) for notice in session.notices] == [True]
    assert session.page is Page.SORRY


def test_what_adults_need_is_made_while_they_hold_their_door() -> None:
    session, done = a_session(), list[str]()
    app = app_with(session, for_adults=(lambda: done.append("pages"), lambda: done.append("press")))
    while app.prepare():
        pass
    (x, y), (width, height) = places(session, SIZE)[DOOR].centre, SIZE
    where = {"touch_id": 1, "finger_id": 1, "x": x / width, "y": y / height, "dx": 0.0, "dy": 0.0}
    app.step(0.0, [pygame.event.Event(pygame.FINGERDOWN, where)])
    assert done == []
    app.prepare()
    assert done == ["pages"]
    app.prepare()
    assert (done, session.page) == (["pages", "press"], Page.HOME)


def test_an_adult_who_is_there_at_once_waits_for_all_of_it() -> None:
    """No service is missing when the first thing is asked of it."""
    session, done = a_session(), list[str]()
    app = app_with(session, for_adults=(lambda: done.append("pages"), lambda: done.append("press")))
    session.touch(Touch(Key.ADULTS))
    app.prepare()
    assert done == ["pages", "press"]
    session.touch(Touch(AdultKey.CHILDREN))
    assert not app.prepare()
