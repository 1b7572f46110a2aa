"""The path that the coils drove, laid beside the engine's trace of the same program."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from beebot.command import Command, FlatProgram
from beebot.interpreter import Trace, run
from beebot.mat import DEFAULT_CELL_MM
from beebot.pose import Cell, Heading, Pose
from firmware_bridge.emulator.movement import placement
from tests.firmware.body import Gear, Leg, rolled
from tests.firmware.host import FINISHED, READY, Host
from tests.firmware.layouts import GEAR
from tests.firmware.simavr import HERTZ
from tests.floor import FLOOR

MIDDLE = Pose(Cell(250, 250), Heading.NORTH)


_NEAR_MM, _NEAR_DEG = 0.05, 0.05
"""Half steps are whole numbers; a quarter turn of 1568 is 0.02 degrees too many."""
_PAUSE_S, _SLACK_S = 1.0, 0.01


def drive(host: Host, trace: Trace, number: int) -> None:
    """Run the steps that went through in ``trace`` as run ``number``, and compare what the wheels did.

    A robot takes it that it was set down along the grid; where the trace begins on a diagonal, it runs from the step
    behind a pivot that it does not make.
    """
    unmade = (Command.RIGHT_45,) if trace.start.heading.is_diagonal else ()
    program: FlatProgram = unmade + tuple(step.command for step in trace.steps if not step.bump)
    already = len(host.robot.body.legs)
    host.run(program, run=number, first=len(unmade))
    assert host.finish() == bytes((READY | FINISHED, number >> 8, number & 0xFF, len(program)))
    compare(trace, host.robot.body.legs[already:])


def open_floor(program: FlatProgram) -> Trace:
    """The trace of a program that nothing can stop."""
    return run(program, MIDDLE, FLOOR)


def compare(trace: Trace, legs: Sequence[Leg], gear: Gear = GEAR) -> None:
    """Each step but a pause is one leg that leads from its pose to the next; a pause is time between legs."""
    compare_ways(trace, legs, gear)
    assert gaps(legs) == pytest.approx(pauses(trace), abs=_SLACK_S)


def compare_ways(trace: Trace, legs: Sequence[Leg], gear: Gear = GEAR) -> None:
    """The legs, whatever time lies between them."""
    moves = [step for step in trace.steps if not step.bump and step.command is not Command.PAUSE]
    assert len(legs) == len(moves)
    for leg, step in zip(legs, moves, strict=True):
        left_mm, right_mm = leg.left * gear.half_step_mm, leg.right * gear.half_step_mm
        reached = rolled(placement(step.before, DEFAULT_CELL_MM), left_mm, right_mm, gear.track_mm)
        wanted = placement(step.after, DEFAULT_CELL_MM)
        assert (reached.x_mm, reached.y_mm) == pytest.approx((wanted.x_mm, wanted.y_mm), abs=_NEAR_MM), step
        assert abs((reached.heading_deg - wanted.heading_deg + 180) % 360 - 180) < _NEAR_DEG, step


def gaps(legs: Sequence[Leg]) -> list[float]:
    """Seconds between each leg and the next."""
    return [(after.start - before.end) / HERTZ for before, after in pairwise(legs)]


def pauses(trace: Trace) -> list[float]:
    """Seconds that pauses take between each move and the next."""
    waits: list[float] = []
    for step in trace.steps:
        if step.bump:
            break
        if step.command is Command.PAUSE:
            if waits:
                waits[-1] += _PAUSE_S
        else:
            waits.append(0.0)
    return waits[:-1]
