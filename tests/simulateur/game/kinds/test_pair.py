"""« à deux »: two strips, one of them active; keys write on that one, and a card in hand may go to the other."""

import pytest

from beebot.command import Program
from beebot.notation import parse_flat
from beebot.parts.answer_types import PairPrograms
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.pair import GESTURE, Duet
from tests.simulateur.builders import challenge, keys
from tools.touches import touches_of

FACTS = "tapis 6 5\ndépart A1 est\narrivée C4\ngenre a_deux\nautre F1 ouest\nbut chacun D4\nmaximum 4"
UP, LEFT, RIGHT = keys("avancer gauche droite")
FIRST, SECOND = Touch(Key.STRIP), Touch(Key.STRIP, strip=1)
UNDO, CLEAR = Touch(Key.UNDO), Touch(Key.CLEAR)


def card(place: int, strip: int) -> Touch:
    return Touch(Key.CARD, place, strip=strip)


def drop(place: int, strip: int) -> Touch:
    return Touch(Key.DROP, place, strip=strip)


def after(*touches: Touch) -> Duet:
    duet = GESTURE.begin(challenge(FACTS), ())
    for touch in touches:
        duet = duet.touch(touch)
    return duet


def strips(duet: Duet) -> tuple[Program, Program]:
    first, second = duet.strips
    return first.program, second.program


@pytest.mark.parametrize(
    ("touches", "first", "second", "active"),
    [
        ((UP, LEFT), "↑↶", "", 0),
        ((SECOND, UP, LEFT), "", "↑↶", 1),
        ((UP, SECOND, LEFT, FIRST, RIGHT), "↑↷", "↶", 0),
        ((Touch(Key.BEE, strip=1), UP), "", "↑", 1),
        ((UP, SECOND, LEFT, UNDO), "↑", "", 1),
        ((UP, SECOND, LEFT, CLEAR), "↑", "", 1),
        ((UP, SECOND, LEFT, FIRST, CLEAR), "", "↶", 0),
        ((UP, SECOND, LEFT, card(0, 0)), "↑", "↶", 0),
        ((UP, SECOND, LEFT, card(0, 0), CLEAR), "", "↶", 0),
        ((UP, Touch(Key.STRIP, strip=2), LEFT), "↑↶", "", 0),
        ((UP, LEFT, card(0, 0), drop(0, 1)), "↶", "↑", 1),
        ((UP, SECOND, LEFT, RIGHT, FIRST, card(0, 0), drop(1, 1)), "", "↶↑↷", 1),
        ((UP, drop(0, 1)), "↑", "", 0),
        ((UP, SECOND, LEFT, LEFT, LEFT, LEFT, FIRST, card(0, 0), drop(0, 1)), "↑", "↶↶↶↶", 0),
    ],
)
def test_which_strip_is_written_on(touches: tuple[Touch, ...], first: str, second: str, active: int) -> None:
    duet = after(*touches)
    assert (strips(duet), duet.active) == ((parse_flat(first), parse_flat(second)), active)
    assert [each.held for each in after(*touches, UP).strips] == [None, None]


def test_a_card_in_hand_is_put_down_where_the_other_strip_is_chosen() -> None:
    held = after(UP, card(0, 0))
    assert [each.held for each in held.strips] == [0, None]
    assert [each.held for each in held.touch(SECOND).strips] == [None, None]
    assert held.touch(FIRST) is held, "it is chosen already"
    assert [each.held for each in held.put_down().strips] == [None, None]


def test_there_is_an_answer_once_both_have_a_card() -> None:
    assert [after(*each).answer for each in ((), (UP,), (SECOND, UP))] == [None, None, None]
    assert after(UP, SECOND, LEFT).answer == PairPrograms(parse_flat("↑"), parse_flat("↶"))


def test_a_known_answer_is_touched_on_both_strips() -> None:
    answer = PairPrograms(parse_flat("↑↶"), parse_flat("↷↑"))
    assert after(*touches_of(challenge(FACTS), answer)).answer == answer
