"""The first five minutes of a child who knows no answer: by touch, by one switch, by keyboard and on a tablet.

What is bounded is time of play, on the paths of three and of five years. No seed is chosen: of the first sixteen
fifteen must get there in each way; on a tablet, which is touched too, seven of the first eight.
"""

from dataclasses import replace

import pytest

from lecons import path_called
from simulateur.game.controls import Key, Touch
from simulateur.game.messages.paths import PathRead
from simulateur.game.play.attempt import Phase
from simulateur.game.players.ages import AGES
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.open_page import places
from tests.kit_content import path_at
from tests.simulateur.builders import THREE_STEPS, challenge, path_of
from tests.simulateur.newcomer import (
    SIZE,
    Newcomer,
    OnComputer,
    OnTablet,
    Played,
    Press,
    by_keyboard,
    by_switch,
    by_touch,
)

FIVE_MINUTES_S, SUCCESSES = 300.0, 3
WAYS: dict[str, tuple[type[Played], Press]] = {
    "touch": (OnComputer, by_touch),
    "tablet": (OnTablet, by_touch),
    "switch": (OnComputer, by_switch),
    "keyboard": (OnComputer, by_keyboard),
}


def newcomer(session: Session, way: str, seed: int = 0) -> Newcomer:
    played, press = WAYS[way]
    session.use_settings(replace(session.settings, scanning=press is by_switch))
    return Newcomer(played(session), press, seed)


def petite_section() -> Session:
    return Session(path_at(path_called("petite-section")), "fr")


@pytest.mark.parametrize("path", ["petite-section", "grande-section-annee"])
@pytest.mark.parametrize("way", WAYS)
def test_all_but_one_have_three_successes_within_five_minutes(path: str, way: str) -> None:
    too_late = []
    for seed in range(8 if way == "tablet" else 16):
        child = newcomer(Session(path_at(path_called(path)), "fr"), way, seed)
        child.play(SUCCESSES, FIVE_MINUTES_S)
        too_late += [] if child.successes >= SUCCESSES else [child.touched]
        assert len(too_late) <= 1, too_late


WITHOUT_TOUCH = ("switch", "keyboard")


@pytest.mark.parametrize("way", WITHOUT_TOUCH)
@pytest.mark.parametrize("place", range(len(AGES)))
def test_an_adult_says_an_age_without_touching_the_screen(way: str, place: int) -> None:
    session = petite_section()
    session.hear(PathRead(replace(session.repertoire.path, id=AGES[place].path)))
    session.journey.go(session.route.to_page(Page.AGES))
    adult = newcomer(session, way)
    adult.press(Touch(Key.AGE, place))
    assert Touch(Key.NEXT) in places(session, SIZE)
    adult.press(Touch(Key.NEXT))
    for _step in range(20):  # it wakes, and has kept the touch
        adult.pass_time(0.2)
    assert session.page is Page.HOME


@pytest.mark.parametrize("way", WITHOUT_TOUCH)
def test_a_success_is_left_at_once_without_touching_the_screen(way: str) -> None:
    session = Session(path_of(challenge(THREE_STEPS), challenge(THREE_STEPS, "deux")), "fr")
    child = newcomer(session, way)
    for key in (Key.LESSON, Key.CHALLENGE, Key.FORWARD, Key.FORWARD, Key.FORWARD, Key.GO):
        child.press(Touch(key))
    attempt = session.attempt
    assert attempt is not None
    while session.attempt is not None and session.attempt.phase is not Phase.SUCCEEDED:
        child.pass_time(0.1)
    child.press(Touch(Key.SKIP) if Touch(Key.SKIP) in places(session, SIZE) else Touch(Key.NEXT))
    if session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED:
        child.press(Touch(Key.NEXT))
    assert session.route.challenge.id == "deux"


@pytest.mark.parametrize("way", WITHOUT_TOUCH)
@pytest.mark.parametrize("key", [Key.STEP, Key.HARE, Key.UNDO])
def test_all_keys_are_reached_without_touching_the_screen(way: str, key: Key) -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr", settings=Settings(all_keys=True))
    session.open_challenge(0, 0)
    child = newcomer(session, way)
    child.press(Touch(Key.FORWARD))
    child.press(Touch(key))
    assert session.journey.touched is key
