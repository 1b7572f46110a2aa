"""The robot's body around the chip: coils turn wheels, wheels move the robot. Nothing of the firmware is asked.

A wheel counts half steps ahead. The left motor goes ahead with rising phases, the right one, mounted the other way
round, with falling ones. Whatever a real motor would not follow is kept as a fault.
"""

import math
from dataclasses import dataclass, field

from beebot.mat import DEFAULT_CELL_MM
from firmware_bridge.emulator.movement import Placement
from tests.firmware.simavr import HERTZ, Chip

HALF_STEP_MM = math.pi * 65 / 4075.7728
"""A wheel of 65 mm behind the 28BYJ-48's gears: 0.0501 mm."""
TRACK_MM = 100.0


@dataclass(frozen=True, slots=True)
class Gear:
    """What half steps do to a robot: millimetres of floor for each, and millimetres between the wheels."""

    half_step_mm: float = HALF_STEP_MM
    track_mm: float = TRACK_MM

    @classmethod
    def fitting(cls, cell: int, quarter: int) -> "Gear":
        """The gear with which that many half steps are a cell and a quarter turn, as exactly as can be."""
        half_step_mm = DEFAULT_CELL_MM / cell
        return cls(half_step_mm, 4 * quarter * half_step_mm / math.pi)


_PHASES = {0x1: 0, 0x3: 1, 0x2: 2, 0x6: 3, 0x4: 4, 0xC: 5, 0x8: 6, 0x9: 7}
_COILS = 0x0F
_LONGEST_HOLD = HERTZ // 10
"""Coils that stay on for longer without a half step make motors and batteries hot."""


@dataclass(slots=True)
class Wheel:
    """One motor, seen from its four wires."""

    name: str
    ahead: int
    mm: float
    half_steps: int = 0
    written: int = 0
    """What stands on its wires; ``coils`` follows once all of its ports are written."""
    coils: int = 0
    phase: int | None = None
    changed_at: int = 0
    times: list[int] = field(default_factory=list)
    """When each half step came, in cycles."""
    faults: list[str] = field(default_factory=list)

    def wires(self, cycle: int, value: int) -> bool:
        """Take what stands on the port; whether the coils changed."""
        coils = value & _COILS
        if coils == self.coils:
            return False
        if self.coils and cycle - self.changed_at > _LONGEST_HOLD:
            self.faults.append(f"{self.name}: coils on for {cycle - self.changed_at} cycles")
        self.coils, self.changed_at = coils, cycle
        if coils:
            self._turn(cycle, coils)
        return True

    def _turn(self, cycle: int, coils: int) -> None:
        phase = _PHASES.get(coils)
        if phase is None:
            self.faults.append(f"{self.name}: coils {coils:04b} at cycle {cycle}")
            return
        if self.phase is not None:
            jump = (phase - self.phase + 4) % 8 - 4
            if abs(jump) > 1:
                self.faults.append(f"{self.name}: from phase {self.phase} to {phase} at cycle {cycle}")
            elif jump:
                self.half_steps += jump * self.ahead
                self.times.append(cycle)
        self.phase = phase


@dataclass(frozen=True, slots=True)
class Leg:
    """One movement, from coils on to coils off: half steps ahead of each wheel, and when, in cycles."""

    left: int
    right: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Motors:
    """Where the wires of both motors are, IN1 to IN4 as (port, pin), and what their wheels do to the floor."""

    left: tuple[tuple[str, int], ...]
    right: tuple[tuple[str, int], ...]
    half_step_mm: float
    track_mm: float


KIT = Motors(tuple(("B", pin) for pin in range(4)), tuple(("C", pin) for pin in range(4)), HALF_STEP_MM, TRACK_MM)
_ONE_WRITE = 40
"""Cycles within which a motor's wires on two ports change, one port after the other."""


