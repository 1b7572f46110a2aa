"""Robots without steps of their own: the computer turns their wheels, one step at a time, by the clock.

Such a robot drives on when the computer is gone. So the wheels turn only while the run's iterator is being asked
for its next event, and every way out of a step, a stop, an error or Ctrl-C, stops them and waits for the robot's
word that it did; where the link fails, it is opened once more for that. What remains, a cable pulled out or a
computer that dies in mid-step, must be said to the adult: the robot then goes on until somebody picks it up.
"""

import contextlib
import math
from abc import abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from beebot import robot
from beebot.command import MAX_INSTRUCTIONS, SINGLE_COMMANDS, Command
from beebot.i18n import decimal
from beebot.i18n import gettext as _
from firmware_bridge.calibration import corrected_seconds
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.timed import CONNECT_WAIT_S, SLICE_S, OpenLink, TimedDriver, off_grid
from firmware_bridge.serial_link import Link

PAUSE_S = 1.0
REPLY_WAIT_S = 0.3
"""How long a robot may take to answer; what is missing then will not come."""
QUIET_S = 0.02
"""Enough for a robot to take in what was written."""
_QUARTER_DEG = 90
_ASK_AGAIN_S = 0.5
_REST_S = 0.15
"""Wheels come to rest before the next step."""
_LATE_S = 0.3
"""A busy computer may stop the wheels a little late; later, the robot is no longer where the program wants it."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one robot goes, measured on the floor: seconds for a cell ahead, and for a quarter turn."""

    cell_s: float
    quarter_s: float

    def seconds(self, command: Command, *, diagonal: bool) -> float:
        """How long ``command`` takes; a step along a diagonal of the grid is √2 times longer."""
        if command.steps:
            return self.cell_s * (math.sqrt(2) if diagonal else 1.0)
        return self.quarter_s * abs(command.pivot) / _QUARTER_DEG if command.pivot else PAUSE_S


