"""Calibrating a robot from the screen. It is imported when an adult does it, for it brings the drivers."""

from pathlib import Path

from beebot.robot import Measured, Robot, RobotError
from firmware_bridge.calibration_file import adjust
from simulateur.game.messages.members import Member
from simulateur.game.reports import Answered
from simulateur.machine.robots.robot_thread import Cancelled


def calibrate(member: Member, measured: Measured, file: Path | None, robot: Robot, _cancelled: Cancelled) -> Answered:
    """Correct the moves of ``robot`` by what was ``measured``, for good. Returns the report for the adult.

    ``file`` keeps the paces of robots that only count time, None for the user's own file.
    """
    try:
        return Answered(adjust(robot, member.driver, member.port, measured, file))
    except RobotError as error:
        if not robot.figures():
            raise
        return Answered(str(error))  # such a robot was asked nothing: its link is as good as before
