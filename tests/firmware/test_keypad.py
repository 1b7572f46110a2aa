"""The keypad of Escornabots: five keys on one analogue wire, their voltages and their times, worked out by hand."""

from itertools import pairwise

import pytest

from tests.firmware.conftest import NewRobot
from tests.firmware.keypad import BETWEEN_S, LONG_S, Keypad
from tests.firmware.layouts import LAYOUTS, Layout
from tests.firmware.robot import Robot
from tests.firmware.simavr import HERTZ

VOLTAGES = {
    "brivoi": "0 avancer 597 gauche 726 reculer 789 go 834 droite 929 rien 1023",
    "brivoi-a4": "0 avancer 295 gauche 409 reculer 490 go 553 droite 790 rien 1023",
    "luci": "0 avancer 299 gauche 415 reculer 497 droite 559 go 793 rien 1023",
}
"""In 1024ths of the supply: each key between two voltages, which are half-way to those of its neighbours."""
_APART = 3
"""A conversion is right within one, and half of an odd number is no voltage."""
_LETTERS = {(True, True): "n", (False, True): "w", (False, False): "s", (True, False): "e"}
_ARROWS = {"avancer": "n", "gauche": "w", "reculer": "s", "droite": "e"}

GESTURES = {
    "a touch that is too short is none": ("gauche 20", ""),
    "a short touch": ("gauche 50", "w"),
    "ahead, held not quite long enough": ("gauche 50 rien 50 avancer 880", "wn"),
    "ahead, held long enough, clears": ("gauche 50 rien 50 avancer 980 rien 50 droite 50", "e"),
    "ahead, held for long, adds nothing": ("avancer 3000 rien 50 droite 50", "e"),
    "back, held not quite long enough": ("gauche 50 rien 50 reculer 880", "ws"),
    "back, held long enough, is a pause": ("gauche 50 rien 50 reculer 980 rien 50 droite 50", "w-e"),
    "back, held for long, is one pause": ("gauche 50 rien 50 reculer 3000 rien 50 droite 50", "w-e"),
    "left and right, held, are the same keys": ("gauche 980 rien 50 droite 980", "we"),
    "two touches of one key": ("gauche 50 rien 50 gauche 50", "ww"),
    "a gap that is too short is no letting go": ("gauche 50 rien 20 gauche 50", "w"),
    "from one key to another without letting go": ("gauche 50 droite 50", "we"),
    "through the voltages of others": ("go 12 avancer 12 reculer 12 gauche 50 reculer 12 avancer 12", "w"),
}
"""What a finger does, in milliseconds, and the movements that the robot then remembers; ``-`` is a pause."""


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.board.name)
def layout(request: pytest.FixtureRequest) -> Layout:
    found: Layout = request.param
    return found


@pytest.fixture
def robot(layout: Layout, new_robot: NewRobot) -> Robot:
    return new_robot(program=layout.program, motors=layout.motors)


@pytest.fixture
def keypad(layout: Layout, robot: Robot) -> Keypad:
    return Keypad(layout, robot)


def remembered(robot: Robot, keypad: Keypad) -> str:
    """What GO makes it do, as letters, with a ``-`` where it waits for a second; its memory is empty afterwards."""
    before = len(robot.body.legs)
    keypad.press("go")
    robot.rest()
    legs = robot.body.legs[before:]
    waits = [after.start - leg.end > 0.9 * HERTZ for leg, after in pairwise(legs)]
    keypad.press("avancer", hold_s=LONG_S)
    letters = [_LETTERS[leg.left > 0, leg.right > 0] for leg in legs]
    return "".join(letter + "-" * wait for letter, wait in zip(letters, [*waits, False], strict=False))


def test_each_voltage_is_the_key_that_is_nearest(layout: Layout, robot: Robot, keypad: Keypad) -> None:
    words = VOLTAGES[layout.board.name].split()
    for low, key, high in zip(words[::2], words[1::2], words[2::2], strict=False):
        for voltage in (int(low) + _APART, int(high) - _APART):
            if key != "go":
                keypad.put(voltage)
                assert remembered(robot, keypad) == _ARROWS.get(key, ""), (key, voltage)
                continue
            keypad.press("gauche")
            keypad.put(voltage)
            assert not robot.body.at_rest, voltage
            robot.rest()
            keypad.press("avancer", hold_s=LONG_S)


@pytest.mark.parametrize("gesture", GESTURES)
def test_a_finger_does_what_was_worked_out(robot: Robot, keypad: Keypad, gesture: str) -> None:
    moves, expected = GESTURES[gesture]
    words = moves.split()
    for key, milliseconds in zip(words[::2], words[1::2], strict=True):
        keypad.hold(None if key == "rien" else key, int(milliseconds) / 1000)
    keypad.hold(None, BETWEEN_S)
    assert remembered(robot, keypad) == expected


def test_go_that_is_held_goes_once_and_whole(layout: Layout, robot: Robot, keypad: Keypad) -> None:
    keypad.press("gauche", "droite")
    keypad.hold("go", 10.0)
    keypad.hold(None, 5.0)
    assert [(leg.left, leg.right) for leg in robot.body.legs] == [
        (-layout.quarter, layout.quarter),
        (layout.quarter, -layout.quarter),
    ]


def test_the_converter_measures_against_the_supply_slowly_and_pulls_up_where_the_board_does_not(
    layout: Layout, robot: Robot
) -> None:
    """The simulator takes any of it for right; a real chip does not (its data sheet, 23.5.1, 23.9.1 and 23.9.2)."""
    chip = robot.chip
    assert chip.register("ADMUX") == 1 << 6 | layout.channel, "against AVcc"
    assert chip.register("ADCSRA") & 0b111 == 7, "125 kHz: ten bits want 50 to 200"
    assert bool(chip.register("PORTC") >> layout.channel & 1) == layout.pulled_up
