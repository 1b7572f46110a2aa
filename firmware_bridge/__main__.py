"""``beebot-robot``: list ports and robots, send a program to a robot, emulate a robot."""

import argparse
import sys
import threading
from collections.abc import Sequence

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, Robot, RobotError, StepDone, StepStarted, Stopped, check_program
from beebot.terminal import INTERRUPTED, Parser, add_language, obey
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import DRIVERS, DriverInfo
from firmware_bridge.emulator import EMULATORS
from firmware_bridge.emulator.serve import serve_pty, serve_tcp
from firmware_bridge.ports import find_ports


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    return obey(_parser(), lambda options: options.action(options), argv)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="beebot-robot", description="Parler aux robots de sol, vrais ou émulés.")
    add_language(parser)
    commands = parser.add_subparsers(metavar="ACTION", required=True, title="actions")

    listing = commands.add_parser("liste", help="les ports de cet ordinateur et les robots connus")
    listing.set_defaults(action=_list)

    sending = commands.add_parser("envoyer", help="faire exécuter un programme à un robot")
    sending.add_argument("programme", help="mots ou flèches, comme « avancer gauche avancer »")
    sending.add_argument("--robot", required=True, choices=DRIVERS, help="le genre de robot")
    sending.add_argument("--port", required=True, help="/dev/ttyUSB0, COM3, socket://127.0.0.1:5333…")
    _add_speed(sending)
    sending.set_defaults(action=_send)

    emulating = commands.add_parser("emuler", help="imiter un robot, sans robot")
    emulating.add_argument("robot", choices=EMULATORS, help="le genre de robot")
    way = emulating.add_mutually_exclusive_group()
    way.add_argument("--pty", action="store_true", help="derrière un pseudo-terminal (par défaut)")
    way.add_argument("--tcp", type=_tcp_port, metavar="PORT", help="derrière un port réseau de cet ordinateur seul")
    _add_speed(emulating)
    emulating.set_defaults(action=_emulate)
    return parser


def _add_speed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--vitesse", type=_speed, default=1.0, metavar="N", help="N fois plus vite, pour un robot émulé (1)"
    )


def _speed(text: str) -> float:
    try:
        speed = float(text.replace(",", "."))
    except ValueError:
        speed = 0.0
    if not 0 < speed <= 1000:  # noqa: PLR2004 (beyond, a computer no longer keeps up)
        raise argparse.ArgumentTypeError(_("« {text} » n'est pas un nombre entre 0 et 1000").format(text=text))
    return speed


def _tcp_port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):  # noqa: PLR2004 (16 bits)
        raise argparse.ArgumentTypeError(_("« {text} » n'est pas un numéro de port de 0 à 65535").format(text=text))
    return int(text)


def _list(_options: argparse.Namespace) -> int:
    print(_("Ports de cet ordinateur :"))
    ports = find_ports()
    for port in ports:
        guess = _("peut-être {robot}").format(robot=DRIVERS[port.likely].title) if port.likely else ""
        print("  " + "  ".join(text for text in (port.device, port.description, guess) if text))
    if not ports:
        print("  " + _("aucun ; branchez un robot, ou lancez « beebot-robot emuler escornabot »"))
    print(_("Robots connus :"))
    for info in DRIVERS.values():
        print("  " + _describe(info))
    return 0


def _describe(info: DriverInfo) -> str:
    tried = _("essayé sur le vrai robot") if info.tried_on_real_robot else _("jamais essayé sur le vrai robot")
    followed = _("dit où il en est") if info.capabilities.reports_steps else _("suivi au temps")
    return _("{name}  {title} : {memory} instructions, pas de {step} mm, {followed}, {tried}").format(
        name=info.name,
        title=info.title,
        memory=info.capabilities.memory,
        step=info.capabilities.cell_mm,
        followed=followed,
        tried=tried,
    )


def _send(options: argparse.Namespace) -> int:
    info = DRIVERS[options.robot]
    program = parse_flat(options.programme)
    check_program(program, info.capabilities)
    if not info.capabilities.reports_steps:
        print(_("suivi au temps : cet {robot} ne dit pas où il en est").format(robot=info.title), flush=True)
    robot = info.factory(options.port, SystemClock(options.vitesse))
    try:
        robot.connect()
        robot.load(program)
        _follow(robot, program)
    except KeyboardInterrupt:
        robot.stop()
        print("\n" + _("arrêt demandé : le robot s'arrête"), flush=True)
        return INTERRUPTED
    finally:
        robot.close()
    return 0


def _follow(robot: Robot, program: FlatProgram) -> None:
    for event in robot.run():
        match event:
            case StepStarted(index):
                print(f"{index + 1}/{len(program)} {program[index].value} … ", end="", flush=True)
            case StepDone():
                print(_("fait"), flush=True)
            case Finished():
                print(_("programme terminé"), flush=True)
            case Lost(index, error):
                print(flush=True)
                raise error
            case Stopped(index):
                raise RobotError(_("le robot a été arrêté ; relancez le programme"))


def _emulate(options: argparse.Namespace) -> int:
    emulator = EMULATORS[options.robot]()

    def show(movement: object) -> None:
        print(movement, flush=True)

    served = (
        serve_pty(emulator, options.vitesse, show)
        if options.tcp is None
        else serve_tcp(emulator, options.tcp, options.vitesse, show)
    )
    with served:
        print(
            _("{robot} émulé sur {port} ; arrêt par Ctrl-C").format(robot=options.robot, port=served.port), flush=True
        )
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print(_("émulateur arrêté"), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