class Body:
    """The robot on the floor; it starts at the middle of cell A1, or at ``start``, and looks north."""

    def __init__(
        self,
        chip: Chip,
        start: Placement = Placement(),  # noqa: B008
        stretch: float = 0.0,
        motors: Motors = KIT,
    ) -> None:
        """Watch the pins. ``stretch`` makes the right wheel larger and the left one smaller, by half of it each."""
        self._left = Wheel("left", 1, motors.half_step_mm * (1 - stretch / 2))
        self._right = Wheel("right", -1, motors.half_step_mm * (1 + stretch / 2))
        self._motors = motors
        ports = sorted({port for port, _pin in motors.left + motors.right})
        wheels = ((self._left, motors.left), (self._right, motors.right))
        self._hung = {port: [(each, *_hung(port, on)) for each, on in wheels if port in dict(on)] for port in ports}
        split = any(len({port for port, _pin in wires}) > 1 for wires in (motors.left, motors.right))
        self._together = _ONE_WRITE if split else 0
        self._legs: list[Leg] = []
        self._placement = start
        self._chip = chip
        self._leg_start: int | None = None
        self._counted = (0, 0)
        self._writes: list[tuple[int, str, int]] = []
        for port in ports:
            chip.log_port(port, self._writes)

    def _catch_up(self) -> None:
        """Take in what was written since; done late and at once, for half steps are many."""
        writes = list(self._writes)
        if writes and self._together and self._chip.now - writes[-1][0] <= self._together:
            writes = [each for each in writes if writes[-1][0] - each[0] > self._together]  # the rest is under way
        if not writes:
            return
        together, hung = self._together, self._hung
        ends = [cycle for cycle, _port, _value in writes[1:]] + [math.inf]
        for (cycle, port, value), following in zip(writes, ends, strict=True):
            for wheel, elsewhere, coils in hung[port]:
                wheel.written = wheel.written & elsewhere | coils[value]
            if not together or following - cycle > together:
                self._take(cycle)
        del self._writes[: len(writes)]

    def _take(self, cycle: int) -> None:
        left, right = self._left, self._right
        changed = left.written != left.coils and left.wires(cycle, left.written)
        changed |= right.written != right.coils and right.wires(cycle, right.written)
        if not changed:
            return
        if self._leg_start is None:
            self._leg_start = cycle
        elif not (left.coils or right.coils):
            self._end_leg(left, right, cycle)

    def _end_leg(self, left: Wheel, right: Wheel, cycle: int) -> None:
        leg = Leg(left.half_steps - self._counted[0], right.half_steps - self._counted[1], self._leg_start or 0, cycle)
        self._counted = (left.half_steps, right.half_steps)
        if leg.left or leg.right:
            self._legs.append(leg)
            self._placement = rolled(self._placement, leg.left * left.mm, leg.right * right.mm, self._motors.track_mm)
        self._leg_start = None

    @property
    def left(self) -> Wheel:
        """The left wheel, so far."""
        self._catch_up()
        return self._left

    @property
    def right(self) -> Wheel:
        """The right wheel, so far."""
        self._catch_up()
        return self._right

    @property
    def legs(self) -> list[Leg]:
        """The movements that are over."""
        self._catch_up()
        return self._legs

    @property
    def placement(self) -> Placement:
        """Where the last movement that is over has left the robot."""
        self._catch_up()
        return self._placement

    @property
    def at_rest(self) -> bool:
        """Whether no coil is on."""
        return not (self.left.coils or self.right.coils)

    @property
    def last_change(self) -> int:
        """When a coil last changed, in cycles."""
        return max(self.left.changed_at, self.right.changed_at)

    @property
    def faults(self) -> list[str]:
        """Everything that a motor would not have followed, and coils that are still on although nothing moves."""
        burning = [
            f"{wheel.name}: coils still on"
            for wheel in (self.left, self.right)
            if wheel.coils and self._chip.now - wheel.changed_at > _LONGEST_HOLD
        ]
        return self.left.faults + self.right.faults + burning


def _hung(port: str, wires: tuple[tuple[str, int], ...]) -> tuple[int, tuple[int, ...]]:
    """The coils whose wires are not on ``port``, and those that are on for each of the 256 values written to it."""
    here = [(place, pin) for place, (each, pin) in enumerate(wires) if each == port]
    elsewhere = _COILS & ~sum(1 << place for place, _pin in here)
    return elsewhere, tuple(sum((value >> pin & 1) << place for place, pin in here) for value in range(256))


def rolled(start: Placement, left_mm: float, right_mm: float, track_mm: float = TRACK_MM) -> Placement:
    """Where a robot comes to whose wheels roll that far at once: along an arc, or straight on."""
    turn = (left_mm - right_mm) / track_mm  # to the right, in radians
    ahead = (left_mm + right_mm) / 2
    half = turn / 2
    chord = ahead * (math.sin(half) / half if half else 1.0)
    along = math.radians(start.heading_deg) + half
    return Placement(
        start.x_mm + chord * math.sin(along),
        start.y_mm + chord * math.cos(along),
        (start.heading_deg + math.degrees(turn)) % 360,
    )
