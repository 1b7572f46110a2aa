"""A child who does what each hint says succeeds, in every kind of challenge, and ends with no card too many."""

import random

import pytest

from beebot.challenge import Genre
from beebot.command import is_flat
from beebot.notation import parse_program, program_arrows
from tests.beebot.hinting.test_hint import CORNER, CORRIDOR
from tests.beebot.nearest import fewest
from tests.beebot.nearest_by_edits import fewest_by_edits
from tests.beebot.simulated_child import MOST_CALLS, faults, helped, ladder_of, laid
from tests.beebot.wrong_answers import CAN_BE_MADE, LIMITED, challenges, limited, shuffled, wrong_answers
from tests.long import times

SMALL = 9
"""The most cards of a challenge for which the nearest answers are searched for."""
FEW = 3
"""Up to so many cards all that two changes make is tried, up to ``SMALL`` all that one makes."""


@pytest.mark.parametrize("genre", CAN_BE_MADE)
def test_a_child_who_does_what_each_hint_says_succeeds(genre: Genre) -> None:
    asked = 0
    for challenge in challenges(genre, times(4)):
        for answer in wrong_answers(challenge, times(4), random.Random(challenge.id)):
            became = helped(challenge, answer)
            told = f"{challenge.id} {genre.value} {answer}: {became}"
            assert became.solved, told
            assert not became.wrong, told
            assert became.calls < MOST_CALLS, told
            asked += 1
    assert asked >= times(4)


@pytest.mark.parametrize("genre", LIMITED)
def test_no_hint_leads_to_a_card_that_limits_refuse(genre: Genre) -> None:
    asked, ways = 0, set()
    for challenge in limited(genre, times(6)):
        chance = random.Random(challenge.id)
        for answer in (*wrong_answers(challenge, times(2), chance), *shuffled(challenge, times(2), chance)):
            became = helped(challenge, answer)
            told = f"{challenge.id} {genre.value} {challenge.limits} {answer}: {became}"
            assert became.solved, told
            assert not became.wrong, told
            asked += 1
            ways.add(challenge.id.rsplit("-", 1)[-1])
    assert asked >= times(20)
    assert ways >= {"turns", "fewest", "hand", "all"}


def test_no_hint_leads_to_more_cards_than_the_fewest_edits_need() -> None:
    compared = 0
    for challenge in challenges(Genre.PROGRAM, times(12)):
        if challenge.repeats or challenge.max_instructions > SMALL:
            continue
        for answer in wrong_answers(challenge, times(4), random.Random(challenge.id)):
            assert isinstance(answer, tuple)
            assert is_flat(answer)
            nearest = fewest(challenge, answer)
            assert nearest is not None
            assert laid(helped(challenge, answer).answer) == nearest[1], f"{challenge.id} {program_arrows(answer)}"
            compared += 1
    assert compared > times(15)


@pytest.mark.parametrize("genre", [Genre.PAIR, Genre.PROGRAM])
def test_no_hint_leads_two_robots_or_repeats_to_more_cards_than_the_fewest_edits_need(genre: Genre) -> None:
    compared = 0
    for challenge in challenges(genre, times(20)):
        if challenge.max_instructions > SMALL or not (challenge.partner or challenge.repeats):
            continue
        for answer in wrong_answers(challenge, times(5), random.Random(challenge.id)):
            nearest = (
                fewest_by_edits(challenge, answer, 2 if laid(answer) <= FEW else 1) if laid(answer) < SMALL else None
            )
            if nearest is not None:
                assert laid(helped(challenge, answer).answer) <= nearest[1], f"{challenge.id} {answer}"
                compared += 1
    assert compared > 5


def test_a_ladder_that_points_to_two_cards_or_goes_on_and_on_is_found_out() -> None:
    first, second = (list(ladder_of(CORNER, parse_program(text))) for text in ("↑↑↷↑↑", "↑↷↑"))
    assert list(faults(CORNER, parse_program("↑↑↷↑↑"), first)) == []
    assert "points to the cards [1, 2]" in faults(CORNER, parse_program("↑↑↷↑↑"), [*first, *second])
    assert "says the same twice" in faults(CORNER, parse_program("↑↑↷↑↑"), [*first, first[0]])
    assert "tells no change" in faults(CORNER, parse_program("↑↑↷↑↑"), first[:2])


@pytest.mark.parametrize(
    ("program", "calls"),
    [("↑↑↷↑↑", 4), ("↑↶↑↶↑↑", 4), ("répéter 6 [ ↑ ]", 2), ("↷", 2), ("", 1)],
)
def test_how_often_she_calls(program: str, calls: int) -> None:
    challenge = CORRIDOR if program in ("", "↷") or "répéter" in program else CORNER
    assert helped(challenge, parse_program(program)).calls == calls
