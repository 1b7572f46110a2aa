"""From what an adult measured to a robot's own figures: geometry alone, on a robot whose wheels differ."""

import math
from typing import NamedTuple

import pytest

from beebot.robot import Measured, RefusedError
from firmware_bridge.calibration import LINE, TURNS, Counts, corrected_counts, corrected_seconds
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.kit_requests import BOUNDS
from firmware_bridge.kit_protocol import Parameter
from tools.robots.direct_link import DirectLink
from tools.robots.virtual_clock import VirtualClock

CELL_MM = 150


class Body(NamedTuple):
    """Millimetres that each wheel goes in a half step, and from one wheel to the other."""

    left_mm: float
    right_mm: float
    width_mm: float

    def driven(self, left: int, right: int) -> tuple[float, float, float]:
        """Where so many half steps of each wheel lead: millimetres ahead and to the left, degrees to the left."""
        one, other = left * self.left_mm, right * self.right_mm
        bend, way = (other - one) / self.width_mm, (one + other) / 2
        if not bend:
            return way, 0.0, 0.0
        return way / bend * math.sin(bend), way / bend * (1 - math.cos(bend)), math.degrees(bend)

    def measured(self, counts: Counts) -> Measured:
        """What an adult reads on the floor."""
        ahead, left, _turned = self.driven(len(LINE) * counts.cell_left, len(LINE) * counts.cell_right)
        turned = self.driven(-len(TURNS) * counts.left_turn_left, len(TURNS) * counts.left_turn_right)[2]
        return Measured(ahead, left, turned)


@pytest.mark.parametrize(
    "body",
    [Body(0.1, 0.1, 80), Body(0.103, 0.099, 80), Body(0.097, 0.1, 84), Body(0.11, 0.11, 76)],
    ids=["as it should be", "the left wheel is larger", "the right one is", "both are"],
)
def test_with_its_own_counts_a_robot_goes_straight_a_cell_far_and_turns_by_quarters(body: Body) -> None:
    counts = Counts(1500, 1500, 628, 628, 628, 628)
    own = corrected_counts(counts, body.measured(counts), CELL_MM)
    assert body.driven(own.cell_left, own.cell_right) == pytest.approx((CELL_MM, 0, 0), abs=0.2)
    for turn, quarter in (
        ((-own.left_turn_left, own.left_turn_right), 90),
        ((own.right_turn_left, -own.right_turn_right), -90),
    ):
        assert body.driven(*turn) == pytest.approx((0, 0, quarter), abs=0.2), "on the spot"


@pytest.mark.parametrize(
    ("measured", "seconds"),
    [
        (Measured(750, 0, 360), (2.0, 1.0)),
        (Measured(720, 210, 360), (2.0, 1.0)),  # 750 mm as the crow flies: it drifts, and is as fast
        (Measured(600, 0, 400), (2.5, 0.9)),
    ],
)
def test_seconds_that_follow_from_what_was_measured(measured: Measured, seconds: tuple[float, float]) -> None:
    assert corrected_seconds(2.0, 1.0, measured, CELL_MM) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("measured", "sentence"),
    [
        (Measured(449, 0, 360), "devait avancer de 750 mm et vous en avez mesuré 449 (0 de côté) ; mesurez encore"),
        (Measured(1051, 0, 360), "vous en avez mesuré 1051 (0 de côté)"),
        (Measured(740, -310.5, 360), "vous en avez mesuré 740 (-310,5 de côté)"),
        (Measured(750, 0, 215), "devait tourner de 360° et vous en avez mesuré 215 ; mesurez encore"),
        (Measured(750, 0, 505), "vous en avez mesuré 505 ; mesurez encore"),
    ],
)
def test_what_a_tape_cannot_have_said_is_refused(measured: Measured, sentence: str) -> None:
    for correct in (
        lambda: corrected_counts(Counts(1500, 1500, 628, 628, 628, 628), measured, CELL_MM),
        lambda: corrected_seconds(2.0, 1.0, measured, CELL_MM),
    ):
        with pytest.raises(RefusedError) as refused:
            correct()
        assert sentence in str(refused.value)


def test_what_is_far_off_but_may_be_true_is_taken() -> None:
    assert corrected_seconds(2.0, 1.0, Measured(451, 0, 217), CELL_MM) == pytest.approx((750 / 451 * 2, 360 / 217))


def test_counts_that_the_robot_refuses_leave_it_as_it_was() -> None:
    clock, emulator = VirtualClock(), KitRobot(usb=False)
    robot = KitDriver("banc", clock, lambda _port, clock: DirectLink(emulator, clock))
    robot.connect()
    for parameter, count in ((Parameter.CELL_LEFT, 1500), (Parameter.CELL_RIGHT, BOUNDS[Parameter.CELL_RIGHT][1])):
        robot.write(parameter, count)
    before = [robot.read(parameter) for parameter in Parameter]
    with pytest.raises(RefusedError, match="un réglage hors de ses bornes ; mesurez encore"):
        robot.calibrate(Measured(500, 0, 360))
    assert [robot.read(parameter) for parameter in Parameter] == before
