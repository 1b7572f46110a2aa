"""A real robot beside the screen: its driver runs in a thread, the screen asks and reads reports."""

import queue
import threading
from dataclasses import dataclass

from beebot.command import FlatProgram
from beebot.robot import RefusedError, Robot, RobotError, RobotEvent, Stopped


@dataclass(frozen=True, slots=True)
class Linked:
    """The robot can be sent programs."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The robot cannot be reached; the sentence says what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class NotForThisRobot:
    """The robot cannot do the program that was sent; nothing moved."""

    sentence: str


Report = Linked | Unreachable | NotForThisRobot | RobotEvent


class RobotLink:
    """Owns one robot. Every method returns at once; what happens is read with ``take_reports``."""

    def __init__(self, robot: Robot) -> None:
        self._robot = robot
        self._asked: queue.SimpleQueue[FlatProgram | str | None] = queue.SimpleQueue()
        self._sent = self._stopped = 0
        self._reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="robot", daemon=True)
        self._thread.start()

    def find(self) -> None:
        """Connect, or connect again."""
        self._asked.put("find")

    def send(self, program: FlatProgram) -> None:
        """Load and run ``program``."""
        self._sent += 1
        self._asked.put(program)

    def stop(self) -> None:
        """Halt the robot now, and do not begin what was sent and has not begun.

        The driver's own stop may wait for a dead link, so it has a thread of its own.
        """
        self._stopped = self._sent
        threading.Thread(target=self._halt, name="robot stop", daemon=True).start()

    def take_reports(self) -> tuple[Report, ...]:
        """What has happened since the last call, in order."""
        reports: list[Report] = []
        while not self._reports.empty():
            reports.append(self._reports.get())
        return tuple(reports)

    def close(self, timeout: float = 3.0) -> None:
        """Stop the robot, release its port and wait at most ``timeout`` seconds for that."""
        self._asked.put(None)
        self._stopped = self._sent
        self._halt()
        self._thread.join(timeout)

    def _halt(self) -> None:
        try:
            self._robot.stop()
        except RobotError as error:
            self._reports.put(Unreachable(str(error)))

    def _work(self) -> None:
        begun = 0
        while (asked := self._asked.get()) is not None:
            try:
                if isinstance(asked, str):
                    self._robot.close()
                    self._robot.connect()
                    self._reports.put(Linked())
                    continue
                begun += 1
                self._robot.load(asked)
                if begun <= self._stopped:
                    self._reports.put(Stopped(None))
                    continue
                for event in self._robot.run():
                    self._reports.put(event)
            except RefusedError as error:
                self._reports.put(NotForThisRobot(str(error)))
            except RobotError as error:
                self._reports.put(Unreachable(str(error)))
        self._robot.close()
