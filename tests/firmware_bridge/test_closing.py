"""The port closes only when the last bytes are through; what is still on its way is lost with it."""

import pytest

from beebot.notation import parse_flat
from beebot.robot import StepStarted
from firmware_bridge.emulator.direct import DirectLink
from firmware_bridge.emulator.movement import Placement
from firmware_bridge.emulator.serial_robot import SerialRobot
from tests.firmware_bridge.benches import KINDS, Alarm, make


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
