"""Robots whose wheels the computer turns, over real ports and threads."""

import sys
import threading
from collections.abc import Iterator

import pytest

from beebot.notation import parse_flat
from beebot.robot import Lost, RobotError, StepStarted, Stopped
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import open_robot
from firmware_bridge.emulator.serve import Served, serve_pty, serve_tcp
from tests.firmware_bridge.benches import gone
from tests.firmware_bridge.promises import SHORT, runs
from tests.patience import HANG_S
from tools.robots.emulators import EMULATORS

SPEED = 20.0


class Unhurried(SystemClock):
    """Waits ten times as long for what a computer delays: here nobody asks how soon a busy one answers."""

    def patience(self, seconds: float) -> float:
        return 10 * super().patience(seconds)


LONG = parse_flat("avancer " * 200)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")


@pytest.fixture(params=["mbot", "thymio"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["pty", "tcp"])
def served(request: pytest.FixtureRequest, name: str) -> Iterator[Served]:
    robot = EMULATORS[name]()
    with serve_pty(robot, SPEED) if request.param == "pty" else serve_tcp(robot, 0, SPEED) as served:
        yield served


def test_a_run_over_a_port(name: str, served: Served) -> None:
    robot = open_robot(name, served.port, Unhurried(SPEED))
    runs(robot, SHORT)
    robot.close()
    assert served.wait_for(lambda: served.emulator.idle, HANG_S)
    assert [move.letter for move in served.emulator.record] == ["n", "w"]


def test_a_stop_from_another_thread_in_mid_step(name: str, served: Served) -> None:
    robot = open_robot(name, served.port, Unhurried(SPEED))
    robot.load(LONG)

    def stop_when_it_rolls() -> None:
        assert served.wait_for(lambda: len(served.emulator.record) == 1 and not served.emulator.idle, HANG_S)
        robot.stop()

    stopper = threading.Thread(target=stop_when_it_rolls)
    stopper.start()
    *_, last = robot.run()
    stopper.join(HANG_S)
    assert isinstance(last, Stopped)
    assert served.wait_for(lambda: served.emulator.idle, HANG_S)
    assert len(served.emulator.record) <= 2
    runs(robot, SHORT)
    robot.close()


def test_a_run_that_is_let_go_leaves_the_robot_still(name: str, served: Served) -> None:
    robot = open_robot(name, served.port, Unhurried(SPEED))
    robot.load(LONG)
    events = robot.run()
    assert next(events) == StepStarted(0)
    next(events)
    assert served.wait_for(lambda: served.emulator.idle, HANG_S)
    del events
    robot.close()


def test_unplugged_in_mid_step(name: str, served: Served) -> None:
    robot = open_robot(name, served.port, Unhurried(SPEED))
    robot.load(LONG)
    events = robot.run()
    next(events)
    unplugging = threading.Timer(0.05, served.close)
    unplugging.start()
    *_, lost = events
    unplugging.join(HANG_S)
    assert isinstance(lost, Lost)
    assert str(lost.error) == (gone(served.port))
    with pytest.raises(RobotError):
        robot.stop()
    robot.close()
