"""``liste``: the ports of this computer and the robots that can be driven."""

import argparse

from beebot.console.typed import typed
from beebot.i18n import gettext as _
from beebot.i18n import noted
from firmware_bridge.commands.verb import Verb
from firmware_bridge.drivers import DRIVERS, DriverInfo
from firmware_bridge.ports import find_in_the_air, find_ports


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
        sentence = _("aucun ; branchez un robot, ou lancez « {command} emuler escornabot »")
        print("  " + sentence.format(command=typed("beebot-robot")))
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


LIST = Verb("liste", noted("les ports de cet ordinateur et les robots connus"), lambda _parser: None, _act)
"""The verb's line in the table."""
