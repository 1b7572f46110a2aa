"""Exactly once, or a clear loss: the product's own driver, the real firmware, and a wire that goes wrong.

``KIT_LONG=1`` plays ten times as much, and more of the runs; ``python3 kit.py bench robot`` prints the figures.
"""

import pytest

from beebot.command import Command
from beebot.robot import Finished, LinkLostError, Lost, RobotResetError, StepStarted, Stopped
from firmware_bridge.drivers.kit import LastRun
from firmware_bridge.kit_protocol import Kind, Outcome
from tests.firmware.classroom import LONG, QUICK_GEAR, Classroom
from tests.firmware.conftest import NewRobot
from tests.firmware.layouts import with_buttons
from tests.firmware.noise import Rates
from tests.firmware.paths import compare, open_floor

PROGRAM = (Command.FORWARD, Command.LEFT, Command.BACKWARD, Command.RIGHT)


RUNS = [(0.01, (100, 1000)), (0.05, (400, 20000)), (0.10, (250, 5000))]
"""How often runs are played with so many faults, every day and in a long campaign."""


@pytest.mark.parametrize(("rate", "runs"), RUNS, ids=["1 %", "5 %", "10 %"])
def test_every_run_happens_exactly_once(new_robot: NewRobot, rate: float, runs: tuple[int, int]) -> None:
    room = Classroom(new_robot(), Rates.mixed(rate, doubled=0.2), seed=round(1000 * rate))
    for number in range(runs[LONG > 1]):
        program = room.any_program()
        events, legs = room.play(program)
        assert events[-1] == Finished(), f"run {number}: {events[-1]}"
        compare(open_floor(program), legs, QUICK_GEAR)


def test_beyond_what_a_wire_can_carry_the_loss_is_clear_and_the_truth_is_told(new_robot: NewRobot) -> None:
    room = Classroom(new_robot(), Rates.mixed(0.20, doubled=0.2), seed=20)
    once = lost = 0
    for number in range(60 * LONG):
        program = room.any_program()
        events, legs = room.play(program)
        if events[-1] == Finished():
            once += 1
            compare(open_floor(program), legs, QUICK_GEAR)
            continue
        lost += 1
        assert isinstance(events[-1], Lost), f"run {number}"
        assert isinstance(events[-1].error, LinkLostError), f"run {number}: {events[-1].error}"
        last = room.ask_truth()
        made = len(legs)
        assert made <= len(program), f"run {number}"
        if last.started:
            assert last.outcome in (Outcome.FINISHED, Outcome.RUNNING, Outcome.STOPPED), f"run {number}: {last}"
            assert made >= last.step - (last.outcome is Outcome.RUNNING), f"run {number}: {last}, {made}"
        else:
            assert made == 0, f"run {number}: {last}"
    assert once > lost


def test_unplugged_anywhere_on_a_bad_wire_it_waits_to_be_asked_again(new_robot: NewRobot) -> None:
    """Three thousand programs in a long campaign: no movement that nobody asked for, none of a program done twice."""
    room = Classroom(new_robot(), Rates.mixed(0.05, doubled=0.2), seed=30)
    started = 0
    for number in range((100, 3000)[LONG > 1]):
        program, made, unasked = room.play_and_be_cut()
        assert unasked == [], f"program {number}"
        if made:
            started += 1
            compare(open_floor(program), made, QUICK_GEAR)
    assert started > 0


@pytest.mark.parametrize("rate", [0.0, 0.05], ids=["a good wire", "a bad wire"])
@pytest.mark.parametrize("step", range(len(PROGRAM)))
def test_a_reset_in_mid_run_is_told_and_a_person_goes_on_from_there(
    new_robot: NewRobot, step: int, rate: float
) -> None:
    room = Classroom(new_robot(), Rates.mixed(rate), seed=step)
    room.driver.load(PROGRAM)
    events = []
    for event in room.driver.run():
        events.append(event)
        if event == StepStarted(step):
            room.robot.wait(0.1)
            room.robot.reset()
    assert isinstance(events[-1], Lost)
    assert isinstance(events[-1].error, RobotResetError)
    heard = events[-1].index
    before = len(room.robot.body.legs)
    room.robot.wait(20.0)
    assert len(room.robot.body.legs) == before, "it moved by itself after a reset"
    room.connect_again()
    last = room.driver.last_run()
    assert last in [LastRun(started=True, outcome=Outcome.CUT_BY_RESET, step=at) for at in (step, step + 1)]
    assert heard == last.step == before - 1 if rate == 0 else heard in (last.step - 1, last.step)
    room.be_quick()
    room.driver.load(PROGRAM)
    *steps, end = room.driver.run(last.step)
    assert end == Finished()
    assert steps[0] == StepStarted(last.step)
    assert len(room.robot.body.legs) == before + len(PROGRAM) - last.step


