"""Robots that keep a whole program and then run it alone: it is sent at each run, and followed by known times."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import Finished, RefusedError, RobotEvent, StepDone, StepStarted
from firmware_bridge.drivers.timed import TimedDriver, off_grid
from firmware_bridge.serial_link import Link

SETTLE_S = 0.2
"""What a computer, a Bluetooth link or a busy emulator may add to a time."""
_BITS = 10
"""A byte on the wire, 8N1."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long a robot takes, in seconds: each kind of instruction, and what comes around them.

    ``diagonal_s`` is a step along a diagonal of the grid, ``quarter_s`` a pivot of 90°, ``eighth_s`` one of 45°.
    ``start_s`` is from the last byte of GO to the first movement, ``gap_s`` between two movements, ``end_s`` after
    the last one until it listens again.
    """

    step_s: float
    diagonal_s: float
    quarter_s: float
    pause_s: float
    start_s: float
    gap_s: float
    end_s: float
    eighth_s: float = 0.0

    def seconds(self, command: Command, *, diagonal: bool) -> float:
        """How long ``command`` takes; a step is along a ``diagonal``, or along a side of the cells."""
        if command.steps:
            return self.diagonal_s if diagonal else self.step_s
        return {0: self.pause_s, 90: self.quarter_s}.get(abs(command.pivot), self.eighth_s)


@dataclass(frozen=True, slots=True)
class _Leg:
    """When a step is expected, in clock seconds."""

    index: int
    command: Command
    start_s: float
    end_s: float


class WholeProgramDriver(TimedDriver):
    """The base class of drivers that send a whole program and GO, and follow the run by known times."""

    TIMES: ClassVar[Times]
    STOP: ClassVar[bytes]
    FORGETS_DIAGONALS: ClassVar[bool] = False
    """Whether what is sent before each run makes the robot forget a diagonal of the last one."""
    _legs: tuple[_Leg, ...] = ()
    _ready_at = 0.0
    _off_grid: bool | None = False
    """Whether the robot believes that it looks along a diagonal; None where a stop left it unknown."""

    @property
    def times(self) -> Times:
        return self.TIMES

    def connect(self) -> None:
        if self._link is None:
            self._off_grid, self._legs = False, ()
        super().connect()

    def run(self, first_step: int = 0) -> Iterator[RobotEvent]:
        """Run the program from ``first_step`` on; events and errors are those of ``TimedDriver.run``.

        Raises:
            RefusedError: after an earlier run or stop the robot points along a diagonal, so its steps would have the
                wrong
            length.
            ValueError: no such step, or no program was loaded.
        """
        steps = super().run(first_step)
        believed = False if self.FORGETS_DIAGONALS else self._off_grid
        if believed is not off_grid(self._program[:first_step]):
            raise RefusedError(self._why_not_from(first_step, believed=believed))
        return steps

    def _why_not_from(self, first_step: int, *, believed: bool | None) -> str:
        if believed is False:
            return _(
                "ce robot ne peut pas repartir de biais, à l'instruction {place} ; reprenez le programme au début"
            ).format(place=first_step + 1)
        return _(
            "après un pivot de 45° le robot du port {port} se croit encore de biais ; "
            "éteignez-le, rallumez-le et reconnectez-le"
        ).format(port=self._port)

    def _perform(self, first_step: int) -> Iterator[RobotEvent]:
        moves = self._program[first_step:]
        self._wait_until(self._ready_at)
        self._prepare(moves)
        self._start(first_step, moves)
        for leg in self._legs:
            self._wait_until(leg.start_s)
            yield StepStarted(leg.index)
            self._wait_until(leg.end_s)
            yield StepDone(leg.index)
        self._wait_until(self._ready_at)
        yield Finished()

    def _prepare(self, moves: FlatProgram) -> None:
        """Send what must be taken in before the bytes of ``_go``; most robots need nothing."""

    @abstractmethod
    def _go(self, moves: FlatProgram, /) -> bytes:
        """The bytes whose last one starts the run."""

    def _start(self, first_step: int, moves: FlatProgram) -> None:
        data = self._go(moves)
        with self._writing:
            self._check_stop()
            self._connected().write(data)
            self._off_grid = off_grid(self._program)
            start = self._clock.now() + len(data) * _BITS / self.BAUD + self.times.start_s
            self._legs = tuple(self._plan(first_step, moves, start))
            self._ready_at = self._legs[-1].end_s + self.times.gap_s + self.times.end_s
            self._ready_at += self._clock.patience(SETTLE_S)

    def _plan(self, first_step: int, moves: FlatProgram, start: float) -> Iterator[_Leg]:
        diagonal = off_grid(self._program[:first_step])
        for index, command in enumerate(moves, start=first_step):
            diagonal ^= off_grid((command,))
            seconds = self.times.seconds(command, diagonal=diagonal)
            yield _Leg(index, command, start, start + seconds)
            start += seconds + self.times.gap_s

    def _halt(self, link: Link) -> None:
        link.write(self.STOP)
        now = self._clock.now()
        if self._legs and now < self._ready_at:
            self._off_grid = self._side_at(now)
        self._ready_at = self._rest_at(now)
        self._legs = ()

    def _side_at(self, now: float) -> bool | None:
        """On which side of a diagonal it believes to be when cut; it counts a pivot when that begins."""
        doubt = self._clock.patience(SETTLE_S)
        before = off_grid(self._program[: self._legs[0].index])
        sides = {
            before ^ off_grid(leg.command for leg in self._legs if leg.start_s <= moment)
            for moment in (now - doubt, now + doubt)
        }
        return sides.pop() if len(sides) == 1 else None

    def _rest_at(self, now: float) -> float:
        """When it is at rest and listens, after a stop written at ``now``."""
        settle = self._clock.patience(SETTLE_S)
        for leg in self._legs:
            if now < leg.end_s:
                rest = leg.end_s if leg.command is Command.PAUSE else max(now, leg.start_s)
                return rest + settle
        return max(self._ready_at, now + settle)

    def _leave(self) -> None:
        if self._clock.now() < self._ready_at and not self._stop_asked.is_set():
            self.stop()
