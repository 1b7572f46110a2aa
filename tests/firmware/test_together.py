"""Several robots of real firmware at once, each on a bad wire of its own."""

from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, RobotEvent, RobotResetError, StepDone, StepStarted
from firmware_bridge.lockstep import run_in_lock_step
from tests.firmware.classroom import QUICK_GEAR, Classroom
from tests.firmware.conftest import NewRobot
from tests.firmware.noise import Rates
from tests.firmware.paths import compare, compare_ways, open_floor

RESET = 2
"""The one of six that loses its power supply for a moment."""


def test_six_robots_at_once_and_one_that_is_reset_disturbs_nobody(new_robot: NewRobot) -> None:
    rooms = [Classroom(new_robot(), Rates.mixed(0.02, doubled=0.2), seed) for seed in range(6)]
    programs = [room.any_program(longest=12) for room in rooms]
    for room, program in zip(rooms, programs, strict=True):
        room.driver.load(program)
    runs = [room.driver.run() for room in rooms]
    ends: list[RobotEvent | None] = [None] * len(rooms)
    assert [next(run) for run in runs] == [StepStarted(0)] * len(rooms)
    rooms[RESET].robot.reset()
    going = list(range(len(rooms)))
    while going:
        for place in tuple(going):
            event = next(runs[place], None)
            if event is None:
                going.remove(place)
            else:
                ends[place] = event
    lost = ends[RESET]
    assert isinstance(lost, Lost)
    assert isinstance(lost.error, RobotResetError)
    for place, (room, program) in enumerate(zip(rooms, programs, strict=True)):
        if place != RESET:
            assert ends[place] == Finished()
            compare(open_floor(program), room.robot.body.legs, QUICK_GEAR)


def test_two_robots_in_lock_step(new_robot: NewRobot) -> None:
    programs = [parse_flat("gauche45 avancer droite45 avancer pause reculer"), parse_flat("avancer droite avancer")]
    rooms = [Classroom(new_robot(), Rates.mixed(0.05, doubled=0.2), seed) for seed in (1, 2)]
    ended: set[tuple[int, int]] = set()
    finished = 0
    for report in run_in_lock_step([room.driver for room in rooms], programs):
        match report.event:
            case StepStarted(index) if index:
                assert {(place, index - 1) for place in (0, 1) if index <= len(programs[place])} <= ended
            case StepDone(index):
                ended.add((report.place, index))
            case Finished():
                finished += 1
    assert finished == len(rooms)
    for room, program in zip(rooms, programs, strict=True):
        room.robot.wait(0.2)
        compare_ways(open_floor(program), room.robot.body.legs, QUICK_GEAR)
