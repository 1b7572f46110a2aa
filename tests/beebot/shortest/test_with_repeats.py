"""The solver of programs with repeats, against every program with repeats tried through the judge."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre, Target
from beebot.command import MAX_NESTING, Command, count_cards, flatten
from beebot.kinds import judge, solve
from beebot.mat import Mat, Wall
from beebot.notation import parse_flat, parse_program
from beebot.pose import Cell, Heading, Pose
from beebot.shortest.solution import Solution, Status
from beebot.shortest.with_repeats import folded
from tests.beebot.small import TASK, challenges, fewest_backward, fewest_with_repeats

AHEAD = frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT})
START = Pose(Cell.parse("A1"), Heading.EAST)
FIELD = Challenge("refaire", TASK, Mat(5, 5), START, keys=AHEAD, repeats=True, nests=True)


def cell(text: str) -> Cell:
    return Cell.parse(text)


def check(challenge: Challenge, longest: int) -> None:
    challenge = replace(challenge, repeats=True, nests=True, max_instructions=longest)
    found, expected = solve(challenge), fewest_with_repeats(challenge, longest)
    if expected is None:
        assert found == Solution(Status.IMPOSSIBLE)
    else:
        assert (found.status, found.cards, found.count) == (Status.PROVED, *expected)
        program = found.program or ()
        assert judge(challenge, program).succeeded
        assert flatten(program).count(Command.BACKWARD) == fewest_backward(challenge, expected[0])


@settings(max_examples=60)
@given(challenges(max_keys=3))
def test_every_small_challenge_against_brute_force(challenge: Challenge) -> None:
    check(challenge, 4)


@settings(max_examples=60)
@given(challenges(max_keys=3, genre=Genre.COMPLETE))
def test_a_template_against_brute_force(challenge: Challenge) -> None:
    check(replace(challenge, template=challenge.template[:4]), 5)


@settings(max_examples=25)
@given(challenges(max_keys=2, genre=Genre.REPRODUCE))
def test_a_trail_against_brute_force(challenge: Challenge) -> None:
    check(challenge, 4)


ALL = AHEAD | {Command.BACKWARD}


@pytest.mark.parametrize(
    ("size", "start", "targets", "goal", "keys", "backward"),
    [
        ((2, 3), "B2 est", ("A3", "B2"), "B1", ALL - {Command.RIGHT}, 1),
        ((4, 5), "D3 ouest", ("C1",), "A1", ALL - {Command.RIGHT}, 0),
        ((3, 5), "B1 est", ("A3",), "B5", ALL, 0),  # the body of a repeat has a twin that goes backwards
        ((4, 3), "C2 sud", ("D3", "B1"), "D1", ALL, 0),
        ((3, 3), "B2 nord", (), "A3", ALL, 0),  # ↑↶↑ ends with another heading than ↑↷↓
        ((3, 3), "B2 sud", (), "A1", ALL, 0),
        ((3, 3), "B2 sud", (), "A3", ALL, 0),
    ],
)
def test_of_equals_one_that_goes_backwards_the_fewest_times(
    size: tuple[int, int], start: str, targets: tuple[str, ...], goal: str, keys: frozenset[Command], backward: int
) -> None:
    place, _space, heading = start.partition(" ")
    asked = replace(FIELD, mat=Mat(*size), start=Pose(cell(place), Heading(heading)), keys=keys, goal=cell(goal))
    found = solve(replace(asked, targets=tuple(Target(cell(name)) for name in targets), max_instructions=7))
    assert found.status is Status.PROVED
    assert flatten(found.program or ()).count(Command.BACKWARD) == backward


WINDING = replace(FIELD, goal=cell("E5"), targets=(Target(cell("C2")), Target(cell("B4"))))
RING = Mat(3, 3, frozenset({cell("B2")}))
STAIRS = Mat(3, 3, walls=frozenset({Wall(cell("B1"), cell("C1")), Wall(cell("A2"), cell("A3"))}))
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


def test_bodies_that_there_is_no_room_to_keep_are_composed_again() -> None:
    kept = solve(WINDING)
    with patch("beebot.shortest.repeat_bodies._KEPT_STATES", 0):
        again = solve(WINDING, effort=100_000_000)
    assert kept.status is Status.PROVED
    assert (again.status, again.cards, again.count) == (Status.PROVED, kept.cards, kept.count)


@pytest.mark.parametrize(
    ("challenge", "program", "count"),
    [
        (replace(FIELD, goal=cell("E1")), "répéter 4 [ ↑ ]", 1),
        (replace(FIELD, goal=cell("C1")), "↑↑", 2),  # or twice one step
        # 9 times 2 steps; or 18 as 9·2, 6·3, 3·6 or 2·9, one repeat in another.
        (replace(FIELD, mat=Mat(19, 1), goal=Cell(18, 0)), "répéter 9 [ ↑↑ ]", 5),
        # A half turn by either side, or as a repeat of either, 2 or 6 times.
        (replace(FIELD, mat=Mat(2, 1), start=replace(START, cell=cell("B1")), goal=cell("A1")), "↶↶↑", 6),
        (replace(FIELD, mat=Mat(26, 1), goal=Cell(25, 0)), "répéter 5 [ répéter 5 [ ↑ ] ]", 1),
    ],
)
def test_a_program_written_by_hand(challenge: Challenge, program: str, count: int) -> None:
    found = solve(challenge)
    assert found == Solution(Status.PROVED, parse_program(program), count_cards(parse_program(program)), count)


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


@settings(max_examples=40)
@given(st.integers(100, 400_000))
def test_whatever_the_effort_nothing_false_is_said(effort: int) -> None:
    whole, found = solve(WINDING), solve(WINDING, effort)
    assert whole.status is Status.PROVED
    if found.status is Status.PROVED:
        assert (found.cards, found.count) in ((whole.cards, whole.count), (whole.cards, None))
    else:
        assert found.status is Status.BOUND
        assert found.cards is None or found.cards >= (whole.cards or 0)
        assert found.answer is None or judge(WINDING, found.answer).succeeded


def test_a_hole_that_no_command_fills_takes_a_repeat() -> None:
    hole = replace(FIELD, genre=Genre.COMPLETE, template=(None, Command.LEFT), goal=cell("E1"))
    assert solve(hole) == Solution(Status.PROVED, parse_program("répéter 4 [ ↑ ] ↶"), 3, 1)
    assert solve(replace(hole, max_instructions=2)) == Solution(Status.IMPOSSIBLE)
    assert solve(replace(hole, repeats=False)) == Solution(Status.IMPOSSIBLE)
    assert solve(replace(hole, goal=cell("B1"))) == Solution(Status.PROVED, parse_flat("↑↶"), 2, 1)
    assert solve(hole, effort=100) == Solution(Status.BOUND)
    given_move = replace(hole, mat=Mat(1, 2), template=(None, Command.FORWARD), goal=None)
    given_move = replace(given_move, start=replace(START, heading=Heading.NORTH), keys=frozenset({Command.LEFT}))
    # All the way around, in 4 turns or in 8; the step is given, she has no key for it.
    assert solve(given_move) == Solution(Status.PROVED, parse_program("répéter 4 [ ↶ ] ↑"), 3, 2)


@settings(max_examples=100)
@given(st.lists(st.sampled_from((Command.FORWARD, Command.LEFT)), max_size=24).map(tuple))
def test_folding_keeps_the_run(program: tuple[Command, ...]) -> None:
    assert flatten(folded(program, MAX_NESTING)) == program
    assert count_cards(folded(program, MAX_NESTING)) <= len(program)


def test_folding_finds_repeats_in_repeats() -> None:
    assert folded(parse_flat("↑↑↑↶" * 4), MAX_NESTING) == parse_program("répéter 4 [ répéter 3 [ ↑ ] ↶ ]")
    assert folded(parse_flat("↑↑"), MAX_NESTING) == parse_flat("↑↑")
