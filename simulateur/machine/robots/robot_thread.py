"""A real robot beside the screen. Its driver runs in a thread; the screen asks and reads reports."""

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.i18n import in_this_language, language, speaking
from beebot.robot import Lost, RefusedError, Robot, RobotError, StepStarted, Stopped
from simulateur.game.reports import Linked, NotForThisRobot, RobotReport, Unreachable
from simulateur.machine.faults import hand_over
from simulateur.machine.thread_work import start, take

RETRY_S = 3.0
"""Seconds until a robot that was lost, or that is not there yet, is looked for again."""
PULSE_S = 2.0
"""Seconds until a robot at rest is asked again whether it is still there."""

Cancelled = Callable[[], bool]
Task = Callable[[Robot, Cancelled], RobotReport | None]
"""Something to do with the robot in its thread. It returns a report, or None.

It may ask whether it was cancelled meanwhile.
"""


class _Order(NamedTuple):
    task: Task
    number: int
    otherwise: Callable[[], None]


_FIND, _FIND_AGAIN, _PULSE = "find", "find again", "pulse"


class RobotLink:
    """Drives one robot, in a thread of its own. Every method returns at once; what happens is in ``take_reports``.

    Reports are in the language of the thread that called last: that of the person who asks and reads.
    """

    def __init__(self, robot: Robot, retry_s: float = RETRY_S, pulse_s: float = PULSE_S) -> None:
        """Begin a thread for ``robot``, which may be connected already; after how long it looks again, in seconds."""
        self._robot = robot
        self._retry_s, self._pulse_s = retry_s, pulse_s
        self._asked: queue.SimpleQueue[_Order | str | None] = queue.SimpleQueue()
        self._ordered = self._cancelled = 0
        self._is_open = self._searching = self._lost = False
        """In this order: a port may be open; there is no link yet; a run was lost since the last link."""
        self._reports: queue.SimpleQueue[RobotReport] = queue.SimpleQueue()
        self._language = language()
        self._thread = threading.Thread(target=self._work, name="robot", daemon=True)
        self._thread.start()

    def find(self) -> None:
        self._language = language()
        self._asked.put(_FIND)

    def send(self, program: FlatProgram, first_step: int = 0) -> None:
        """Have ``program`` loaded and run from instruction ``first_step`` on."""
        self.ask(partial(self._run, program, first_step))

    def ask(self, task: Task, otherwise: Callable[[], None] = lambda: None) -> None:
        """Have ``task`` done in the robot's thread, after all that was asked before.

        If the robot is lost or stopped before it begins, ``otherwise`` is called instead.
        """
        self._language = language()
        self._ordered += 1
        self._asked.put(_Order(in_this_language(task), self._ordered, otherwise))

    def stop(self) -> None:
        """Stop the robot now; tasks that have not begun are dropped.

        The driver's own stop may wait for a dead link, so it has a thread of its own.
        """
        self._cancelled = self._ordered
        start(self._halt, "robot stop")

    def tell(self, report: RobotReport) -> None:
        """Keep ``report`` for ``take_reports``; any thread that uses the robot may call it."""
        if isinstance(report, Lost):
            self._lost = self._searching = True
        self._reports.put(report)

    def take_reports(self) -> tuple[RobotReport, ...]:
        self._language = language()
        return take(self._reports)

    def close(self, timeout: float = 3.0) -> None:
        """Stop the robot, release its port and wait at most ``timeout`` seconds for that."""
        self._asked.put(None)
        self._cancelled = self._ordered
        self._halt()
        self._thread.join(timeout)

    def _halt(self) -> None:
        try:
            self._robot.stop()
        except Exception as error:  # noqa: BLE001 (a driver may have faults of its own)
            self._reports.put(Unreachable(_sentence(error)))
            self._searching = True
            self._asked.put(_FIND_AGAIN)  # at rest, nobody else would notice that it is gone

    def _work(self) -> None:
        while (asked := self._next()) is not None:
            try:
                with speaking(self._language):
                    self._obey(asked)
            except RefusedError as error:
                self._reports.put(NotForThisRobot(str(error)))
            except Exception as error:  # noqa: BLE001 (a driver's fault must not end the robot's thread unheard)
                if not self._searching or asked == _FIND:
                    with speaking(self._language):
                        self._reports.put(Unreachable(_sentence(error)))
                self._searching = True
        self._robot.close()

    def _next(self) -> _Order | str | None:
        """What is to be done next.

        If nothing is asked for a while: to look again for a lost robot, or to see that it is still
        there.
        """
        try:
            return self._asked.get(timeout=self._retry_s if self._searching else self._pulse_s)
        except queue.Empty:
            return _FIND_AGAIN if self._searching else _PULSE

    def _obey(self, asked: _Order | str) -> None:
        if isinstance(asked, _Order):
            if self._searching or asked.number <= self._cancelled:
                asked.otherwise()
                self._reports.put(Stopped(None))
                return
            report = asked.task(self._robot, lambda: asked.number <= self._cancelled)
            if report is not None:
                self.tell(report)
        elif asked != _PULSE:
            self._reach()
        elif self._is_open:
            self._robot.check_presence()

    def _reach(self) -> None:
        if self._is_open:
            self._robot.close()
        self._is_open = True
        self._robot.connect()
        linked = self._meet()
        self._searching = self._lost = False
        self._reports.put(linked)

    def _meet(self) -> Linked:
        """What the robot tells once it was reached.

        After a loss nobody follows what it still does. It is told to stand still, and then asked.
        """
        if self._lost:
            self._robot.stop()
        return Linked(self._robot.token(), self._robot.aftermath() if self._lost else None, self._robot.has_answered())

    def _run(self, program: FlatProgram, first_step: int, robot: Robot, cancelled: Cancelled) -> None:
        robot.load(program)
        if cancelled():
            self.tell(Stopped(None))
            return
        for event in robot.run(first_step):
            self.tell(event)
            if cancelled() and isinstance(event, StepStarted):
                robot.stop()


def _sentence(error: Exception) -> str:
    """What an adult is told: a driver's own sentence, or that nobody foresaw this fault.

    A fault that nobody foresaw also gets a report, as those of all threads do.
    """
    if isinstance(error, RobotError):
        return str(error)
    hand_over(error)
    sentence = _("une panne imprévue ({fault}) en parlant au robot ; débranchez-le, rebranchez-le, puis cherchez-le")
    return sentence.format(fault=type(error).__name__)
