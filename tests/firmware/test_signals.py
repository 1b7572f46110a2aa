"""Lamp, sound and outputs, on every body: what is heard and seen, and which pins may push current."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pytest

from beebot.notation import parse_flat
from tests.firmware.body import KIT, Motors
from tests.firmware.conftest import NewRobot
from tests.firmware.host import SIGNAL, Host
from tests.firmware.layouts import LAYOUTS, NAMED, Layout
from tests.firmware.robot import Robot
from tests.firmware.simavr import HERTZ

LAMP = ("B", 5)
HERE = "1760 250, rest 125, 1760 250, rest 125, 1760 250"
END = "1047 100, 1319 100, 1568 200"
"""Notes in hertz and milliseconds, as PROTOCOL.md and a musician have them: C, E and G."""
_HALF_TONE_STEP = 2 ** (1 / 24) - 1
_LONGEST_WAVE = HERTZ // 200
"""A change that comes later than that begins another note."""


@dataclass(frozen=True)
class Pins:
    """A body's outputs, and of which layout it is; None for the kit's own."""

    name: str
    piezo: tuple[str, int]
    motors: Motors
    layout: Layout | None


BODIES = [Pins(each.board.name, each.piezo, each.motors, each) for each in LAYOUTS]
if NAMED in (None, "robot"):
    BODIES.append(Pins("robot", ("B", 4), KIT, None))


@pytest.fixture(params=BODIES, ids=lambda body: body.name)
def body(request: pytest.FixtureRequest) -> Pins:
    found: Pins = request.param
    return found


@pytest.fixture
def robot(body: Pins, new_robot: NewRobot) -> Robot:
    # Read now: the campaign of mistakes imports this file once, and flashes another program each time.
    flashed = {} if body.layout is None else {"program": body.layout.program}
    return new_robot(motors=body.motors, **flashed)


def levels(robot: Robot, pin: tuple[str, int], seconds: float) -> list[tuple[int, int]]:
    """When a pin changed, in cycles, and its new level; what was first written to its port is no change."""
    written: list[tuple[int, str, int]] = []
    for port in "BCD":
        robot.chip.log_port(port, written)
    robot.wait(seconds)
    own = [(cycle, value >> pin[1] & 1) for cycle, port, value in written if port == pin[0]]
    return [after for before, after in pairwise(own) if before[1] != after[1]]


def tune(changes: list[tuple[int, int]]) -> str:
    """The notes that a pin's changes make, with their hertz, and their milliseconds to 4."""
    notes: list[list[int]] = []
    for before, after in pairwise(cycle for cycle, _level in changes):
        wave = after - before
        if not notes or abs(wave - notes[-1][-1]) > 0.1 * notes[-1][-1]:
            notes.append([])
        notes[-1].append(wave)
    told = []
    for waves in notes:
        wave, length = round(median(waves)), sum(waves)
        pitch = "rest" if wave > _LONGEST_WAVE else f"{HERTZ / 2 / wave:.0f}"
        if len(waves) > 1 or pitch == "rest":  # a single one is the seam between two notes
            told.append(f"{pitch} {1000 * length / HERTZ:.0f}")
    return ", ".join(told)


def same_tune(heard: str, wanted: str) -> bool:
    """Whether each note is nearer to its pitch than to any other, as fine as the timer is, and as long within 12 ms."""
    pairs = list(zip(heard.split(", "), wanted.split(", "), strict=False))
    ours, theirs = zip(*((one.split(), other.split()) for one, other in pairs), strict=True)
    return heard.count(",") == wanted.count(",") and all(
        (a[0] == b[0] or (b[0] != "rest" != a[0] and abs(float(a[0]) / float(b[0]) - 1) < _HALF_TONE_STEP))
        and abs(int(a[1]) - int(b[1])) <= 12
        for a, b in zip(ours, theirs, strict=True)
    )


def test_signal_is_three_notes_that_end(body: Pins, robot: Robot) -> None:
    host = Host(robot)
    host.hello()
    robot.wait(0.5)  # after the greeting
    host.ask(SIGNAL)
    heard = tune(levels(robot, body.piezo, 3.0))
    assert same_tune(heard, HERE), heard


def test_the_end_of_a_run_is_a_chord_and_the_piezo_then_rests(body: Pins, robot: Robot) -> None:
    host = Host(robot)
    host.hello()
    robot.wait(0.5)  # after the greeting
    ends = []
    for number in range(1, 5):
        host.run(parse_flat("gauche45 pause"), run=number)
        changes = levels(robot, body.piezo, 4.0)
        ends.append(changes[-1][1])
        assert same_tune(tune(changes), END), tune(changes)
    assert ends == [0] * 4, "no current through a coil that is silent"


def test_the_lamp_shines_and_blinks_while_it_moves(robot: Robot) -> None:
    host = Host(robot)
    host.hello()
    assert levels(robot, LAMP, 2.0) == []
    host.run(parse_flat("avancer avancer"))
    assert 8 <= len(levels(robot, LAMP, 5.0)) <= 12


def test_coils_piezo_and_lamp_are_outputs_and_nothing_else_is(body: Pins, robot: Robot) -> None:
    wires = {*body.motors.left, *body.motors.right, body.piezo, LAMP}
    pins = {(port, pin) for port in "BCD" for pin in range(8) if robot.chip.register(f"DDR{port}") >> pin & 1}
    assert pins == wires
