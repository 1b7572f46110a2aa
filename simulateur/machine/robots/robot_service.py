"""The robots behind a session: up to six, each with an animal and a thread of its own.

A session asks, the service finds robots, drives and stops them, and what they say comes back as
reports. Everything returns at once. Calls come from the screen's thread alone.
"""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.message import Message
from beebot.robot import Bumped, Finished, Lost, Measured, RobotError, StepStarted, Stopped
from lecons.names import ANIMALS
from simulateur.game import reports, requests
from simulateur.game.messages.members import Lamp, Member
from simulateur.machine.robots import reachable
from simulateur.machine.robots.reachable import Places, Reached
from simulateur.machine.robots.robot_thread import RobotLink
from simulateur.machine.thread_work import start, take

if TYPE_CHECKING:
    from simulateur.machine.robots.witness_thread import WitnessThread

MOST = 6
"""Robots at once."""
_CLOSING_S = 6.0
_LAMPS = {True: Lamp.LINKED, False: Lamp.MAYBE}
"""The lamp of a robot that was reached, by whether it answered."""


class _LookEnded(Message):
    """A search for kinds and ports is over, whatever came of it."""


class RobotService:
    """The linked robots, up to ``MOST``, each with an animal; ``places`` says where more are looked for."""

    def __init__(self, places: Places | None = None) -> None:
        self._places = places or Places()
        self._kept_free: frozenset[str] = frozenset()
        """The animals of robots without a link, which this service does not know."""
        self._robots: dict[str, Reached] = {}
        """By their token, in the order they came."""
        self._told: tuple[Member, ...] = ()
        """The robots that the session knows of."""
        self._leaving: list[threading.Thread] = []
        self._news: queue.SimpleQueue[
            reports.Around | _LookEnded | Reached | reports.Notice | reports.SearchEnded | reports.WitnessIs
        ] = queue.SimpleQueue()
        self._witness: WitnessThread | None = None
        self._looks = self._looks_again = False
        """Whether a look round is under way, and whether somebody has asked for one since it began."""

    @property
    def members(self) -> tuple[Member, ...]:
        """The robots as the screen shows them, in the order they came."""
        return tuple(robot.member for robot in self._robots.values())

    def add(self, member: Member, link: RobotLink, animals: Sequence[str] = ()) -> str:
        """Add a robot to the team and link it; returns its animal.

        That is its own, or the first free one among ``animals``, or else among all animals.

        Raises:
            ValueError: there are ``MOST`` already.
        """
        if len(self._robots) >= MOST:
            raise ValueError(f"no more than {MOST} robots")
        token = next(each for each in (member.token, *animals, *ANIMALS) if each and self._is_free(each))
        shown = member._replace(token=token, lamp=Lamp.SEARCHING, moving=False)
        self._robots[token] = Reached(shown, link)
        link.find()
        return token

    # What a session asks

    def obey(self, request: requests.Request) -> None:
        """Do what ``request`` asks of robots; others do nothing, nor does one for a robot that has left."""
        match request:
            case requests.SendToRobot() | requests.TellRobot() | requests.NameRobot() | requests.AdjustRobot() if (
                request.token in self._robots
            ):
                self._attend(request)
            case requests.SendToPair(tokens, programs):
                if all(token in self._robots for token in tokens):
                    self._send_pair(tokens, programs)
            case requests.Ask.STOP_ALL:
                for robot in self._robots.values():
                    robot.link.stop()
                self._lead_witness(request)
            case requests.Ask.FIND_PORTS:
                self._look()
            case requests.Ask.SEARCH_ROBOTS:
                in_use = frozenset(member.port for member in self.members)
                _start(lambda: self._search(in_use))
            case requests.LinkRobot():
                self._link(request)
            case requests.KeepFree(animals):
                self._kept_free = animals
            case _:
                self._lead_witness(request)

    def _lead_witness(self, request: requests.Request) -> None:
        match request:
            case requests.BeginWitness(token=token) if self._witness is None:
                from simulateur.machine.robots.witness_thread import WitnessThread  # noqa: PLC0415 (brings the drivers)

                # A port is for one driver alone, so the robot is not in the team for as long.
                leaving = self._robots.pop(token, None)
                free = None if leaving is None else leaving.link.close
                self._witness = WitnessThread(request, self._places, free, self._news.put)
            case requests.AnswerWitness(answer) if self._witness is not None:
                self._witness.answer(answer)
            case requests.Ask.STOP_ALL | requests.Ask.END_WITNESS if self._witness is not None:
                self._witness.end()

    def _look(self) -> None:
        """Look round, once at a time: each look is a process. Who asks during one is told what it finds, and the next.

        The next one is not left out: what was plugged in since the first began may be what somebody comes to see.
        """
        if self._looks:
            self._looks_again = True
            return
        self._looks = True
        _start(self._look_round)

    def _look_round(self) -> None:
        """In a thread: tell what there is, and however it went that the look has ended."""
        try:
            self._news.put(reachable.look_around(self._places))
        finally:
            self._news.put(_LookEnded())

    def _looked(self) -> None:
        self._looks, again, self._looks_again = False, self._looks_again, False
        if again:
            self._look()

    def _attend(
        self, request: requests.SendToRobot | requests.TellRobot | requests.NameRobot | requests.AdjustRobot
    ) -> None:
        match request:
            case requests.SendToRobot(token, program, first_step):
                self._show(token, moving=True)
                self._robots[token].link.send(program, first_step)
            case requests.TellRobot(token, order):
                self._tell(token, order)
            case requests.NameRobot(token, animal):
                self._name(token, animal)
            case requests.AdjustRobot(token, measured):
                self._adjust(token, measured)

    def _send_pair(self, tokens: tuple[str, str], programs: tuple[FlatProgram, FlatProgram]) -> None:
        for token in tokens:
            self._show(token, moving=True)
        from simulateur.machine.robots.robot_pair import send_together  # noqa: PLC0415 (two robots are rare)

        send_together([self._robots[token].link for token in tokens], programs)

    def _tell(self, token: str, order: requests.Order) -> None:
        link = self._robots[token].link
        match order:
            case requests.Order.STOP:
                link.stop()
            case requests.Order.FIND:
                self._show(token, lamp=Lamp.SEARCHING)
                link.find()
            case requests.Order.REMOVE:
                self._remove(token)
            case requests.Order.SEEN:
                self._show(token, lamp=Lamp.SEEN)
            case requests.Order.SIGNAL:
                link.ask(lambda robot, _cancelled: robot.signal())

    def _remove(self, token: str) -> None:
        self._leaving.append(_start(self._robots.pop(token).link.close))

    def _name(self, token: str, animal: str) -> None:
        if self._give(token, animal):
            number = ANIMALS.index(animal) + 1
            self._robots[animal].link.ask(lambda robot, _cancelled: robot.give_token(number))

    def _adjust(self, token: str, measured: Measured) -> None:
        from simulateur.machine.robots.calibrating import calibrate  # noqa: PLC0415 (brings the drivers)

        member, link = self._robots[token]
        link.ask(partial(calibrate, member, measured, self._places.paces))

    def _search(self, in_use: frozenset[str]) -> None:
        ended = reports.SearchEnded()
        try:
            found, looked_at = reachable.search(self._places, in_use)
            ended = reports.SearchEnded(not found, looked_at)
            for reached in found:
                self._news.put(reached)
        except RobotError as error:
            self._news.put(reports.Notice(str(error)))
        finally:
            self._news.put(ended)

    def _link(self, request: requests.LinkRobot) -> None:
        for member in self.members:
            if member.port == request.port:
                self._remove(member.token)

        def reach() -> None:
            try:
                member, link = reachable.reach(self._places, request.driver, request.port)
                self._news.put(Reached(member._replace(token=request.animal), link))
            except RobotError as error:
                self._news.put(reports.Notice(str(error)))

        _start(reach)

    # What comes back

    def take_reports(self, animals: Sequence[str] = ()) -> tuple[reports.Report, ...]:
        """The reports since the last call: what was found, then what each robot says.

        If a robot came, left or changed, a list of all robots comes last. A robot that comes gets the first free one of
        ``animals``.
        """
        found: list[reports.Report] = []
        for news in take(self._news):
            match news:
                case Reached() as reached:
                    found.append(self._take_in(reached, animals))
                case _LookEnded():
                    self._looked()
                case report:
                    found.append(report)
        for token, robot in tuple(self._robots.items()):
            found += self._said(token, robot.link)
        if self._witness is not None and not self._witness.thread.is_alive():
            begun, self._witness = self._witness.begun, None
            if begun.port:
                self._link(requests.LinkRobot(begun.driver, begun.port, begun.token))
        members = self.members
        if members != self._told:
            self._told = members
            found.append(reports.RobotsAre(members))
        return tuple(found)

    def close(self) -> None:
        """Stop all robots and let them go, at the same time."""
        self._lead_witness(requests.Ask.END_WITNESS)
        witness = () if self._witness is None else (self._witness.thread,)
        for thread in (*(_start(robot.link.close) for robot in self._robots.values()), *self._leaving, *witness):
            thread.join(_CLOSING_S)

    def _take_in(self, reached: Reached, animals: Sequence[str]) -> reports.Report:
        if len(self._robots) >= MOST:
            _start(reached.link.close)
            sentence = _("{most} robots sont déjà reliés ; retirez-en un, puis cherchez encore")
            return reports.Notice(sentence.format(most=MOST))
        return reports.RobotJoined(self.add(reached.member, reached.link, animals))

    def _said(self, token: str, link: RobotLink) -> Iterator[reports.Report]:
        for report in link.take_reports():
            before, token = token, self._note(token, report)
            yield reports.RobotSaid(token, report, before)

    def _note(self, token: str, report: reports.RobotReport) -> str:
        """Take in what a robot says; returns its token, which may now be the one that the robot itself keeps."""
        match report:
            case reports.Linked(number, answered=answered):
                self._show(token, lamp=_LAMPS[answered])
                if 0 < number <= len(ANIMALS) and self._give(token, ANIMALS[number - 1]):
                    return ANIMALS[number - 1]
            case reports.Unreachable() | Lost():
                self._show(token, lamp=Lamp.LOST, moving=False)
            case StepStarted():
                self._show(token, moving=True)
            case Finished() | Stopped() | Bumped() | reports.NotForThisRobot() | reports.Answered():
                self._show(token, moving=False)
        return token

    # The animal of each robot, and how each is shown

    def _is_free(self, animal: str) -> bool:
        return animal not in self._robots and animal not in self._kept_free

    def _give(self, token: str, animal: str) -> bool:
        if not self._is_free(animal):
            return False
        names = {token: animal}
        self._robots = {names.get(each, each): robot for each, robot in self._robots.items()}
        member, link = self._robots[animal]
        self._robots[animal] = Reached(member._replace(token=animal), link)
        return True

    def _show(self, token: str, *, lamp: Lamp | None = None, moving: bool | None = None) -> None:
        member, link = self._robots[token]
        if lamp is not None:
            member = member._replace(lamp=lamp)
        if moving is not None:
            member = member._replace(moving=moving)
        self._robots[token] = Reached(member, link)


def _start(work: Callable[[], None]) -> threading.Thread:
    return start(work, "robot service")
