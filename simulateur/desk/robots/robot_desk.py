"""The robots behind a session: it asks, they are found, driven and stopped; what they say comes back to it."""

import queue
import threading
from collections.abc import Callable

from beebot.i18n import gettext as _
from beebot.robot import RobotError
from simulateur.desk.robots.team import MOST, RobotTeam, Told, number_of
from simulateur.desk.robots.workshop import Reached, Workshop
from simulateur.game.adults.robots import Around
from simulateur.game.reports import Answered, Linked, NotForThisRobot, Unreachable
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
from simulateur.game.session import Session

_SEARCHED = None
"""Says that every robot that answers was found."""


class RobotDesk:
    """A team, and a workshop that finds robots for it; without one, the team stays as it is."""

    def __init__(self, workshop: Workshop | None = None, team: RobotTeam | None = None) -> None:
        self._workshop = workshop
        self._team = team or RobotTeam()
        self._news: queue.SimpleQueue[Around | Reached | str | None] = queue.SimpleQueue()

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

    def report(self, session: Session) -> None:
        """Tell ``session`` what was found and what the robots say, and which robots there are."""
        while not self._news.empty():
            match self._news.get():
                case Around() as around:
                    session.adults.robots.found(around)
                case Reached() as reached:
                    self._take_in(session, reached)
                case str() as sentence:
                    session.add_notice(sentence)
                case _:
                    session.adults.robots.searching = False
        for told in self._team.take_reports():
            _pass_on(session, told)
        session.robots = self._team.members

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
            self._news.put(str(error))
        finally:
            self._news.put(_SEARCHED)

    def _take_in(self, session: Session, reached: Reached) -> None:
        if self._team.is_full:
            sentence = _("{most} robots sont déjà reliés ; retirez-en un, puis cherchez encore")
            session.add_notice(sentence.format(most=MOST))
            _start(reached.link.close)
            return
        session.adults.robots.joined(self._team.add(reached.member, reached.link, session.settings.tokens))


def _pass_on(session: Session, told: Told) -> None:
    session.adults.robots.rename(told.before, told.token)
    session.adults.robots.follow(told.token, told.report)
    match told.report:
        case Linked(_number, aftermath):
            session.robot_linked(told.before, aftermath)  # a run that was lost was sent to it under that token
        case Unreachable(sentence) | NotForThisRobot(sentence):
            session.robot_failed(told.token, sentence)
        case Answered():
            pass
        case event:
            session.follow_robot(told.token, event)


def _reach(workshop: Workshop, request: LinkRobot) -> Reached | str:
    try:
        return workshop.reach(request.driver, request.port)
    except RobotError as error:
        return str(error)


def _start(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="robot desk", daemon=True).start()
