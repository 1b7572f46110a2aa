"""Calibrating a robot from the screen. It is imported when an adult does it, for it brings the drivers."""

from functools import partial
from pathlib import Path

from beebot.robot import Measured, Robot, RobotError
from firmware_bridge.save_calibration import adjust
from simulateur.game.messages.members import Member
from simulateur.game.reports import Answered
from simulateur.machine.robots.robot_thread import Cancelled, Task


def adjustment(member: Member, measured: Measured, file: Path | None = None) -> Task:
    """Calibrate a robot and keep that; ``file`` has the paces of robots that only count time, None for the user's."""
    return partial(_adjust, member, measured, file)


def _adjust(member: Member, measured: Measured, file: Path | None, robot: Robot, _cancelled: Cancelled) -> Answered:
    try:
        return Answered(adjust(robot, member.driver, member.port, measured, file))
    except RobotError as error:
        if not robot.figures():
            raise
        return Answered(str(error))  # such a robot was asked nothing: its link is as good as before
