"""The solver of programs with repeats, against every program with repeats tried through the judge."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre, Target
from beebot.command import Command, count_cards, flatten
from beebot.mat import Mat, Wall
from beebot.notation import parse_flat, parse_program
from beebot.pose import Cell, Heading, Pose
from beebot.solver import Solution, Status, solve
from beebot.solver.board import board_of
from beebot.solver.repeats import RepeatSearch, folded
from beebot.solver.solution import Effort
from beebot.verdict import judge
from tests.beebot.small import TASK, challenges, fewest_with_repeats

AHEAD = frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT})
START = Pose(Cell.parse("A1"), Heading.EAST)
FIELD = Challenge("refaire", TASK, Mat(5, 5), START, keys=AHEAD, repeats=True)


def cell(text: str) -> Cell:
    return Cell.parse(text)


def check(challenge: Challenge, longest: int) -> None:
    challenge = replace(challenge, repeats=True, max_instructions=longest)
    found, expected = solve(challenge), fewest_with_repeats(challenge, longest)
    if expected is None:
        assert found == Solution(Status.IMPOSSIBLE)
    else:
        assert (found.status, found.cards) == (Status.PROVED, expected)
        assert judge(challenge, found.program or ()).succeeded


@settings(max_examples=60, deadline=None)
@given(challenges(max_keys=3))
def test_every_small_challenge_against_brute_force(challenge: Challenge) -> None:
    check(challenge, 4)


@settings(max_examples=25, deadline=None)
@given(challenges(max_keys=2, genre=Genre.REPRODUCE))
def test_a_trail_against_brute_force(challenge: Challenge) -> None:
    check(challenge, 4)


RING = Mat(3, 3, frozenset({cell("B2")}))
STAIRS = Mat(3, 3, walls=frozenset({Wall.between(cell("B1"), cell("C1")), Wall.between(cell("A2"), cell("A3"))}))
LEFT_ONLY, RIGHT_ONLY = AHEAD - {Command.RIGHT}, AHEAD - {Command.LEFT}


@pytest.mark.parametrize(
    ("challenge", "cards"),
    [
        (replace(FIELD, mat=Mat(3, 3), goal=cell("C1")), 2),
        (replace(FIELD, mat=STAIRS, goal=cell("C3")), 5),
        (replace(FIELD, mat=RING, keys=RIGHT_ONLY, goal=cell("A2")), 3),
        (replace(FIELD, mat=RING, keys=LEFT_ONLY, goal=cell("A2"), passages=frozenset({cell("C3")})), 5),
        (replace(FIELD, mat=Mat(3, 1), keys=RIGHT_ONLY, targets=(Target(cell("C1")), Target(cell("A1")))), 5),
    ],
)
def test_up_to_five_cards_against_brute_force(challenge: Challenge, cards: int) -> None:
    check(challenge, cards)
    assert solve(challenge).cards == cards
    assert solve(replace(challenge, max_instructions=cards - 1)) == Solution(Status.IMPOSSIBLE)


@pytest.mark.parametrize(
    ("challenge", "program"),
    [
        (replace(FIELD, goal=cell("E1")), "répéter 4 [ ↑ ]"),
        (replace(FIELD, goal=cell("C1")), "↑↑"),
        (replace(FIELD, mat=Mat(19, 1), goal=Cell(18, 0)), "répéter 9 [ ↑↑ ]"),
    ],
)
def test_a_program_written_by_hand(challenge: Challenge, program: str) -> None:
    found = solve(challenge)
    assert found == Solution(Status.PROVED, parse_program(program), count_cards(parse_program(program)))


def test_the_search_alone_repeats_up_to_nine_times() -> None:
    for steps, cards in ((9, 2), (81, 3)):
        long = replace(FIELD, mat=Mat(steps + 1, 1), goal=Cell(steps, 0))
        found = RepeatSearch(board_of(long, AHEAD), (Command.FORWARD,), nesting=2).shortest(cards, Effort(10_000))
        assert found is not None
        assert flatten(found) == (Command.FORWARD,) * steps


def test_a_repeat_in_a_repeat_goes_around_the_square() -> None:
    corners = tuple(Target(cell(text), pause=True) for text in ("E1", "E5", "A5", "A1"))
    found = solve(replace(FIELD, targets=corners, ordered=True, keys=AHEAD | {Command.PAUSE}))
    assert found.status is Status.PROVED
    assert found.cards == count_cards(parse_program("répéter 4 [ répéter 4 [ ↑ ] ⏸ ↶ ]"))


def test_a_program_that_only_repeats_make_short_enough() -> None:
    assert solve(replace(FIELD, goal=cell("E1"), max_instructions=2)).status is Status.PROVED
    assert solve(replace(FIELD, goal=cell("E1"), max_instructions=1)) == Solution(Status.IMPOSSIBLE)


def test_little_effort_gives_the_shortest_way_folded_and_proves_nothing() -> None:
    asked = replace(FIELD, goal=cell("E5"), targets=(Target(cell("C2")), Target(cell("B4"))))
    flat = solve(replace(asked, repeats=False))
    found = solve(asked, effort=3000)
    assert (found.status, found.count) == (Status.BOUND, None)
    assert judge(asked, found.program or ()).succeeded
    assert found.cards is not None
    assert flat.cards is not None
    assert found.cards <= flat.cards
    assert solve(replace(asked, max_instructions=3), effort=3000) == Solution(Status.BOUND)


def test_a_hole_that_no_key_fills_may_take_a_repeat_so_nothing_is_proved() -> None:
    hole = replace(FIELD, genre=Genre.COMPLETE, template=(None, Command.LEFT), goal=cell("E1"))
    assert solve(hole) == Solution(Status.BOUND)
    assert solve(replace(hole, goal=cell("B1"))) == Solution(Status.PROVED, parse_flat("↑↶"), 2, 1)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from((Command.FORWARD, Command.LEFT)), max_size=24).map(tuple))
def test_folding_keeps_the_run(program: tuple[Command, ...]) -> None:
    assert flatten(folded(program)) == program
    assert count_cards(folded(program)) <= len(program)


def test_folding_finds_repeats_in_repeats() -> None:
    assert folded(parse_flat("↑↑↑↶" * 4)) == parse_program("répéter 4 [ répéter 3 [ ↑ ] ↶ ]")
    assert folded(parse_flat("↑↑")) == parse_flat("↑↑")
