"""What the drivers of robots that say nothing of their steps share: one link, one run, followed by the clock.

A robot that keeps a whole program is followed by ``whole``; one whose wheels the computer turns, by ``wheels``.
"""

import contextlib
import threading
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import ClassVar

from beebot import robot
from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from firmware_bridge.ble.channel import Channel
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.not_this_robot import nobody, stranger
from firmware_bridge.robot_ports import open_port
from firmware_bridge.serial_link import Link

OpenLink = Callable[[str, Clock], Link]

CONNECT_WAIT_S = 5.0
"""The longest wait for a robot's greeting; a bootloader takes a second or two."""
SLICE_S = 0.05
"""How often a run looks whether it must stop."""
_FINE_S = 0.02
"""The last of a wait is not spent reading, which may take 10 ms too long."""
_LAST_BYTES_S = 0.05
"""Closing sooner after a last write could cut it on the wire."""


class Halted(Exception):  # noqa: N818 (not an error: somebody asked)
    """Somebody asked to stop; the run ends with ``Stopped``."""


def off_grid(commands: Iterable[Command]) -> bool:
    """Whether ``commands``, run one after the other, turn a robot by an odd number of eighths (45°)."""
    return sum(command.pivot for command in commands) % 90 != 0


class TimedDriver(robot.Robot):
    """The base class of drivers of robots that report no steps: a run is followed by known times."""

    CAPABILITIES: ClassVar[robot.Capabilities]
    TITLE: ClassVar[str]
    """The robot's name for people."""
    BAUD: ClassVar[int] = 9600
    CHANNEL: ClassVar[Channel | None] = None
    """Where it takes its bytes over Bluetooth Low Energy; None if it has no such radio."""

    def __init__(self, port: str, clock: Clock, open_link: OpenLink | None = None) -> None:
        """Keep what ``connect`` needs; ``open_link`` lets an emulator in the same process do without a port."""
        self._port = port
        self._clock = clock
        self._open_link = open_link or partial(open_port, baud=self.BAUD, channel=self.CHANNEL, robot=self.TITLE)
        self._link: Link | None = None
        self._recognised = False
        """Whether it named itself when it was connected, although its kind may never answer."""
        self._program: FlatProgram = ()
        self._stop_asked = threading.Event()
        self._writing = threading.Lock()

    @property
    def capabilities(self) -> robot.Capabilities:
        return self.CAPABILITIES

    def has_answered(self) -> bool:
        return self._recognised or super().has_answered()

    def connect(self) -> None:
        """Open the port, and check within ``CONNECT_WAIT_S`` seconds that this kind of robot listens."""
        if self._link is not None:
            return
        link = self._open_link(self._port, self._clock)
        try:
            self._greet(link)
        except BaseException:
            link.close()
            raise
        self._link = link

    @abstractmethod
    def _greet(self, link: Link) -> None:
        """Wait for the robot's sign of life on the link just opened, or raise ``RobotError``."""

    def load(self, program: FlatProgram) -> None:
        """Check ``program`` and keep it; nothing is sent to the robot before ``run``."""
        robot.check_program(program, self.capabilities)
        self._program = program

    def run(self, first_step: int = 0) -> Iterator[robot.RobotEvent]:
        """Run the loaded program from ``first_step`` on; the events come by the clock, for the robot reports none."""
        if not 0 <= first_step < len(self._program):
            raise ValueError(f"no step {first_step} in a program of {len(self._program)}")
        self._connected()
        self._stop_asked.clear()
        return self._follow(first_step)

    def _follow(self, first_step: int) -> Iterator[robot.RobotEvent]:
        at: int | None = None
        try:
            for event in self._perform(first_step):
                if isinstance(event, robot.StepStarted):
                    at = event.index
                yield event
        except Halted:
            yield robot.Stopped(at)
        except robot.RobotError as error:
            yield robot.Lost(at, error)

    @abstractmethod
    def _perform(self, first_step: int) -> Iterator[robot.RobotEvent]:
        """The run itself, up to ``Finished``; ``Halted`` and ``RobotError`` end it."""

    def stop(self) -> None:
        link = self._link
        if link is None:
            return
        with self._writing:
            self._halt(link)
            self._stop_asked.set()

    @abstractmethod
    def _halt(self, link: Link) -> None:
        """Write what stops the robot."""

    def close(self) -> None:
        """Leave the robot still and release the port; raises nothing if the robot is already gone."""
        link = self._link
        if link is None:
            return
        try:
            with contextlib.suppress(robot.RobotError):
                self._leave()
            self._stop_asked.set()
            self._clock.wait(self._clock.patience(_LAST_BYTES_S))
        finally:
            self._link = None
            link.close()

    def _leave(self) -> None:
        self.stop()

    @abstractmethod
    def _hear(self, data: bytes) -> None:
        """Judge what came in, perhaps nothing; ``RobotError`` if it cannot come from this robot."""

    def _wait_until(self, moment: float) -> None:
        """Listen until ``moment``.

        Raises:
            Halted: a stop was asked.
            RobotError: the link broke, or something else speaks.
        """
        while True:
            self._check_stop()
            left = moment - self._clock.now()
            if left <= 0:
                return
            if left <= self._clock.patience(_FINE_S):
                self._clock.wait(left, self._stop_asked)
            else:
                self._hear(self._connected().read(min(left / 2, self._clock.patience(SLICE_S))))

    def _check_stop(self) -> None:
        if self._stop_asked.is_set():
            raise Halted

    def _connected(self) -> Link:
        if self._link is None:
            raise RuntimeError("connect() first")
        return self._link

    def _stranger(self) -> robot.RobotError:
        return stranger(self._port, self.TITLE)

    def _nobody(self) -> robot.RobotError:
        return nobody(self._port, self.TITLE)

    def _restarted(self) -> robot.RobotResetError:
        return robot.RobotResetError(
            _("le robot sur le port {port} a redémarré ; vérifiez ses piles, puis recommencez").format(port=self._port)
        )

    def _no_word(self) -> robot.LinkLostError:
        return robot.LinkLostError(
            _(
                "le robot sur le port {port} n'a pas confirmé un ordre ; "
                "prenez-le en main, éteignez-le, rallumez-le, puis recommencez"
            ).format(port=self._port)
        )
