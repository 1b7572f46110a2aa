"""The score goes up with what teachers call harder, is of what the child does, and orders the levels."""

from dataclasses import fields, replace
from typing import Any

import pytest

from beebot.challenge import Aim, Challenge, Genre, Partner, Target
from beebot.command import Command
from beebot.kinds import difficulty
from beebot.lesson import Level
from beebot.mat import Mat
from beebot.measures.difficulties import BANDS, GENRES, WEIGHTS, Difficulty, Doing, band, difficulty_of
from beebot.measures.level_bounds import BOUNDS, first_level
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose
from beebot.shortest.solution import Solution, Status
from beebot.text import Text

CHALLENGE = Challenge(
    "essai",
    Text("Va."),
    Mat(6, 6),
    Pose(Cell.parse("C3"), Heading.NORTH),
    goal=Cell.parse("C5"),
    keys=frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT}),
)
AIMLESS = replace(CHALLENGE, goal=None)
PART_NAMES = [field.name for field in fields(Difficulty) if field.name not in ("genre", "least")]


def parts(challenge: Challenge) -> dict[str, float]:
    """The parts that are not 0."""
    hard = difficulty(challenge)
    assert hard is not None
    return {name: getattr(hard, name) for name in PART_NAMES if getattr(hard, name)}


def score(program: str, challenge: Challenge = CHALLENGE, optima: int = 1) -> float:
    program_ = parse_program(program)
    doing = Doing(len(challenge.keys), len(program_), optima=optima)
    return difficulty_of(challenge, [(program_, challenge.start)], doing).score


def test_parts_of_a_program_to_write() -> None:
    assert parts(CHALLENGE) == {"laid": 2, "keys": 3, "targets": 1}
    behind = replace(CHALLENGE, start=Pose(Cell.parse("C3"), Heading.SOUTH), goal=Cell.parse("D3"))
    assert parts(behind) == {"laid": 2, "keys": 3, "pivots": 1, "facing_pivots": 1, "starts_facing": True, "targets": 1}
    corner = replace(CHALLENGE, goal=Cell.parse("D4"), targets=(Target(Cell.parse("C4"), pause=True),), ordered=True)
    corner = replace(corner, keys=corner.keys | {Command.PAUSE, Command.BACKWARD})
    assert parts(corner) == {
        "laid": 4,
        "keys": 5,
        "pivots": 1,
        "pauses": 1,
        "targets": 2,
        "ordered": True,
        "rarity": -2.0,
    }


@pytest.mark.parametrize("heading", Heading)
def test_she_faces_the_viewer_where_she_looks_south_straight_or_slanting(heading: Heading) -> None:
    facing = heading in (Heading.SOUTH_EAST, Heading.SOUTH, Heading.SOUTH_WEST)
    start = Pose(Cell.parse("C3"), heading)
    hard = difficulty_of(CHALLENGE, [(parse_program("↷"), start)], Doing(keys=3, laid=1))
    assert (hard.starts_facing, hard.facing_pivots) == (facing, int(facing))


def test_several_best_answers_make_it_easier() -> None:
    either = replace(CHALLENGE, goal=Cell.parse("D4"))
    assert parts(either) == {"laid": 3, "keys": 3, "pivots": 1, "targets": 1}
    both = replace(either, goal=Cell.parse("C4"), start=Pose(Cell.parse("C3"), Heading.SOUTH))
    assert parts(both)["rarity"] == -1.0, "she turns round to the left or to the right"
    assert score("↑↑", optima=4) < score("↑↑", optima=2) < score("↑↑")


def test_a_program_to_predict_is_followed_and_not_laid() -> None:
    asked = replace(AIMLESS, genre=Genre.PREDICT, given=parse_program("↑ ↷ répéter 2 [ ↑ ]"))
    assert parts(asked) == {"read": 4, "pivots": 1, "repeats": 1}
    assert parts(replace(asked, asks_heading=True))["heading"] is True


def test_a_program_to_mend_is_followed_and_one_card_is_changed() -> None:
    asked = replace(CHALLENGE, genre=Genre.DEBUG, given=parse_program("↑ ↷"))
    assert parts(asked) == {"laid": 1, "read": 2, "keys": 3, "targets": 1}
    turned = parts(replace(asked, given=parse_program("↑↷↷↑")))
    assert (turned["read"], turned["laid"]) == (4, 1), "one pivot the other way"
    past = parts(replace(asked, given=parse_program("↑↑↑↑↑↑")))
    assert (past["read"], past["laid"]) == (4, 2), "she follows it to the edge, no further"


def test_a_program_to_complete_is_followed_and_its_holes_are_filled() -> None:
    template = (Command.FORWARD, None, Command.FORWARD, None)
    asked = replace(CHALLENGE, genre=Genre.COMPLETE, template=template, goal=Cell.parse("E4"))
    assert parts(asked)["laid"] == parts(asked)["read"] == 2
    assert parts(replace(asked, template=template[:3], goal=Cell.parse("D4")))["laid"] == 1


def test_all_programs_to_choose_from_are_followed() -> None:
    choices = tuple(map(parse_program, ("↑↑↑↑↑↑", "↑↑", "↑↷↑")))
    asked = replace(CHALLENGE, genre=Genre.CHOOSE, choices=choices, repeats=True)
    assert parts(asked) == {"read": 4 + 2 + 3, "options": 2, "targets": 1}


