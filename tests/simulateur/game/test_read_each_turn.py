"""When a screen is calm: neither a touch nor anything else was a moment ago."""

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.read_each_turn import is_calm, wants_music
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Page, Session
from tests.simulateur.builders import THREE_STEPS, challenge, keys, member, path_of


def test_a_screen_that_was_just_touched_is_not_calm_however_long_its_page_has_been_there() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.tick(10.0)
    assert is_calm(session)
    session.touch(Touch(Key.SPOT, -1))
    session.tick(0.1)
    assert not is_calm(session)


def test_a_page_that_has_just_come_is_not_calm_however_long_nobody_has_touched() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.tick(10.0)
    session.open_challenge(0, 0)
    session.since_touch = 10.0
    assert not is_calm(session)


def opened() -> Session:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.open_challenge(0, 0)
    return session


def test_while_she_runs_or_a_robot_moves_nothing_is_calm_however_long_it_takes() -> None:
    session = opened()
    session.hear(RobotsAre((member(moving=True),)))
    session.tick(10.0)
    assert not is_calm(session)
    session.hear(RobotsAre((member(moving=False),)))
    assert is_calm(session)
    for touch in (*keys("avancer gauche " * 10), Touch(Key.TORTOISE), Touch(Key.GO)):
        session.touch(touch)
    for _tenth in range(50):
        session.tick(0.1)
    assert session.is_moving
    assert not is_calm(session), "she began five seconds ago, and is not done"


@pytest.mark.parametrize("seconds", [3.9, 4.0, 4.1])
def test_calm_comes_after_four_seconds(seconds: float) -> None:
    session = opened()
    session.tick(seconds)
    assert is_calm(session) is (seconds > 4.0)


@pytest.mark.parametrize("page", [page for page in Page if page is not Page.STORY])  # this lesson has no story
def test_music_is_heard_where_nobody_programs_and_no_robot_moves_as_long_as_somebody_is_there(page: Page) -> None:
    session = opened()
    session.journey.go(session.route.to_page(page))
    session.since_touch = 19.9
    plays = page in (Page.HOME, Page.AGES, Page.LESSON, Page.FEAST)
    assert wants_music(session) is plays
    session.hear(RobotsAre((member(moving=True),)))
    assert not wants_music(session)
    session.hear(RobotsAre((member(moving=False),)))
    assert wants_music(session) is plays
    session.since_touch = 20.0
    assert not wants_music(session)
