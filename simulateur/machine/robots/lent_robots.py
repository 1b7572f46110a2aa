"""The robots of this computer, lent to screens that have none: one sends its program, the others wait their turn.

A screen sees every robot and drives the one of its animal. What a robot says during a run goes to the screen that sent
it there. To find, name and adjust robots is the business of the screen they belong to.
"""

import queue
import threading
from collections.abc import Sequence

from beebot.robot import Stopped
from simulateur.game.reports import Report, RobotSaid, RobotsAre
from simulateur.game.requests import Ask, Order, Request, SendToPair, SendToRobot, TellRobot
from simulateur.machine.robots.robot_service import RobotService
from simulateur.machine.thread_work import take


class Lender:
    """Shares the robots of ``service`` among several screens, which may be in several threads."""

    def __init__(self, service: RobotService) -> None:
        self._service = service
        self._lock = threading.RLock()
        self._screens: list[ScreenRobots] = []
        self._runs: dict[str, ScreenRobots] = {}
        """Who sent the program that a robot runs, by the robot's token."""
        self._told = RobotsAre(())

    def lend(self, *, is_owner: bool = False) -> "ScreenRobots":
        """The robots for one more screen. The one that ``is_owner`` has all rights: when it closes, they are let go."""
        screen = ScreenRobots(self, is_owner=is_owner)
        with self._lock:
            self._screens.append(screen)
            screen.reports.put(self._told)
        return screen

    def gather(self, animals: Sequence[str]) -> None:
        """Take the robots' reports and give each to the screens it is for; robots that come get one of ``animals``."""
        with self._lock:
            for report in self._service.take_reports(animals):
                for screen in self._listeners(report):
                    screen.reports.put(report)

    def _listeners(self, report: Report) -> "Sequence[ScreenRobots]":
        if isinstance(report, RobotsAre):
            self._told = report
            still = {member.token for member in report.members if member.moving}
            self._runs = {token: screen for token, screen in self._runs.items() if token in still}
            return self._screens
        if isinstance(report, RobotSaid):
            screen = self._runs.pop(report.before, None) or self._runs.pop(report.token, None)
            if screen is not None:
                self._runs[report.token] = screen
                return (screen,)
        return [screen for screen in self._screens if screen.is_owner]

    def obey(self, screen: "ScreenRobots", request: Request) -> None:
        """Do what ``screen`` asks of robots, as far as it has the right to; else do nothing."""
        with self._lock:
            match request:
                case SendToRobot(token=token):
                    self._send(screen, request, (token,))
                case SendToPair(tokens=tokens):
                    self._send(screen, request, tokens)
                case TellRobot(token=token, order=Order.STOP) if self._runs.get(token, screen) is not screen:
                    if screen.is_owner:
                        self._service.obey(request)
                case Ask.STOP_ALL if not screen.is_owner:
                    self._stop(screen)
                case TellRobot(order=(Order.STOP | Order.FIND)):
                    self._service.obey(request)
                case _ if screen.is_owner:
                    self._service.obey(request)

    def _send(self, screen: "ScreenRobots", request: Request, tokens: Sequence[str]) -> None:
        if any(token in self._runs for token in tokens):
            screen.reports.put(RobotSaid(tokens[0], Stopped(None), tokens[0]))
            return
        self._runs |= dict.fromkeys(tokens, screen)
        self._service.obey(request)

    def _stop(self, screen: "ScreenRobots") -> None:
        for token, runs in self._runs.items():
            if runs is screen:
                self._service.obey(TellRobot(token, Order.STOP))

    def leave(self, screen: "ScreenRobots") -> None:
        """Let ``screen`` go: what it runs is stopped. If it owns the robots, all of them are let go."""
        with self._lock:
            self._stop(screen)
            if screen in self._screens:
                self._screens.remove(screen)
        if screen.is_owner:
            self._service.close()


class ScreenRobots:
    """The robots as one screen sees them, in place of a ``RobotService``; only their owner may do everything."""

    def __init__(self, lender: Lender, *, is_owner: bool) -> None:
        self.is_owner = is_owner
        self.reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._lender = lender

    def obey(self, request: Request) -> None:
        self._lender.obey(self, request)

    def take_reports(self, animals: Sequence[str] = ()) -> tuple[Report, ...]:
        """The reports for this screen since the last call; robots that come get one of the owner's ``animals``."""
        self._lender.gather(animals if self.is_owner else ())
        return take(self.reports)

    def close(self) -> None:
        self._lender.leave(self)
