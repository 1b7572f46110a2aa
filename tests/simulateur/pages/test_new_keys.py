"""A key that nobody has met is shown before all else, once: on every path, and wherever a group begins on it."""

from collections.abc import Iterator

import pytest

from beebot.challenge import Challenge
from lecons import path_called
from simulateur.game.controls import Key
from simulateur.game.kinds import gesture_for
from simulateur.game.kinds.ghost import PIVOTS, keys_to_meet
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.kit_content import path_at
from tests.simulateur.builders import IMAGES

pytestmark = pytest.mark.usefixtures("display")
PATHS = ("petite-section", "moyenne-section", "grande-section", "grande-section-annee", "parcours-numerique")
SIZES = ((1280, 800), (1024, 600))


def opened(path: str) -> Session:
    return Session(path_at(path_called(path)), "fr")


def challenges(session: Session) -> Iterator[tuple[int, int, Challenge]]:
    for lesson_place, lesson in enumerate(session.repertoire.path.lessons):
        for place, each in enumerate(lesson.challenges):
            yield lesson_place, place, each


def keys_of(asked: Challenge) -> set[Key]:
    """Those to be met there: of the pivots, one stands for both."""
    keys = {*keys_to_meet(asked)} if gesture_for(asked).lays_cards else set()
    return keys - PIVOTS | ({Key.LEFT} if keys & PIVOTS else set())


def shown(session: Session, lesson_place: int, place: int) -> Key | None:
    """The key that a hand presses as soon as the challenge is open, with a tiny mat beside it."""
    session.open_challenge(lesson_place, place)
    session.tick(0.7)
    played = session.players.at.round
    assert played is not None
    if not played.shows_key:
        return None
    for size in SIZES:
        assert "tiny bubble" in {each.sign for each in scene(session, View(size, IMAGES)).actors}, size
    assert session.ghost is not None
    touch, *_then = session.ghost.touches
    assert isinstance(touch.key, Key)
    return Key.LEFT if touch.key in PIVOTS else touch.key


@pytest.mark.parametrize("path", PATHS)
def test_each_new_key_of_a_path_is_shown_the_first_time_it_comes_and_never_again(path: str) -> None:
    session, met = opened(path), set[Key]()
    for lesson_place, place, asked in challenges(session):
        new = keys_of(asked) - met
        assert shown(session, lesson_place, place) == (new.pop() if new else None), asked.id
        assert not new, "one at a time"
        met |= keys_of(asked)
    assert met


@pytest.mark.parametrize("path", PATHS)
def test_a_group_that_begins_anywhere_on_a_path_is_shown_the_keys_that_it_has_not_met(path: str) -> None:
    for lesson_place, place, asked in [each for each in challenges(opened(path)) if each[1] == 0][1:]:
        key = shown(opened(path), lesson_place, place)
        assert (key in keys_of(asked)) == bool(keys_of(asked)), asked.id


def test_what_a_group_has_done_it_has_met() -> None:
    session = opened("grande-section")
    by_id = {asked.id: (lesson_place, place) for lesson_place, place, asked in challenges(session)}
    assert shown(session, *by_id["le-rendez-vous"]) is Key.PAUSE
    assert shown(session, *by_id["le-tour-de-la-mare"]) is Key.LEFT
    assert shown(session, *by_id["le-rendez-vous"]) is None


def test_a_new_pivot_is_shown_whole_each_key_lays_its_card_and_only_go_makes_her_move() -> None:
    session = opened("grande-section")
    by_id = {asked.id: (lesson_place, place) for lesson_place, place, asked in challenges(session)}
    assert shown(session, *by_id["le-tour-de-la-mare"]) is Key.LEFT
    presses, laid, running = 0, list[int](), list[int]()
    was_down = False
    for _tick in range(40):
        signs = [each.sign for each in scene(session, View(SIZES[0], IMAGES)).actors]
        cards = sum(sign.startswith("tiny card") for sign in signs)
        runs = any(sign.startswith("tiny card") and sign.endswith("lit") for sign in signs)
        down = "ghost hand pressing" in signs
        presses, was_down = presses + (down and not was_down), down
        (running if runs else laid).append(cards)
        assert not runs or presses == 3, "she moves once the pivot, the step and GO were pressed"
        session.tick(0.1)
    assert {*laid[: laid.index(2) + 1]} - {0} == {1, 2}, "the pivot lies first, then the step"
    assert {*running} == {2}, "she obeys what was laid, and nothing comes of itself"
