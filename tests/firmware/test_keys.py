"""The keys on the robot's back, without any computer and beside one."""

import pytest

from beebot.command import MAX_INSTRUCTIONS
from beebot.notation import parse_flat
from tests.firmware.conftest import NewRobot
from tests.firmware.host import (
    BUTTON,
    BY_KEYS,
    E_PROGRAM,
    E_STATE,
    LOAD,
    READY,
    RUN,
    RUNNING,
    SIGNAL,
    STOP,
    Host,
    crc32,
)
from tests.firmware.layouts import with_buttons
from tests.firmware.paths import compare, open_floor
from tests.firmware.robot import Robot
from tests.firmware.simavr import HERTZ

pytestmark = with_buttons


def legs(robot: Robot) -> list[tuple[int, int]]:
    return [(leg.left, leg.right) for leg in robot.body.legs]


def test_arrows_and_go(robot: Robot) -> None:
    robot.press("avancer", "gauche", "pause", "reculer", "droite", "go")
    robot.rest()
    compare(open_floor(parse_flat("avancer gauche pause reculer droite")), robot.body.legs)


def test_the_memory_grows_until_it_is_cleared(robot: Robot) -> None:
    robot.press("gauche", "go")
    robot.rest()
    robot.press("droite", "go")
    robot.rest()
    assert legs(robot) == [(-1568, 1568), (-1568, 1568), (1568, -1568)]
    robot.press("effacer", "go")
    robot.rest()
    assert len(legs(robot)) == 3
    robot.press("droite", "go")
    robot.rest()
    assert legs(robot)[3:] == [(1568, -1568)]


def test_two_hundred_instructions_and_no_more(robot: Robot) -> None:
    robot.press(*["pause"] * (MAX_INSTRUCTIONS - 1), "gauche", "droite", "go")
    robot.wait(MAX_INSTRUCTIONS)
    robot.rest()
    assert legs(robot) == [(-1568, 1568)]


@pytest.mark.parametrize("key", ["go", "stop"])
def test_go_and_the_stop_button_stop(robot: Robot, key: str) -> None:
    robot.press("avancer", "gauche", "go")
    robot.wait(1)
    robot.press(key)
    assert robot.body.at_rest
    assert 0 < robot.body.legs[0].left < 2994
    robot.wait(3)
    assert len(robot.body.legs) == 1
    robot.press("go")
    robot.rest()
    assert legs(robot)[1:] == [(2994, 2994), (-1568, 1568)], "the program is still there, and starts anew"


def test_other_keys_do_nothing_while_it_moves(robot: Robot) -> None:
    robot.press("gauche", "go", "avancer", "effacer", "pause", "reculer")
    robot.rest()
    robot.press("go")
    robot.rest()
    assert legs(robot) == [(-1568, 1568)] * 2


def test_a_bouncing_key_counts_once(robot: Robot) -> None:
    for _ in range(5):
        robot.hold("gauche")
        robot.wait(0.002)
        robot.release("gauche")
        robot.wait(0.001)
    robot.hold("gauche")
    robot.wait(0.5)
    for _ in range(5):
        robot.release("gauche")
        robot.wait(0.002)
        robot.hold("gauche")
        robot.wait(0.001)
    robot.release("gauche")
    robot.wait(0.1)
    robot.press("go")
    robot.rest()
    assert legs(robot) == [(-1568, 1568)]


def test_a_touch_too_short_for_a_finger_is_noise(robot: Robot) -> None:
    robot.press("droite")
    robot.hold("gauche")
    robot.wait(0.007)
    robot.release("gauche")
    robot.wait(0.1)
    robot.press("go")
    robot.rest()
    assert legs(robot) == [(1568, -1568)]


def test_nothing_in_memory_nothing_moves(robot: Robot) -> None:
    robot.press("go", "effacer", "go")
    robot.wait(2)
    assert robot.body.left.half_steps == 0
    assert robot.body.at_rest


# Beside a computer


def test_keys_are_locked_while_a_computer_speaks(host: Host) -> None:
    host.load(parse_flat("droite"))
    for _ in range(5):
        host.robot.wait(0.8)
        host.robot.press("gauche", "go")
        assert host.status() == bytes((READY, 0, 0, 0))
    assert host.robot.body.at_rest


def test_without_the_computer_go_runs_its_program(host: Host) -> None:
    host.load(parse_flat("droite"))
    host.robot.wait(3.1)
    host.robot.press("go")
    assert host.status() == bytes((READY | BY_KEYS, 0, 0, 0))
    assert host.refused(RUN, b"\0\1\0" + crc32(parse_flat("droite"))) == bytes((E_STATE, READY | BY_KEYS))
    assert host.refused(LOAD, b"\0\x11") == bytes((E_STATE, READY | BY_KEYS))
    host.robot.rest()
    assert legs(host.robot) == [(1568, -1568)]
    assert host.events == [], "events are about the host's runs"


def test_what_a_key_changed_must_be_loaded_again(host: Host) -> None:
    program = parse_flat("droite")
    host.load(program)
    host.robot.wait(3.1)
    host.robot.press("gauche")
    assert host.status() == bytes((0, 0, 0, 0))
    assert host.refused(RUN, b"\0\1\0" + crc32(program)) == bytes((E_PROGRAM,))
    host.run(program)
    host.robot.rest()
    assert legs(host.robot) == [(1568, -1568)]


def test_go_stops_the_computers_run(host: Host) -> None:
    program = parse_flat("avancer avancer")
    host.run(program, run=9)
    host.robot.wait(4.2)
    host.robot.press("go")
    assert host.robot.body.at_rest
    assert host.status() == bytes((READY | BUTTON, 0, 9, 1))


def test_the_last_run_of_the_computer_is_remembered_through_runs_by_keys(host: Host) -> None:
    program = parse_flat("gauche")
    host.run(program, run=0x0707)
    host.robot.rest()
    host.robot.wait(3)
    host.robot.press("go")
    host.robot.rest()
    assert host.start(program, run=0x0707) == bytes((READY | 2, 7, 7, 1))
    assert len(legs(host.robot)) == 2
    assert host.start(program, run=0x0708)[0] == READY | RUNNING


def test_stop_ends_a_run_by_keys(robot: Robot) -> None:
    robot.press("avancer", "go")
    assert Host(robot).ask(STOP) == bytes(4)
    assert robot.body.at_rest
    robot.wait(1)
    assert 0 < robot.body.left.half_steps < 2994


# Lamp and sound


def toggles(robot: Robot, bit: int, seconds: float) -> list[int]:
    """When a pin of port B changed, in cycles."""
    changes: list[int] = []
    last: list[int] = []

    def heard(cycle: int, value: int) -> None:
        if last and (value ^ last[-1]) >> bit & 1:
            changes.append(cycle)
        last.append(value)

    robot.chip.on_port("B", heard)
    robot.wait(seconds)
    return changes


def test_the_lamp_blinks_while_it_moves(robot: Robot) -> None:
    robot.press("avancer", "avancer", "go")
    assert 8 <= len(toggles(robot, 5, 5.0)) <= 12


def test_signal_sounds_for_a_second(host: Host) -> None:
    host.ask(SIGNAL)
    start = host.robot.chip.now
    waves = toggles(host.robot, 4, 3.0)
    assert len(waves) > 1000
    assert 0.7 * HERTZ < waves[-1] - start < 1.3 * HERTZ


def test_a_switched_on_robot_greets(new_robot: NewRobot) -> None:
    assert len(toggles(new_robot(), 4, 1.0)) > 100
