"""What every driver promises, promised by the kit's driver on the real firmware: the suite of the emulators."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from beebot.notation import parse_flat
from beebot.robot import Lost, RefusedError
from beebot.robot import Robot as AnyRobot
from firmware_bridge.emulator.movement import Movement, Placement
from tests.firmware.body import Gear, Leg, rolled
from tests.firmware.conftest import NewRobot
from tests.firmware.layouts import CELL, QUARTER
from tests.firmware.robot import Robot
from tests.firmware.simavr import HERTZ
from tests.firmware_bridge import test_conformance as suite
from tests.firmware_bridge.benches import Bench, Kind
from tests.firmware_bridge.promises import PROMISES, SHORT, steps_and_finish

_GEAR = Gear.fitting(CELL, QUARTER)
_WHOLE = {CELL, CELL * 46341 // 32768, QUARTER, QUARTER // 2}
_REST_S = 20.0
"""Longer than the suite's short programs."""


class RealFirmware:
    """The robot with its firmware as an ``Emulator``; over USB, opening the port again resets it."""

    def __init__(self, new_robot: NewRobot, start: Placement, *, usb: bool) -> None:
        self._robot: Robot = new_robot()
        self._start, self._usb = start, usb
        self._opened = False

    @property
    def record(self) -> tuple[Movement, ...]:
        return tuple(self._movements(self._robot.body.legs))

    def _movements(self, legs: list[Leg]) -> Iterator[Movement]:
        place = self._start
        for leg in legs:
            left_mm, right_mm = leg.left * _GEAR.half_step_mm, leg.right * _GEAR.half_step_mm
            place = rolled(place, left_mm, right_mm, _GEAR.track_mm)
            letter = {(True, True): "n", (False, False): "s", (False, True): "w"}.get(
                (leg.left > 0, leg.right > 0), "e"
            )
            yield Movement(
                letter,
                leg.start / HERTZ,
                leg.end / HERTZ,
                place.x_mm,
                place.y_mm,
                place.heading_deg,
                complete=abs(leg.left) in _WHOLE,
            )

    @property
    def idle(self) -> bool:
        return self._robot.body.at_rest

    def opened(self, now: float) -> None:
        self.advance(now)
        if self._opened and self._usb:
            self._robot.reset()
        self._opened = True

    def receive(self, data: bytes, now: float) -> None:
        self._live(now)
        self._robot.write(data)

    def advance(self, now: float) -> bytes:
        self._live(now)
        return self._robot.read(0.0)

    def _live(self, now: float) -> None:
        self._robot.wait(max(0.0, now - self._robot.now()))


USB, BLUETOOTH = True, False


@pytest.fixture(params=[USB], ids=["usb"])
def kind(request: pytest.FixtureRequest, new_robot: NewRobot) -> Kind:
    return Kind("kit", partial(RealFirmware, new_robot, usb=request.param), 1.0, asks=True, rest_s=_REST_S)


over_bluetooth = pytest.mark.parametrize("kind", [BLUETOOTH], ids=["bluetooth"], indirect=True)


@pytest.mark.parametrize("text", suite.GOLDEN)
def test_golden_programs_drive_the_path_of_their_trace(kind: Kind, text: str) -> None:
    if QUARTER % 2 and "45" in text:
        pytest.skip("half of an odd quarter turn is half a half step off, 0.04°: test_boards drives these leg by leg")
    suite.drives_its_trace(Bench(kind), parse_flat(text))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promises_that_a_robot_on_the_desk_keeps_too(kind: Kind, promise: Callable[[AnyRobot], None]) -> None:
    promise(Bench(kind).robot)


@pytest.mark.parametrize(
    "test",
    [
        suite.test_a_full_memory_runs_whole,
        suite.test_what_it_cannot_do_is_refused_and_nothing_moves,
        suite.test_connecting_stopping_and_closing_move_nothing,
        suite.test_each_run_is_whole_and_from_any_step,
        suite.test_closing_in_mid_run_leaves_the_robot_still,
        suite.test_closing_stops_what_somebody_else_started,
        suite.test_a_run_after_one_that_was_lost_half_way_is_whole,
        suite.test_after_a_loss_the_robot_connects_and_runs_again,
    ],
    ids=lambda test: test.__name__,
)
def test_the_suite(kind: Kind, test: Callable[[Kind], None]) -> None:
    test(kind)


@pytest.mark.parametrize("kind", [USB, BLUETOOTH], ids=["usb", "bluetooth"], indirect=True)
def test_unplugged_at_any_byte_of_a_load_and_of_a_run(kind: Kind) -> None:
    suite.test_a_link_lost_at_any_byte_is_told_and_nothing_is_done_twice(kind, heals=True)


@over_bluetooth
def test_after_it_was_unplugged_at_any_byte_it_waits_to_be_asked(kind: Kind) -> None:
    suite.test_after_a_link_was_lost_at_any_byte_it_waits_to_be_asked_and_does_that_alone(
        replace(kind, rest_s=7.0), suite.as_another_program_does
    )


@over_bluetooth
def test_unplugged_at_any_moment_of_a_run(kind: Kind) -> None:
    suite.test_a_link_lost_at_any_moment_is_told(kind)


@over_bluetooth
def test_without_a_reset_the_run_that_was_lost_goes_on_and_another_must_wait(kind: Kind) -> None:
    bench = Bench(kind)
    bench.clock.at(bench.clock.now() + 3.0, lambda: setattr(bench, "broken", True))
    assert isinstance(bench.run(SHORT)[-1], Lost)
    bench.robot.close()
    bench.robot.connect()
    with pytest.raises(RefusedError, match="le robot du port banc est en train de rouler"):
        bench.run(SHORT)
    bench.later()
    assert bench.run(SHORT) == steps_and_finish(SHORT)
    assert [move.letter for move in bench.moves] == list("nwnw")
