"""What real robots say of a run: how far each is, which have finished, and what ends it for all."""

import pytest

from beebot.notation import parse_flat
from beebot.robot import Bumped, Finished, Lost, RobotError, RobotEvent, StepDone, StepStarted, Stopped
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import touched
from simulateur.game.play.on_robots import followed, on_robot
from simulateur.game.play.robot_progress import Following
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, keys

LOST = Lost(1, RobotError("parti"))


def sent(facts: str = THREE_STEPS, first_step: int = 0, program: str = "avancer avancer avancer") -> Attempt:
    attempt = Attempt.at(challenge(facts))
    for strip in range(attempt.robots):
        for touch in (Touch(Key.STRIP, strip=strip), *keys(program)):
            attempt = touched(attempt, touch)
    return on_robot(attempt, first_step)


def after(attempt: Attempt, *events: tuple[int, RobotEvent]) -> Attempt:
    for robot, event in events:
        attempt = followed(attempt, event, robot)
    return attempt


def test_what_each_robot_said_is_kept_apart_and_the_first_bump_counts() -> None:
    said = Following()
    for robot, event in (
        (0, StepStarted(0)),
        (1, StepStarted(3)),
        (0, StepDone(0)),
        (0, StepStarted(1)),
        (1, Finished()),
    ):
        said = said.after(event, robot)
    assert (dict(said.at), said.finished, said.bump) == ({0: 1, 1: 3}, frozenset({1}), None)
    said = said.after(Bumped(2), 1).after(Bumped(5), 0)
    assert said.bump == (1, 2)
    assert said.after(Stopped(1), 0) is said.after(LOST, 0) is said


@pytest.mark.parametrize(
    ("events", "phase"),
    [
        ((), Phase.ON_ROBOT),
        (((0, StepStarted(2)),), Phase.ON_ROBOT),
        (((0, Finished()),), Phase.SUCCEEDED),
        (((0, Bumped(1)),), Phase.STOPPED),
        (((0, Stopped(1)),), Phase.WRITING),
        (((0, LOST),), Phase.WRITING),
        (((0, Stopped(1)), (0, Finished())), Phase.WRITING),
        (((0, Finished()), (0, Bumped(1))), Phase.SUCCEEDED),
    ],
)
def test_what_ends_a_run_ends_it_once(events: tuple[tuple[int, RobotEvent], ...], phase: Phase) -> None:
    assert after(sent(), *events).phase is phase


def test_a_program_that_misses_is_missed_by_a_robot_too() -> None:
    assert after(sent(program="avancer"), (0, Finished())).phase is Phase.STOPPED


def test_of_two_robots_both_have_to_finish_and_one_that_bumps_ends_it() -> None:
    pair = sent(GENRES["a_deux"], program="avancer")
    assert pair.phase is Phase.ON_ROBOT
    for first, second in ((0, 1), (1, 0)):
        one = after(pair, (first, Finished()))
        assert one.phase is Phase.ON_ROBOT
        assert after(one, (first, Finished())).phase is Phase.ON_ROBOT, "the same one again"
        assert after(one, (second, Finished())).phase is Phase.STOPPED
        assert after(one, (second, Bumped(0))).phase is Phase.STOPPED


def test_the_bee_is_where_the_robot_is_and_never_goes_back() -> None:
    columns = []
    attempt = sent()
    for index in (0, 1, 0, 2):
        attempt = after(attempt, (0, StepStarted(index)))
        columns.append(attempt.moment.column)
    assert columns == [0, 1, 1, 2]
    bumped = after(attempt, (0, Bumped(1)))
    assert bumped.moment.column == 1, "at the beginning of the step at which it bumped"


@pytest.mark.parametrize("first_step", [0, 1, 2])
def test_a_run_that_goes_on_begins_where_it_was_cut(first_step: int) -> None:
    attempt = sent(first_step=first_step)
    assert (attempt.moment.column, attempt.cut, attempt.phase) == (first_step, None, Phase.ON_ROBOT)


def test_nothing_is_sent_twice_nor_without_a_card_and_nobody_is_followed_who_was_not_sent() -> None:
    running, empty = sent(), Attempt.at(challenge(THREE_STEPS))
    assert on_robot(running) is running
    assert on_robot(empty) is empty
    for event in (StepStarted(0), Finished(), Bumped(0), Stopped(0)):
        assert followed(empty, event) is empty
    assert parse_flat("avancer avancer avancer") in running.flats