def test_a_trail_is_drawn_by_the_shortest_program() -> None:
    asked = replace(AIMLESS, genre=Genre.REPRODUCE, given=parse_program("↷↶↑↶↑"))
    assert parts(asked) == {"laid": 3, "keys": 3, "pivots": 1}


def test_two_robots_are_two_programs() -> None:
    partner = Partner(Pose(Cell.parse("C6"), Heading.SOUTH), Aim.GOALS, Cell.parse("C5"))
    asked = replace(CHALLENGE, genre=Genre.PAIR, goal=Cell.parse("C4"), partner=partner)
    assert parts(asked) == {"laid": 2, "keys": 3, "starts_facing": True, "targets": 2}


def test_a_bee_to_turn_is_followed_from_where_she_must_look() -> None:
    asked = replace(CHALLENGE, genre=Genre.ORIENT, given=parse_program("↑↷↑"), goal=Cell.parse("B2"))
    assert parts(asked) == {
        "read": 3,
        "pivots": 1,
        "facing_pivots": 1,
        "starts_facing": True,
        "targets": 1,
        "options": 3,
    }


def test_nothing_asked_has_no_difficulty_nor_what_nobody_can_do() -> None:
    assert difficulty(replace(AIMLESS, genre=Genre.FREE)) is None
    assert difficulty(CHALLENGE, Solution(Status.IMPOSSIBLE)) is None
    walled = replace(CHALLENGE, mat=Mat(6, 6, frozenset({Cell.parse("C4")})), keys=frozenset({Command.FORWARD}))
    assert difficulty(walled) is None


@pytest.mark.parametrize(
    ("easier", "harder"),
    [("↑", "↑↑"), ("↑⏸", "↑↶"), ("↑↷", "↓↷"), ("↷↷", "↷↷↷"), ("↑↑", "répéter 2 [ ↑ ] ↑"), ("↶↶↑", "↷↷↷↑")],
)
def test_a_harder_program_scores_more(easier: str, harder: str) -> None:
    assert score(easier) < score(harder)


def test_a_maze_scores_more_than_a_corridor_and_that_more_than_an_open_field() -> None:
    """The same four cards on the same mat; only what is open beside the way differs."""
    start, goal = Pose(Cell.parse("A3"), Heading.EAST), Cell.parse("E3")
    line = {Cell(column, 2) for column in range(5)}
    branches = {Cell.parse(cell) for cell in ("B4", "B5", "D2", "D1")}
    everywhere = {Cell(column, row) for column in range(5) for row in range(5)}
    scores = []
    for free in (everywhere, line, line | branches):
        asked = replace(CHALLENGE, mat=Mat(5, 5, frozenset(everywhere - free)), start=start, goal=goal)
        hard = difficulty(asked)
        assert hard is not None
        assert hard.laid == 4
        scores.append((hard.junctions, hard.dead_ends, hard.score))
    (field, corridor, maze) = scores
    assert field == corridor[:2] + field[2:] == (0, 0, field[2])
    assert maze[:2] == (2, 2)
    assert maze[2] > corridor[2] >= field[2]


@pytest.mark.parametrize("part", PART_NAMES)
def test_every_part_weighs_something(part: str) -> None:
    easy = Difficulty(Genre.PROGRAM, Level.PS, 3, 1)
    more: dict[str, Any] = {part: type(getattr(easy, part))(getattr(easy, part) + 1)}
    raised = replace(easy, **more)
    assert raised.score - easy.score == pytest.approx(WEIGHTS[part])
    assert WEIGHTS[part] > 0


def test_a_kind_adds_its_own() -> None:
    scores = {genre: Difficulty(genre, Level.PS).score for genre in Genre}
    assert scores == {genre: GENRES.get(genre, 0.0) for genre in Genre}
    assert min(GENRES.values()) == 0.0


def test_a_program_is_one_of_at_least_one() -> None:
    with pytest.raises(ValueError, match="at least 1, not of 0"):
        score("↑↑", optima=0)


def test_bands_go_up_with_the_levels_and_end() -> None:
    levels = [band(score / 10) for score in range(-50, 200)]
    assert list(dict.fromkeys(levels)) == [*Level, None]
    assert [band(limit) for limit in BANDS.values()] == list(Level)
    assert band(BANDS[Level.CE1] + 0.1) is None


@pytest.mark.parametrize(
    ("program", "level"),
    [
        ("↑↑↑↑", Level.PS),
        ("↑↑↑↑↑", Level.MS),
        ("↑↷", Level.MS),
        ("↶↑↶↑↑", Level.MS),
        ("↶↑↶↑↶", Level.CE1),
        ("↑↑↑↶↑↑↑↶↑↑", Level.CP),
        ("↑↑↑↶↑↑↑↶↑↑↑", Level.CE1),
        ("répéter 4 [ ↑ ↶ ]", Level.MS),
        ("↑" * 15, Level.CE1),
        ("↑" * 16, None),
        ("↶↑↶↑↶↑↶↑↶", None),
    ],
)
def test_the_first_level_whose_bound_holds_a_program(program: str, level: Level | None) -> None:
    assert first_level(parse_program(program)) is level
    assert list(BOUNDS) == list(Level)


def test_two_programs_are_of_the_later_level() -> None:
    assert first_level(parse_program("↑"), parse_program("↑↑↑↑↑↑")) is Level.CP


def test_a_long_program_is_not_for_small_children_however_it_scores() -> None:
    easy = Difficulty(Genre.PROGRAM, Level.PS)
    assert [replace(easy, least=least).level for least in (*Level, None)] == [*Level, None]
    assert replace(easy, laid=1000).level is None
