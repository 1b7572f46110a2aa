"""``emuler``: the kit's own robot that is not there, behind a port of this computer."""

import argparse
import sys
import threading
from contextlib import ExitStack

from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.robot import RobotError
from firmware_bridge.commands.verb import Verb, add_speed, tcp_port
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import serve_pty, serve_tcp
from firmware_bridge.running_emulators import announced


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("robot", choices=("kit",), help=_("la sorte de robot"))
    add_port(parser)


def _act(options: argparse.Namespace) -> int:
    return emulate(KitRobot(), options)


def add_port(parser: argparse.ArgumentParser) -> None:
    """Declare ``--pty``, ``--tcp`` and ``--vitesse``: where the emulator is, and how fast."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--pty", action="store_true", help=_("derrière un pseudo-terminal (par défaut)"))
    way.add_argument("--tcp", type=tcp_port, metavar="PORT", help=_("derrière un port réseau de cet ordinateur seul"))
    add_speed(parser)


def emulate(emulator: Emulator, options: argparse.Namespace) -> int:
    """Serve an emulator of the robot ``options.robot`` where the options say, until Ctrl-C; returns the exit status.

    Raises:
        RobotError: the port cannot be had.
    """

    def show(movement: object) -> None:
        print(movement, flush=True)

    served = (
        serve_pty(emulator, options.vitesse, show)
        if options.tcp is None
        else serve_tcp(emulator, options.tcp, options.vitesse, show)
    )
    with served, ExitStack() as while_it_runs:
        _announce(options.robot, served.port, while_it_runs)
        try:  # whoever reads the line may type Ctrl-C at once
            print(
                _("{robot} émulé sur {port} ; arrêt par Ctrl-C").format(robot=options.robot, port=served.port),
                flush=True,
            )
            threading.Event().wait()
        except KeyboardInterrupt:
            print(_("émulateur arrêté"), flush=True)
    return 0


def _announce(robot: str, port: str, while_it_runs: ExitStack) -> None:
    """Let it be listed among the ports; it serves all the same where it cannot be, and says so."""
    try:
        while_it_runs.enter_context(announced(robot, port))
    except RobotError as error:
        print(error, file=sys.stderr, flush=True)


EMULATE = Verb("emuler", noted("imiter le robot du kit, sans robot"), _arguments, _act)
