"""How the wheels turn: ramps, coils, stops, and what calibration changes."""

from itertools import pairwise

import pytest

from beebot.command import FlatProgram
from beebot.notation import parse_flat
from firmware_bridge.emulator.movement import Placement
from tests.firmware.conftest import NewRobot
from tests.firmware.host import END, FINISHED, GET, READY, SET, STEP, STOP, Host
from tests.firmware.layouts import CELL, UNDER_TEST
from tests.firmware.paths import gaps
from tests.firmware.simavr import HERTZ
from tools.robots.firmware import FOLDER

FORWARD = parse_flat("avancer")
QUARTERS = parse_flat("gauche droite")
SPEED = 800


def intervals(host: Host, program: FlatProgram = FORWARD) -> list[int]:
    """Cycles between the left wheel's half steps."""
    host.run(program)
    host.robot.rest()
    return [after - before for before, after in pairwise(host.robot.body.left.times)]


def change(host: Host, **values: int) -> None:
    names = ("cell_left", "cell_right", "lt_left", "lt_right", "rt_left", "rt_right", "speed", "token")
    for name, value in values.items():
        host.ask(SET, bytes((names.index(name),)) + value.to_bytes(2, "big"))


def half_steps(host: Host, program: FlatProgram, number: int = 1) -> list[tuple[int, int]]:
    host.run(program, run=number)
    host.robot.rest()
    return [(leg.left, leg.right) for leg in host.robot.body.legs]


def test_a_movement_starts_and_ends_with_a_ramp(host: Host) -> None:
    gaps = intervals(host)
    cruise = HERTZ // SPEED
    assert gaps[0] > 4 * cruise
    assert gaps[-1] > 3 * cruise
    assert all(after <= before + 64 for before, after in pairwise(gaps[:40]))
    assert all(after >= before - 64 for before, after in pairwise(gaps[-40:]))
    assert gaps[40:-40] == pytest.approx([cruise] * (len(gaps) - 80), abs=200)


def test_acceleration_is_gentle(host: Host) -> None:
    gaps = intervals(host)
    speeds = [HERTZ / gap for gap in gaps]
    gains = [(after - before) / (gap / HERTZ) for before, after, gap in zip(speeds, speeds[1:], gaps[1:], strict=False)]
    assert max(map(abs, gains[:40])) < 25_000  # half steps a second each second
    assert max(after - before for before, after in pairwise(speeds[:40])) < 100


def test_coils_hold_and_then_rest(host: Host) -> None:
    host.run(FORWARD)
    host.robot.rest()
    body = host.robot.body
    held = body.last_change - body.left.times[-1]
    assert body.at_rest
    assert 0.02 * HERTZ < held < 0.05 * HERTZ


def test_wheels_keep_their_phase_between_movements(host: Host) -> None:
    program = parse_flat("avancer gauche reculer droite")
    for number in (1, 2, 3):
        host.run(program, run=number)
        host.robot.wait(0.7 * number)
        host.ask(STOP)
    assert host.robot.body.faults == []
    assert host.robot.body.left.half_steps > 1000


@pytest.mark.parametrize("moment", [0.001, 0.0137, 0.5, 1.234, 3.83, 3.9, 5.87])
def test_a_stop_rests_the_coils_within_five_milliseconds(host: Host, moment: float) -> None:
    host.run(parse_flat("avancer gauche avancer"))
    host.robot.wait(moment)
    stop = host.frame(STOP)
    said = host.robot.chip.now
    host.say(stop)
    host.robot.wait(0.05)
    assert host.robot.body.at_rest
    assert host.robot.body.last_change - said < 0.005 * HERTZ


def test_events_tell_each_step_and_the_end(host: Host) -> None:
    host.run(QUARTERS, run=0x1234)
    host.robot.rest()
    host.status()
    assert [(event.type, event.session, event.payload.hex(" ")) for event in host.events] == [
        (STEP, host.session, "11 12 34 00"),
        (STEP, host.session, "11 12 34 01"),
        (END, host.session, "12 12 34 02"),
    ]


@pytest.mark.skipif(UNDER_TEST is not None, reason="the document has the kit's own body")
def test_the_document_has_the_times_that_the_coils_show(host: Host) -> None:
    host.run(parse_flat("avancer gauche gauche45 avancer"))
    host.finish()
    legs = host.robot.body.legs
    cell, quarter, eighth, diagonal = (f"{(leg.end - leg.start) / HERTZ:.2f} s" for leg in legs)
    document = " ".join((FOLDER / "PROTOCOL.md").read_text(encoding="utf-8").split())
    assert f"a cell {cell}, a quarter turn {quarter}, 45° {eighth}, a diagonal cell {diagonal};" in document
    assert max(gaps(legs)) < 0.0001


# Calibration


def test_counts_are_obeyed_for_each_wheel(host: Host) -> None:
    change(host, cell_left=3000, cell_right=2900, lt_left=1500, lt_right=1600, rt_left=1400, rt_right=1700)
    assert half_steps(host, parse_flat("avancer reculer gauche droite gauche45 avancer")) == [
        (3000, 2900),
        (-3000, -2900),
        (-1500, 1600),
        (1400, -1700),
        (-750, 800),
        (3000 * 46341 // 32768, 2900 * 46341 // 32768),
    ]


def test_the_slower_wheel_keeps_its_share_all_along(host: Host) -> None:
    change(host, cell_left=3000, cell_right=2000)
    host.run(FORWARD)
    host.robot.rest()
    left, right = host.robot.body.left.times, host.robot.body.right.times
    for third in range(1, 10):
        moment = left[len(left) * third // 10]
        ahead = sum(time <= moment for time in right)
        assert abs(ahead - len(right) * third / 10) <= 2


@pytest.mark.parametrize("speed", [200, 500, 1000])
def test_speed_is_obeyed(host: Host, speed: int) -> None:
    change(host, speed=speed, cell_left=600, cell_right=600)
    middle = intervals(host)[100:-100]
    assert middle == pytest.approx([HERTZ / speed] * len(middle), abs=200)


def test_the_largest_counts_do_not_overflow(host: Host) -> None:
    change(host, cell_left=8000, cell_right=7999, speed=1000, lt_left=6000, lt_right=200)
    assert half_steps(host, parse_flat("gauche45 avancer")) == [
        (-3000, 100),
        (8000 * 46341 // 32768, 7999 * 46341 // 32768),
    ]


def test_a_calibrated_robot_of_uneven_wheels_goes_straight(new_robot: NewRobot) -> None:
    crooked, straight = (Host(new_robot(start=Placement(), stretch=0.05)) for _ in range(2))
    for host in (crooked, straight):
        host.hello()
    change(straight, cell_left=round(CELL / 0.975), cell_right=round(CELL / 1.025))
    for host in (crooked, straight):
        host.run(FORWARD * 4)
        host.robot.rest()
    assert abs(crooked.robot.body.placement.x_mm) > 20
    assert straight.robot.body.placement.x_mm == pytest.approx(0, abs=1)
    assert straight.robot.body.placement.y_mm == pytest.approx(600, abs=1)


def test_values_are_read_back(host: Host) -> None:
    for place, value in enumerate((3001, 3002, 1501, 1502, 1503, 1504, 750, 4)):
        host.ask(SET, bytes((place,)) + value.to_bytes(2, "big"))
    assert [int.from_bytes(host.ask(GET, bytes((place,))), "big") for place in range(8)] == [
        *(3001, 3002, 1501, 1502, 1503, 1504, 750, 4)
    ]
    assert half_steps(host, QUARTERS) == [(-1501, 1502), (1503, -1504)]
    assert host.status()[0] == READY | FINISHED
