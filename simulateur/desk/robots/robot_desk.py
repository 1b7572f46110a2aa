"""The robots behind a session: it asks, they are found, driven and stopped; what they say comes back as reports."""

import queue
import threading
from collections.abc import Callable, Sequence

from beebot.i18n import gettext as _
from beebot.robot import RobotError
from simulateur.desk.robots.team import MOST, RobotTeam, number_of
from simulateur.desk.robots.workshop import Reached, Workshop
from simulateur.game.members import Member
from simulateur.game.reports import Around, Notice, Report, RobotJoined, RobotsAre, SearchEnded
from simulateur.game.requests import (
    AdjustRobot,
    Ask,
    LinkRobot,
    NameRobot,
    Order,
    Request,
    SendToPair,
    SendToRobot,
    TellRobot,
)


class RobotDesk:
    """A team, and a workshop that finds robots for it; without one, the team stays as it is."""

    def __init__(self, workshop: Workshop | None = None, team: RobotTeam | None = None) -> None:
        self._workshop = workshop
        self._team = team or RobotTeam()
        self._told: tuple[Member, ...] = ()
        self._news: queue.SimpleQueue[Around | Reached | Notice | SearchEnded] = queue.SimpleQueue()

    def obey(self, request: Request) -> None:
        """Do what a session asks of robots; another request is not this desk's."""
        team = self._team
        match request:
            case SendToRobot(token, program, first_step):
                team.send(token, program, first_step)
            case SendToPair(tokens, programs):
                team.send_pair(tokens, programs)
            case TellRobot(token, order):
                self._tell(token, order)
            case Ask.STOP_ALL:
                team.stop_all()
            case NameRobot() | AdjustRobot():
                self._attend(request)
            case Ask.FIND_PORTS | Ask.SEARCH_ROBOTS | LinkRobot() if self._workshop is not None:
                self._work(self._workshop, request)

    def take_reports(self, animals: Sequence[str] = ()) -> tuple[Report, ...]:
        """What was found and what the robots say since the last call, and which robots there are if that has changed.

        A robot that has come gets the first of ``animals`` that is free.
        """
        found: list[Report] = []
        while not self._news.empty():
            news = self._news.get()
            found.append(self._take_in(news, animals) if isinstance(news, Reached) else news)
        found += self._team.take_reports()
        members = self._team.members
        if members != self._told:
            self._told = members
            found.append(RobotsAre(members))
        return tuple(found)

    def close(self) -> None:
        """Stop all robots and let them go."""
        self._team.close()

    def _tell(self, token: str, order: Order) -> None:
        match order:
            case Order.STOP:
                self._team.stop(token)
            case Order.FIND:
                self._team.find(token)
            case Order.REMOVE:
                self._team.remove(token)
            case Order.SIGNAL:
                from simulateur.desk.robots import tasks  # noqa: PLC0415 (what knows wires, when there is a robot)

                self._team.ask(token, tasks.signal)

    def _attend(self, request: NameRobot | AdjustRobot) -> None:
        from simulateur.desk.robots import tasks  # noqa: PLC0415 (see ``_tell``)

        match request:
            case NameRobot(token, animal):
                if self._team.give(token, animal):
                    self._team.ask(animal, tasks.keep_token(number_of(animal)))
            case AdjustRobot(token, measured):
                paces = None if self._workshop is None else self._workshop.paces
                for member in self._team.members:
                    if member.token == token:
                        self._team.ask(token, tasks.adjustment(member, measured, paces))

    def _work(self, workshop: Workshop, request: Ask | LinkRobot) -> None:
        """Each may take seconds on a port that is dead, so each has a thread of its own."""
        if request is Ask.FIND_PORTS:
            _start(lambda: self._news.put(workshop.look_around()))
        elif isinstance(request, LinkRobot):
            for member in self._team.members:
                if member.port == request.port:
                    self._team.remove(member.token)
            _start(lambda: self._news.put(_reach(workshop, request)))
        else:
            in_use = frozenset(member.port for member in self._team.members)
            _start(lambda: self._search(workshop, in_use))

    def _search(self, workshop: Workshop, in_use: frozenset[str]) -> None:
        try:
            for reached in workshop.search(in_use):
                self._news.put(reached)
        except RobotError as error:
            self._news.put(Notice(str(error)))
        finally:
            self._news.put(SearchEnded())

    def _take_in(self, reached: Reached, animals: Sequence[str]) -> Report:
        if self._team.is_full:
            _start(reached.link.close)
            sentence = _("{most} robots sont déjà reliés ; retirez-en un, puis cherchez encore")
            return Notice(sentence.format(most=MOST))
        return RobotJoined(self._team.add(reached.member, reached.link, animals))


def _reach(workshop: Workshop, request: LinkRobot) -> Reached | Notice:
    try:
        return workshop.reach(request.driver, request.port)
    except RobotError as error:
        return Notice(str(error))


def _start(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="robot desk", daemon=True).start()
