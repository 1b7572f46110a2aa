"""Each challenge of the kit, answered wrong three times, is helped: who does what the hints say succeeds."""

import random

import pytest

import lecons
from beebot.challenge import Challenge, Genre
from tests.beebot.simulated_child import MOST_CALLS, helped
from tests.beebot.wrong_answers import wrong_answers
from tests.kit_content import lesson_at

WAYS = 3
"""How many wrong answers each challenge gets: the likeliest first."""
_NOT_WRONG = frozenset({Genre.FREE, Genre.CREATE})


def _is_asked(challenge: Challenge) -> bool:
    """Whether wrong answers can be made: not for pictures, nor for strips to choose from after watching."""
    watched_choice = challenge.genre is Genre.OBSERVE and bool(challenge.choices)
    return challenge.pictures is None and challenge.genre not in _NOT_WRONG and not watched_choice


ASKED = [
    pytest.param(challenge, id=f"{file.stem}-{challenge.id}")
    for file in lecons.lessons()
    for challenge in lesson_at(file).challenges
    if _is_asked(challenge)
]


@pytest.mark.parametrize("challenge", ASKED)
def test_a_wrong_answer_is_led_to_success(challenge: Challenge) -> None:
    answers = list(wrong_answers(challenge, WAYS, random.Random(challenge.id)))
    assert answers or len(challenge.keys) == 1, "with one key alone nothing else can be laid"
    for answer in answers:
        became = helped(challenge, answer)
        told = f"{answer}: {became}"
        assert became.solved, told
        assert not became.wrong, told
        assert became.calls < MOST_CALLS, told
