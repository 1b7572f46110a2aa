"""The solver of two robots, against every pair of programs tried through the judge."""

from dataclasses import replace
from itertools import chain, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, Partner, Target
from beebot.command import PLAIN_COMMANDS, Command
from beebot.interpreter import run
from beebot.kinds import judge, solve
from beebot.mat import Mat
from beebot.notation import parse_flat
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Cell, Heading, Pose
from beebot.shortest.solution import Solution, Status
from beebot.shortest.without_repeats import childlike_cost
from tests.beebot.small import TASK, challenges, fewest_of_pair


def at(text: str, heading: Heading) -> Pose:
    return Pose(Cell.parse(text), heading)


MEET = Challenge(
    "a-deux",
    TASK,
    Mat(6, 1),
    at("A1", Heading.EAST),
    keys=frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT}),
    genre=Genre.PAIR,
    partner=Partner(at("F1", Heading.WEST), Aim.MEET),
)


@settings(max_examples=120)
@given(challenges(max_keys=3, genre=Genre.PAIR))
def test_every_small_pair_against_brute_force(challenge: Challenge) -> None:
    most = 4
    found, expected = solve(replace(challenge, max_instructions=most - 1)), fewest_of_pair(challenge, most)
    if expected is None:
        assert found.status is Status.IMPOSSIBLE or (found.cards or 0) > most
    else:
        assert (found.status, found.cards, found.count) == (Status.PROVED, *expected)
    if found.answer is not None:
        assert judge(challenge, found.answer).succeeded


def pair(first: str, second: str) -> PairPrograms:
    return PairPrograms(parse_flat(first), parse_flat(second))


@pytest.mark.parametrize(
    ("challenge", "answer", "count"),
    [
        # Four moves, of which each robot makes at least one.
        (MEET, None, 3),
        (replace(MEET, max_instructions=2), pair("↑↑", "↑↑"), 1),
        # The second waits with a pause until the cell is free.
        (
            replace(
                MEET,
                mat=Mat(3, 1),
                start=at("A1", Heading.EAST),
                goal=Cell.parse("C1"),
                keys=PLAIN_COMMANDS,
                partner=Partner(at("B1", Heading.EAST), Aim.GOALS, Cell.parse("A1")),
            ),
            None,
            0,
        ),
        (
            replace(
                MEET,
                mat=Mat(2, 2),
                start=at("A1", Heading.EAST),
                partner=Partner(at("B1", Heading.NORTH), Aim.GOALS, Cell.parse("B2")),
                goal=Cell.parse("B1"),
            ),
            pair("↑", "↑"),
            1,
        ),
    ],
)
def test_written_by_hand(challenge: Challenge, answer: PairPrograms | None, count: int) -> None:
    found = solve(challenge)
    if not count:
        assert found == Solution(Status.IMPOSSIBLE)
        return
    assert (found.status, found.count) == (Status.PROVED, count)
    assert answer in (None, found.answer)


def test_two_robots_swap_by_going_around_each_other() -> None:
    swap = replace(
        MEET,
        mat=Mat(3, 2),
        start=at("A1", Heading.EAST),
        partner=Partner(at("C1", Heading.WEST), Aim.SWAP),
    )
    found = solve(swap)
    assert found.status is Status.PROVED
    assert found.answer is not None
    assert judge(swap, found.answer).succeeded
    assert found.cards == 9
    assert solve(replace(swap, mat=Mat(3, 1))) == Solution(Status.IMPOSSIBLE)


@settings(max_examples=80)
@given(challenges(max_keys=3, genre=Genre.PAIR))
def test_of_the_shortest_small_pairs_the_most_childlike_is_given(challenge: Challenge) -> None:
    found = solve(replace(challenge, max_instructions=3))
    if found.cards is None or found.cards > 4:
        return
    assert isinstance(found.answer, PairPrograms)
    assert challenge.partner
    starts = challenge.start, challenge.partner.start

    def toil(both: PairPrograms) -> int:
        traces = (
            run(program, start, challenge.mat) for program, start in zip((both.first, both.second), starts, strict=True)
        )
        return sum(childlike_cost(step.command, step.before.heading) for trace in traces for step in trace.steps)

    lengths = [(first, found.cards - first) for first in range(1, found.cards)]
    written = [
        product(product(challenge.keys, repeat=one), product(challenge.keys, repeat=two)) for one, two in lengths
    ]
    pairs = [PairPrograms(*both) for both in chain.from_iterable(written)]
    assert toil(found.answer) == min(toil(each) for each in pairs if judge(challenge, each).succeeded)


def test_of_the_shortest_pairs_one_without_a_step_back_is_given() -> None:
    """To C3 lead ↑↷↑ and ↑↶↓, and ↷ or ↶ may come first in the other robot's."""
    challenge = replace(
        MEET,
        mat=Mat(3, 3),
        start=at("B2", Heading.NORTH),
        goal=Cell.parse("C3"),
        keys=PLAIN_COMMANDS,
        partner=Partner(at("A1", Heading.NORTH), Aim.GOALS, Cell.parse("A2")),
    )
    found = solve(challenge)
    assert (found.status, found.answer) == (Status.PROVED, pair("↑↷↑", "↑"))


@pytest.mark.parametrize(
    ("start", "goal", "answer"), [(at("B1", Heading.EAST), "A1", "↶↶↑"), (at("A1", Heading.WEST), "B1", "↷↷↑")]
)
def test_of_two_ways_to_turn_about_the_one_that_never_faces_the_viewer_is_given(
    start: Pose, goal: str, answer: str
) -> None:
    partner = Partner(at("B2", Heading.WEST), Aim.GOALS, Cell.parse("A2"))
    found = solve(replace(MEET, mat=Mat(2, 2), start=start, goal=Cell.parse(goal), partner=partner))
    assert (found.status, found.answer) == (Status.PROVED, pair(answer, "↑"))


def test_only_the_first_robot_visits_targets() -> None:
    visit = replace(MEET, targets=(Target(Cell.parse("D1")),))
    found = solve(visit)
    assert isinstance(found.answer, PairPrograms)
    assert found.answer.first == parse_flat("↑↑↑")


@settings(max_examples=20)
@given(st.integers(100, 400_000))
def test_whatever_the_effort_nothing_false_is_said_of_a_pair(effort: int) -> None:
    swap = replace(MEET, mat=Mat(4, 2), partner=Partner(at("D1", Heading.WEST), Aim.MEET))
    swap = replace(swap, keys=frozenset({Command.FORWARD, Command.LEFT}), start=at("A1", Heading.NORTH))
    whole, found = solve(swap), solve(swap, effort)
    assert whole.status is Status.PROVED
    if found.status is Status.PROVED:
        assert (found.cards, found.count) in ((whole.cards, whole.count), (whole.cards, None))
    else:
        assert found.status is Status.BOUND
        assert found.cards is None or found.cards >= (whole.cards or 0)


def test_too_large_a_pair_gets_no_answer() -> None:
    targets = tuple(Target(Cell(place, 5)) for place in range(8))
    assert solve(replace(MEET, mat=Mat(12, 12), targets=targets)) == Solution(Status.BOUND)


def test_a_pair_has_a_partner() -> None:
    with pytest.raises(ValueError, match=r"^challenge a-deux has no partner$"):
        solve(replace(MEET, partner=None))
