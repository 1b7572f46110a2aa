"""``envoyer``: one program to one robot, each step said as it goes.

Where nothing ever answered, only time has passed: that is what is said, and the exit status is ``UNANSWERED``.
"""

import argparse
from collections.abc import Iterator

from beebot.command import FlatProgram
from beebot.console.terminal import status_after
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.notation import parse_flat
from beebot.robot import (
    Aftermath,
    Bumped,
    Finished,
    Lost,
    Robot,
    RobotError,
    RobotResetError,
    StepDone,
    StepStarted,
    Stopped,
    check_program,
)
from firmware_bridge.commands.verb import UNANSWERED, Verb, add_robot, is_it_there, robot_of
from firmware_bridge.drivers import DRIVERS


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("programme", help=_("mots ou flèches, comme « avancer gauche avancer »"))
    parser.add_argument(
        "--depuis", type=int, default=1, metavar="K", help=_("commencer à la K-ième instruction, après une panne (1)")
    )
    add_robot(parser)


def _act(options: argparse.Namespace) -> int:
    program = parse_flat(options.programme)
    if options.robot is not None:
        check_program(program, DRIVERS[options.robot].capabilities)
    if not 1 <= options.depuis <= len(program):
        raise RobotError(
            _("le programme a {count} instructions ; donnez à --depuis un nombre de 1 à {count}").format(
                count=len(program)
            )
        )
    with robot_of(options) as found:
        robot = found.robot
        if not robot.capabilities.reports_steps:
            print(
                _("le robot {robot} est suivi au temps : il ne dit pas où il en est").format(robot=_(found.info.title)),
                flush=True,
            )
        try:
            robot.load(program)
            _follow(robot, program, options.depuis - 1)
            if not robot.has_answered():
                print(is_it_there(_(found.info.title), found.port), flush=True)
                return UNANSWERED
        except KeyboardInterrupt as ended:
            robot.stop()
            print("\n" + _("arrêt demandé : le robot s'arrête"), flush=True)
            return status_after(ended)
    return 0


def _follow(robot: Robot, program: FlatProgram, first_step: int) -> None:
    for event in robot.run(first_step):
        match event:
            case StepStarted(index):
                print(f"{index + 1}/{len(program)} {program[index].value} … ", end="", flush=True)
            case StepDone():
                print(_("fait") if robot.has_answered() else _("temps écoulé"), flush=True)
            case Finished():
                if robot.has_answered():
                    print(_("programme terminé"), flush=True)
            case Bumped(index):
                print(flush=True)
                raise RobotError(
                    _("le robot s'est cogné à l'instruction {place} ; remettez-le à sa place").format(place=index + 1)
                )
            case Lost(index, error):
                print(flush=True)
                raise RobotError("\n".join((str(error), *_what_became(robot, error, index)))) from error
            case Stopped(index):
                raise RobotError(_("le robot a été arrêté ; relancez le programme"))


def _what_became(robot: Robot, error: RobotError, index: int | None) -> Iterator[str]:
    """What the robot says of the run, if it can be asked, and how to go on; ``index`` is the step last heard of."""
    aftermath = _ask(robot)
    if aftermath is not None:
        yield aftermath.sentence
        index = aftermath.cut_at
    elif not isinstance(error, RobotResetError):
        return
    if index is not None:
        yield _("pour reprendre à l'instruction {place}, ajoutez --depuis {place}").format(place=index + 1)


def _ask(robot: Robot) -> Aftermath | None:
    if not robot.capabilities.answers:
        return None
    try:
        robot.close()
        robot.connect()
        return robot.aftermath()
    except RobotError:  # it cannot be asked, and that it is lost is said already
        return None


SEND = Verb("envoyer", noted("faire exécuter un programme à un robot"), _arguments, _act)
