"""What a draft is thrown away for before the solver is asked."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.drafting.draft import fewest
from beebot.drafting.level_recipes import RECIPES
from beebot.drafting.named_cell_drafts import arranged, question
from beebot.drafting.random_draws import Dice
from beebot.kinds import solve
from beebot.lesson import Level
from beebot.mat import Mat, Place
from beebot.notation import parse_flat
from beebot.pose import Cell, Pose
from beebot.shortest.solution import Status
from beebot.text import Text
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


@pytest.mark.parametrize("level", RECIPES)
def test_one_picture_alone_is_no_question(level: Level) -> None:
    mat = Mat(3, 1, places=(Place(Cell.parse("A1"), Text("la mare"), "mare"),))
    for number in range(20):
        assert question(RECIPES[level], Dice(f"un-{number}"), mat) is None


@pytest.mark.parametrize("level", RECIPES)
def test_what_is_arranged_is_never_shorter_than_its_level_hears(level: Level) -> None:
    least, most = RECIPES[level].heard
    for count in range(1, most + 1):
        places = tuple(Place(Cell(x, 0), Text(f"le lieu {x}"), f"lieu-{x}") for x in range(count))
        drafts = [arranged(RECIPES[level], Dice(f"peu-{number}"), Mat(most, 1, places=places)) for number in range(20)]
        lengths = {len(each.challenge.pictures.asked) for each in drafts if each and each.challenge.pictures}
        assert lengths == set(range(least, count + 1)), count
