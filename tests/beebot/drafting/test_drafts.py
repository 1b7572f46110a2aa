"""What a draft is thrown away for before the solver is asked."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.drafting.draft import fewest
from beebot.kinds import solve
from beebot.mat import Mat
from beebot.notation import parse_flat
from beebot.optima.solution import Status
from beebot.pose import Cell, Pose
from tests.beebot.small import challenges

STEPS = frozenset({Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE})


@settings(max_examples=300)
@given(challenges())
def test_no_answer_has_fewer_cards_than_are_seen_at_a_glance(challenge: Challenge) -> None:
    asked = replace(challenge, keys=challenge.keys & STEPS or STEPS, other_goals=frozenset())
    if not asked.start.heading.is_diagonal:
        aims = [*(target.cell for target in asked.targets), *asked.passages]
        bound, found = fewest(asked.start, asked.keys, aims, asked.goal), solve(asked)
        assert found.status is Status.IMPOSSIBLE or bound <= (found.cards or 0)


@pytest.mark.parametrize(
    ("keys", "cell", "program"),
    [
        ("↑ ↶ ↷", "C1", "↑↑"),
        ("↑ ↶ ↷", "C3", "↑↑↶↑↑"),
        ("↑ ↷", "A2", "↷↷↷↑"),
        ("↑ ↓ ↷", "A2", "↷↓"),
        ("↑ ↶ ↷", "A1", ""),
    ],
)
def test_on_open_ground_it_is_as_many_as_the_shortest_answer_has(keys: str, cell: str, program: str) -> None:
    start = Pose("A1", "est")  # type: ignore[arg-type] # read
    assert fewest(start, frozenset(parse_flat(keys)), [Cell.parse(cell)], None) == len(parse_flat(program))


def test_who_cannot_pivot_gets_nowhere_but_ahead_and_back() -> None:
    start, ahead = Pose("B1", "est"), frozenset({Command.FORWARD})  # type: ignore[arg-type] # read
    last = Cell(Mat(26, 26).width - 1, 25)
    assert fewest(start, ahead, [Cell.parse("B2")], None) > fewest(start, STEPS, [last], None)
    assert fewest(start, ahead, [Cell.parse("A1")], None) > 25
    assert fewest(start, ahead | {Command.BACKWARD}, [Cell.parse("A1")], Cell.parse("C1")) == 3
    assert fewest(start, STEPS, [], None) == 0
