"""Two robots that go together: each gives its thread until both are there, then one of the two drives both."""

import threading
from collections.abc import Sequence
from functools import partial

from beebot.command import FlatProgram
from beebot.robot import Bumped, Finished, Lost, RefusedError, Robot, RobotEvent, StepStarted, Stopped
from firmware_bridge.lockstep import run_in_lock_step, stop_all
from simulateur.desk.robots.link import Cancelled, RobotLink
from simulateur.game.reports import NotForThisRobot

_MEETING_S = 8.0
"""How long one robot waits for the other, which may still be about something else."""
_LAST = (Bumped, Finished, Lost, Stopped)


class RobotPair:
    """One run of ``programs`` on two robots in lock step, each behind one of ``links``."""

    def __init__(self, links: Sequence[RobotLink], programs: Sequence[FlatProgram]) -> None:
        self._links = links
        self._programs = programs
        self._robots: dict[int, Robot] = {}
        self._cancelled: list[Cancelled] = []
        self._meeting = threading.Barrier(len(links))
        self._done = threading.Event()

    def begin(self) -> None:
        """Ask it of both."""
        for place, link in enumerate(self._links):
            link.ask(partial(self._take_part, place), self._meeting.abort)

    def _take_part(self, place: int, robot: Robot, cancelled: Cancelled) -> None:
        self._robots[place] = robot
        self._cancelled.append(cancelled)
        try:
            drives = self._meeting.wait(_MEETING_S) == 0
        except threading.BrokenBarrierError:
            self._links[place].tell(Stopped(None))
            return
        if not drives:
            self._done.wait()
            return
        try:
            self._drive()
        finally:
            self._done.set()

    def _drive(self) -> None:
        robots = [self._robots[place] for place in range(len(self._links))]
        try:
            reports = run_in_lock_step(robots, self._programs)
        except RefusedError as error:
            for link in self._links:
                link.tell(NotForThisRobot(str(error)))
            return
        last: dict[int, RobotEvent] = {}
        if not self._is_cancelled:
            for report in reports:
                last[report.place] = report.event
                self._links[report.place].tell(report.event)
                if self._is_cancelled and isinstance(report.event, StepStarted):
                    stop_all(robots)
        for place, link in enumerate(self._links):
            if not isinstance(last.get(place), _LAST):
                link.tell(Stopped(None))

    @property
    def _is_cancelled(self) -> bool:
        return any(cancelled() for cancelled in self._cancelled)
