"""What the judge refuses before a robot moves, and what it lets pass: cards that were given are no fault of a child."""

from dataclasses import replace

import pytest

from beebot.challenge import Challenge, Genre
from beebot.command import PLAIN_COMMANDS, Command, Repeat
from beebot.judging.rules import Outcome
from beebot.kinds import judge
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text

FIELD = Challenge("pre", Text("Va."), Mat(5, 4), Pose(Cell(0, 0), Heading.EAST), goal=Cell(2, 0), max_instructions=6)
ONLY_FORWARD = frozenset({Command.FORWARD})
GIVEN_BACK = replace(
    FIELD, genre=Genre.COMPLETE, keys=ONLY_FORWARD, template=(None, None, None, Command.BACKWARD), max_instructions=4
)
"""The backward card is given, and there is no key for it."""

GIVEN_AFTER_A_REPEAT = replace(GIVEN_BACK, repeats=True, template=(None, Command.BACKWARD))


@pytest.mark.parametrize(
    ("challenge", "program", "outcome", "failing"),
    [
        (GIVEN_BACK, "↑↑↑↓", Outcome.SUCCESS, None),
        (GIVEN_BACK, "↑↓↑↓", Outcome.FORBIDDEN_KEY, 1),
        (replace(FIELD, keys=ONLY_FORWARD), "↑↑↑↓", Outcome.FORBIDDEN_KEY, 3),
        (replace(FIELD, keys=PLAIN_COMMANDS), "↑↑↑↓", Outcome.SUCCESS, None),
        (replace(FIELD, keys=ONLY_FORWARD), "↓↑↓", Outcome.FORBIDDEN_KEY, 0),
        (FIELD, "", Outcome.EMPTY, None),
        (FIELD, "↑↑↷↷↷↷", Outcome.SUCCESS, None),
        (FIELD, "↑↑↷↷↷↷↷", Outcome.TOO_LONG, 6),
    ],
)
def test_what_is_refused_before_anything_moves(
    challenge: Challenge, program: str, outcome: Outcome, failing: int | None
) -> None:
    verdict = judge(challenge, parse_program(program))
    assert (verdict.outcome, verdict.failing) == (outcome, failing)


def test_a_given_card_is_where_the_cards_of_a_repeat_before_it_put_it() -> None:
    verdict = judge(GIVEN_AFTER_A_REPEAT, (Repeat(3, (Command.FORWARD,)), Command.BACKWARD))
    assert (verdict.outcome, verdict.failing) == (Outcome.SUCCESS, None)
