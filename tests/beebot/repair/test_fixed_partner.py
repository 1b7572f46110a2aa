"""Whether one robot of two can still succeed while the other's program stays: by hand, and against every program."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, Partner
from beebot.command import FlatProgram
from beebot.judging.rules import judge_pair, judge_program
from beebot.judging.two_robots import alone
from beebot.mat import Mat
from beebot.notation import parse_flat
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Cell, Pose
from beebot.repair.fixed_partner import may_do_beside
from tests.beebot.small import TASK, challenges

CORRIDOR = Challenge(
    "a-deux",
    TASK,
    Mat(4, 1),
    Pose.read("A1 est"),
    genre=Genre.PAIR,
    partner=Partner(Pose.read("D1 ouest"), Aim.MEET),
)


def may(challenge: Challenge, begun: str, other: str, robot: int, limit: int) -> bool:
    return may_do_beside(challenge, parse_flat(begun), parse_flat(other), robot, limit)


@pytest.mark.parametrize("robot", [0, 1])
def test_two_robots_that_meet_by_themselves(robot: int) -> None:
    assert may(CORRIDOR, "avancer", "avancer", robot, 1), "the cards that lie there are enough"
    assert not may(CORRIDOR, "pause", "avancer", robot, 1), "one card is not enough"
    assert may(CORRIDOR, "pause", "avancer", robot, 2)
    assert not may(CORRIDOR, "avancer avancer", "avancer", robot, 2), "onto the cell where the other stands"
    assert not may(CORRIDOR, "reculer", "avancer", robot, 9), "off the mat"


def test_robots_do_not_pass_through_each_other() -> None:
    swap = replace(CORRIDOR, mat=Mat(2, 1), partner=Partner(Pose.read("B1 ouest"), Aim.SWAP))
    assert not may(swap, "avancer", "avancer", 0, 1)


def test_whoever_is_done_is_in_the_way_of_the_other() -> None:
    partner = Partner(Pose.read("D1 ouest"), Aim.GOALS, Cell.parse("A1"))
    challenge = replace(CORRIDOR, goal=Cell.parse("B1"), partner=partner)
    assert not may(challenge, "avancer", "avancer avancer avancer", 0, 1)


def test_what_is_not_found_out_in_time_is_taken_for_possible() -> None:
    shut_in = Cell.parse("Z26")
    walls = frozenset({Cell.parse("Y26"), Cell.parse("Z25")})
    partner = Partner(Pose.read("A26 est"), Aim.GOALS, Cell.parse("B26"))
    challenge = replace(CORRIDOR, mat=Mat(26, 26, walls), goal=shut_in, partner=partner)
    assert not may(challenge, "avancer", "avancer", 0, 3)
    assert may(challenge, "avancer", "avancer", 0, 60)


@settings(max_examples=150)
@given(challenges(max_keys=3, genre=Genre.PAIR), st.data())
def test_it_may_succeed_where_some_program_does(challenge: Challenge, draw: st.DataObject) -> None:
    assume(challenge.partner is not None and challenge.partner.start.cell != challenge.start.cell)
    keys = sorted(challenge.keys, key=lambda key: key.value)
    robot, limit = draw.draw(st.integers(0, 1)), 3
    other = tuple(draw.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3)))
    begun = tuple(draw.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2)))

    def succeeds(program: FlatProgram) -> bool:
        both = PairPrograms(program, other) if robot == 0 else PairPrograms(other, program)
        return judge_pair(replace(challenge, max_instructions=limit), both).succeeded

    every = [(*begun, *more) for count in range(limit - len(begun) + 1) for more in product(keys, repeat=count)]
    right = [program for program in every if succeeds(program)]
    own_part = replace(alone(challenge)[1 - robot], genre=Genre.PROGRAM, max_instructions=limit)
    found = may_do_beside(challenge, begun, other, robot, limit)
    assert found or not right, "a program that succeeds is thought of"
    if judge_program(own_part, other).succeeded:
        assert found is bool(right), right
