"""What is said where a port leads to nobody, or to something else than the robot that was named."""

from beebot.i18n import gettext as _
from beebot.robot import RobotError


def nobody(port: str, robot: str) -> RobotError:
    """Nothing answers on ``port``; ``robot`` is the title of what was looked for."""
    return RobotError(
        _("aucun {robot} ne répond sur le port {port} ; allumez-le ou rebranchez-le, puis recommencez").format(
            port=port, robot=robot
        )
    )


def stranger(port: str, robot: str) -> RobotError:
    """Something else answers on ``port``."""
    return RobotError(
        _(
            "ce qui répond sur le port {port} n'est pas un {robot} ; cherchez le bon port avec « beebot-robot liste »"
        ).format(port=port, robot=robot)
    )
