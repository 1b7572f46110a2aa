"""A real robot beside the screen: its driver runs in a thread, the screen asks and reads reports."""

import queue
import threading
from dataclasses import dataclass

from beebot.command import FlatProgram
from beebot.robot import Lost, RefusedError, Robot, RobotError, RobotEvent, Stopped


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


RETRY_S = 3.0
"""A robot that was lost, or not there yet, is looked for again so often."""

Report = Linked | Unreachable | NotForThisRobot | RobotEvent


class RobotLink:
    """Owns one robot. Every method returns at once; what happens is read with ``take_reports``."""

    def __init__(self, robot: Robot, retry_s: float = RETRY_S) -> None:
        self._robot = robot
        self._retry_s = retry_s
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
        begun, searching = 0, False
        while (asked := self._next(searching)) is not None:
            try:
                if isinstance(asked, str):
                    self._robot.close()
                    self._robot.connect()
                    searching = False
                    self._reports.put(Linked())
                    continue
                begun += 1
                searching = self._run(asked, begun)
            except RefusedError as error:
                self._reports.put(NotForThisRobot(str(error)))
            except RobotError as error:
                if not searching or asked == "find":
                    self._reports.put(Unreachable(str(error)))
                searching = True
        self._robot.close()

    def _next(self, searching: bool) -> FlatProgram | str | None:  # noqa: FBT001 (a state, not an option)
        """What is asked for; while ``searching``, to try again where nothing is asked for a while."""
        try:
            return self._asked.get(timeout=self._retry_s if searching else None)
        except queue.Empty:
            return "find again"

    def _run(self, program: FlatProgram, number: int) -> bool:
        """Load and run what was sent as the ``number``-th, and report; whether the robot was lost."""
        self._robot.load(program)
        if number <= self._stopped:
            self._reports.put(Stopped(None))
            return False
        lost = False
        for event in self._robot.run():
            lost = isinstance(event, Lost)
            self._reports.put(event)
        return lost
