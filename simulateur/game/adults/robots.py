"""The adults' page of robots as a state machine: which robot is looked at, named or calibrated."""

from typing import NamedTuple

from beebot.command import Command
from beebot.robot import Ability
from beebot.unlinked_robots import UNLINKED
from lecons.names import ANIMALS
from simulateur.game import reports
from simulateur.game.adults.calibration import RobotCalibration
from simulateur.game.adults.robot_timing import RobotTiming
from simulateur.game.adults.witness import WitnessPage
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.requests import Ask, LinkRobot, NameRobot, Order, Request, SendToRobot, TellRobot

_WITHOUT_LINK = tuple(reports.Kind(kind.name, kind.title, tried=False) for kind in UNLINKED.values())
_TO_BE_SEEN = (Command.LEFT, Command.RIGHT)
"""What a robot does to be seen. It ends as it stood: nobody has to turn it back."""
Step = tuple["RobotPage", tuple[Request, ...]]
"""The page to go on with, and what the machine must do."""


class RobotPage(NamedTuple):
    """What the adults' page of robots shows, beside the robots themselves.

    ``around`` has the kinds of robots and the ports, None until the machine has answered. ``searching`` says that
    robots are being looked for, ``in_vain`` that the last search, on the ports ``searched_at``, found none. Robots are
    named by their animals, their tokens: ``shaken`` was made to pivot, to see which it is; ``token`` is the one that is
    looked at, None while a robot is added by hand. ``kind`` is a place in ``kinds``, ``port`` one in ``around``.
    ``timing`` is that of a robot without a link, ``witness`` an adult's ten minutes for us.
    """

    around: reports.Around | None = None
    kind: int = 0
    port: int = 0
    searching: bool = False
    in_vain: bool = False
    searched_at: tuple[str, ...] = ()
    shaken: str | None = None
    token: str | None = None
    calibration: RobotCalibration | None = None
    timing: RobotTiming | None = None
    witness: WitnessPage | None = None

    @property
    def kinds(self) -> tuple[reports.Kind, ...]:
        """The kinds of robots to choose from; those without a link come first, and need no answer of the machine."""
        linked = () if self.around is None else self.around.kinds
        return (*_WITHOUT_LINK, *(kind for kind in linked if kind.name not in UNLINKED))

    @property
    def chosen(self) -> reports.Kind | None:
        """The kind that is chosen; None where the machine has not yet told of it."""
        return self.kinds[self.kind] if self.kind < len(self.kinds) else None

    def after(self, seconds: float) -> "RobotPage":
        """A copy ``seconds`` later; the same page where no robot's move is timed."""
        if self.timing is None or not self.timing.running:
            return self
        return self._replace(timing=self.timing.after(seconds))

    def open(self) -> Step:
        """Open the page, and ask the machine which ports there are."""
        return self._replace(around=None, calibration=None, timing=None, in_vain=False), (Ask.FIND_PORTS,)

    def heard(self, report: reports.RobotPageReport) -> "RobotPage":
        """A copy with what ``report`` tells of robots, ports or a search."""
        match report:
            case reports.RobotSaid(token, said, before):
                return self.renamed(before, token).followed(token, said)
            case reports.RobotJoined(token):
                return self.joined(token)
            case reports.SearchEnded(in_vain, looked_at):
                return self._replace(searching=False, in_vain=in_vain, searched_at=looked_at)
            case reports.Around():
                return self.found(report)
            case reports.WitnessIs():
                return self if self.witness is None else self._replace(witness=self.witness.heard(report))

    def found(self, around: reports.Around) -> "RobotPage":
        """A copy with the machine's answer ``around`` to ``Ask.FIND_PORTS``.

        The first port that points to a kind of robot is chosen, and that kind with it.
        """
        page = self._replace(around=around, port=0)
        pointing = (place for place, port in enumerate(around.ports) if page.kinds_of(port))
        return page.with_port(next(pointing, 0))

    def with_port(self, place: int) -> "RobotPage":
        """A copy with the port at ``place`` chosen, and the likeliest kind of robot on it, where the port tells one."""
        ports = () if self.around is None else self.around.ports
        kinds = [kind for port in ports[place : place + 1] for kind in self.kinds_of(port)]
        return self._replace(port=place, kind=self.kind if not kinds or self.kind in kinds else kinds[0])

    def kinds_of(self, port: reports.Port) -> list[int]:
        """The places in ``kinds`` of the robots that may be on ``port``, the likeliest first; empty if unknown."""
        places = {kind.name: place for place, kind in enumerate(self.kinds)}
        return [places[name] for name in port.likely if name in places]

    def looked_at(self, members: tuple[Member, ...]) -> Member | None:
        """The robot among ``members`` that the page shows; None where there is none, or it has left."""
        return next((member for member in members if member.token == self.token), None)

    def joined(self, token: str) -> "RobotPage":
        """A copy that shows the robot ``token``, which has just come, unless another one is being calibrated."""
        page = self._replace(in_vain=False)
        if self.calibration is None:
            page = page._replace(token=token)
        return page

    def renamed(self, before: str, token: str) -> "RobotPage":
        """A copy where the robot ``before`` has become the animal ``token``; what was open on it stays open."""
        page = self
        if self.token == before:
            page = page._replace(token=token)
        if self.timing is not None and self.timing.token == before:
            page = page._replace(timing=self.timing._replace(token=token))
        if self.calibration is not None and self.calibration.token == before:
            page = page._replace(calibration=self.calibration._replace(token=token))
        return page

    def followed(self, token: str, report: reports.RobotReport) -> "RobotPage":
        if self.calibration is None or self.calibration.token != token:
            return self
        return self._replace(calibration=self.calibration.follow(report))

    def touch(self, touch: Touch, members: tuple[Member, ...]) -> Step:
        member = self.looked_at(members)
        done: Step = self, ()
        match touch.key:
            case AdultKey.MEMBER if touch.index < len(members):
                chosen = self._replace(token=members[touch.index].token, calibration=None, timing=None, witness=None)
                done = chosen, ()
            case AdultKey.BY_HAND:
                done = self._replace(token=None, calibration=None, witness=None).open()
            case AdultKey.HELP_US:
                done = self._replace(calibration=None, timing=None, witness=WitnessPage()), ()
            case _ if (self.witness is not None and self.witness.has_begun) or touch.key is AdultKey.WITNESS:
                witness, requests = (self.witness or WitnessPage()).touch(touch, members)
                done = self._replace(witness=witness), requests
            case AdultKey.KIND:
                done = self._replace(kind=touch.index), ()
            case AdultKey.PORT:
                done = self.with_port(touch.index), ()
            case AdultKey.SEARCH if not self.searching:
                page, requests = self._replace(searching=True).open()
                done = page, (*requests, Ask.SEARCH_ROBOTS)
            case AdultKey.CONNECT if self.chosen is not None:
                done = self, self._wanted(self.chosen)
            case _ if member is not None:
                done = self._touch_robot(touch, member, members)
        return done

    def _touch_robot(self, touch: Touch, member: Member, members: tuple[Member, ...]) -> Step:
        done: Step = self, ()
        match touch.key:
            case AdultKey.SHAKE | AdultKey.SEEN if member.lamp in (Lamp.MAYBE, Lamp.SEEN) and not member.moving:
                done = self._touch_unseen(touch, member)
            case AdultKey.OWN_KEYS if member.hand_kind is not None:
                taken = LinkRobot(member.hand_kind, "", member.token)
                done = self._replace(shaken=None), (TellRobot(member.token, Order.REMOVE), taken)
            case AdultKey.SIGNAL if Ability.SIGNAL in member.abilities and not member.moving:
                done = self, (TellRobot(member.token, Order.SIGNAL),)
            case AdultKey.REMOVE:
                alone = self._replace(token=None, calibration=None, timing=None)
                done = alone, (TellRobot(member.token, Order.REMOVE),)
            case AdultKey.FIND:
                done = self, (TellRobot(member.token, Order.FIND),)
            case AdultKey.BADGE if all(each.token != ANIMALS[touch.index] for each in members):
                animal = ANIMALS[touch.index]
                done = self.renamed(member.token, animal), (NameRobot(member.token, animal),)
            case AdultKey.CALIBRATE | AdultKey.CANCEL:
                done = self._measuring(member, begins=touch.key is AdultKey.CALIBRATE), ()
            case _ if self.timing is not None:
                timing, requests = self.timing.touch(touch)
                done = self._replace(timing=timing), requests
            case _ if self.calibration is not None:
                calibration, requests = self.calibration.touch(touch)
                done = self._replace(calibration=calibration), requests
        return done

    def _measuring(self, member: Member, *, begins: bool) -> "RobotPage":
        if not begins:
            return self._replace(calibration=None, timing=None)
        if member.pace is not None and self.timing is None:
            return self._replace(timing=RobotTiming(member.token))
        if Ability.CALIBRATION in member.abilities and self.calibration is None:
            return self._replace(calibration=RobotCalibration.of(member))
        return self

    def _touch_unseen(self, touch: Touch, member: Member) -> Step:
        if touch.key is AdultKey.SHAKE:
            return self._replace(shaken=member.token), (SendToRobot(member.token, _TO_BE_SEEN),)
        if self.shaken != member.token:
            return self, ()
        return self._replace(shaken=None), (TellRobot(member.token, Order.SEEN),)

    def _wanted(self, kind: reports.Kind) -> tuple[Request, ...]:
        if kind.name in UNLINKED:
            return (LinkRobot(kind.name, ""),)
        if self.around is None or not self.around.ports:
            return ()
        return (LinkRobot(kind.name, self.around.ports[self.port].device),)
