"""A real robot beside the screen: its driver runs in a thread, the screen asks and reads reports."""

import queue
import threading
from dataclasses import dataclass

from beebot.command import FlatProgram
from beebot.robot import RefusedError, Robot, RobotError, RobotEvent


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
        self._reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="robot", daemon=True)
        self._thread.start()

    def find(self) -> None:
        """Connect, or connect again."""
        self._asked.put("find")

    def send(self, program: FlatProgram) -> None:
        """Load and run ``program``."""
        self._asked.put(program)

    def stop(self) -> None:
        """Halt the robot now."""
        try:
            self._robot.stop()
        except RobotError as error:
            self._reports.put(Unreachable(str(error)))

    def take_reports(self) -> tuple[Report, ...]:
        """What has happened since the last call, in order."""
        reports: list[Report] = []
        while not self._reports.empty():
            reports.append(self._reports.get())
        return tuple(reports)

    def close(self, timeout: float = 3.0) -> None:
        """Stop the robot, release its port and wait at most ``timeout`` seconds for that."""
        self._asked.put(None)
        self.stop()
        self._thread.join(timeout)

    def _work(self) -> None:
        while (asked := self._asked.get()) is not None:
            try:
                if isinstance(asked, str):
                    self._robot.close()
                    self._robot.connect()
                    self._reports.put(Linked())
                else:
                    self._run(asked)
            except RefusedError as error:
                self._reports.put(NotForThisRobot(str(error)))
            except RobotError as error:
                self._reports.put(Unreachable(str(error)))
        self._robot.close()

    def _run(self, program: FlatProgram) -> None:
        self._robot.load(program)
        for event in self._robot.run():
            self._reports.put(event)
