"""Facts that are written twice on purpose, and the tables of robots, emulators and ports."""

import pytest
from serial.tools.list_ports_common import ListPortInfo

from beebot.command import PLAIN_COMMANDS, Command
from beebot.robot import RobotError
from firmware_bridge.drivers import DRIVERS, escornabot, open_robot
from firmware_bridge.emulator import EMULATORS
from firmware_bridge.emulator import escornabot as emulated
from firmware_bridge.ports import PortInfo, describe, find_ports, likely_driver


def test_driver_and_emulator_agree_on_the_times() -> None:
    assert {
        Command.FORWARD: emulated.STRAIGHT_S,
        Command.BACKWARD: emulated.STRAIGHT_S,
        Command.LEFT: emulated.TURN_S[90],
        Command.RIGHT: emulated.TURN_S[90],
        Command.PAUSE: emulated.PAUSE_S,
    } == escornabot._SECONDS
    assert escornabot._GO_TO_FIRST_COIL_S == emulated.GO_TO_COIL_S
    assert escornabot._GAP_S == emulated.GAP_S
    assert escornabot._END_TUNE_S == emulated.TUNE_S
    assert pytest.approx(emulated.BYTE_S) == 1 / escornabot._BYTES_PER_SECOND


def test_driver_and_emulator_agree_on_the_limits() -> None:
    capabilities = escornabot.EscornabotDriver.CAPABILITIES
    assert capabilities.memory == emulated.MEMORY
    assert capabilities.cell_mm == emulated.STRAIGHT_MM
    assert capabilities.commands == PLAIN_COMMANDS


def test_the_greeting_lasts_13_6_seconds() -> None:
    robot = emulated.Escornabot()
    robot.receive(b"g\n", 0.0)
    robot.advance(100.0)
    assert robot.record[-1].end_s == pytest.approx(13.6, abs=0.05)


def test_every_driver_has_its_emulator_and_none_claims_a_real_robot() -> None:
    assert DRIVERS.keys() == EMULATORS.keys()
    assert all(name == info.name for name, info in DRIVERS.items())
    assert not any(info.tried_on_real_robot for info in DRIVERS.values())


def test_an_unknown_robot_is_one_sentence() -> None:
    with pytest.raises(RobotError) as refusal:
        open_robot("beebop", "/dev/ttyUSB0")
    assert str(refusal.value) == "robot inconnu « beebop » sur le port /dev/ttyUSB0 ; les robots connus sont escornabot"


@pytest.mark.parametrize(
    ("vendor", "product", "likely"),
    [
        (0x2341, 0x0043, "escornabot"),
        (0x2A03, 0x0043, "escornabot"),
        (0x1A86, 0x7523, "escornabot"),
        (0x0403, 0x6001, "escornabot"),
        (0x10C4, 0xEA60, "escornabot"),
        (0x0617, 0x000A, None),  # Thymio
        (0x0403, 0x6015, None),
        (None, None, None),
    ],
)
def test_usb_numbers_point_to_a_driver(vendor: int | None, product: int | None, likely: str | None) -> None:
    assert likely_driver(vendor, product) == likely


def test_a_port_is_described_without_filler() -> None:
    bare = ListPortInfo("/dev/rfcomm0")
    bare.description = "n/a"
    assert describe(bare) == PortInfo("/dev/rfcomm0", "", None)
    adapter = ListPortInfo("/dev/ttyUSB0")
    adapter.description, adapter.vid, adapter.pid = "USB Serial", 0x1A86, 0x7523
    assert describe(adapter) == PortInfo("/dev/ttyUSB0", "USB Serial", "escornabot")


def test_finding_ports_opens_none_and_sorts_them() -> None:
    devices = [port.device for port in find_ports()]
    assert devices == sorted(devices)
