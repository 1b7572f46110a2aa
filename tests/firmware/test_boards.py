"""The firmware on Escornabots' bodies: wheels, keypad, sound, the promise and the stop, each on its own pins."""

import pytest

from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, RobotResetError, StepStarted
from firmware_bridge.kit_protocol import Parameter
from tests.firmware.classroom import QUICK_GEAR, Classroom
from tests.firmware.conftest import NewRobot
from tests.firmware.host import Host
from tests.firmware.keypad import BETWEEN_S, LONG_S, SHORT_S, Keypad
from tests.firmware.layouts import LAYOUTS, Layout
from tests.firmware.noise import Rates
from tests.firmware.paths import compare, open_floor
from tests.firmware.robot import Robot
from tests.firmware.simavr import BROWN_OUT, HERTZ, POWER_ON, WATCHDOG


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.board.name)
def layout(request: pytest.FixtureRequest) -> Layout:
    found: Layout = request.param
    return found


@pytest.fixture
def robot(layout: Layout, new_robot: NewRobot) -> Robot:
    robot = switched_on(layout, new_robot)
    robot.wait(BETWEEN_S)
    return robot


@pytest.fixture
def keypad(layout: Layout, robot: Robot) -> Keypad:
    return Keypad(layout, robot)


def switched_on(layout: Layout, new_robot: NewRobot) -> Robot:
    robot = new_robot(program=layout.program, motors=layout.motors)
    layout.touch(robot.chip, None)
    return robot


@pytest.mark.parametrize(
    "text",
    [
        "avancer gauche pause reculer droite droite avancer",
        "avancer gauche45 avancer avancer droite45 reculer droite45 avancer",
    ],
)
def test_it_drives_the_path_of_its_trace(layout: Layout, robot: Robot, text: str) -> None:
    host = Host(robot)
    host.hello()
    program = parse_flat(text)
    host.run(program)
    host.finish()
    compare(open_floor(program), robot.body.legs, layout.gear)
    assert robot.body.legs[0].left == robot.body.legs[0].right == layout.cell == 2578


def test_keys_add_and_go_drives_on_its_own(robot: Robot, keypad: Keypad) -> None:
    keypad.press("avancer", "gauche", "reculer", "droite", "go")
    robot.rest()
    signs = [(leg.left > 0, leg.right > 0) for leg in robot.body.legs]
    assert signs == [(True, True), (False, True), (False, False), (True, False)]


def test_a_key_that_is_held_clears_or_pauses_once(robot: Robot, keypad: Keypad) -> None:
    keypad.press("gauche", "gauche")
    keypad.press("avancer", hold_s=LONG_S)
    keypad.press("droite")
    keypad.press("reculer", hold_s=3 * LONG_S)
    keypad.press("droite", "go")
    robot.rest()
    first, second = robot.body.legs
    assert first.left > 0 > first.right
    assert second.left > 0 > second.right
    assert (second.start - first.end) / HERTZ == pytest.approx(1.0, abs=0.01), "one pause between them"


@pytest.mark.parametrize("key", ["avancer", "gauche", "reculer", "droite", "go"])
def test_any_key_stops_it_at_once_and_does_nothing_else(layout: Layout, robot: Robot, keypad: Keypad, key: str) -> None:
    keypad.press("avancer", "gauche", "go")
    robot.wait(1.0)
    assert not robot.body.at_rest
    pressed = robot.chip.now
    layout.touch(robot.chip, key)
    robot.wait(0.1)
    assert robot.body.at_rest
    assert (robot.body.last_change - pressed) / HERTZ < 0.05
    robot.wait(LONG_S)
    layout.touch(robot.chip, None)
    robot.wait(3.0)
    assert len(robot.body.legs) == 1
    keypad.press("go")
    robot.rest()
    assert len(robot.body.legs) == 3, "the program is as it was"


