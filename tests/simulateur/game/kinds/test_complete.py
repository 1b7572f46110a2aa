"""« compléter »: given cards stay where they are, and a key fills the hole that was touched or else the next one."""

import pytest

from beebot.command import Command
from beebot.notation import parse_flat
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.complete import GESTURE, Filling
from simulateur.game.kinds.draft import Sort
from tests.simulateur.builders import GENRES, challenge, keys
from tools.touches import touches_of

F, L, R = Command.FORWARD, Command.LEFT, Command.RIGHT
FACTS = "tapis 6 5\ndépart A1 est\ngenre completer\nprogramme ↑ _ ↶ _ ↑\narrivée C3"
UNDO, REDO, CLEAR = Touch(Key.UNDO), Touch(Key.REDO), Touch(Key.CLEAR)
UP, LEFT, RIGHT = keys("avancer gauche droite")


def card(place: int) -> Touch:
    return Touch(Key.CARD, place)


def drop(place: int) -> Touch:
    return Touch(Key.DROP, place)


def begun(facts: str = FACTS) -> Filling:
    return GESTURE.begin(challenge(facts), ())


def after(*touches: Touch, facts: str = FACTS) -> Filling:
    draft = begun(facts)
    for touch in touches:
        draft = draft.touch(touch)
    return draft


@pytest.mark.parametrize(
    ("touches", "cards", "held"),
    [
        ((), (F, None, L, None, F), None),
        ((UP,), (F, F, L, None, F), None),
        ((UP, RIGHT), (F, F, L, R, F), None),
        ((UP, RIGHT, LEFT), (F, F, L, R, F), None),
        ((Touch(Key.GAP, 3), UP), (F, None, L, F, F), None),
        ((Touch(Key.GAP, 3), UP, RIGHT), (F, R, L, F, F), None),
        ((Touch(Key.GAP, 3), Touch(Key.GAP, 3), UP), (F, F, L, None, F), None),
        ((UP, card(1)), (F, F, L, None, F), 1),
        ((UP, card(1), RIGHT), (F, R, L, None, F), None),
        ((UP, card(1), card(1)), (F, F, L, None, F), None),
        ((UP, card(1), CLEAR), (F, None, L, None, F), None),
        ((UP, RIGHT, CLEAR), (F, None, L, None, F), None),
        ((UP, card(1), drop(3)), (F, None, L, F, F), None),
        ((UP, RIGHT, card(1), drop(3)), (F, R, L, F, F), None),
        ((UP, card(1), drop(2)), (F, F, L, None, F), None),
        ((UP, card(1), drop(1)), (F, F, L, None, F), None),
        ((UP, drop(3)), (F, F, L, None, F), None),
        ((card(0), UP), (F, F, L, None, F), None),
        ((card(2), RIGHT), (F, R, L, None, F), None),
        ((card(5), card(-1), UP), (F, F, L, None, F), None),
        ((UP, RIGHT, UNDO), (F, F, L, None, F), None),
        ((UP, RIGHT, UNDO, UNDO, UNDO), (F, None, L, None, F), None),
        ((UP, RIGHT, UNDO, REDO, REDO), (F, F, L, R, F), None),
        ((UP, card(1), UNDO), (F, None, L, None, F), None),
    ],
)
def test_a_given_card_is_never_changed(
    touches: tuple[Touch, ...], cards: tuple[Command | None, ...], held: int | None
) -> None:
    draft = after(*touches)
    assert (draft.cards, draft.strips[0].held) == (cards, held)


def test_there_is_an_answer_once_every_hole_is_filled() -> None:
    assert [after(*[UP] * count).answer for count in range(4)] == [None, None, parse_flat("↑↑↶↑↑"), parse_flat("↑↑↶↑↑")]
    assert after(UP).strips[0].program == parse_flat("↑↑↶↑")


def test_which_place_is_next_filled_given_or_empty_is_seen() -> None:
    sorts = [[item.sort for item in after(*[UP] * count).strips[0].items] for count in range(3)]
    locked = Sort.LOCKED
    assert sorts[0] == [locked, Sort.NEXT, locked, Sort.HOLE, locked]
    assert sorts[1] == [locked, Sort.CARD, locked, Sort.NEXT, locked]
    assert sorts[2] == [locked, Sort.CARD, locked, Sort.CARD, locked]
    strips = [after(*touches).strips[0] for touches in ((), (UP,), (UP, UNDO))]
    assert [each[-2:] for each in strips] == [(False, False), (True, False), (False, True)], "what can be undone"


def test_a_key_that_is_not_there_or_has_no_card_left_fills_nothing() -> None:
    few = f"{FACTS}\ntouches ↑ ↶\nmain avancer=3"
    assert after(RIGHT, facts=few).cards == begun(few).cards
    assert after(UP, UP, facts=few).cards == (F, F, L, None, F), "three are in hand, two of them are given"


@pytest.mark.parametrize("place", range(-1, 6))
@pytest.mark.parametrize("insert", [False, True])
def test_help_lays_in_holes_alone(place: int, insert: bool) -> None:
    laid = begun().lay(place, R, insert=insert)
    expected = list(begun().cards)
    if place in (1, 3) and not insert:
        expected[place] = R
    assert laid.cards == tuple(expected)


def test_until_it_is_filled_help_is_about_a_program_that_fails() -> None:
    draft = begun(GENRES["completer"])
    assert None not in draft.so_far
    assert draft.so_far != parse_flat("↑↑↶↑↑"), "that one succeeds"


def test_a_known_answer_is_touched_hole_by_hole() -> None:
    asked, program = challenge(FACTS), parse_flat("↑↑↶↑↑")
    assert list(touches_of(asked, program)) == [UP, UP]
    assert after(*touches_of(asked, program)).answer == program
