"""Keep what an adult measured on the floor: in the robot that has counts of its own, else on this computer."""

from pathlib import Path
from typing import TypeGuard

from beebot.i18n import gettext as _
from beebot.robot import Robot
from firmware_bridge.calibration import Measured
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.drivers.wheels import WheelsDriver
from firmware_bridge.paces import keep_pace


def can_be_adjusted(robot: Robot) -> TypeGuard[KitDriver | WheelsDriver]:
    """Whether this robot takes a calibration; the others set their motors by themselves."""
    return isinstance(robot, KitDriver | WheelsDriver)


def adjust(robot: KitDriver | WheelsDriver, name: str, port: str, measured: Measured, file: Path | None = None) -> str:
    """Calibrate the robot, whose driver is ``name``, and keep that; the sentence says where.

    ``file`` is where paces are kept, the user's own unless given.

    Raises:
        RobotError: the measures cannot be right, the link broke, or nothing could be kept.
    """
    robot.calibrate(measured)
    if isinstance(robot, KitDriver):
        return _("réglage gardé dans le robot")
    return _("réglage gardé sur cet ordinateur, dans {file}").format(file=keep_pace(robot, name, port, file))
