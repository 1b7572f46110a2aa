"""Two robots in lock step: when they collide, which of them bumps, and whose card is said to be at fault."""

from dataclasses import replace

import pytest

from beebot.bumps import BumpedInto
from beebot.challenge import Aim, Challenge, Genre, Partner
from beebot.judging.rules import Outcome
from beebot.judging.two_robots import run_pair
from beebot.kinds import judge
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Cell, Pose
from beebot.text import Text

ROW = Mat(5, 2)


def bumps(programs: tuple[str, str], starts: tuple[str, str]) -> list[int | None]:
    """The place of the card with which each robot bumps into the other."""
    first, second = map(parse_program, programs)
    traces = run_pair((first, second), (Pose.read(starts[0]), Pose.read(starts[1])), ROW)
    assert all(trace.bump is None or trace.bump.bump is BumpedInto.ROBOT for trace in traces)
    return [trace.bump.index if trace.bump else None for trace in traces]


@pytest.mark.parametrize(
    ("programs", "starts", "found"),
    [
        (("↑", "↑"), ("A1 est", "C1 ouest"), [0, 0]),
        (("↑", "↑"), ("A1 est", "B1 ouest"), [0, 0]),
        (("↑", "↑"), ("A1 est", "B1 est"), [None, None]),
        (("↑", "↶"), ("A1 est", "B1 est"), [0, None]),
        (("⏸", "↑"), ("A1 est", "B1 ouest"), [None, 0]),
        (("↑↑", "↶"), ("A1 est", "C1 est"), [1, None]),
        (("↷", "↑↑↑"), ("A1 est", "D1 ouest"), [None, 2]),
    ],
    ids=[
        *("they meet on one cell", "they would pass through each other", "one follows the other"),
        *("one turns", "one waits", "one is done", "the first is done"),
    ],
)
def test_who_moves_into_the_other_bumps_and_who_stands_there_does_not(
    programs: tuple[str, str], starts: tuple[str, str], found: list[int | None]
) -> None:
    assert bumps(programs, starts) == found


def test_a_bump_of_either_ends_both_runs() -> None:
    first, second = map(parse_program, ("↑↑↑", "↶↶↶↶"))
    traces = run_pair((first, second), (Pose.read("A1 est"), Pose.read("B1 est")), ROW)
    assert [len(trace.steps) for trace in traces] == [1, 1]


POSED = Challenge(
    "a-deux",
    Text("Rejoignez-vous."),
    ROW,
    Pose.read("A1 est"),
    goal=Cell.read("B1"),
    genre=Genre.PAIR,
    partner=Partner(Pose.read("E1 ouest"), Aim.GOALS, Cell.read("D1")),
)


@pytest.mark.parametrize(
    ("aim", "programs", "outcome"),
    [
        (Aim.GOALS, ("↑", "↑"), Outcome.SUCCESS),
        (Aim.GOALS, ("↑", "⏸"), Outcome.NOT_ARRIVED),
        (Aim.GOALS, ("⏸", "↑"), Outcome.NOT_ARRIVED),
        (Aim.MEET, ("↑", "↑↑"), Outcome.SUCCESS),
        (Aim.MEET, ("↑", "↑"), Outcome.NOT_ARRIVED),
        (Aim.SWAP, ("↑", "↑"), Outcome.NOT_ARRIVED),
        (Aim.SWAP, ("↶↑↷↑↑↑↑↷↑", "↑↑↑↑⏸⏸⏸⏸⏸"), Outcome.SUCCESS),
    ],
)
def test_both_must_stand_where_they_should(aim: Aim, programs: tuple[str, str], outcome: Outcome) -> None:
    partner = POSED.partner
    assert partner is not None
    goal = partner.goal if aim is Aim.GOALS else None
    posed = replace(POSED, goal=POSED.goal if aim is Aim.GOALS else None, partner=replace(partner, aim=aim, goal=goal))
    assert judge(posed, PairPrograms(*map(parse_program, programs))).outcome is outcome


def test_the_card_at_fault_is_that_of_the_robot_that_moved() -> None:
    verdict = judge(POSED, PairPrograms(parse_program("↑↶↶"), parse_program("↑↑↑")))
    assert (verdict.outcome, verdict.robot, verdict.failing) == (Outcome.BUMP, 1, 2)
