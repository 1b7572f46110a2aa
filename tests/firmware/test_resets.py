"""Resets, losses of power, the watchdog, and what the EEPROM keeps through them."""

from itertools import pairwise

import pytest

from beebot.notation import parse_flat
from tests.firmware.conftest import NewRobot
from tests.firmware.host import (
    BOOT,
    CUT,
    DIAG,
    E_PROGRAM,
    E_SESSION,
    FINISHED,
    GET,
    INFO,
    READY,
    RUN,
    RUNNING,
    SAVE,
    SET,
    Frame,
    Host,
    crc32,
)
from tests.firmware.layouts import CELL, QUARTER
from tests.firmware.robot import Robot
from tests.firmware.simavr import BROWN_OUT, HERTZ, POWER_ON, RESET_PIN, WATCHDOG

PROGRAM = parse_flat("avancer gauche avancer")
CELL_LEFT, SPEED, TOKEN = 0, 6, 7


def number(payload: bytes) -> int:
    return int.from_bytes(payload, "big")


def put(host: Host, parameter: int, value: int) -> None:
    host.ask(SET, bytes((parameter,)) + value.to_bytes(2, "big"))


def look(host: Host, parameter: int) -> int:
    return number(host.ask(GET, bytes((parameter,))))


def session(robot: Robot, name: int = 0x33) -> Host:
    host = Host(robot, session=name)
    host.hello()
    return host


# Resets


@pytest.mark.parametrize("cause", [RESET_PIN, BROWN_OUT, WATCHDOG])
def test_after_a_reset_it_stands_still_and_tells_what_became_of_the_run(host: Host, cause: int) -> None:
    robot = host.robot
    host.run(PROGRAM, run=0x4242)
    robot.wait(4.5)
    robot.reset(cause)
    assert robot.body.at_rest
    assert list(host.hear())[-1] == Frame(BOOT, 0, 0, bytes((0x42, 1, 0, 2, cause, CUT)))
    driven = robot.body.left.half_steps
    assert host.refused(RUN, b"\0\1\0" + crc32(PROGRAM)) == bytes((E_SESSION, 0, 2))
    again = session(robot)
    assert again.status() == bytes((CUT, 0x42, 0x42, 1))
    assert again.refused(RUN, b"\0\1\0" + crc32(PROGRAM)) == bytes((E_PROGRAM,))
    robot.wait(3)
    assert robot.body.left.half_steps == driven


def test_a_run_cut_by_a_reset_never_starts_again_under_its_number(host: Host) -> None:
    host.run(PROGRAM, run=0x4242)
    host.robot.wait(1)
    host.robot.reset()
    again = session(host.robot)
    again.load(PROGRAM)
    assert again.start(PROGRAM, run=0x4242) == bytes((READY | CUT, 0x42, 0x42, 0))
    assert again.start(PROGRAM, run=0x4243, first=1) == bytes((READY | RUNNING, 0x42, 0x43, 1))


@pytest.mark.parametrize("moment", [0.9, 0.9025, 0.905, 0.9075])
def test_after_a_reset_the_coils_go_on_where_the_rotors_are(host: Host, moment: float) -> None:
    host.run(PROGRAM, run=1)
    host.robot.wait(moment)
    host.robot.reset()
    session(host.robot).run(parse_flat("gauche"), run=2)
    host.robot.rest()
    assert host.robot.body.faults == []


def test_a_run_that_was_over_before_a_reset_is_still_over_after_it(host: Host) -> None:
    host.run(parse_flat("gauche"), run=7)
    host.finish()
    host.robot.reset()
    assert session(host.robot).status() == bytes((FINISHED, 0, 7, 1))


def test_a_loss_of_power_forgets_runs_and_counts_on(host: Host, new_robot: NewRobot) -> None:
    host.run(PROGRAM, run=7)
    host.robot.wait(1)
    robot = new_robot(eeprom=host.robot.chip.read_eeprom())
    assert list(Host(robot).hear()) == [Frame(BOOT, 0, 0, bytes((0x42, 1, 0, 2, POWER_ON, 0)))]
    assert session(robot).status() == bytes(4)


def test_starts_are_counted_and_never_zero(robot: Robot, new_robot: NewRobot) -> None:
    for boot in (2, 3, 4):
        robot.reset()
        assert number(Host(robot, session=boot).hello()[2:4]) == boot
    for before, after in ((b"\xff\x00", 0x100), (b"\xfe\xff", 0xFFFF), (b"\xff\xff", 1)):
        robot = new_robot(eeprom=before)
        assert number(Host(robot, session=1).hello()[2:4]) == after


# The watchdog


