"""The simulator around the firmware notices what it is there to notice, and refuses what it does not know."""

from itertools import pairwise
from pathlib import Path

import pytest

from beebot.notation import parse_flat
from firmware_bridge.emulator.movement import Placement
from tests.firmware import simavr
from tests.firmware.body import HALF_STEP_MM, Wheel, rolled
from tests.firmware.conftest import NewRobot
from tests.firmware.host import Host
from tests.firmware.robot import Robot
from tests.firmware.simavr import HERTZ, read_hex
from tests.firmware.toolchain import missing

RISING = (0x1, 0x3, 0x2, 0x6, 0x4, 0xC, 0x8, 0x9)


def turned(*coils: int, pace: int = 1000) -> Wheel:
    wheel = Wheel("wheel", 1, HALF_STEP_MM)
    for place, each in enumerate(coils):
        wheel.wires(place * pace, 0x30 | each)
    return wheel


def test_a_wheel_counts_half_steps_both_ways() -> None:
    assert turned(*RISING, *RISING).half_steps == 15
    assert turned(*RISING[:5], *RISING[3::-1]).half_steps == 0
    assert turned(0x1, 0, 0x1, 0x3, 0, 0x2).half_steps == 2
    assert turned(*RISING, *RISING).faults == []


@pytest.mark.parametrize(
    ("coils", "fault"),
    [
        ((0x1, 0x2), "wheel: from phase 0 to 2 at cycle 1000"),
        ((0x1, 0, 0x4), "wheel: from phase 0 to 4 at cycle 2000"),
        ((0x1, 0x5), "wheel: coils 0101 at cycle 1000"),
        ((0x1, 0xF), "wheel: coils 1111 at cycle 1000"),
    ],
)
def test_a_wheel_notices_what_a_motor_would_not_follow(coils: tuple[int, ...], fault: str) -> None:
    assert turned(*coils).faults == [fault]


def test_a_wheel_notices_coils_that_burn() -> None:
    assert turned(0x1, 0x3, pace=HERTZ // 5).faults == [f"wheel: coils on for {HERTZ // 5} cycles"]


@pytest.mark.parametrize(
    ("left", "right", "end"),
    [
        (150, 150, Placement(0, 150, 0)),
        (-150, -150, Placement(0, -150, 0)),
        (25 * 3.14159265, -25 * 3.14159265, Placement(0, 0, 90)),
        (50 * 3.14159265, 0, Placement(50, 50, 90)),  # around the right wheel
        (0, 50 * 3.14159265, Placement(-50, 50, 270)),
    ],
)
def test_wheels_roll_the_robot(left: float, right: float, end: Placement) -> None:
    found = rolled(Placement(), left, right)
    assert (found.x_mm, found.y_mm, found.heading_deg) == pytest.approx((end.x_mm, end.y_mm, end.heading_deg), abs=1e-4)


def test_the_same_day_twice_is_the_same_to_the_cycle(new_robot: NewRobot) -> None:
    def day() -> tuple[list[int], list[str]]:
        host = Host(new_robot())
        host.hello()
        host.run(parse_flat("gauche avancer"))
        host.robot.rest()
        return host.robot.body.left.times, [str(event) for event in host.events]

    assert day() == day()


def test_a_byte_takes_ten_bits_on_the_wire(host: Host) -> None:
    host.say(host.frame(1))
    host.robot.wait(0.02)
    times = [cycle for cycle, _byte in host.robot.chip.sent]
    assert {later - before for before, later in pairwise(times)} <= set(range(2790, 2830))


@pytest.mark.parametrize("name", ["_RAM_END", "_FLASH_END", "_EEPROM_END", "_RUN", "_SLEEP", "_RUN_CYCLE_LIMIT"])
def test_another_simavr_is_refused(program: bytes, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(simavr, name, getattr(simavr, name) + 8)
    with pytest.raises(RuntimeError, match=r"^not the simavr 1\.6 of Debian on x86-64: "):
        Robot(program)


def test_another_serial_port_is_refused(program: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simavr, "_IO_WRITE_PARAM", simavr._IO_WRITE_PARAM - 16)
    with pytest.raises(RuntimeError, match="no serial port where simavr"):
        Robot(program)
    monkeypatch.undo()
    monkeypatch.setattr(simavr, "_CYCLES_PER_BYTE", simavr._CYCLES_PER_BYTE + 8)
    with pytest.raises(RuntimeError, match="cycles a byte, not 3080"):
        Robot(program)


@pytest.mark.parametrize("line", [":0100000001FF", ":0100020001FC", ":020000021000EC", "x0100000001FE"])
def test_a_damaged_hex_file_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "robot.hex").write_text(f"{line}\n:00000001FF\n", encoding="ascii")
    with pytest.raises(ValueError, match="unexpected record"):
        read_hex(tmp_path / "robot.hex")


def test_what_is_missing_is_skipped_with_a_line_but_fails_under_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="simavr is missing: "):
        missing("simavr")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="simavr is missing: sudo apt install"):
        missing("simavr")
