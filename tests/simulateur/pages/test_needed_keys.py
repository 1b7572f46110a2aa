"""One thing at a time: what no challenge needs waits for the bulb, and nothing that a challenge needs ever does."""

from pathlib import Path

import pytest

import lecons
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.open_page import places
from tests.kit_content import path_at
from tests.loops import for_each
from tests.simulateur.builders import GENRES, MEADOW, challenge, path_of
from tests.simulateur.rectangles import Size
from tools.touches import answer_to_touch, touches_of

EXTRA = {Key.STEP, Key.TORTOISE, Key.HARE, Key.VIEW}
SIZES = [(1280, 800), (1024, 600), (800, 1280)]
MOST_CALLS = 5
"""With so many all that waits has come."""
LINE = (Key.CARD, Key.GAP)
"""What slides along as a hint is about a card further on."""


def keys_of(session: Session, size: Size) -> set[object]:
    return {touch.key for touch in places(session, size)}


@pytest.mark.parametrize("file", lecons.paths(), ids=lambda file: file.stem)
def test_each_challenge_of_each_path_is_solved_with_the_keys_that_are_there(file: Path) -> None:
    learning = path_at(file)
    session = Session(learning, "fr")
    for number, lesson in enumerate(learning.lessons):
        for place, asked in enumerate(lesson.challenges):
            session.open_challenge(number, place)
            answer = answer_to_touch(asked)
            assert session.attempt is not None
            assert answer is not None
            if session.attempt.watches_first:
                session.touch(Touch(Key.WATCH))
                session.tick(60.0)
            wanted = [*touches_of(session.attempt.challenge, answer), Touch(Key.GO)]
            for touch in wanted if asked.pictures is None and not session.attempt.gesture.offers else ():
                there = [keys_of(session, size) for size in SIZES]
                assert all(touch.key in keys for keys in there), (asked.id, touch)
                session.touch(touch)


@for_each("size", SIZES)
@pytest.mark.parametrize("kind", ["programmer", *(kind for kind in GENRES if kind != "libre")])  # it has a drawer
def test_the_bulb_or_an_adult_brings_what_waits_and_nothing_moves(kind: str, size: Size) -> None:
    asked = challenge({"programmer": MEADOW, **GENRES}[kind], hints=["Où ?"])
    session, whole = Session(path_of(asked), "fr"), Session(path_of(asked), "fr", settings=Settings(all_keys=True))
    for each in (session, whole):
        each.open_challenge(0, 0)
    before = places(session, size)
    assert keys_of(session, size) & EXTRA <= ({Key.STEP} if kind == "deboguer" else set())
    for _call in range(MOST_CALLS):
        there = keys_of(session, size) & EXTRA
        session.touch(Touch(Key.HINT))
        session.tick(9.0)  # it may play a part of the run
        assert len((keys_of(session, size) & EXTRA) - there) <= 1, "one thing at a time"
    after = places(session, size)
    assert keys_of(session, size) & EXTRA == keys_of(whole, size) & EXTRA
    kept = [touch for touch in before if touch in after and touch.key not in LINE]
    assert {touch: after[touch] for touch in kept} == {touch: before[touch] for touch in kept}


@for_each("size", SIZES)
@for_each("settings", [Settings(), Settings(all_keys=True), Settings(whiteboard=True)])
def test_go_comes_once_a_program_was_chosen(settings: Settings, size: Size) -> None:
    session = Session(path_of(challenge(GENRES["choisir"], hints=["Où ?"])), "fr", settings=settings)
    session.open_challenge(0, 0)
    assert Key.GO not in keys_of(session, size)
    session.touch(Touch(Key.STRIP, strip=1))
    assert Key.GO in keys_of(session, size)