def test_a_reset_whose_start_nobody_heard_is_noticed_all_the_same(new_robot: NewRobot) -> None:
    room = Classroom(new_robot(), Rates(), seed=1)
    room.driver.load(PROGRAM)
    run = room.driver.run()
    assert next(run) == StepStarted(0)
    room.robot.reset()
    room.robot.wait(0.1)
    room.robot.read(0.0)  # BOOT is lost
    assert isinstance(list(run)[-1], Lost)


def test_a_reset_between_two_runs_starts_nothing(new_robot: NewRobot) -> None:
    room = Classroom(new_robot(), Rates(), seed=1)
    room.driver.load(PROGRAM)
    room.robot.reset()
    room.robot.read(0.0)
    (lost,) = room.driver.run()
    assert isinstance(lost, Lost)
    assert isinstance(lost.error, RobotResetError)
    assert room.robot.body.legs == []


@pytest.mark.parametrize(("rate", "stops"), [(0.0, 40), (0.01, 40), (0.05, 100), (0.10, 100), (0.20, 40)])
def test_a_stop_stops(new_robot: NewRobot, rate: float, stops: int) -> None:
    room = Classroom(new_robot(), Rates.mixed(rate, doubled=0.2), seed=round(100 * rate))
    delays = room.stops(stops * LONG)
    assert delays[-1] < 1.0
    if rate == 0:
        assert delays[-1] < 0.005
    if rate == 0.05:
        assert delays[round(0.95 * len(delays))] < 0.100


@pytest.mark.path
@with_buttons
def test_the_stop_button_and_a_stop_before_the_run(new_robot: NewRobot) -> None:
    room = Classroom(new_robot(), Rates(), seed=3)
    room.driver.load(PROGRAM)
    run = room.driver.run()
    room.driver.stop()
    assert list(run) == [Stopped(None)]
    assert room.robot.body.legs == []
    run = room.driver.run()
    assert next(run) == StepStarted(0)
    room.robot.press("stop")
    assert list(run) == [Stopped(0)]
    assert room.play(PROGRAM)[0][-1] == Finished()


@with_buttons
def test_a_program_changed_by_hand_is_sent_again(new_robot: NewRobot) -> None:
    room = Classroom(new_robot(), Rates(), seed=4)
    room.driver.load(PROGRAM)
    room.robot.wait(4.0)
    room.robot.press("avancer")
    assert list(room.driver.run())[-1] == Finished()
    assert len(room.robot.body.legs) == len(PROGRAM)


def test_a_computer_that_slept_finds_the_truth(new_robot: NewRobot) -> None:
    room = Classroom(new_robot(), Rates(), seed=5)
    room.driver.load(PROGRAM)
    run = room.driver.run()
    assert next(run) == StepStarted(0)
    room.robot.wait(900.0)
    assert list(run)[-1] == Finished()
    assert len(room.robot.body.legs) == len(PROGRAM)


def test_a_morning_of_lessons(new_robot: NewRobot) -> None:
    """A group at work: a program every five minutes, then a stop, on a wire that is not quite clean.

    Ninety minutes, or fifteen hours in a long campaign.
    """
    room = Classroom(new_robot(), Rates.mixed(0.002), seed=8)
    end = room.robot.now() + LONG * 5400
    while room.robot.now() < end:
        program = room.any_program(longest=12)
        events, legs = room.play(program)
        assert events[-1] == Finished()
        compare(open_floor(program), legs, QUICK_GEAR)
        room.stop_somewhere()
        room.robot.wait(300.0)
    assert room.driver._ask(Kind.DIAG)[-1] == 0, "watchdog resets"
