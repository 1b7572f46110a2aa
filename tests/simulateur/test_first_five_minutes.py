"""The first five minutes of a child who knows no answer: by touch, by one switch, by keyboard and on a tablet.

What is bounded is time of play, in petite section. Not every such child gets there: who has once learnt « avancer »
may lay it again and again, and nothing that moves shows her what takes a card away. These seeds are of some who do.
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

FIVE_MINUTES_S = 300.0
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


@pytest.mark.parametrize("way", ["touch", "tablet", "switch"])
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_a_first_success_comes_within_five_minutes(way: str, seed: int) -> None:
    child = newcomer(petite_section(), way, seed)
    child.play(1, FIVE_MINUTES_S)
    assert child.successes == 1, child.touched


@pytest.mark.parametrize(("way", "seed"), [("touch", 1), ("touch", 3), ("tablet", 1), ("switch", 3), ("keyboard", 3)])
def test_a_third_success_comes_within_five_minutes(way: str, seed: int) -> None:
    child = newcomer(petite_section(), way, seed)
    child.play(3, FIVE_MINUTES_S)
    assert child.successes == 3, child.touched


WITHOUT_TOUCH = ("switch", "keyboard")


@pytest.mark.parametrize("way", WITHOUT_TOUCH)
@pytest.mark.parametrize("place", range(len(AGES)))
def test_an_adult_says_an_age_without_touching_the_screen(way: str, place: int) -> None:
    session = petite_section()
    session.hear(PathRead(replace(session.repertoire.path, id=AGES[place].path)))
    session.journey.go(session.route.to_page(Page.AGES))
    adult = newcomer(session, way)
    adult.press(Touch(Key.AGE, place))
    while Touch(Key.NEXT) not in places(session, SIZE):
        adult.pass_time(0.2)
    adult.press(Touch(Key.NEXT))
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