class WheelsDriver(TimedDriver):
    """The base class of drivers that run a robot's two wheels, each for a known time."""

    CAPABILITIES: ClassVar[robot.Capabilities] = robot.Capabilities(
        commands=frozenset(SINGLE_COMMANDS),
        memory=MAX_INSTRUCTIONS,
        cell_mm=150,
        answers=True,
        reports_steps=False,
        abilities=frozenset({robot.Ability.CALIBRATION}),
    )
    """The program stays in the computer, and a cell is as wide as the pace makes it."""
    PACE: ClassVar[Pace]
    """Where nobody calibrated."""
    SPEED: ClassVar[int]
    RESYNC: ClassVar[bytes] = b""
    """What ends a frame that was cut; empty if nothing but opening the port anew does."""

    def __init__(self, port: str, clock: Clock, open_link: OpenLink | None = None, pace: Pace | None = None) -> None:
        """``pace`` is this robot's own, from its calibration."""
        super().__init__(port, clock, open_link)
        self.pace = pace or self.PACE
        self._unsure = self._broken = False

    def calibrate(self, measured: robot.Measured) -> Pace:
        """Correct the pace by what was measured; returns the new pace."""
        cell_mm = self.capabilities.cell_mm
        self.pace = Pace(*corrected_seconds(self.pace.cell_s, self.pace.quarter_s, measured, cell_mm))
        return self.pace

    def figures(self) -> tuple[float, ...]:
        """The numbers of the robot's pace, for this computer to keep."""
        return self.pace.cell_s, self.pace.quarter_s

    def use_figures(self, figures: tuple[float, ...]) -> None:
        cell_s, quarter_s = figures
        self.pace = Pace(cell_s, quarter_s)

    def connect(self) -> None:
        if self._link is None:
            self._unsure = self._broken = False
        super().connect()

    @abstractmethod
    def _packet(self, left: int, right: int) -> bytes:
        """What sets both wheels, ahead or back (negative), in the robot's unit of speed."""

    @abstractmethod
    def _confirm(self, link: Link, left: int, right: int, /) -> None:
        """Wait for the robot's word on the packet just written, or raise ``RobotError``."""

    def _ask_until(self, link: Link, ask: Callable[[], None], is_known: Callable[[], bool]) -> None:
        """``ask`` who is there, again and again, until what is heard tells.

        Raises:
            NotThisRobotError: nobody answers in ``CONNECT_WAIT_S``, or something else does.
        """
        deadline = self._clock.now() + self._clock.patience(CONNECT_WAIT_S)
        said = b""
        while not is_known():
            if self._clock.now() >= deadline:
                raise self._stranger() if said else self._nobody()
            ask()
            asked_at = self._clock.now()
            while not is_known() and self._clock.now() < asked_at + self._clock.patience(_ASK_AGAIN_S):
                data = link.read(self._clock.patience(SLICE_S))
                said += data
                self._hear(data)

    def _perform(self, first_step: int) -> Iterator[robot.RobotEvent]:
        self._hear(self._connected().read(self._clock.patience(QUIET_S)))
        diagonal = off_grid(self._program[:first_step])
        for index, command in enumerate(self._program[first_step:], start=first_step):
            self._check_stop()
            yield robot.StepStarted(index)
            diagonal ^= off_grid((command,))
            self._step(command, self.pace.seconds(command, diagonal=diagonal))
            yield robot.StepDone(index)
        yield robot.Finished()

    def _step(self, command: Command, seconds: float) -> None:
        left, right = _wheels(command)
        if not left:
            self._wait_until(self._clock.now() + seconds)
            return
        self._check_stop()
        link = self._connected()
        try:
            begun = self._turn(link, self.SPEED * left, self.SPEED * right)
            self._hold(link, (self.SPEED * left, self.SPEED * right), begun + seconds)
            late = self._clock.now() - begun - seconds
        finally:
            self._rest(link)
        if late > self._clock.patience(_LATE_S):
            raise self._overslept(late)
        self._wait_until(self._clock.now() + _REST_S)

    def _hold(self, _link: Link, _speeds: tuple[int, int], until: float) -> None:
        """Let the wheels turn as they do until that moment."""
        self._wait_until(until)

    def _turn(self, link: Link, left: int, right: int) -> float:
        """Set the wheels and have it confirmed; the moment it was sent."""
        if self._unsure and self.RESYNC:
            self._write(link, self.RESYNC)
            self._clock.wait(self._clock.patience(QUIET_S))
            self._hear(link.read(self._clock.patience(QUIET_S)))
        with self._writing:
            if left or right:
                self._check_stop()
            self._unsure = True
            sent_at = self._clock.now()
            self._write(link, self._packet(left, right))
        self._confirm(link, left, right)
        self._unsure = False
        return sent_at

    def _write(self, link: Link, data: bytes) -> None:
        try:
            link.write(data)
        except robot.RobotError:
            self._broken = True  # perhaps in the middle of a frame, so nothing may follow it on this link
            raise

    def _rest(self, link: Link) -> None:
        """Stop the wheels, on a new link if this one fails.

        Raises:
            RobotError: the robot did not confirm it the first time, so it went too far, or drives on.
        """
        if self._broken:
            self._rescue(link)
            return
        try:
            self._turn(link, 0, 0)
        except robot.RobotError:
            if not self._rests_after_all(link):
                self._rescue(link)
            raise

    def _rests_after_all(self, link: Link) -> bool:
        if self._broken:
            return False
        try:
            self._turn(link, 0, 0)
        except robot.RobotError:
            return False
        return True

    def _rescue(self, link: Link) -> None:
        """Open the port once more, only to stop the wheels."""
        self._broken = True
        link.close()
        with contextlib.suppress(robot.RobotError):
            again = self._open_link(self._port, self._clock)
            try:
                again.write(self.RESYNC + self._packet(0, 0))
                self._clock.wait(self._clock.patience(QUIET_S))
            finally:
                again.close()

    def _halt(self, link: Link) -> None:
        try:
            self._write(link, self._packet(0, 0))
        except robot.RobotError:
            self._rescue(link)
            raise

    def _overslept(self, late: float) -> robot.RobotError:
        return robot.RobotError(
            _(
                "l'ordinateur s'est endormi ou a pris du retard, et le robot du port {port} a roulé {late} s de trop ; "
                "remettez-le à sa place, puis recommencez"
            ).format(port=self._port, late=decimal(f"{late:.1f}"))
        )


def _wheels(command: Command) -> tuple[int, int]:
    """Which way the left and the right wheel turn."""
    if command.steps:
        return command.steps, command.steps
    side = (command.pivot > 0) - (command.pivot < 0)
    return side, -side
