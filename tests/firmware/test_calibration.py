"""One round of calibration on a body whose wheels differ: what is left after it."""

import math

import pytest

from beebot.command import Command, FlatProgram
from beebot.robot import Finished, Measured, RobotError
from firmware_bridge.calibration import LINE, TURNS, Counts
from firmware_bridge.drivers.answering import CELL_MM
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.kit_protocol import Parameter
from tests.firmware.classroom import Classroom
from tests.firmware.conftest import NewRobot
from tests.firmware.layouts import CELL, QUARTER
from tests.firmware.noise import Rates
from tests.firmware.robot import Robot


def _drive(driver: KitDriver, program: FlatProgram) -> None:
    driver.load(program)
    assert list(driver.run())[-1] == Finished()


def _turned(robot: Robot, driver: KitDriver, program: FlatProgram) -> float:
    """Degrees to the left, in all."""
    before = robot.body.placement.heading_deg
    _drive(driver, program)
    quarters = sum(command.pivot for command in program) / 90
    change = (before - robot.body.placement.heading_deg) + 90 * quarters
    return (change + 180) % 360 - 180 - 90 * quarters


def _line(robot: Robot, driver: KitDriver) -> tuple[float, float]:
    """Millimetres along the line on which the robot stood and looked, and to the left of it."""
    start = robot.body.placement
    _drive(driver, LINE)
    end, course = robot.body.placement, math.radians(start.heading_deg)
    east, north = end.x_mm - start.x_mm, end.y_mm - start.y_mm
    return (
        east * math.sin(course) + north * math.cos(course),
        north * math.sin(course) - east * math.cos(course),
    )


def _measure(robot: Robot, driver: KitDriver) -> Measured:
    """What an adult reads on a tape and a protractor: whole millimetres, whole degrees."""
    ahead, left = _line(robot, driver)
    return Measured(round(ahead), round(left), round(_turned(robot, driver, TURNS)))


@pytest.fixture
def room(new_robot: NewRobot, request: pytest.FixtureRequest) -> Classroom:
    room = Classroom(new_robot(stretch=request.param), Rates(), seed=1)
    for parameter, count in zip(Parameter, (CELL, CELL, *[QUARTER] * 4, 800), strict=False):
        room.driver.write(parameter, count)
    return room


@pytest.mark.parametrize("room", [-0.05, -0.02, 0.0, 0.03, 0.05], indirect=True)
def test_one_round_leaves_less_than_two_millimetres_a_cell_and_a_degree_a_quarter(room: Classroom) -> None:
    robot, driver = room.robot, room.driver
    driver.calibrate(_measure(robot, driver))
    ahead, left = _line(robot, driver)
    assert abs(ahead - len(LINE) * CELL_MM) < 2.0 * len(LINE)
    assert abs(left) < 2.0 * len(LINE)
    assert abs(_turned(robot, driver, TURNS) - 360) < 4.0
    assert abs(_turned(robot, driver, (Command.RIGHT,) * 4) + 360) < 4.0


@pytest.mark.parametrize("room", [0.05], indirect=True)
def test_without_it_the_same_robot_is_far_off(room: Classroom) -> None:
    """Else the test above could not fail."""
    _ahead, left = _line(room.robot, room.driver)
    assert abs(left) > 100.0


@pytest.mark.parametrize("room", [0.05], indirect=True)
def test_the_counts_outlive_a_reset(room: Classroom) -> None:
    counts = room.driver.calibrate(_measure(room.robot, room.driver))
    assert counts != Counts(CELL, CELL, *[QUARTER] * 4)
    room.robot.reset()
    room.connect_again()
    assert Counts(*(room.driver.read(parameter) for parameter in list(Parameter)[:6])) == counts


@pytest.mark.parametrize("room", [0.0], indirect=True)
@pytest.mark.parametrize(
    ("measured", "sentence"),
    [
        (
            Measured(300, 0, 360),
            (
                "le robot devait avancer de 750 mm et vous en avez mesuré 300 (0 de côté) ; "
                "mesurez encore, du même point du robot"
            ),
        ),
        (
            Measured(750, 0, 90),
            "le robot devait tourner de 360° et vous en avez mesuré 90 ; mesurez encore",
        ),
    ],
)
def test_measures_that_cannot_be_right_change_nothing(room: Classroom, measured: Measured, sentence: str) -> None:
    with pytest.raises(RobotError) as refusal:
        room.driver.calibrate(measured)
    assert str(refusal.value) == sentence
    assert room.driver.read(Parameter.CELL_LEFT) == CELL
