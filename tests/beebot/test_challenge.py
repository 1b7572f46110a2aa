"""The judge: each outcome, and which instruction it points at."""

from dataclasses import replace

import pytest

from beebot.challenge import Challenge, Target
from beebot.command import Command
from beebot.interpreter import run
from beebot.mat import Mat, Wall
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from beebot.verdict import Outcome, judge, targets_reached


def cell(text: str) -> Cell:
    return Cell.parse(text)


CHALLENGE = Challenge(
    id="essai",
    task=Text("Passe par les deux fleurs, puis rentre à la ruche."),
    mat=Mat(4, 3, frozenset({cell("B2")}), frozenset({Wall.between(cell("D2"), cell("D3"))})),
    start=Pose(cell("A1"), Heading.EAST),
    targets=(Target(cell("B1")), Target(cell("D1"))),
    goal=cell("D2"),
    keys=frozenset(Command) - {Command.BACKWARD},
    max_instructions=8,
)
ROUND_TRIP = replace(CHALLENGE, goal=None, targets=(Target(cell("C1")), Target(cell("B1"))), ordered=True)
PAUSE = replace(CHALLENGE, goal=None, targets=(Target(cell("B1"), pause=True),))


@pytest.mark.parametrize(
    ("challenge", "program", "outcome", "failing"),
    [
        (CHALLENGE, "↑↑↑↶↑", Outcome.SUCCESS, None),
        (CHALLENGE, "", Outcome.EMPTY, None),
        (CHALLENGE, "⏸⏸⏸⏸⏸⏸⏸⏸⏸", Outcome.TOO_LONG, 8),
        (CHALLENGE, "↑↓", Outcome.FORBIDDEN_KEY, 1),
        (CHALLENGE, "↑↶↑", Outcome.BUMP, 2),
        (CHALLENGE, "↶↶↑", Outcome.BUMP, 2),
        (CHALLENGE, "↑↑↑↶↑↑", Outcome.BUMP, 5),
        (CHALLENGE, "↑↑", Outcome.TARGET_MISSED, None),
        (CHALLENGE, "↑↑↑", Outcome.NOT_ARRIVED, None),
        (ROUND_TRIP, "↑↑↶↶↑", Outcome.SUCCESS, None),
        (ROUND_TRIP, "↑↑", Outcome.OUT_OF_ORDER, 0),
        (ROUND_TRIP, "↑", Outcome.TARGET_MISSED, None),
        (replace(ROUND_TRIP, ordered=False), "↑↑", Outcome.SUCCESS, None),
        (PAUSE, "↑⏸", Outcome.SUCCESS, None),
        (PAUSE, "⏸↑", Outcome.TARGET_MISSED, None),
        (PAUSE, "↑↑⏸", Outcome.TARGET_MISSED, None),
    ],
)
def test_verdict(challenge: Challenge, program: str, outcome: Outcome, failing: int | None) -> None:
    verdict = judge(challenge, parse_program(program))
    assert (verdict.outcome, verdict.failing) == (outcome, failing)
    assert verdict.succeeded is (outcome is Outcome.SUCCESS)


def test_a_program_that_arrives_and_leaves_has_not_arrived() -> None:
    verdict = judge(CHALLENGE, parse_program("↑↑↑↶↑↶↑"))
    assert (verdict.outcome, str(verdict.trace.end)) == (Outcome.NOT_ARRIVED, "C2 ouest")


def test_a_forbidden_key_is_told_before_the_bump_it_leads_to() -> None:
    assert judge(CHALLENGE, parse_program("↓")).outcome is Outcome.FORBIDDEN_KEY


def test_targets_count_in_the_order_they_were_reached() -> None:
    challenge = replace(ROUND_TRIP, ordered=False)
    assert targets_reached(challenge, run(parse_program("↑↑"), challenge.start, challenge.mat).steps) == (1, 0)


def test_standing_on_a_target_at_the_start_does_not_count() -> None:
    challenge = replace(CHALLENGE, targets=(Target(cell("A1")),), goal=None)
    assert judge(challenge, parse_program("⏸")).outcome is Outcome.TARGET_MISSED
