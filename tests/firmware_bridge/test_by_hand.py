"""A robot without a link at the command line: who sits there presses its keys, and keeps what a driver promises."""

import io

import pytest

from beebot.notation import parse_flat
from beebot.robot import Robot, StepStarted
from beebot.unlinked_robots import UNLINKED
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.by_hand import HAND
from tests.firmware_bridge.promises import PROMISES, SHORT
from tools.robots.virtual_clock import VirtualClock

ENTERS = "\n" * 300


@pytest.fixture(params=UNLINKED)
def robot(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Robot:
    """The robot, and somebody who presses every key that is asked for."""
    monkeypatch.setattr("sys.stdin", io.StringIO(ENTERS))
    robot = DRIVERS[request.param].factory(HAND, VirtualClock())
    robot.connect()
    return robot


def test_it_keeps_what_every_driver_promises(robot: Robot) -> None:
    for promise in PROMISES:
        promise(robot)


def test_nothing_is_asked_for_before_it_runs(robot: Robot, capsys: pytest.CaptureFixture[str]) -> None:
    robot.load(SHORT)
    robot.stop()
    robot.close()
    assert capsys.readouterr().out == ""


def test_from_a_later_step_only_the_rest_is_pressed(robot: Robot, capsys: pytest.CaptureFixture[str]) -> None:
    robot.load(parse_flat("avancer gauche avancer"))
    assert next(robot.run(1)) == StepStarted(1)
    _clear, *keys, _go = capsys.readouterr().out.splitlines()
    assert keys == ["pivoter à gauche, puis Entrée", "avancer, puis Entrée"]


def test_whoever_leaves_in_mid_run_is_told_once_to_take_it(robot: Robot, capsys: pytest.CaptureFixture[str]) -> None:
    robot.load(SHORT)
    next(robot.run())
    robot.stop()
    robot.close()
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "Prenez le robot en main."
    assert told[-2].endswith(", maintenant !")
