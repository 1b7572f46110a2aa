"""``etalonner``: a line and four turns, an adult measures, the robot goes straight and as far as it should."""

import argparse

from beebot.command import FlatProgram
from beebot.console.terminal import status_after
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.robot import Ability, Finished, Lost, Measured, Robot, RobotError
from firmware_bridge.calibration import FULL_TURN_DEG, LINE, TURNS
from firmware_bridge.calibration_file import adjust
from firmware_bridge.commands.typed_answers import line, number
from firmware_bridge.commands.verb import Verb, add_robot, robot_of

_MOST = 5000
"""Millimetres or degrees: whoever says more has slipped."""


def _act(options: argparse.Namespace) -> int:
    with robot_of(options) as found:
        robot = found.robot
        if Ability.CALIBRATION not in robot.capabilities.abilities:
            raise RobotError(
                _("le robot {robot} règle lui-même ses moteurs : il n'y a rien à étalonner").format(
                    robot=_(found.info.title)
                )
            )
        try:
            measured = _measure(robot)
        except KeyboardInterrupt as ended:
            robot.stop()
            print("\n" + _("arrêt demandé : le robot s'arrête, et garde son réglage d'avant"), flush=True)
            return status_after(ended)
        print(adjust(robot, found.info.name, found.port, measured), flush=True)
    return 0


def _measure(robot: Robot) -> Measured:
    wanted = len(LINE) * robot.capabilities.cell_mm
    lay = _(
        "Collez un ruban droit de {wanted} mm au sol. Posez le robot au début, le milieu de ses roues sur le bord "
        "du ruban, et regardez toujours ce même milieu."
    )
    if not robot.capabilities.has_wheels:
        lay = _(
            "Collez un ruban droit de {wanted} mm au sol. Posez la boule sur son début, la lumière bleue derrière "
            "elle, et regardez toujours son milieu."
        )
    print(lay.format(wanted=wanted + 200))
    line(_("Entrée quand le robot est prêt à avancer : "))
    _drive(robot, LINE)
    ahead = _ask(_("Le long du ruban, il a avancé de combien de millimètres ? [{wanted}] "), wanted)
    left = _ask(_("À côté du ruban, de combien de millimètres ? (à gauche 12, à droite -12) [{wanted}] "), 0)
    if not robot.capabilities.has_wheels:
        return Measured(ahead, left, FULL_TURN_DEG)
    line(_("Reposez-le sur le ruban, tourné dans le sens du ruban. Entrée quand il est prêt à pivoter : "))
    _drive(robot, TURNS)
    turned = _ask(
        _("En tout, il a pivoté de combien de degrés ? (un tour juste fait {wanted}) [{wanted}] "), FULL_TURN_DEG
    )
    return Measured(ahead, left, turned)


def _drive(robot: Robot, program: FlatProgram) -> None:
    robot.load(program)
    for event in robot.run():
        if isinstance(event, Lost):
            raise event.error
        last = event
    if last != Finished():
        raise RobotError(_("le robot a été arrêté avant la fin ; recommencez l'étalonnage"))


def _ask(sentence: str, wanted: int) -> float:
    measured = number(sentence.format(wanted=wanted), _MOST)
    return float(wanted) if measured is None else measured


CALIBRATE = Verb("etalonner", noted("régler un robot qui va de travers, en le mesurant"), add_robot, _act)
