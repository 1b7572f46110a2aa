"""What the screen does with robots besides programs. It is imported when somebody asks for a robot."""

from functools import partial
from pathlib import Path

from beebot.robot import (
    AnswersAtRest,
    Calibrated,
    KeepsToken,
    KeptElsewhere,
    Measured,
    Robot,
    RobotError,
    Signals,
    TellsAftermath,
    has_answered,
)
from firmware_bridge.adjustment import adjust
from firmware_bridge.drivers import DriverInfo
from simulateur.desk.robots.link import Cancelled, Manners, RobotLink, Task
from simulateur.game.machine.members import Member
from simulateur.game.reports import Answered, Linked, RobotReport


def link_to(robot: Robot) -> RobotLink:
    """A thread for ``robot``, which may be connected already."""
    return RobotLink(robot, Manners(meet, pulse))


def member_for(info: DriverInfo, port: str, robot: Robot) -> Member:
    """How the team is to show a robot that was just reached."""
    can = robot.capabilities
    return Member(info.name, info.title, port, can.abilities, can.cell_mm, has_wheels=can.has_wheels)


def meet(robot: Robot, lost: bool) -> Linked:  # noqa: FBT001 (what happened before, not an option)
    """What a robot tells when it was reached; ``lost`` says that it was lost in a run before.

    Nobody follows what such a robot still does. It is told to stand still, and then asked.
    """
    aftermath, token = None, 0
    if lost:
        robot.stop()
    if lost and isinstance(robot, TellsAftermath):
        aftermath = robot.aftermath()
    if isinstance(robot, KeepsToken):
        token = robot.token()
    return Linked(token, aftermath, has_answered(robot))


def pulse(robot: Robot) -> None:
    """See that a robot is still there, if it may be asked without harm."""
    if isinstance(robot, AnswersAtRest):
        robot.check_presence()


def signal(robot: Robot, _cancelled: Cancelled) -> RobotReport | None:
    """Light and sound, where the robot has them."""
    if isinstance(robot, Signals):
        robot.signal()
    return None


def keep_token(number: int) -> Task:
    """Have a robot keep the number of its animal, if it can."""

    def keep(robot: Robot, _cancelled: Cancelled) -> RobotReport | None:
        if isinstance(robot, KeepsToken):
            robot.give_token(number)
        return None

    return keep


def adjustment(member: Member, measured: Measured, file: Path | None = None) -> Task:
    """Calibrate a robot and keep that; ``file`` has the paces of robots that only count time."""
    return partial(_adjust, member, measured, file)


def _adjust(
    member: Member, measured: Measured, file: Path | None, robot: Robot, _cancelled: Cancelled
) -> RobotReport | None:
    if not isinstance(robot, Calibrated):
        raise TypeError(f"{member.title} takes no calibration")
    try:
        return Answered(adjust(robot, member.driver, member.port, measured, file))
    except RobotError as error:
        if not isinstance(robot, KeptElsewhere):
            raise
        return Answered(str(error))  # such a robot was asked nothing: its link is as good as before
