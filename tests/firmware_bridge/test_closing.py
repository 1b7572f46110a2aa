"""The port closes only when the last bytes are through; what is still on its way is lost. No other robot gets it."""

import sys

import pytest

from beebot.notation import parse_flat
from beebot.robot import RobotError, StepStarted
from firmware_bridge.clock import Clock, SystemClock
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.movement import Placement
from firmware_bridge.emulator.serial_robot import SerialRobot
from firmware_bridge.emulator.serve import serve_pty
from firmware_bridge.serial_link import Link, SerialLink
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


class Interrupted:
    """A port on which Ctrl-C comes while somebody waits for the robot's first word."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.named = link.named
        self.is_open = True

    def write(self, data: bytes) -> None:
        self._link.write(data)

    def read(self, _timeout: float) -> bytes:
        raise KeyboardInterrupt

    def close(self) -> None:
        self.is_open = False
        self._link.close()


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


@pytest.mark.parametrize("name", [name for name in KINDS if name != "bluebot in the air"])  # its name was heard before
def test_after_ctrl_c_while_it_is_looked_for_the_port_is_free(name: str) -> None:
    kind, clock = KINDS[name], Alarm()
    links: list[Interrupted] = []

    def opened(_port: str, clock: Clock) -> Link:
        links.append(Interrupted(kind.link(kind.emulator(Placement()), clock)))
        return links[-1]

    with pytest.raises(KeyboardInterrupt):
        make(kind.driver, clock, opened).connect()
    assert [link.is_open for link in links] == [False]


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
