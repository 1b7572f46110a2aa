"""Robots that several screens share: one drives, the others wait, and each hears what is its own."""

import threading
import time
from collections.abc import Iterator, Sequence

import pytest

from beebot.command import Command
from beebot.robot import Finished, RobotEvent, StepStarted, Stopped
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.reports import Linked, Report, RobotSaid, RobotsAre
from simulateur.game.requests import Ask, NameRobot, Order, Request, SendToPair, SendToRobot, TellRobot
from simulateur.machine.robots.lent_robots import Lender, ScreenRobots
from simulateur.machine.robots.robot_service import RobotService
from simulateur.machine.robots.robot_thread import RobotLink
from tests.patience import HANG_S
from tests.simulateur.fleet import ScriptedRobot, wait

PROGRAM = (Command.FORWARD, Command.LEFT)


class Table:
    """A fox on the table, its owner's screen and two that may drive it."""

    def __init__(self) -> None:
        self.robot = ScriptedRobot()
        self.service = RobotService()
        self.link = RobotLink(self.robot)
        self.service.add(Member("kit", "robot du kit", "scripted"), self.link)
        self.lender = Lender(self.service)
        self.owner, self.one, self.other = self.lender.lend(is_owner=True), self.lender.lend(), self.lender.lend()
        self.heard: dict[ScreenRobots, list[Report]] = {each: [] for each in (self.owner, self.one, self.other)}

    def listen(self) -> None:
        for screen in self.heard:
            self.heard[screen] += screen.take_reports()

    def said(self, screen: ScreenRobots) -> list[object]:
        return [each.report for each in self.heard[screen] if isinstance(each, RobotSaid)]

    def lamps(self, screen: ScreenRobots) -> list[tuple[Lamp, bool]]:
        last = [each for each in self.heard[screen] if isinstance(each, RobotsAre)][-1]
        return [(member.lamp, member.moving) for member in last.members]

    def send(self, screen: ScreenRobots) -> None:
        """Have the robot run the program of ``screen``: it is sent at once, or never."""
        screen.obey(SendToRobot("fox", PROGRAM))
        self.listen()
        assert [member.moving for member in self.service.members] == [True]
        assert Stopped(None) not in self.said(screen)

    def say(self, report: RobotEvent, to: ScreenRobots) -> None:
        """Have the robot say something: whoever hears it, it must be ``to`` alone."""
        before = {screen: len(self.said(screen)) for screen in self.heard}
        self.robot.says.put(report)
        wait(lambda: any(len(self.said(screen)) > count for screen, count in before.items()), self.listen)
        heard = {screen: self.said(screen)[count:] for screen, count in before.items()}
        assert heard == {screen: [report] if screen is to else [] for screen in self.heard}

    def is_stopped(self) -> bool:
        """Whether the robot was told to stop. That is done in a thread, which has begun by now if ever."""
        for thread in threading.enumerate():
            if thread.name == "robot stop":
                thread.join(HANG_S)
        return "stop" in self.robot.calls


@pytest.fixture
def table() -> Iterator[Table]:
    found = Table()
    wait(lambda: [member.lamp for member in found.service.members] == [Lamp.LINKED], found.listen)
    found.listen()
    yield found
    found.owner.close()


def test_every_screen_sees_the_robot_and_one_hears_its_run(table: Table) -> None:
    assert [table.lamps(each) for each in table.heard] == [[(Lamp.LINKED, False)]] * 3
    table.send(table.one)
    table.say(StepStarted(0), table.one)
    assert table.lamps(table.other) == [(Lamp.LINKED, True)], "it is seen to move everywhere"
    table.other.obey(SendToRobot("fox", PROGRAM))
    table.listen()
    assert table.said(table.other) == [Stopped(None)], "it is another's turn"
    table.say(Finished(), table.one)
    table.heard[table.other].clear()
    table.send(table.other)
    table.say(Finished(), table.other)


def test_what_belongs_to_no_run_is_heard_by_the_owner_alone(table: Table) -> None:
    found = threading.Event()
    table.one.obey(TellRobot("fox", Order.FIND))
    table.link.ask(lambda _robot, _cancelled: found.set())  # done after it
    assert found.wait(HANG_S)
    table.listen()
    assert [[type(report) for report in table.said(each)] for each in table.heard] == [[Linked, Linked], [], []]


def test_a_screen_stops_its_own_run_and_no_other(table: Table) -> None:
    table.send(table.one)
    table.say(StepStarted(0), table.one)
    before = list(table.robot.calls)
    table.other.obey(TellRobot("fox", Order.STOP))
    table.other.obey(Ask.STOP_ALL)
    table.other.obey(NameRobot("fox", "owl"))
    table.other.obey(TellRobot("fox", Order.REMOVE))
    table.listen()
    assert (table.robot.calls, [member.token for member in table.service.members]) == (before, ["fox"])
    table.one.obey(Ask.STOP_ALL)
    assert table.is_stopped()


def test_the_owner_stops_everything(table: Table) -> None:
    table.send(table.one)
    table.say(StepStarted(0), table.one)
    table.owner.obey(Ask.STOP_ALL)
    assert table.is_stopped()


def test_a_screen_that_goes_stops_what_it_runs(table: Table) -> None:
    table.send(table.one)
    table.say(StepStarted(0), table.one)
    table.one.close()
    assert table.is_stopped()


def test_a_pair_waits_where_one_of_its_robots_runs_for_another(table: Table) -> None:
    table.send(table.one)
    table.say(StepStarted(0), table.one)
    before = list(table.robot.calls)
    for tokens in (("fox", "owl"), ("owl", "fox")):
        table.other.obey(SendToPair(tokens, (PROGRAM, PROGRAM)))
    table.listen()
    assert (table.said(table.other), table.robot.calls) == ([Stopped(None)] * 2, before)
    table.say(Finished(), table.one)


def test_a_second_tap_on_what_a_screen_runs_itself_sends_nothing_either(table: Table) -> None:
    table.send(table.one)
    table.say(StepStarted(0), table.one)
    before = list(table.robot.calls)
    table.one.obey(SendToRobot("fox", PROGRAM))
    table.one.obey(SendToPair(("owl", "fox"), (PROGRAM, PROGRAM)))
    table.listen()
    assert table.robot.calls == before
    assert table.said(table.one).count(Stopped(None)) == 2
    table.say(Finished(), table.one)


class Interrupted(RobotService):
    """While its reports are taken, another screen sends a program from a thread of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.screen: ScreenRobots | None = None

    def take_reports(self, animals: Sequence[str] = ()) -> tuple[Report, ...]:
        if self.screen is not None:
            sending = threading.Thread(target=self.screen.obey, args=(SendToRobot("fox", PROGRAM),))
            self.screen = None
            sending.start()
            for _look in range(200):  # it waits for the lock; a machine that is too slow here only sees less
                if sending.is_alive():
                    time.sleep(0.001)
            self.done.append("taken")
            threading.Thread(target=self._end, args=(sending,)).start()
        return ()

    def obey(self, request: Request) -> None:
        self.done.append(type(request).__name__)

    def _end(self, sending: threading.Thread) -> None:
        sending.join(HANG_S)
        self.done.append("sent")


def test_nobody_sends_while_reports_are_given_out() -> None:
    service = Interrupted()
    lender = Lender(service)
    owner, service.screen = lender.lend(is_owner=True), lender.lend()
    owner.take_reports()
    wait(lambda: service.done[-1:] == ["sent"])
    assert service.done == ["taken", "SendToRobot", "sent"]
    owner.close()
