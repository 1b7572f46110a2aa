"""Limits where cards repeat: a card is counted once as it is laid, however often it runs."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings

from beebot.challenge import Challenge, Genre
from beebot.command import Command, FlatProgram, cards
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome
from beebot.kinds import ending, judge, solve
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.parts.limits import NO_LIMITS, Limits
from beebot.pose import Cell
from beebot.searching.laid_cards import Laid
from beebot.shortest.solution import Solution, Status
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import Content
from tests.beebot.loader.test_genre_keys import AIM, read
from tests.beebot.simulated_child import helped
from tests.beebot.small import TASK, challenges, fewest_with_repeats
from tests.long import times

FORWARD, LEFT, RIGHT = Command.FORWARD, Command.LEFT, Command.RIGHT
ROW = Challenge("rang", TASK, Mat(6, 4), "A1 est", goal="E1", keys={FORWARD, LEFT, RIGHT}, repeats=True)  # type: ignore[arg-type] # read


def bounded(challenge: Challenge = ROW, turns: int | None = None, fewest: int = 0, **hand: int) -> Challenge:
    return replace(challenge, limits=Limits(turns, fewest, tuple((Command(key), count) for key, count in hand.items())))


@settings(max_examples=times(30), derandomize=True)
@given(challenges(max_keys=3, limited=True))
def test_every_small_challenge_against_brute_force(challenge: Challenge) -> None:
    _check(replace(challenge, repeats=True, nests=True, max_instructions=4))


@settings(max_examples=times(15), derandomize=True)
@given(challenges(max_keys=3, genre=Genre.COMPLETE, limited=True))
def test_a_template_against_brute_force(challenge: Challenge) -> None:
    _check(replace(challenge, template=challenge.template[:3], repeats=True, nests=True, max_instructions=4))


def _check(challenge: Challenge) -> None:
    found, expected = solve(challenge), fewest_with_repeats(challenge, challenge.max_instructions)
    if expected is None:
        assert found == Solution(Status.IMPOSSIBLE)
        return
    assert (found.status, found.cards, found.count) == (Status.PROVED, *expected)
    assert judge(challenge, found.program or ()).succeeded


@pytest.mark.parametrize(
    ("challenge", "cards", "program"),
    [
        (bounded(avancer=1), 2, "répéter 4 [ ↑ ]"),
        (bounded(avancer=2, fewest=3), 3, None),  # répéter 2 [ ↑ ↑ ], of three cards
        (bounded(replace(ROW, goal=Cell(2, 2)), turns=1, avancer=2), 4, None),
        (bounded(replace(ROW, goal=Cell(2, 2)), turns=0), None, None),
        (bounded(replace(ROW, nests=True, mat=Mat(19, 1), goal=Cell(18, 0)), avancer=1), 3, None),
    ],
)
def test_a_card_that_runs_often_is_laid_once(challenge: Challenge, cards: int | None, program: str | None) -> None:
    found = solve(replace(challenge, max_instructions=6))
    assert found.cards == cards
    assert program is None or found.program == parse_program(program)
    assert cards is None or judge(challenge, found.program or ()).succeeded


@pytest.mark.parametrize(
    ("program", "outcome", "failing", "told"),
    [
        ("répéter 4 [ ↑ ]", Outcome.SUCCESS, None, EndingKind.SUCCESS),
        ("↑ ↑ répéter 2 [ ↑ ]", Outcome.NO_CARD_LEFT, 3, EndingKind.NO_CARD_LEFT),
        ("répéter 2 [ ↑ ↶ ] ↶", Outcome.TOO_MANY_TURNS, 3, EndingKind.TOO_MANY_TURNS),
    ],
)
def test_how_it_ends(program: str, outcome: Outcome, failing: int | None, told: EndingKind) -> None:
    challenge = bounded(turns=1, avancer=2)
    verdict = judge(challenge, program)
    assert (verdict.outcome, verdict.failing) == (outcome, failing)
    assert ending(challenge, program).kind is told


def test_what_is_laid_is_counted_apart() -> None:
    laid = Laid(bounded(turns=1, fewest=2, avancer=2))
    one = laid.of(FORWARD)
    two = laid.join(one, one)
    assert two is not None
    assert laid.join(two, one) is None
    assert [laid.enough(each) for each in (laid.nothing, one, two, laid.repeat)] == [False, False, True, False]
    assert [laid.allows(parse_program(text)) for text in ("↑", "↑ ↑", "↑ ↑ ↑", "répéter 9 [ ↑ ]", "↶ ↑ ↷")] == [
        False, True, False, True, False,
    ]  # fmt: skip


def test_a_child_who_does_what_each_hint_says_succeeds_within_the_limits() -> None:
    dice, asked = random.Random(15), 0
    corner = bounded(replace(ROW, goal=Cell(3, 3), max_instructions=8), turns=1, avancer=2)
    for challenge in (bounded(replace(ROW, max_instructions=4), avancer=1), corner):
        best = solve(challenge).program
        assert best is not None
        for _try in range(times(6)):
            answer: FlatProgram = tuple(dice.choices((FORWARD, LEFT, RIGHT), k=dice.randrange(1, 5)))
            if judge(challenge, answer).succeeded:
                continue
            became = helped(challenge, answer)
            assert became.solved, f"{answer}: {became}"
            asked += 1
    assert asked > times(6)


def test_they_are_read_and_written(content: Content) -> None:
    lines = ("repeter: true", "limites: {virages: 2, cartes: [2, 5], main: {avancer: 1}}")
    challenge = read(content, AIM, *lines)
    assert (challenge.counts_laid, challenge.max_instructions) == (True, 5)
    assert all(line in challenge_yaml(challenge) for line in lines)
    assert len([*cards(solve(challenge).program or ())]) == 2
    assert not replace(challenge, limits=NO_LIMITS).counts_laid
