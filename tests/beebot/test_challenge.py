"""The judge: each outcome, and which instruction it points at."""

from collections import Counter
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from beebot.challenge import Aim, Challenge, Genre, Partner, Target
from beebot.command import SINGLE_COMMANDS, Command, FlatProgram
from beebot.interpreter import run
from beebot.judging.rules import Outcome, targets_reached
from beebot.kinds import judge
from beebot.mat import Mat, Wall
from beebot.notation import parse_program
from beebot.parts.answer_types import Choice
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from tests.beebot.meter import at_most


def cell(text: str) -> Cell:
    return Cell.parse(text)


CHALLENGE = Challenge(
    id="essai",
    task=Text("Passe par les deux fleurs, puis rentre à la ruche."),
    mat=Mat(4, 3, frozenset({cell("B2")}), frozenset({Wall(cell("D2"), cell("D3"))})),
    start=Pose(cell("A1"), Heading.EAST),
    targets=(Target(cell("B1")), Target(cell("D1"))),
    goal=cell("D2"),
    keys=frozenset(SINGLE_COMMANDS) - {Command.BACKWARD},
    max_instructions=8,
)
ROUND_TRIP = replace(CHALLENGE, goal=None, targets=(Target(cell("C1")), Target(cell("B1"))), ordered=True)
FOUR = replace(
    ROUND_TRIP,
    mat=Mat(5, 1),
    targets=tuple(map(Target, map(cell, ("B1", "C1", "E1", "D1")))),
)
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
        (replace(CHALLENGE, passages=frozenset({cell("A1")})), "↑↑↑↶↑", Outcome.SUCCESS, None),
        (replace(CHALLENGE, passages=frozenset({cell("A2")})), "↑↑↑↶↑", Outcome.PASSAGE_MISSED, None),
        (FOUR, "↑↑↑↑", Outcome.OUT_OF_ORDER, 2),
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


LONG = replace(ROUND_TRIP, repeats=True, nests=True, max_instructions=200)


def test_the_longest_program_is_judged_in_one_pass() -> None:
    with at_most(1_000_000):
        verdict = judge(LONG, parse_program(f"répéter 9 [ répéter 9 [ {'↶' * 184} ] ] ↑↑"))
    assert (verdict.outcome, verdict.failing) == (Outcome.OUT_OF_ORDER, 186)


EARLY_AT_ONCE, FIRST_AS_IT_SHOULD = (
    replace(LONG, mat=Mat(2, 2), targets=tuple(map(Target, map(cell, order))))
    for order in (("B2", "B1", "A2"), ("B1", "A2", "B2"))
)


def early_steps(challenge: Challenge, program: FlatProgram) -> list[int]:
    """The steps that end on a target which is neither due nor counted, by what counts before each."""
    steps = run(program, challenge.start, challenge.mat).steps
    cells = [target.cell for target in challenge.targets]
    later = (cells[len(targets_reached(challenge, steps[:place])) + 1 :] for place in range(len(steps)))
    return [
        step.index
        for step, cells in zip(steps, later, strict=True)
        if step.command.is_move and step.after.cell in cells
    ]


@pytest.mark.parametrize("challenge", [EARLY_AT_ONCE, FIRST_AS_IT_SHOULD])
def test_the_step_at_fault_is_the_first_onto_a_target_before_its_turn(challenge: Challenge) -> None:
    """In every program of ten cards."""
    faults = Counter[bool]()
    for program in product((Command.FORWARD, Command.LEFT), repeat=10):
        verdict = judge(challenge, program)
        visited = {step.after.cell for step in verdict.trace.steps if step.command.is_move}
        everywhere = {target.cell for target in challenge.targets} <= visited
        if verdict.outcome in (Outcome.OUT_OF_ORDER, Outcome.TARGET_MISSED):
            assert (verdict.outcome is Outcome.OUT_OF_ORDER) == everywhere
            assert verdict.failing == (early_steps(challenge, program)[0] if everywhere else None)
            faults[everywhere] += 1
    assert min(faults.values()) >= 9


AWAY = Cell(2, 0)
HOME = Pose(Cell(0, 0), Heading.NORTH)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"start": Pose(AWAY, Heading.NORTH)}, "la case C1 est hors du tapis, qui va de A1 à B2"),
        ({"goal": AWAY, "targets": (Target(Cell(0, 5)),)}, "la case C1 est hors du tapis, qui va de A1 à B2"),
        ({"passages": frozenset({AWAY})}, "la case C1 est hors du tapis, qui va de A1 à B2"),
        ({"partner": Partner(Pose(AWAY, Heading.NORTH), Aim.MEET)}, "la case C1 est hors du tapis, qui va de A1 à B2"),
        ({"partner": Partner(HOME, Aim.GOALS, AWAY)}, "la case C1 est hors du tapis, qui va de A1 à B2"),
        ({"max_instructions": 0}, "0 cartes, ce n'est pas possible ; choisissez de 1 à 200"),
    ],
)
def test_what_lies_off_the_mat_or_takes_no_card_is_no_challenge(changes: dict[str, Any], told: str) -> None:
    sound = Challenge("id", Text(""), Mat(2, 2), HOME)
    with pytest.raises(ValueError, match=f"^{told}$"):
        replace(sound, **changes)


@pytest.mark.parametrize("place", [-1, 2])
def test_a_choice_of_no_program_is_none(place: int) -> None:
    choices = (parse_program("avancer"), parse_program("gauche"))
    challenge = Challenge(
        "id", Text(""), Mat(2, 2), Pose(Cell(0, 0), Heading.NORTH), genre=Genre.CHOOSE, choices=choices
    )
    with pytest.raises(ValueError, match=f"no program {place} of 2"):
        judge(challenge, Choice(place))
