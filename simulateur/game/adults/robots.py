"""The adults' page of robots as a state machine: which robot is looked at, named or calibrated."""

from dataclasses import dataclass, replace

from beebot.robot import Ability
from lecons.words import ANIMALS
from simulateur.game.adults.calibration import RobotCalibration
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.members import Member
from simulateur.game.reports import Around, RobotReport
from simulateur.game.requests import Ask, LinkRobot, NameRobot, Order, Request, TellRobot

Step = tuple["RobotPage", tuple[Request, ...]]
"""The page to go on with, and what the machine must do."""


@dataclass(frozen=True, slots=True)
class RobotPage:
    """What the page shows besides the robots themselves.

    ``around`` is None until the machine has answered; ``searching`` says that robots are being
    looked for, ``in_vain`` that none was found the last time. ``token`` is the robot that is looked
    at, None for naming one by hand. ``kind`` and ``port`` are places in ``around``.
    """

    around: Around | None = None
    kind: int = 0
    port: int = 0
    searching: bool = False
    in_vain: bool = False
    token: str | None = None
    calibration: RobotCalibration | None = None

    def open(self) -> Step:
        """Come to the page: look again which ports there are."""
        return replace(self, around=None, calibration=None, in_vain=False), (Ask.FIND_PORTS,)

    def found(self, around: Around) -> "RobotPage":
        """With the machine's answer to ``Ask.FIND_PORTS``.

        The first port that points to a kind of robot is chosen, and that kind with it.
        """
        places = {kind.name: place for place, kind in enumerate(around.kinds)}
        for place, port in enumerate(around.ports):
            known = [places[name] for name in port.likely if name in places]
            if known:
                return replace(self, around=around, port=place, kind=known[0])
        return replace(self, around=around, port=0)

    def searched(self, *, in_vain: bool) -> "RobotPage":
        """When the search is over; ``in_vain`` says that no robot answered."""
        return replace(self, searching=False, in_vain=in_vain)

    def looked_at(self, members: tuple[Member, ...]) -> Member | None:
        """The robot that is looked at, while it is there."""
        return next((member for member in members if member.token == self.token), None)

    def joined(self, token: str) -> "RobotPage":
        """When a robot has come: it is looked at, unless another is being calibrated."""
        page = replace(self, in_vain=False)
        if self.calibration is None:
            page = replace(page, token=token)
        return page

    def renamed(self, before: str, token: str) -> "RobotPage":
        """When a robot has another animal: its sheet stays open, and its calibration goes on."""
        page = self
        if self.token == before:
            page = replace(page, token=token)
        if self.calibration is not None and self.calibration.token == before:
            page = replace(page, calibration=replace(self.calibration, token=token))
        return page

    def followed(self, token: str, report: RobotReport) -> "RobotPage":
        """After what a robot says."""
        if self.calibration is None or self.calibration.token != token:
            return self
        return replace(self, calibration=self.calibration.follow(report))

    def touch(self, touch: Touch, members: tuple[Member, ...]) -> Step:
        """After one touch."""
        member = self.looked_at(members)
        done: Step = self, ()
        match touch.key:
            case AdultKey.MEMBER if touch.index < len(members):
                done = replace(self, token=members[touch.index].token, calibration=None), ()
            case AdultKey.BY_HAND:
                done = replace(self, token=None, calibration=None).open()
            case AdultKey.KIND:
                done = replace(self, kind=touch.index), ()
            case AdultKey.PORT:
                done = replace(self, port=touch.index), ()
            case AdultKey.SEARCH if not self.searching:
                page, requests = replace(self, searching=True).open()
                done = page, (*requests, Ask.SEARCH_ROBOTS)
            case AdultKey.CONNECT if self.around is not None and self.around.ports:
                wanted = self.around.kinds[self.kind].name, self.around.ports[self.port].device
                done = self, (LinkRobot(*wanted),)
            case _ if member is not None:
                done = self._touch_robot(touch, member, members)
        return done

    def _touch_robot(self, touch: Touch, member: Member, members: tuple[Member, ...]) -> Step:
        done: Step = self, ()
        match touch.key:
            case AdultKey.SIGNAL if Ability.SIGNAL in member.abilities and not member.moving:
                done = self, (TellRobot(member.token, Order.SIGNAL),)
            case AdultKey.REMOVE:
                alone = replace(self, token=None, calibration=None)
                done = alone, (TellRobot(member.token, Order.REMOVE),)
            case AdultKey.FIND:
                done = self, (TellRobot(member.token, Order.FIND),)
            case AdultKey.BADGE if all(each.token != ANIMALS[touch.index] for each in members):
                animal = ANIMALS[touch.index]
                done = self.renamed(member.token, animal), (NameRobot(member.token, animal),)
            case AdultKey.CALIBRATE if self._may_calibrate(member):
                done = replace(self, calibration=RobotCalibration.of(member)), ()
            case AdultKey.CANCEL:
                done = replace(self, calibration=None), ()
            case _ if self.calibration is not None:
                calibration, requests = self.calibration.touch(touch)
                done = replace(self, calibration=calibration), requests
        return done

    def _may_calibrate(self, member: Member) -> bool:
        return Ability.CALIBRATION in member.abilities and self.calibration is None
