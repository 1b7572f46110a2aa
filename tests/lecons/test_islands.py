"""Séances in three islands: a dozen children have a place at each turn, and the minutes that are said add up."""

from itertools import pairwise

import pytest

import lecons
from beebot.lesson import Lesson
from beebot.loader import load_lesson
from beebot.parts.sheet import GROUP_SIZES, Islands

HELD_SO = [each for each in map(load_lesson, lecons.lessons()) if each.sheet.islands]
TURNS = 3
MOVING_MIN = 1
"""How long the children take to change islands, in minutes."""
FEWEST_SECONDS = 150
"""The least time in which a pair lays a few cards and sees them played."""


@pytest.fixture(params=HELD_SO, ids=lambda lesson: lesson.id)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    found: Lesson = request.param
    return found


def islands(lesson: Lesson) -> Islands:
    found = lesson.sheet.islands
    assert found is not None
    return found


def test_afternoons_and_a_holiday_week_are_held_so() -> None:
    names = {each.id for each in HELD_SO}
    assert {"deux-minutes-pour-demarrer", "le-loup-est-la", "vacances-la-tempete"} <= names
    assert sum(name.startswith("vacances-") for name in names) == 5


def test_twelve_children_and_more_have_a_place(lesson: Lesson) -> None:
    fewest, most = lesson.sheet.grouping.at_a_time
    assert (fewest, most) == (min(GROUP_SIZES), max(GROUP_SIZES))
    assert most >= 12


def test_an_opening_three_turns_and_an_end_fill_the_seance(lesson: Lesson) -> None:
    steps, turn = lesson.sheet.steps, islands(lesson).minutes
    assert len(steps) == TURNS + 2
    first, *moved = [step.minutes for step in steps[1:-1]]
    assert first == turn
    assert moved == [turn + MOVING_MIN] * (TURNS - 1)
    assert sum(step.minutes for step in steps) == lesson.duration_min


def test_a_turn_is_as_long_as_each_game_and_the_time_at_the_screen(lesson: Lesson) -> None:
    turn = islands(lesson).minutes
    assert lesson.screen is not None
    assert lesson.screen.minutes == turn
    assert [game.minutes for game in lesson.games] == [turn, turn]


@pytest.mark.parametrize("children", GROUP_SIZES)
def test_each_pair_at_the_screen_has_the_time_to_play(lesson: Lesson, children: int) -> None:
    assert islands(lesson).screen_turn(children).seconds >= FEWEST_SECONDS


def test_what_replaces_robot_and_screen_is_to_be_gathered(lesson: Lesson) -> None:
    things = " ".join(each.fr for each in lesson.sheet.gather)
    assert "écran" in things
    assert "robot" in things


def test_the_days_of_the_week_follow_each_other() -> None:
    week = [each for each in HELD_SO if each.id.startswith("vacances-")]
    by_day = sorted(
        week, key=lambda each: "lundi mardi mercredi jeudi vendredi".index(each.title.fr.split()[0].lower())
    )
    assert all(one.sheet.after == (other.id,) for one, other in pairwise(by_day))
    assert all(other.sheet.before == (one.id,) for one, other in pairwise(by_day))