def test_a_key_that_bounces_through_the_voltages_of_others_counts_once(layout: Layout, robot: Robot) -> None:
    for press in ("gauche", "droite"):
        for passing in ("go", None, "avancer", "reculer", None, press):
            layout.touch(robot.chip, passing)
            robot.wait(0.006)
        robot.wait(SHORT_S)
        for passing in (None, "avancer", press, None):
            layout.touch(robot.chip, passing)
            robot.wait(0.006)
        robot.wait(BETWEEN_S)
    Keypad(layout, robot).press("go")
    robot.rest()
    assert [leg.left > 0 for leg in robot.body.legs] == [False, True]


def test_resistors_that_are_two_percent_off_are_the_same_keys(layout: Layout, robot: Robot) -> None:
    for off in (-8, 8):
        for key, expected in layout.keys.items():
            if key == "go":
                continue
            robot.chip.set_voltage(layout.channel, expected + off)
            robot.wait(SHORT_S)
            layout.touch(robot.chip, None)
            robot.wait(BETWEEN_S)
    Keypad(layout, robot).press("go")
    robot.rest()
    signs = [(leg.left > 0, leg.right > 0) for leg in robot.body.legs]
    assert signs == 2 * [(True, True), (False, True), (False, False), (True, False)]


def test_a_key_that_is_held_when_it_is_switched_on_counts_for_none(layout: Layout, new_robot: NewRobot) -> None:
    robot = new_robot(program=layout.program, motors=layout.motors)  # the keypad's wire is at 0 V from the start
    layout.touch(robot.chip, "gauche")
    robot.wait(LONG_S)
    Keypad(layout, robot).press("droite", "go")
    robot.rest()
    assert [(leg.left > 0, leg.right > 0) for leg in robot.body.legs] == [(True, False)]


def test_it_sounds_on_its_own_pin_and_on_no_coil(layout: Layout, robot: Robot, keypad: Keypad) -> None:
    heard: list[tuple[int, str, int]] = []
    for port in "BCD":
        robot.chip.log_port(port, heard)
    keypad.press("avancer")
    port, pin = layout.piezo
    assert sum(where == port for _cycle, where, value in heard if value & 1 << pin) > 20
    assert robot.body.at_rest
    assert robot.body.legs == []


def test_exactly_once_on_a_bad_wire(layout: Layout, new_robot: NewRobot) -> None:
    room = Classroom(switched_on(layout, new_robot), Rates.mixed(0.05, doubled=0.2), seed=layout.channel)
    for number in range(60):
        program = room.any_program()
        events, legs = room.play(program)
        assert events[-1] == Finished(), f"run {number}: {events[-1]}"
        compare(open_floor(program), legs, QUICK_GEAR)


def test_a_stop_reaches_the_coils_on_a_bad_wire(layout: Layout, new_robot: NewRobot) -> None:
    room = Classroom(switched_on(layout, new_robot), Rates.mixed(0.05, doubled=0.2), seed=7)
    delays = room.stops(20)
    assert delays[int(0.95 * len(delays))] < 0.2


@pytest.mark.parametrize("cause", [POWER_ON, BROWN_OUT, WATCHDOG])
def test_after_a_reset_it_never_moves_by_itself(layout: Layout, new_robot: NewRobot, cause: int) -> None:
    room = Classroom(switched_on(layout, new_robot), Rates(), seed=1)
    program = parse_flat("avancer gauche reculer")
    room.driver.load(program)
    events = []
    for event in room.driver.run():
        events.append(event)
        if event == StepStarted(1):
            room.robot.wait(0.1)
            room.robot.reset(cause)
            layout.touch(room.robot.chip, None)
    assert isinstance(events[-1], Lost)
    assert isinstance(events[-1].error, RobotResetError)
    before = len(room.robot.body.legs)
    room.robot.wait(20.0)
    assert len(room.robot.body.legs) == before


def test_its_settings_are_calibrated_and_kept(layout: Layout, robot: Robot) -> None:
    room = Classroom(robot, Rates(), seed=1)
    assert room.driver.read(Parameter.CELL_LEFT) == 500
    robot.reset()
    layout.touch(robot.chip, None)
    room.connect_again()
    assert room.driver.read(Parameter.CELL_LEFT) == 2578
