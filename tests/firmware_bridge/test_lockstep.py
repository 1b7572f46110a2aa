"""Several robots in lock step, each behind a port of its own, at twenty times the speed of life."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from beebot.i18n import speaking
from beebot.notation import parse_flat
from beebot.robot import Bumped, Finished, Lost, RefusedError, Robot, StepDone, StepStarted, Stopped
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import Served, serve_pty
from firmware_bridge.lockstep import Report, run_in_lock_step, stop_all
from tests.simulateur.fleet import ScriptedRobot
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.mbot import Mbot

pytestmark = [
    pytest.mark.usefixtures("unhurried"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
]

SPEED = 20.0
LONG = parse_flat("avancer gauche avancer droite avancer")
VERY_LONG = 20 * LONG
"""Some five seconds and more, even so fast: what is done at its first step comes before its last on any machine."""
SHORT = parse_flat("gauche45 avancer pause")


class Rooms:
    """Emulators behind ports, and drivers connected to them."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.served: list[Served] = []
        self.robots: list[Robot] = []

    def add(self, name: str, emulator: Emulator) -> None:
        served = self._stack.enter_context(serve_pty(emulator, SPEED))
        robot = DRIVERS[name].factory(served.port, SystemClock(SPEED))
        robot.connect()
        self._stack.callback(robot.close)
        self.served.append(served)
        self.robots.append(robot)


@pytest.fixture
def rooms() -> Iterator[Rooms]:
    with ExitStack() as stack:
        yield Rooms(stack)


def _of(place: int, reports: list[Report]) -> list[object]:
    return [report.event for report in reports if report.place == place]


def test_no_robot_begins_a_step_before_all_have_ended_the_one_before(rooms: Rooms) -> None:
    bots = Mbot(usb=False), KitRobot(usb=False)
    rooms.add("mbot", bots[0])
    rooms.add("kit", bots[1])
    reports = list(run_in_lock_step(rooms.robots, [LONG, SHORT]))
    for place, program in enumerate((LONG, SHORT)):
        steps: list[object] = []
        for index in range(len(program)):
            steps += [StepStarted(index), StepDone(index)]
        assert _of(place, reports) == [*steps, Finished()]
    ended: set[tuple[int, int]] = set()
    for report in reports:
        if isinstance(report.event, StepDone):
            ended.add((report.place, report.event.index))
        elif isinstance(report.event, StepStarted) and report.event.index:
            before = report.event.index - 1
            assert all((place, before) in ended for place, program in enumerate((LONG, SHORT)) if before < len(program))
    assert [movement.letter for movement in bots[0].record] == list("nwnen")
    assert [movement.letter for movement in bots[1].record if movement.letter != "S"] == list("Wn")
    end = bots[1].record[-1]  # it steps to a corner: each of its runs knows of the pivots before
    assert (round(end.x_mm / 150), round(end.y_mm / 150)) == (-1, 1)


def test_one_lost_robot_stops_the_others(rooms: Rooms) -> None:
    kit = KitRobot(usb=False)
    rooms.add("kit", kit)
    rooms.add("mbot", Mbot(usb=False))
    reports = []
    for report in run_in_lock_step(rooms.robots, [LONG, LONG]):
        reports.append(report)
        if report == Report(1, StepStarted(1)):
            rooms.served[1].close()
    lost = [report for report in reports if isinstance(report.event, Lost)]
    assert [report.place for report in lost] == [1]
    (end,) = (report.event for report in lost if isinstance(report.event, Lost))
    assert end.index is not None
    assert max(event.index for event in _of(0, reports) if isinstance(event, StepStarted)) <= end.index
    assert kit.idle


def test_a_program_that_one_robot_cannot_do_moves_none(rooms: Rooms) -> None:
    bots = KitRobot(usb=False), Escornabot(usb=False)
    rooms.add("kit", bots[0])
    rooms.add("escornabot", bots[1])
    with pytest.raises(RefusedError, match="ce robot retient 100 instructions, le programme en a 101"):
        run_in_lock_step(rooms.robots, [SHORT, parse_flat("avancer " * 101)])
    assert bots[0].record == bots[1].record == ()


def test_six_robots_at_once_and_one_that_is_gone_disturbs_nobody(rooms: Rooms) -> None:
    bots = [KitRobot(usb=False) for _ in range(6)]
    for bot in bots:
        rooms.add("kit", bot)
    for robot in rooms.robots:
        robot.load(VERY_LONG)
    runs = [robot.run() for robot in rooms.robots]
    assert [next(run) for run in runs] == [StepStarted(0)] * 6
    rooms.served[2].close()
    ends = [list(run)[-1] for run in runs]
    assert isinstance(ends.pop(2), Lost)
    assert ends == [Finished()] * 5
    assert [len(bot.record) for place, bot in enumerate(bots) if place != 2] == [len(VERY_LONG)] * 5


def test_stop_all_stops_all_and_tells_of_the_one_that_is_gone(rooms: Rooms) -> None:
    bots = [KitRobot(usb=False) for _ in range(6)]
    for bot in bots:
        rooms.add("kit", bot)
    for robot in rooms.robots:
        robot.load(VERY_LONG)
    runs = [robot.run() for robot in rooms.robots]
    for run in runs:
        next(run)
    rooms.served[4].close()
    (error,) = stop_all(rooms.robots)
    assert str(error).startswith(f"le port {rooms.served[4].port} ne répond plus")
    for place, run in enumerate(runs):
        assert isinstance(list(run)[-1], Lost if place == 4 else Stopped)
    assert all(bot.idle for place, bot in enumerate(bots) if place != 4)


def test_what_its_threads_say_is_in_the_language_of_who_asked(rooms: Rooms) -> None:
    for _ in range(2):
        rooms.add("kit", KitRobot(usb=False))
    rooms.served[1].close()
    with speaking("en"):
        lost = [report.event for report in run_in_lock_step(rooms.robots, [SHORT, SHORT]) if report.place == 1]
        (error,) = stop_all(rooms.robots)
    assert [type(event) for event in lost] == [Lost]
    for said in (str(lost[0].error) if isinstance(lost[0], Lost) else "", str(error)):
        assert said.startswith(f"port {rooms.served[1].port} no longer answers")


@pytest.mark.parametrize("ended", [Bumped(0), Stopped(0)])
@pytest.mark.parametrize("place", range(3))
def test_when_one_bumps_or_stops_by_itself_all_others_are_told_to_stop_and_it_is_not(
    place: int, ended: Bumped | Stopped
) -> None:
    robots = [ScriptedRobot(), ScriptedRobot(), ScriptedRobot()]
    for each, robot in enumerate(robots):
        robot.says.put(ended if each == place else Finished())  # it ends whether it is stopped or not
        robot.says.put(Finished())  # were there another step, it would end too
    assert Report(place, ended) in list(run_in_lock_step(robots, 3 * [parse_flat("avancer avancer")]))
    assert ["stop" in robot.calls for robot in robots] == [each != place for each in range(3)]
