"""What is said where a port leads to nobody, or to something else than the robot that was named."""

from beebot.console.typed import typed
from beebot.i18n import gettext as _
from beebot.robot import RobotError


class NotThisRobotError(RobotError):
    """On the port nothing answers, or something else than the robot that was named."""


def nobody(port: str, robot: str) -> NotThisRobotError:
    """The error where nothing answers on ``port``; ``robot`` is the title of the robot looked for."""
    return NotThisRobotError(
        _("aucun {robot} ne répond sur le port {port} ; allumez-le ou rebranchez-le, puis recommencez").format(
            port=port, robot=robot
        )
    )


def stranger(port: str, robot: str) -> NotThisRobotError:
    """The error where something else than the robot answers on ``port``."""
    return NotThisRobotError(
        _(
            "ce qui répond sur le port {port} n'est pas un {robot} ; "
            "choisissez un autre port, ou une autre sorte (« {command} liste » les montre)"
        ).format(port=port, robot=robot, command=typed("beebot-robot"))
    )
