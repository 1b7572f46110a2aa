"""Several robots, each with its program, in lock step: no robot begins a step before all have ended the one before.

Each step is a run of its own, so it works with every robot that runs from a given step; between two steps each waits
for the slowest.
"""

import queue
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from beebot.command import FlatProgram
from beebot.i18n import in_this_language
from beebot.robot import Bumped, Finished, Lost, Robot, RobotError, RobotEvent, Stopped, check_program


@dataclass(frozen=True, slots=True)
class Report:
    """An event, and which robot reported it: its place, from 0, in the list of robots."""

    place: int
    event: RobotEvent


def run_in_lock_step(robots: Sequence[Robot], programs: Sequence[FlatProgram]) -> Generator[Report, None, None]:
    """Run ``programs[n]`` on ``robots[n]``, all connected, step by step together; a robot whose program is over waits.

    Yields what each robot reports of its steps, then ``Finished`` for each one. As soon as one bumps, stops or is lost
    the others are stopped, at the latest at the end of that step, which is the last. Closed before its end, the
    generator stops all robots, and returns once no thread drives them any more.

    Raises:
        RefusedError: a robot cannot do its program; nothing has moved.
        ValueError: not as many programs as robots.
    """
    for robot, program in zip(robots, programs, strict=True):
        check_program(program, robot.capabilities)
    return _run(robots, programs)


def _run(robots: Sequence[Robot], programs: Sequence[FlatProgram]) -> Generator[Report, None, None]:
    one_step = in_this_language(_one_step)
    for step in range(max(map(len, programs))):
        going = [place for place, program in enumerate(programs) if step < len(program)]
        reports: queue.SimpleQueue[Report | None] = queue.SimpleQueue()
        threads = [
            threading.Thread(target=one_step, args=(place, robots[place], programs[place][: step + 1], reports))
            for place in going
        ]
        for thread in threads:
            thread.start()
        try:
            through = yield from _gather(robots, going, reports)
        except BaseException:
            stop_all([robots[place] for place in going])
            raise
        finally:
            for thread in threads:
                thread.join()
        if not through:
            return
    yield from (Report(place, Finished()) for place in range(len(robots)))


def _gather(
    robots: Sequence[Robot], going: Sequence[int], reports: "queue.SimpleQueue[Report | None]"
) -> Generator[Report, None, bool]:
    """Every report of one step; whether all went through it."""
    through, left = True, len(going)
    while left:
        report = reports.get()
        if report is None:
            left -= 1
            continue
        if through and isinstance(report.event, Bumped | Stopped | Lost):
            through = False
            stop_all([robots[place] for place in going if place != report.place])
        yield report
    return through


def _one_step(place: int, robot: Robot, program: FlatProgram, reports: "queue.SimpleQueue[Report | None]") -> None:
    """Run the last step of ``program`` alone; the steps before it say which way the robot looks."""
    try:
        robot.load(program)
        for event in robot.run(len(program) - 1):
            if not isinstance(event, Finished):
                reports.put(Report(place, event))
    except RobotError as error:
        reports.put(Report(place, Lost(len(program) - 1, error)))
    finally:
        reports.put(None)


def stop_all(robots: Sequence[Robot]) -> tuple[RobotError, ...]:
    """Stop all ``robots`` at the same time, even where some fail. Returns the errors of those that failed."""
    errors: queue.SimpleQueue[RobotError] = queue.SimpleQueue()

    def stop(robot: Robot) -> None:
        try:
            robot.stop()
        except RobotError as error:
            errors.put(error)

    threads = [threading.Thread(target=in_this_language(stop), args=(robot,)) for robot in robots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tuple(errors.get() for _ in range(errors.qsize()))
