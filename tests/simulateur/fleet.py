"""Robots for tests of the screen: a driver that says what a test lets it say, and kit robots emulated behind ports."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from beebot.command import SINGLE_COMMANDS, FlatProgram
from beebot.robot import (
    Bumped,
    Capabilities,
    Finished,
    Lost,
    Robot,
    RobotError,
    RobotEvent,
    Stopped,
    check_program,
)
from firmware_bridge.clock import Clock, SystemClock
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.movement import Movement
from firmware_bridge.emulator.serve import serve_pty
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.reports import RobotSaid
from simulateur.game.requests import SendToRobot
from simulateur.machine.robots.reachable import Places, member_for
from simulateur.machine.robots.robot_service import RobotService
from simulateur.machine.robots.robot_thread import PULSE_S, RETRY_S, RobotLink
from tests.patience import HANG_S

SPEED = 50.0
BROKEN = "le port ne répond plus ; rallumez le robot"


class ScriptedRobot(Robot):
    """A driver for four instructions at most; during a run it says what the test puts into ``says``."""

    def __init__(self) -> None:
        self.says: queue.SimpleQueue[RobotEvent] = queue.SimpleQueue()
        self.unreachable = 0
        """How many more times ``connect`` fails."""
        self.broken = False
        """Whether the link is down: ``stop`` then fails."""
        self.calls: list[str] = []
        self.closed = threading.Event()

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(frozenset(SINGLE_COMMANDS), memory=4, cell_mm=150, answers=True, reports_steps=True)

    def connect(self) -> None:
        self.calls.append("connect")
        self.closed.clear()
        if self.unreachable:
            self.unreachable -= 1
            raise RobotError("aucun robot ; allumez-le")

    def load(self, program: FlatProgram) -> None:
        check_program(program, self.capabilities)
        self.calls.append(f"load {len(program)}")

    def run(self, first_step: int = 0) -> Iterator[RobotEvent]:
        self.calls.append("run")
        while True:
            event = self.says.get()
            yield event
            if isinstance(event, Finished | Bumped | Stopped | Lost):
                return

    def stop(self) -> None:
        if self.broken:
            raise RobotError(BROKEN)
        self.calls.append("stop")
        self.says.put(Stopped(None))

    def close(self) -> None:
        self.closed.set()


class SlowToLoad(ScriptedRobot):
    """Takes as long to load a program as the test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.loading, self.may_end = threading.Event(), threading.Event()

    def load(self, program: FlatProgram) -> None:
        super().load(program)
        self.loading.set()
        assert self.may_end.wait(HANG_S)


def wait(reached: Callable[[], bool], between: Callable[[], object] = lambda: None) -> None:
    """Until ``reached``, doing what is ``between`` meanwhile."""
    until = time.monotonic() + HANG_S
    while not reached():
        assert time.monotonic() < until, "the robot's thread did not do it"
        between()
        time.sleep(0.001)


class Later:
    """An emulator that is served again: its own time goes on from where it stood."""

    def __init__(self, emulator: Emulator, since: float = 0.0) -> None:
        self.emulator = emulator
        self.now = self._since = since

    @property
    def record(self) -> tuple[Movement, ...]:
        return self.emulator.record

    @property
    def idle(self) -> bool:
        return self.emulator.idle

    def opened(self, now: float) -> None:
        self.emulator.opened(self._at(now))

    def receive(self, data: bytes, now: float) -> None:
        self.emulator.receive(data, self._at(now))

    def advance(self, now: float) -> bytes:
        return self.emulator.advance(self._at(now))

    def _at(self, now: float) -> float:
        self.now = self._since + now
        return self.now


class Socket:
    """A port that keeps its name while a robot is unplugged and plugged in again; time stands still meanwhile."""

    def __init__(self, emulator: Emulator, name: Path) -> None:
        self.port = str(name)
        self._name = name
        self._later = Later(emulator)
        self.plug()

    def plug(self) -> None:
        self._later = Later(self._later.emulator, self._later.now)
        self.served = serve_pty(self._later, SPEED)
        self._name.unlink(missing_ok=True)
        self._name.symlink_to(self.served.port)

    def unplug(self) -> None:
        self.served.close()


def service_with(robot: Robot, retry_s: float = RETRY_S, pulse_s: float = PULSE_S) -> RobotService:
    """A service with this robot, on a computer that has no ports."""
    service = RobotService(Places(ports=tuple))
    service.add(Member("kit", "robot du kit", "nulle part"), RobotLink(robot, retry_s, pulse_s))
    return service


class Classroom:
    """A service, and what its robots said; they are emulated, each behind a port of its own in ``folder``."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack, self._folder = stack, folder
        self.paces = folder / "allures.json"
        self.service = RobotService(Places(SPEED, tuple, self.paces))
        self.sockets: dict[str, Socket] = {}
        self.told: list[RobotSaid] = []
        stack.callback(self.service.close)

    def add(self, emulator: Emulator, name: str = "kit", clock: Clock | None = None) -> str:
        """Put a robot on the table and take it to the service; its token."""
        number = len(self.sockets)
        socket = Socket(emulator, self._folder / f"tty{number}")
        self._stack.callback(socket.unplug)
        info = DRIVERS[name]
        robot = info.factory(socket.port, clock or SystemClock(SPEED))
        token = self.service.add(member_for(info, socket.port, robot), RobotLink(robot, 0.02, 0.2))
        self.sockets[token] = socket
        return token

    def send(self, token: str, program: FlatProgram, first_step: int = 0) -> None:
        self.service.obey(SendToRobot(token, program, first_step))

    def wait(self, reached: Callable[[], bool]) -> None:
        wait(
            reached,
            lambda: self.told.extend(each for each in self.service.take_reports() if isinstance(each, RobotSaid)),
        )

    def wait_for(self, token: str, kind: type) -> None:
        """Until a robot said something of this ``kind``."""
        self.wait(lambda: any(isinstance(report, kind) for report in self.said(token)))

    def wait_linked(self) -> None:
        self.wait(lambda: all(member.lamp is Lamp.LINKED for member in self.service.members))

    def said(self, token: str) -> list[object]:
        """Everything a robot said since ``forget``."""
        return [told.report for told in self.told if told.token == token]

    def forget(self) -> None:
        self.told.clear()

    def lamp(self, token: str) -> Lamp:
        return next(member.lamp for member in self.service.members if member.token == token)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with ExitStack() as stack:
        yield Classroom(stack, tmp_path)
