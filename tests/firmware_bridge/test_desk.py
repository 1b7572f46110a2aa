"""The promises of drivers on a robot that stands on the desk: give it a free square metre and watch it.

    pytest tests/firmware_bridge/test_desk.py --robot mbot --port /dev/ttyUSB0

No test sees where a real robot goes: what it should have done is in each promise's name and docstring.
"""

from collections.abc import Callable, Iterator

import pytest

from beebot.robot import Robot
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import open_robot
from tests.firmware_bridge.promises import PROMISES


@pytest.fixture(scope="module")
def robot(request: pytest.FixtureRequest) -> Iterator[Robot]:
    option = request.config.getoption
    if not (option("robot") and option("port")):
        pytest.fail("say which robot is on the desk: --robot NAME --port PORT")
    robot = open_robot(option("robot"), option("port"), SystemClock(option("speed")))
    yield robot
    robot.close()


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(robot: Robot, promise: Callable[[Robot], None]) -> None:
    promise(robot)
