"""What is lit for one switch, and what first: what would lead nowhere is left out."""

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.input.focus import rows_of
from simulateur.pages.input.hands import Hands
from simulateur.pages.input.keyboard import calling
from simulateur.pages.open_page import places, scene
from tests.simulateur.builders import IMAGES, challenge, path_of
from tests.simulateur.pages.test_what_helps import FORETOLD, LONG_PATH, ran

SIZE = (1024, 768)
GO, FORWARD, STEP = Touch(Key.GO), Touch(Key.FORWARD), Touch(Key.STEP)


def opened(facts: str, *, all_keys: bool = False) -> Session:
    session = Session(path_of(challenge(facts)), "fr", settings=Settings(scanning=True, all_keys=all_keys))
    session.open_challenge(0, 0)
    return session


def reached(session: Session, *keys: Key) -> list[Touch]:
    """The controls with these keys that one switch reaches."""
    return [touch for touch in places(session, SIZE) if touch.key in keys]


def first_lit(session: Session) -> tuple[Touch, ...]:
    """What is lit first on the page as it is now."""
    hands = Hands(session, SIZE)
    hands.light(0.0)
    return hands.focus.row if hands.focus.at is None else (hands.focus.at,)


def test_go_is_reached_once_there_is_something_to_run_and_until_then_the_first_card_is_lit_first() -> None:
    session = opened(LONG_PATH.format(goal="D1"), all_keys=True)
    assert reached(session, Key.GO, Key.STEP) == []
    session.touch(FORWARD)
    assert set(reached(session, Key.GO, Key.STEP)) == {GO, STEP}
    assert calling(session) == GO
    session.touch(Touch(Key.UNDO))
    assert (reached(session, Key.GO), calling(session), first_lit(session)) == ([], FORWARD, (FORWARD,))


def test_the_hand_presses_go_though_one_switch_does_not_reach_it_yet() -> None:
    session, seen = opened(LONG_PATH.format(goal="D1")), set[tuple[float, float]]()
    for _tick in range(300):
        session.tick(0.1)
        seen |= {(each.x, each.y) for each in scene(session, View(SIZE, IMAGES)).actors if "pressing" in each.sign}
    assert len(seen) >= 2, "a card's key, then GO"


def test_a_run_that_fell_short_is_not_run_again_before_something_has_changed() -> None:
    session = opened(LONG_PATH.format(goal="D1"), all_keys=True)
    assert ran(session, "avancer avancer").phase is Phase.STOPPED
    assert reached(session, Key.GO, Key.STEP) == []
    assert Touch(Key.HINT) in reached(session, Key.HINT), "who wants help has it"
    session.touch(FORWARD)
    assert set(reached(session, Key.GO, Key.STEP)) == {GO, STEP}


def test_where_nothing_is_asked_every_run_can_be_seen_again() -> None:
    session = opened("genre libre\ntapis 4 4\ndépart A1 est\ntouches avancer droite")
    ran(session, "avancer")
    assert GO in places(session, SIZE)


def test_while_a_card_is_too_many_no_other_is_laid() -> None:
    session = opened(LONG_PATH.format(goal="C1"))
    ran(session, "avancer avancer avancer")
    assert reached(session, Key.FORWARD) == []
    assert first_lit(session) == (Touch(Key.CARD, 2),)
    session.touch(Touch(Key.CARD, 2))
    assert reached(session, Key.FORWARD) == [FORWARD]


def test_a_flag_has_its_few_cells_as_a_row_which_is_lit_first_and_waits_in_dashes() -> None:
    session = opened("genre prevoir\ntapis 5 5\ndépart C3 est\nprogramme avancer avancer")
    cells = set(reached(session, Key.CELL))
    assert len(cells) == 5
    assert set(first_lit(session)) == cells, "none before the others"
    session.touch(Touch(Key.FLAG))
    session.tick(2.0)
    signs = [each.sign for each in scene(session, View(SIZE, IMAGES)).actors]
    assert signs.count("cell in dashes") == len(cells)


def test_after_a_wrong_guess_only_the_cell_where_she_stopped_is_left_until_the_flag_is_there() -> None:
    session = opened(FORETOLD)
    session.touch(Touch(Key.CELL, 1))
    assert ran(session, "").phase is Phase.STOPPED
    assert (reached(session, Key.CELL), reached(session, Key.GO)) == ([Touch(Key.CELL, 2)], [])
    assert first_lit(session) == (Touch(Key.CELL, 2),)
    session.touch(Touch(Key.CELL, 2))
    assert calling(session) == GO
    assert GO in places(session, SIZE)


def test_after_the_beginning_was_played_again_the_bulb_is_lit_first_and_not_go() -> None:
    session = opened(FORETOLD)
    session.touch(Touch(Key.CELL, 1))
    for _call in range(2):
        session.touch(Touch(Key.HINT))
        session.tick(9.0)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.WRITING
    assert session.attempt.run is not None, "the second call plays the beginning again"
    assert calling(session) == Touch(Key.HINT)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (800, 1280)])
def test_the_first_page_to_write_on_has_at_most_five_rows(size: tuple[int, int]) -> None:
    session = opened(f"{LONG_PATH.format(goal='D1')}\nlieux B1=pont/pont")
    session.touch(FORWARD)
    assert len(rows_of(places(session, size))) <= 5
