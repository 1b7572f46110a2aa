"""What is said where a port leads to nobody, or to something else than the robot that was named."""

from beebot.console.typed import typed
from beebot.i18n import gettext as _
from beebot.robot import RobotError


class NotThisRobotError(RobotError):
    """Nothing answers on the port, or something other than the robot that was named."""


def nobody(port: str, robot: str) -> NotThisRobotError:
    """The error to raise where nothing answers on ``port``; ``robot`` is the title of the robot expected."""
    return NotThisRobotError(
        _("aucun {robot} ne répond sur le port {port} ; allumez-le ou rebranchez-le, puis recommencez").format(
            port=port, robot=robot
        )
    )


def stranger(port: str, robot: str) -> NotThisRobotError:
    """The error to raise where something other than ``robot``, a title, answers on ``port``."""
    return NotThisRobotError(
        _(
            "ce qui répond sur le port {port} n'est pas un {robot} ; "
            "choisissez un autre port, ou une autre sorte (« {command} liste » les montre)"
        ).format(port=port, robot=robot, command=typed("beebot-robot"))
    )
