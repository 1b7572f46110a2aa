"""An adult times a robot without a link: two touches for each kind of move, and only measures that can be true."""

import pytest

from beebot.command import Command
from simulateur.game.adults.robot_timing import MOVES, RobotTiming, TimingStage
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.requests import Request, TimeRobot

DRIVE = Touch(AdultKey.DRIVE)


def timed(*seconds: float) -> tuple[RobotTiming, list[Request]]:
    """The timing of the fox after two touches for each of these times, and all that was asked."""
    timing = RobotTiming("fox")
    asked: list[Request] = []
    for each in seconds:
        for passes in (each, 60.0):  # what passes before the next first touch does not count
            timing, more = timing.touch(DRIVE)
            asked += more
            timing = timing.after(passes / 2).after(passes / 2) if timing.running or passes == 60.0 else timing
    return timing, asked


def test_a_fourth_of_each_time_is_kept_for_that_robot() -> None:
    timing, asked = timed(8.0, 6.0)
    assert (timing.stage, timing.sentence, timing.running) == (TimingStage.KEPT, "", False)
    assert asked == [TimeRobot("fox", 2000, 1500)]
    assert timing.touch(DRIVE) == (timing, ()), "what is kept is over"


def test_first_steps_then_turns_are_driven() -> None:
    first, (second, asked) = RobotTiming("fox"), timed(8.0)
    assert (first.program, second.program) == ((Command.FORWARD,) * MOVES, (Command.LEFT,) * MOVES)
    assert (second.stage, second.step_ms, second.turn_ms, asked) == (TimingStage.TURNS, 2000, 0, [])
    assert timed(8.0, 6.0)[0].program == ()


@pytest.mark.parametrize(
    ("seconds", "counts"), [(0.0, False), (0.79, False), (0.8, True), (80.0, True), (80.1, False), (600.0, False)]
)
@pytest.mark.parametrize("before", [(), (8.0,)], ids=["steps", "turns"])
def test_a_time_that_no_robot_takes_is_a_slip_and_is_measured_again(
    before: tuple[float, ...], seconds: float, counts: bool
) -> None:
    timing, asked = timed(*before, seconds)
    assert bool(timing.sentence) is not counts
    stage = (TimingStage.STEPS, TimingStage.TURNS, TimingStage.KEPT)[len(before) + counts]
    assert (timing.stage, timing.running, len(asked)) == (stage, False, int(counts and bool(before)))
    again, _asked = timing.touch(DRIVE)
    if not counts:
        assert (again.running, again.seconds, again.sentence) == (True, 0.0, "")


def test_seconds_count_only_between_two_touches_and_other_keys_are_no_touch() -> None:
    assert RobotTiming("fox").after(5.0).seconds == 0.0
    for key in (AdultKey.KEEP, AdultKey.MEASURE, AdultKey.CANCEL):
        assert RobotTiming("fox").touch(Touch(key)) == (RobotTiming("fox"), ())