def test_a_program_that_hangs_is_reset_and_the_coils_rest(host: Host) -> None:
    robot = host.robot
    host.run(PROGRAM, run=7)
    robot.wait(1)
    robot.chip.hang_program()
    hung = robot.chip.now
    robot.wait(0.2)
    assert not robot.body.at_rest
    robot.wait(0.2)
    assert robot.body.at_rest
    assert robot.body.last_change - hung < 0.3 * HERTZ
    assert all("coils on for" in fault for fault in robot.body.faults)  # no longer than the watchdog's quarter second
    robot.body.left.faults.clear()
    robot.body.right.faults.clear()
    robot.chip.mend_program()
    robot.reset(WATCHDOG)
    again = session(robot)
    assert again.status() == bytes((CUT, 0, 7, 0))
    assert again.ask(DIAG) == bytes((WATCHDOG, 0, 0, 0, 1))


def test_a_busy_robot_is_not_reset(host: Host) -> None:
    host.run(PROGRAM)
    for _ in range(40):
        host.robot.write(bytes(range(1, 58)) * 10)
        host.robot.wait(0.1)
    host.robot.wait(0.2)
    host.say(b"\0")
    assert host.status()[0] == READY | RUNNING
    assert host.ask(DIAG)[0] == POWER_ON


# Calibration


def test_saved_values_outlive_everything_and_others_do_not(host: Host, new_robot: NewRobot) -> None:
    put(host, CELL_LEFT, 3333)
    put(host, TOKEN, 0xBEE)
    host.ask(SAVE)
    put(host, SPEED, 500)
    host.robot.reset()
    again = session(host.robot)
    assert (look(again, CELL_LEFT), look(again, SPEED), look(again, TOKEN)) == (3333, 800, 0xBEE)
    other = session(new_robot(eeprom=host.robot.chip.read_eeprom()))
    assert look(other, CELL_LEFT) == 3333
    assert other.ask(INFO)[5:] == b"\x0b\xee"


def test_saving_takes_its_turn_in_two_places(host: Host) -> None:
    kept = [host.robot.chip.read_eeprom()]
    for value in (3001, 3002, 3003):
        put(host, CELL_LEFT, value)
        host.ask(SAVE)
        kept.append(host.robot.chip.read_eeprom())
    first, second, third = (changed(before, after) for before, after in pairwise(kept))
    assert not first & second
    assert third <= first
    assert max(first | second) < 64


def changed(before: bytes, after: bytes) -> set[int]:
    return {place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}


def test_a_save_cut_anywhere_leaves_the_one_before(host: Host, new_robot: NewRobot) -> None:
    put(host, CELL_LEFT, 3001)
    host.ask(SAVE)
    before = host.robot.chip.read_eeprom()
    put(host, CELL_LEFT, 3002)
    host.ask(SAVE)
    after = host.robot.chip.read_eeprom()
    places = sorted(changed(before, after))
    assert len(places) > 10
    for count in range(len(places)):
        torn = bytearray(before)
        for place in places[:count]:
            torn[place] = after[place]
        assert look(session(new_robot(eeprom=bytes(torn))), CELL_LEFT) == 3001
    assert look(session(new_robot(eeprom=after)), CELL_LEFT) == 3002


@pytest.mark.parametrize("saves", [127, 128, 129, 255, 256, 257])
def test_the_newest_save_counts_however_many_there_were(host: Host, new_robot: NewRobot, saves: int) -> None:
    for value in range(3000, 3000 + saves):
        put(host, CELL_LEFT, value)
        host.ask(SAVE)
    assert look(session(new_robot(eeprom=host.robot.chip.read_eeprom())), CELL_LEFT) == 3000 + saves - 1


def test_each_reset_has_its_own_cause(host: Host) -> None:
    for name, cause in enumerate((WATCHDOG, RESET_PIN, BROWN_OUT, RESET_PIN), start=1):
        host.robot.reset(cause)
        assert session(host.robot, name).ask(DIAG)[0] == cause


def test_an_eeprom_of_another_program_gives_the_defaults(new_robot: NewRobot) -> None:
    for content in (bytes(1024), b"\xff" * 1024, bytes(range(256)) * 4):
        host = session(new_robot(eeprom=content))
        assert [look(host, place) for place in range(8)] == [CELL, CELL, *[QUARTER] * 4, 800, 0]


def test_a_calibrated_robot_drives_by_it_after_a_reset(host: Host) -> None:
    put(host, CELL_LEFT, 1000)
    put(host, 1, 1000)
    host.ask(SAVE)
    host.robot.reset()
    again = session(host.robot)
    again.run(parse_flat("avancer"))
    again.finish()
    assert [(leg.left, leg.right) for leg in host.robot.body.legs] == [(1000, 1000)]
