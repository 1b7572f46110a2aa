"""What the screen does with robots besides programs, kind by kind; imported when somebody asks for a robot."""

from functools import partial
from pathlib import Path

from beebot.robot import Robot, RobotError
from firmware_bridge.adjustment import adjust, can_be_adjusted
from firmware_bridge.aftermath import ask_aftermath
from firmware_bridge.calibration import Measured
from firmware_bridge.drivers import DriverInfo
from firmware_bridge.drivers.kit import KitDriver
from simulateur.desk.robots.link import Cancelled, Manners, RobotLink, Task
from simulateur.game.members import Ability, Member
from simulateur.game.reports import Answered, Linked, Report


def link_to(robot: Robot) -> RobotLink:
    """A thread for ``robot``, which may be connected already."""
    return RobotLink(robot, Manners(meet, pulse))


def member_for(info: DriverInfo, port: str, robot: Robot) -> Member:
    """How the team is to show a robot that was just reached."""
    abilities = {Ability.SIGNAL} if isinstance(robot, KitDriver) else set()
    if can_be_adjusted(robot):
        abilities.add(Ability.ADJUST)
    return Member(info.name, info.title, port, frozenset(abilities), robot.capabilities.cell_mm)


def meet(robot: Robot, lost: bool) -> Linked:  # noqa: FBT001 (what happened before, not an option)
    """After a loss nobody follows what the robot still does: it is told to stand still, and then asked."""
    aftermath = None
    if lost:
        robot.stop()
        aftermath = ask_aftermath(robot)
    return Linked(robot.info.token if isinstance(robot, KitDriver) else 0, aftermath)


def pulse(robot: Robot) -> None:
    """Only the kit's robot may be asked at any time without harm."""
    if isinstance(robot, KitDriver):
        robot.status()


def signal(robot: Robot, _cancelled: Cancelled) -> Report | None:
    """Light and sound, where the robot has them."""
    if isinstance(robot, KitDriver):
        robot.signal()
    return None


def keep_token(number: int) -> Task:
    """Have a robot keep the number of its animal, if it can."""

    def keep(robot: Robot, _cancelled: Cancelled) -> Report | None:
        if isinstance(robot, KitDriver):
            robot.give_token(number)
        return None

    return keep


def adjustment(member: Member, measured: Measured, file: Path | None = None) -> Task:
    """Calibrate a robot and keep that; ``file`` is where the paces of those are that only count time."""
    return partial(_adjust, member, measured, file)


def _adjust(
    member: Member, measured: Measured, file: Path | None, robot: Robot, _cancelled: Cancelled
) -> Report | None:
    if not can_be_adjusted(robot):
        raise ValueError(f"{member.title} takes no calibration")
    try:
        return Answered(adjust(robot, member.driver, member.port, measured, file))
    except RobotError as error:
        if isinstance(robot, KitDriver):
            raise
        return Answered(str(error))  # such a robot was not asked anything, so its link is as good as before
