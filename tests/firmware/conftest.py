"""Robots with the firmware under test: the one that is shipped, or the one that ``BEEBOT_FIRMWARE`` names.

``BEEBOT_BOARD`` names another body than the kit's own, which that firmware is for.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.firmware.host import Host
from tests.firmware.layouts import UNDER_TEST
from tests.firmware.robot import Robot
from tests.firmware.simavr import load_library, read_hex
from tests.firmware.toolchain import missing
from tools.robots.firmware import HEX

NewRobot = Callable[..., Robot]


@pytest.fixture(scope="session")
def program() -> bytes:
    """What is in the robot's flash."""
    try:
        load_library()
    except OSError:
        missing("libsimavr2")
    if UNDER_TEST is not None:
        return UNDER_TEST.program
    return read_hex(Path(os.environ.get("BEEBOT_FIRMWARE", HEX)))


@pytest.fixture
def new_robot(program: bytes) -> Iterator[NewRobot]:
    """Switches on robots, with the options of ``Robot``; in the end no motor may have been mistreated."""
    robots: list[Robot] = []

    def switch_on(**options: object) -> Robot:
        usual: dict[str, object] = {"program": program}
        if UNDER_TEST is not None:
            usual["motors"] = UNDER_TEST.motors
        robots.append(Robot(**usual | options))  # type: ignore[arg-type]
        return robots[-1]

    yield switch_on
    for robot in robots:
        robot.wait(0.2)
        faults = robot.body.faults
        robot.close()
        assert faults == []


@pytest.fixture
def robot(new_robot: NewRobot) -> Robot:
    """A robot with an empty EEPROM, just switched on."""
    return new_robot()


@pytest.fixture
def host(robot: Robot) -> Host:
    """A computer with a session open on ``robot``."""
    host = Host(robot)
    host.hello()
    host.events.clear()
    return host
