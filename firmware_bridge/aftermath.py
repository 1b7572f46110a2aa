"""After a loss, the truth: what the robot itself says of the run, if it is one that can be asked."""

from beebot.i18n import gettext as _
from beebot.robot import Aftermath, Robot
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.protocol import Outcome


def ask_aftermath(robot: Robot) -> Aftermath | None:
    """What became of the last run of a robot that was connected again; None where robots of its kind cannot tell.

    Raises:
        RobotError: it answers no more.
    """
    if not isinstance(robot, KitDriver):
        return None
    last = robot.last_run()
    if last.started is None:
        return Aftermath(
            _(
                "le robot ne sait plus s'il a commencé ce programme : "
                "il a perdu son alimentation, ou quelqu'un d'autre s'en est servi"
            )
        )
    if not last.started:
        return Aftermath(_("le robot répond de nouveau : il n'a pas commencé ce programme"), 0)
    if last.outcome is Outcome.FINISHED:
        return Aftermath(_("le robot répond de nouveau : il a fait tout le programme, une fois"))
    if last.outcome is Outcome.RUNNING:
        return Aftermath(_("le robot répond de nouveau : il fait encore le programme ; attendez la fin ou arrêtez-le"))
    return Aftermath(
        _("le robot répond de nouveau : il a été coupé à l'instruction {place}").format(place=last.step + 1), last.step
    )
