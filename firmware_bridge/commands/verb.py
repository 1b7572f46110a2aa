"""What a verb is, and the words that several of them share."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from beebot.console.terminal import speed
from beebot.console.typed import typed
from beebot.i18n import gettext as _
from beebot.robot import RobotError
from beebot.unlinked_robots import UNLINKED
from firmware_bridge.calibration_file import make_robot
from firmware_bridge.clock import SystemClock
from firmware_bridge.discovery import Found, find_robots
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.by_hand import HAND

UNANSWERED = 3
"""The exit status where a program was sent, its time has passed, and nothing has ever answered."""
_PORTS = 65536


@dataclass(frozen=True, slots=True)
class Verb:
    """One word of the command line. ``arguments`` declares what follows it; ``act`` does it, giving the exit status.

    ``act`` raises ``KitError`` where it cannot.
    """

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    act: Callable[[argparse.Namespace], int]


def is_it_there(robot: str, port: str) -> str:
    """The sentence for a ``port`` that opened but where nothing answered; ``robot`` is the expected robot's title."""
    return _(
        "rien n'a répondu sur le port {port} : si le {robot} a bougé, c'est bien lui ; "
        "sinon il est éteint, ou c'est le port d'autre chose (« {command} liste »)"
    ).format(port=port, robot=robot, command=typed("beebot-robot"))


def add_speed(parser: argparse.ArgumentParser) -> None:
    """Declare ``--vitesse``, for emulators."""
    parser.add_argument(
        "--vitesse", type=speed, default=1.0, metavar="N", help=_("N fois plus vite, pour un robot émulé (1)")
    )


def add_robot(parser: argparse.ArgumentParser) -> None:
    """Declare ``--robot``, ``--port`` and ``--vitesse``."""
    parser.add_argument("--robot", choices=DRIVERS, help=_("la sorte de robot ; sans elle, celui qui répond"))
    parser.add_argument("--port", help="/dev/ttyUSB0, COM3, socket://127.0.0.1:5333…")
    add_speed(parser)


def tcp_port(text: str) -> int:
    """The number of a TCP port, read from ``text``.

    Raises:
        argparse.ArgumentTypeError: ``text`` is no such number.
    """
    if not (text.isascii() and text.isdigit() and int(text) < _PORTS):
        raise argparse.ArgumentTypeError(_("« {text} » n'est pas un numéro de port de 0 à 65535").format(text=text))
    return int(text)


@contextmanager
def robot_of(options: argparse.Namespace) -> Iterator[Found]:
    """The robot that ``options`` names, or else the only one that answers: connected in the block, closed after it.

    Raises:
        RobotError: the robot cannot be reached, or it is not clear which one is meant.
    """
    found = _find(options) if options.robot is None else _named(options)
    try:
        yield found
    finally:
        found.robot.close()


def _named(options: argparse.Namespace) -> Found:
    info = DRIVERS[options.robot]
    port = HAND if options.port is None and options.robot in UNLINKED else options.port
    if port is None:
        example = "ble:NOM" if info.by_air else "/dev/ttyUSB0"
        sentence = _("dites sur quel port, comme --port {port} ; « {command} liste » les montre")
        raise RobotError(sentence.format(port=example, command=typed("beebot-robot")))
    robot = make_robot(info, port, SystemClock(options.vitesse))
    robot.connect()
    return Found(info, port, robot)


def _find(options: argparse.Namespace) -> Found:
    print(_("recherche d'un robot…"), flush=True)
    found = find_robots(SystemClock(options.vitesse), options.port)
    if len(found) == 1:
        print(_("{robot} sur {port}").format(robot=_(found[0].info.title), port=found[0].port), flush=True)
        return found[0]
    for each in found:
        each.robot.close()
    if found:
        ports = ", ".join(each.port for each in found)
        raise RobotError(
            _("plusieurs robots répondent ({ports}) ; dites lequel avec --robot et --port").format(ports=ports)
        )
    raise RobotError(
        _(
            "aucun robot ne répond ; branchez-le et allumez-le, ou dites lequel avec --robot et --port "
            "(un Escornabot ou un Blue-Bot ne répond jamais) ; « {command} diagnostic » dit ce qui peut gêner"
        ).format(command=typed("beebot-robot"))
    )
