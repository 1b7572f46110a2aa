"""The score goes up with everything that teachers call harder, and orders the levels."""

from dataclasses import fields, replace

import pytest

from beebot.challenge import Challenge, Target
from beebot.command import Program
from beebot.difficulties import BANDS, WEIGHTS, Difficulty, band, difficulty
from beebot.lesson import Level
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text

CHALLENGE = Challenge("essai", Text("Va."), Mat(6, 6), Pose(Cell.parse("C3"), Heading.NORTH), goal=Cell.parse("C5"))
PART_NAMES = [field.name for field in fields(Difficulty)]


def score(program: str, challenge: Challenge = CHALLENGE, optima: int = 1) -> float:
    return difficulty(challenge, parse_program(program), optima).score


@pytest.mark.parametrize(
    ("program", "heading", "parts"),
    [
        ("↑↑", Heading.NORTH, (2, 0, 0, 0, 1, 0, False)),
        ("↑↶↑", Heading.SOUTH, (3, 1, 1, 0, 1, 0, True)),
        ("↷↷↷↓", Heading.EAST, (4, 3, 1, 1, 1, 0, False)),
        ("répéter 4 [ ↑ ↷ ]", Heading.NORTH, (3, 1, 1, 0, 1, 1, False)),
        ("répéter 2 [ répéter 2 [ ↑ ] ↶ ]", Heading.NORTH, (4, 1, 0, 0, 1, 2, False)),
        ("↗↗↗↗", Heading.NORTH, (4, 4, 1, 0, 1, 0, False)),
    ],
)
def test_parts(program: str, heading: Heading, parts: tuple[object, ...]) -> None:
    challenge = replace(CHALLENGE, start=Pose(CHALLENGE.start.cell, heading))
    found = difficulty(challenge, parse_program(program), 4)
    assert tuple(getattr(found, name) for name in PART_NAMES) == (*parts, -2.0)


@pytest.mark.parametrize(
    ("easier", "harder"),
    [("↑", "↑↑"), ("↑⏸", "↑↶"), ("↑↷", "↓↷"), ("↷↷", "↷↷↷"), ("↑↑↑", "répéter 3 [ ↑ ]"), ("↶↶↑", "↷↷↷↑")],
)
def test_a_harder_program_scores_more(easier: str, harder: str) -> None:
    assert score(easier) < score(harder)


def test_facing_the_viewer_scores_more() -> None:
    facing = replace(CHALLENGE, start=Pose(CHALLENGE.start.cell, Heading.SOUTH))
    assert score("↑", CHALLENGE) < score("↑", facing)
    assert score("↑↶", facing) - score("↑", facing) > score("↑↶", CHALLENGE) - score("↑", CHALLENGE)


def test_more_targets_score_more_and_more_ways_less() -> None:
    with_targets = [
        replace(CHALLENGE, targets=tuple(Target(Cell(0, row)) for row in range(count))) for count in range(4)
    ]
    scores = [score("↑↑", challenge) for challenge in with_targets]
    assert scores == sorted(set(scores))
    rarities = [score("↑↑", optima=optima) for optima in (1, 2, 3, 50, 10**40)]
    assert rarities == sorted(set(rarities), reverse=True)


@pytest.mark.parametrize("part", PART_NAMES)
def test_every_part_weighs_something(part: str) -> None:
    easy = Difficulty(3, 1, 0, 0, 1, 0, starts_facing=False, rarity=-3.0)
    raised = replace(easy, **{part: True if part == "starts_facing" else getattr(easy, part) + 1})
    assert raised.score - easy.score == pytest.approx(WEIGHTS[part])
    assert WEIGHTS[part] > 0


def test_a_program_is_one_of_at_least_one() -> None:
    program: Program = parse_program("↑↑")
    with pytest.raises(ValueError, match="at least 1, not of 0"):
        difficulty(CHALLENGE, program, 0)


def test_bands_go_up_with_the_levels() -> None:
    levels = [band(score / 10) for score in range(-50, 600)]
    assert list(dict.fromkeys(levels)) == list(Level)
    assert levels == sorted(levels, key=list(Level).index)
    assert [band(limit) for limit in BANDS.values()] == list(Level)[1:]
