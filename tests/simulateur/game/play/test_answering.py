"""Every challenge of the kit is played by touch from its first page to success, whatever its genre."""

from dataclasses import replace

import pytest

import lecons
from beebot.challenge import Challenge, Genre, Prediction
from beebot.loader import load_lesson
from beebot.notation import parse_program
from beebot.pose import Cell, Heading
from beebot.solver import solve
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import touches_of
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.pages.page import places
from tests.simulateur.builders import GENRES, challenge, path_of

KIT = [asked for file in lecons.lessons() for asked in load_lesson(file).challenges]
ALL = [*KIT, *(challenge(facts, name) for name, facts in GENRES.items())]


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.id)
def test_a_child_can_touch_the_solution_and_succeed(asked: Challenge) -> None:
    answer = solve(asked).answer
    assert answer is not None
    session = Session(path_of(asked), "fr")
    session.open_challenge(0, 0)
    assert session.attempt is not None
    for touch in touches_of(asked, answer):
        assert touch in places(session, (1280, 800)), touch
        session.touch(touch)
    session.touch(Touch(Key.GO))
    session.tick(300)
    done = Phase.STOPPED if asked.genre is Genre.FREE else Phase.SUCCEEDED
    assert (session.attempt.phase, session.is_done(session.lesson)) == (done, True)


def test_a_repeat_of_seven_turns_is_written_and_one_in_another_is_not() -> None:
    asked = challenge("tapis 9 9\ndépart A1 nord\nrépéter oui")
    attempt = Attempt(asked)
    program = parse_program("avancer répéter 7 [ droite pause ] gauche répéter 2 [ reculer ]")
    for touch in touches_of(asked, program):
        attempt.touch(touch)
    assert attempt.draft.answer == program
    with pytest.raises(ValueError, match="repeat in a repeat"):
        touches_of(asked, parse_program("répéter 2 [ répéter 2 [ avancer ] ]"))


def test_a_prediction_is_turned_until_it_looks_the_right_way() -> None:
    asked = challenge(GENRES["prevoir"])
    told = touches_of(asked, Prediction(Cell.parse("B1"), Heading.NORTH))
    assert told == (Touch(Key.CELL, 1),) * 4, "east, south, west, north"


@pytest.mark.parametrize(("cell", "way"), [("A2", [5]), ("C1", [5, 6, 7, 2]), ("A4", [5, 10, 15])])
def test_step_by_step_a_flag_comes_from_the_start_of_the_bee(cell: str, way: list[int]) -> None:
    asked = replace(challenge(GENRES["prevoir"]), asks_heading=False)
    told = touches_of(asked, Prediction(Cell.parse(cell)), stepwise=True)
    assert [touch.index for touch in told] == way
