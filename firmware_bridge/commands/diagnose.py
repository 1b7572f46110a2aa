"""``diagnostic``: what keeps a robot from being reached, for the person who looks after the computer."""

import argparse
from pathlib import Path

from beebot.errors import KitError
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.robot import RobotError
from firmware_bridge.ble.channel import BLUEBOT
from firmware_bridge.ble.scan import PREFIX
from firmware_bridge.clock import SystemClock
from firmware_bridge.commands.verb import Verb
from firmware_bridge.diagnostic import gather, write_report
from firmware_bridge.drivers.bluebot import BluebotDriver
from firmware_bridge.raw_log import Said, listen_to
from firmware_bridge.robot_ports import open_port


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--vers", type=Path, metavar="FICHIER", help=_("écrire le rapport dans ce fichier"))
    parser.add_argument(
        "--ecouter",
        metavar="PORT",
        help=_("noter ce que répond le Blue-Bot de ce port (ble:…) quand on vide sa mémoire ; il ne bouge pas"),
    )


def _act(options: argparse.Namespace) -> int:
    report = write_report(gather())
    if options.ecouter is not None:
        report += "\n" + _overheard(options.ecouter)
    if options.vers is None:
        print(report)
        return 0
    try:
        options.vers.write_text(report + "\n", encoding="utf-8")
    except OSError as error:
        raise KitError(
            _("{file} ne peut pas être écrit ({reason}) ; choisissez un autre dossier").format(
                file=options.vers, reason=reason(error)
            )
        ) from error
    print(_("rapport écrit dans {file}").format(file=options.vers))
    return 0


def _overheard(port: str) -> str:
    """What the robot at ``port`` said, or why it could not be listened to."""
    title = _("Ce que répond {port} :").format(port=port)
    if not port.startswith(PREFIX):
        raise RobotError(_("donnez à --ecouter une adresse « ble:… », comme « liste » les montre"))
    clock = SystemClock()
    try:
        link = open_port(port, clock, BluebotDriver.BAUD, BLUEBOT, BluebotDriver.TITLE)
    except RobotError as error:
        return f"{title}\n  {error}"
    try:
        said = listen_to(link, clock, BluebotDriver.STOP)
    finally:
        link.close()
    return "\n".join((title, *(map(_line, said) if said else [_("  rien")])))


def _line(said: Said) -> str:
    return _("  après {seconds:.2f} s : {bytes}").format(seconds=said.after_s, bytes=said.data.hex(" "))


DIAGNOSE = Verb("diagnostic", noted("un rapport pour le service informatique, avec que faire"), _arguments, _act)
"""The verb's line in the table."""
