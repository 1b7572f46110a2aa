"""What an adult types as an answer beside a robot: what is no measure cannot be given as one."""

import pytest

from firmware_bridge.witness.questions import Kind, Question
from simulateur.game.adults.witness import WitnessPage
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.reports import WitnessIs
from simulateur.game.requests import AnswerWitness

ASKED = WitnessPage(WitnessIs(Question(Kind.NUMBER, "Combien ?")))


def typed(digits: str) -> WitnessPage:
    page = ASKED
    for digit in digits:
        page, requests = page.touch(Touch(AdultKey.DIGIT, ord(digit) if digit != "<" else 0), ())
        assert requests == ()
    return page


@pytest.mark.parametrize(
    ("digits", "number"),
    [("", None), ("0", 0), ("0098", 98), ("3000", 3000), ("3001", None), ("9999", None), ("12345", 1234), ("98<", 9)],
)
def test_only_what_may_be_measured_is_a_number(digits: str, number: float | None) -> None:
    page = typed(digits)
    assert page.number == number
    _page, requests = page.touch(Touch(AdultKey.ANSWER, 1), ())
    assert requests == (AnswerWitness(None),)
    _page, requests = page.touch(Touch(AdultKey.ANSWER, 0), ())
    assert requests == (AnswerWitness(number),)
