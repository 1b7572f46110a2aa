"""The adults' page of robots as a state machine: which robot is looked at, how it is called, how it is calibrated."""

from dataclasses import dataclass, replace

from simulateur.game.adults.calibration import RobotCalibration
from simulateur.game.controls import Key, Touch
from simulateur.game.members import Ability, Member
from simulateur.game.reports import Report
from simulateur.game.requests import Ask, LinkRobot, NameRobot, Order, Request, TellRobot
from simulateur.game.settings import ANIMALS


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of robot that can be driven: its driver's name, its title, and whether somebody drove a real one."""

    name: str
    title: str
    tried: bool


@dataclass(frozen=True, slots=True)
class Port:
    """A port of this computer; ``likely`` names the drivers that its adapter points to, the likeliest first."""

    device: str
    description: str
    likely: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What there is: the kinds of robots, the ports, and sentences that say what to do where something is wrong."""

    kinds: tuple[Kind, ...] = ()
    ports: tuple[Port, ...] = ()
    advice: tuple[str, ...] = ()


class RobotPage:
    """What the page shows besides the robots themselves.

    ``around`` is None until the machine has answered; ``searching`` says that robots are being looked for. ``token`` is
    the robot that is looked at, None for naming one by hand.
    """

    def __init__(self) -> None:
        self.around: Around | None = None
        self.kind = 0
        self.port = 0
        self.searching = False
        self.token: str | None = None
        self.calibration: RobotCalibration | None = None

    def open(self) -> tuple[Request, ...]:
        """Come to the page: look again which ports there are."""
        self.around, self.calibration = None, None
        return (Ask.FIND_PORTS,)

    def found(self, around: Around) -> None:
        """The machine's answer to ``Ask.FIND_PORTS``; the robot that a port points to is chosen."""
        self.around, self.port = around, 0
        places = {kind.name: place for place, kind in enumerate(around.kinds)}
        for place, port in enumerate(around.ports):
            known = [places[name] for name in port.likely if name in places]
            if known:
                self.port, self.kind = place, known[0]
                break

    def looked_at(self, members: tuple[Member, ...]) -> Member | None:
        """The robot that is looked at, while it is there."""
        return next((member for member in members if member.token == self.token), None)

    def joined(self, token: str) -> None:
        """Look at a robot that has just come, unless another is being calibrated."""
        if self.calibration is None:
            self.token = token

    def rename(self, before: str, token: str) -> None:
        """A robot has another animal from now on: its sheet stays open, and its calibration goes on."""
        if self.token == before:
            self.token = token
        if self.calibration is not None and self.calibration.token == before:
            self.calibration = replace(self.calibration, token=token)

    def follow(self, token: str, report: Report) -> None:
        """Take in what a robot says."""
        if self.calibration is not None and self.calibration.token == token:
            self.calibration = self.calibration.follow(report)

    def touch(self, touch: Touch, members: tuple[Member, ...]) -> tuple[Request, ...]:
        """Obey one touch; what the machine must do."""
        member = self.looked_at(members)
        match touch.key:
            case Key.MEMBER if touch.index < len(members):
                self.token, self.calibration = members[touch.index].token, None
            case Key.BY_HAND:
                self.token, self.calibration = None, None
                return self.open()
            case Key.KIND:
                self.kind = touch.index
            case Key.PORT:
                self.port = touch.index
            case Key.SEARCH if not self.searching:
                self.searching = True
                return (*self.open(), Ask.SEARCH_ROBOTS)
            case Key.CONNECT if self.around is not None and self.around.ports:
                return (LinkRobot(self.around.kinds[self.kind].name, self.around.ports[self.port].device),)
            case _ if member is not None:
                return self._touch_robot(touch, member, members)
        return ()

    def _touch_robot(self, touch: Touch, member: Member, members: tuple[Member, ...]) -> tuple[Request, ...]:
        match touch.key:
            case Key.SIGNAL if Ability.SIGNAL in member.abilities and not member.moving:
                return (TellRobot(member.token, Order.SIGNAL),)
            case Key.REMOVE:
                self.token, self.calibration = None, None
                return (TellRobot(member.token, Order.REMOVE),)
            case Key.ROBOT:
                return (TellRobot(member.token, Order.FIND),)
            case Key.BADGE if all(each.token != ANIMALS[touch.index] for each in members):
                self.rename(member.token, ANIMALS[touch.index])
                return (NameRobot(member.token, ANIMALS[touch.index]),)
            case Key.CALIBRATE if Ability.ADJUST in member.abilities and self.calibration is None:
                self.calibration = RobotCalibration.of(member)
            case Key.CANCEL:
                self.calibration = None
            case _ if self.calibration is not None:
                self.calibration, requests = self.calibration.touch(touch)
                return requests
        return ()
