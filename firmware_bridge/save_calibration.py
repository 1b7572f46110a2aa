"""Keep what an adult measured on the floor: in the robot that keeps its own figures, else on this computer."""

from pathlib import Path

from beebot.i18n import gettext as _
from beebot.robot import Measured, Robot
from firmware_bridge.calibration_file import keep_figures


def adjust(robot: Robot, name: str, port: str, measured: Measured, file: Path | None = None) -> str:
    """Calibrate the robot, whose driver is ``name``, and keep that; the sentence says where.

    ``file`` is where figures are kept, the user's own unless given.

    Raises:
        RobotError: the measures cannot be right, the link broke, or nothing could be kept.
    """
    robot.calibrate(measured)
    if not robot.figures():
        return _("réglage gardé dans le robot")
    return _("réglage gardé sur cet ordinateur, dans {file}").format(file=keep_figures(robot, name, port, file))
