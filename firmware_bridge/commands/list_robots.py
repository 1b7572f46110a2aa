"""``liste``: the ports of this computer and the robots that can be driven."""

import argparse

from beebot.console.typed import typed
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.unlinked_robots import UNLINKED
from firmware_bridge.commands.verb import Verb
from firmware_bridge.drivers import DRIVERS, DriverInfo, Verified
from firmware_bridge.robot_ports import find_in_the_air, find_ports


def _act(_options: argparse.Namespace) -> int:
    print(_("Ports de cet ordinateur :"))
    air = find_in_the_air()
    ports = (*find_ports(), *air.ports)
    for port in ports:
        titles = _(" ou ").join(DRIVERS[name].title for name in port.likely if name in DRIVERS)
        guess = _("peut-être {robot}").format(robot=titles) if titles else ""
        print("  " + "  ".join(text for text in (port.device, port.description, guess) if text))
    if air.trouble is not None:
        print(f"  {air.trouble}")
    if not ports:
        sentence = _("aucun ; branchez un robot, ou lancez « {command} emuler kit »")
        print("  " + sentence.format(command=typed("beebot-robot")))
    print(_("Robots connus :"))
    for info in DRIVERS.values():
        print("  " + _describe(info))
    return 0


def _describe(info: DriverInfo) -> str:
    proved = {
        Verified.REAL_ROBOT: _("essayé sur le vrai robot"),
        Verified.REAL_FIRMWARE: _("prouvé sur son vrai programme en simulateur, jamais essayé sur le vrai robot"),
        Verified.EMULATOR: _("prouvé sur un émulateur, jamais essayé sur le vrai robot"),
        Verified.NOTHING: _("jamais essayé sur le vrai robot"),
    }[info.verified]
    followed = _("dit où il en est") if info.capabilities.reports_steps else _("suivi au temps")
    return _("{name}  {title} : {memory}, pas de {step} mm, {followed}, {proved}").format(
        name=info.name,
        title=_(info.title),
        memory=_memory(info),
        step=info.capabilities.cell_mm,
        followed=followed,
        proved=proved,
    )


def _memory(info: DriverInfo) -> str:
    kind = UNLINKED.get(info.name)
    if kind is not None and kind.memory is None:
        return _("mémoire inconnue")
    return _("{count} instructions").format(count=info.capabilities.memory)


LIST = Verb("liste", noted("les ports de cet ordinateur et les robots connus"), lambda _parser: None, _act)
