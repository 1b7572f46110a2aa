"""``ensemble``: two robots or more, each with its program, step by step in lock step."""

import argparse
from contextlib import closing

from beebot.console.terminal import status_after
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.notation import parse_flat
from beebot.robot import Bumped, Finished, Lost, Robot, RobotError, StepStarted, Stopped, check_program
from beebot.unlinked_robots import UNLINKED
from firmware_bridge.calibration_file import make_robot
from firmware_bridge.clock import SystemClock
from firmware_bridge.commands.verb import UNANSWERED, Verb, add_speed, is_it_there
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.lockstep import run_in_lock_step, stop_all


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "robots", nargs="+", metavar="ROBOT@PORT=PROGRAMME", help=_("comme « kit@/dev/ttyUSB0=avancer gauche »")
    )
    add_speed(parser)


def _parse(text: str) -> tuple[str, str, str]:
    where, equals, program = text.partition("=")
    name, at, port = where.partition("@")
    if not (equals and at and port) or name not in DRIVERS:
        raise RobotError(
            _("« {text} » n'est pas de la forme ROBOT@PORT=PROGRAMME, avec un robot parmi {names}").format(
                text=text, names=", ".join(DRIVERS)
            )
        )
    if name in UNLINKED:
        sentence = _(
            "un robot {robot} n'a pas de lien : il n'avance pas à pas avec aucun autre ; envoyez-lui son programme seul"
        )
        raise RobotError(sentence.format(robot=_(UNLINKED[name].title)))
    return name, port, program


def _act(options: argparse.Namespace) -> int:
    wishes = [_parse(text) for text in options.robots]
    programs = [parse_flat(program) for _name, _port, program in wishes]
    for (name, _port, _text), program in zip(wishes, programs, strict=True):
        check_program(program, DRIVERS[name].capabilities)
    clock = SystemClock(options.vitesse)
    robots: list[Robot] = [make_robot(DRIVERS[name], port, clock) for name, port, _text in wishes]
    try:
        for robot in robots:
            robot.connect()
        with closing(run_in_lock_step(robots, programs)) as reports:
            for report in reports:
                _say(report.place, report.event, programs[report.place])
        doubts = [wish for wish, robot in zip(wishes, robots, strict=True) if not robot.has_answered()]
    except KeyboardInterrupt as ended:
        stop_all(robots)
        print("\n" + _("arrêt demandé : tous les robots s'arrêtent"), flush=True)
        return status_after(ended)
    finally:
        for robot in robots:
            robot.close()
    for name, port, _text in doubts:
        print(is_it_there(_(DRIVERS[name].title), port), flush=True)
    return UNANSWERED if doubts else 0


def _say(place: int, event: object, program: tuple[object, ...]) -> None:
    robot = _("robot {number}").format(number=place + 1)
    match event:
        case StepStarted(index):
            word = getattr(program[index], "value", "")
            told = f"{index + 1}/{len(program)} {word}"
            print(_("{what} : {told}").format(what=robot, told=told), flush=True)
        case Finished():
            print(_("{robot} : programme terminé").format(robot=robot), flush=True)
        case Lost(_index, error):
            raise error
        case Bumped() | Stopped():
            raise RobotError(_("{robot} s'est arrêté, et les autres avec lui").format(robot=robot))


TOGETHER = Verb("ensemble", noted("faire avancer plusieurs robots pas à pas, en même temps"), _arguments, _act)
