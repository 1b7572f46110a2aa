"""Two robots that go together.

The thread of each waits until both are there. One of the two threads then drives both robots.
"""

import threading
from collections.abc import Sequence
from functools import partial

from beebot.command import FlatProgram
from beebot.robot import Bumped, Finished, Lost, RefusedError, Robot, RobotEvent, StepStarted, Stopped
from firmware_bridge.lockstep import run_in_lock_step, stop_all
from simulateur.game.reports import NotForThisRobot
from simulateur.machine.robots.robot_thread import Cancelled, RobotLink

_MEETING_S = 8.0
"""Seconds that one robot waits for the other, which may still be busy."""
_LAST = (Bumped, Finished, Lost, Stopped)


def send_together(links: Sequence[RobotLink], programs: Sequence[FlatProgram]) -> None:
    """Run a program on each robot of ``links``, in lock step.

    Returns at once. Each link reports of its own robot.
    """
    robots: dict[int, Robot] = {}
    cancelled: list[Cancelled] = []
    meeting, done = threading.Barrier(len(links)), threading.Event()

    def take_part(place: int, robot: Robot, is_cancelled: Cancelled) -> None:
        robots[place] = robot
        cancelled.append(is_cancelled)
        try:
            drives = meeting.wait(_MEETING_S) == 0
        except threading.BrokenBarrierError:
            links[place].tell(Stopped(None))
            return
        if not drives:
            done.wait()
            return
        try:
            _drive(links, [robots[each] for each in range(len(links))], programs, cancelled)
        finally:
            done.set()

    for place, link in enumerate(links):
        link.ask(partial(take_part, place), meeting.abort)


def _drive(
    links: Sequence[RobotLink],
    robots: Sequence[Robot],
    programs: Sequence[FlatProgram],
    cancelled: Sequence[Cancelled],
) -> None:
    def is_cancelled() -> bool:
        return any(each() for each in cancelled)

    try:
        reports = run_in_lock_step(robots, programs)
    except RefusedError as error:
        for link in links:
            link.tell(NotForThisRobot(str(error)))
        return
    last: dict[int, RobotEvent] = {}
    if not is_cancelled():
        for report in reports:
            last[report.place] = report.event
            links[report.place].tell(report.event)
            if is_cancelled() and isinstance(report.event, StepStarted):
                stop_all(robots)
    for place, link in enumerate(links):
        if not isinstance(last.get(place), _LAST):
            link.tell(Stopped(None))
