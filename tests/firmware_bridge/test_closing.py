"""The port closes only when the last bytes are through; what is still on its way is lost. No other robot gets it."""

import sys

import pytest

from beebot.notation import parse_flat
from beebot.robot import RobotError, StepStarted
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.movement import Placement
from firmware_bridge.emulator.serial_robot import SerialRobot
from firmware_bridge.emulator.serve import serve_pty
from firmware_bridge.serial_link import SerialLink
from tests.firmware_bridge.benches import KINDS, Alarm, make
from tests.firmware_bridge.faults import Tapped, links_to
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.virtual_clock import VirtualClock


class Abrupt(DirectLink):
    """A port whose closing drops the bytes that are not yet through the wire, as an adapter pulled out does."""

    def close(self) -> None:
        assert isinstance(self._emulator, SerialRobot)
        super().close()
        self._emulator._arriving.clear()


@pytest.mark.parametrize("name", ["escornabot", "luci", "bluebot that stops"])
def test_closing_in_mid_run_lets_the_stop_reach_the_robot(name: str) -> None:
    kind, clock = KINDS[name], Alarm()
    emulator = kind.emulator(Placement())
    robot = make(kind.driver, clock, lambda _port, clock: Abrupt(emulator, clock))
    robot.connect()
    robot.load(parse_flat("avancer avancer"))
    events = robot.run()
    assert next(events) == StepStarted(0)
    clock.wait(0.5)
    robot.close()
    clock.wait(1.0)
    emulator.advance(clock.now())
    assert emulator.idle
    (movement,) = emulator.record
    assert not movement.complete


def test_closing_in_mid_run_stops_a_robot_that_answers() -> None:
    clock, emulator = VirtualClock(), KitRobot(usb=False)
    robot = KitDriver("banc", clock, lambda _port, clock: DirectLink(emulator, clock))
    robot.connect()
    robot.load(parse_flat("avancer avancer"))
    assert next(iter(robot.run())) == StepStarted(0)
    robot.close()
    clock.wait(60)
    emulator.advance(clock.now())
    (movement,) = emulator.record
    assert not movement.complete


def test_a_robot_that_was_stopped_by_closing_is_not_stopped_again_by_a_later_one() -> None:
    """Meanwhile somebody may have set it going by its own keys."""
    clock, emulator = VirtualClock(), KitRobot(usb=False)
    opened, links = links_to(emulator, Tapped)
    robot = KitDriver("banc", clock, opened)
    robot.connect()
    robot.load(parse_flat("avancer avancer"))
    assert next(iter(robot.run())) == StepStarted(0)
    robot.close()
    robot.connect()
    links[-1].written.clear()
    robot.close()
    assert links[-1].written == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_whoever_looks_for_a_robot_that_went_finds_no_other_one_at_its_port() -> None:
    """A driver looks again every few seconds. It took the next emulator for its own, and kept it from all others."""
    ports = []
    for _robot in range(3):
        with serve_pty(Escornabot()) as served:
            ports.append(served.port)
        with pytest.raises(RobotError, match="n'existe pas"):
            SerialLink(served.port, SystemClock())
    assert len(set(ports)) == len(ports)
