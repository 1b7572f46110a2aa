"""A witness in sentences, for whoever helps from a distance: what is out of the ordinary first, then all of it."""

import math
from collections.abc import Iterator

from beebot.command import Command
from beebot.i18n import decimal
from beebot.i18n import gettext as _
from firmware_bridge.diagnostic import about_block, about_bluez, about_grabber
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.witness.file import Computer, RobotSeen, System, Tablet, Trial, Witness
from firmware_bridge.witness.protocol import by_hand_plan, plan
from firmware_bridge.witness.questions import Answer

_OFF, _TURN_OFF = 0.15, 0.04
"""By how much of what is expected a length may differ, and a turn: four that lack 5° end a third of a cell beside."""
_CM = 10
"""By how many times less a length is that was given in centimetres."""
_BAR, _BAR_OFF = 100, 1
"""The printed bar in millimetres, and by how much it may differ."""
_SLOW_S = 15.0
"""A first picture that comes later than this is told of."""


def account(witness: Witness) -> str:
    """What is in ``witness``, a line for each thing; of the bytes only when the robot first answered."""
    odd = [*_odd(witness)]
    lines = [_("Témoignage du kit {version}").format(version=witness.kit)]
    lines += [_("À regarder :"), *(f"  - {each}" for each in odd)] if odd else [_("Rien d'anormal n'y est dit.")]
    if witness.system is not None:
        lines += _of_system(witness.system)
    if witness.computer is not None:
        lines += _of_computer(witness.computer)
    if witness.tablet is not None:
        lines += _of_tablet(witness.tablet)
    if witness.robot is not None:
        lines += _of_robot(witness.robot)
    return "\n".join(lines)


def _odd(witness: Witness) -> Iterator[str]:
    """What is out of the ordinary, a sentence each."""
    system, robot = witness.system, witness.robot
    if system is not None:
        yield from _odd_system(system, by_air=robot is not None and DRIVERS[robot.kind].by_air)
    seen = witness.computer or witness.tablet
    if seen is not None and seen.first_picture_s is not None and seen.first_picture_s > _SLOW_S:
        yield _("la première image a tardé : {seconds} s").format(seconds=_told(seen.first_picture_s))
    if seen is not None and seen.sound is False:
        yield _("la voix ne s'entend pas")
    if witness.tablet is not None and witness.tablet.home_screen is False:
        yield _("la page ne s'ouvre pas de l'écran d'accueil")
    if witness.computer is not None:
        yield from _odd_paper(witness.computer)
    if robot is not None:
        yield from _odd_robot(robot)


def _odd_system(system: System, *, by_air: bool) -> Iterator[str]:
    if system.blocked:
        yield about_block()
    if by_air and system.bluetooth is False:
        yield _("cet ordinateur n'a pas de Bluetooth, et ce robot n'a pas de câble")
    if by_air:
        yield from about_bluez(system.bluez)
    if any(not port.usable for port in system.ports):
        yield _("un port ne s'ouvre pas pour ce compte ; « robot diagnostic », là-bas, dit le groupe qui manque")
    if any(port.held for port in system.ports):
        yield _("un autre programme tient un port ; qu'on le ferme")
    yield from map(about_grabber, system.grabbers)


def _odd_paper(seen: Computer) -> Iterator[str]:
    if seen.printed is False:
        yield _("la feuille n'est pas sortie de l'imprimante")
    if seen.bar_mm is not None and abs(seen.bar_mm - _BAR) > _BAR_OFF:
        told = _("la barre de 10 cm mesure {mm} mm : qu'on imprime à 100 %, sans ajuster à la page")
        yield told.format(mm=_told(seen.bar_mm))


def _odd_robot(robot: RobotSeen) -> Iterator[str]:
    wires = [trial.wire for trial in robot.trials]
    if DRIVERS[robot.kind].capabilities.reports_steps and not any(" < " in line for wire in wires for line in wire):
        yield _("le robot n'a rien répondu de tout le témoignage")
    for number, trial in _numbered(robot):
        place = _("essai {number}").format(number=number) if number else _named(trial)
        if "perdu" in trial.events:
            yield _("{place} : la liaison s'est coupée").format(place=place)
        if "refus" in trial.events and trial.name != "diagonale":
            yield _("{place} : le robot a refusé le programme").format(place=place)
        if any(event.startswith("choc") for event in trial.events):
            yield _("{place} : le robot s'est cogné").format(place=place)
        if told := _odd_measure(robot, trial):
            yield _("{what} : {told}").format(what=place, told=told)


def _odd_measure(robot: RobotSeen, trial: Trial) -> str:
    wanted, unit = _expected(robot, trial)
    off = _TURN_OFF if unit == "°" else _OFF
    if trial.measure is None or not wanted or abs(trial.measure - wanted) <= off * wanted:
        return ""
    values = {"unit": unit, "value": _told(trial.measure), "wanted": _told(wanted)}
    if unit == "mm" and abs(_CM * trial.measure - wanted) <= _OFF * wanted:
        return _("{value} {unit} au lieu de {wanted} : des centimètres ?").format(**values)
    return _("{value} {unit} au lieu de {wanted}").format(**values)


def _expected(robot: RobotSeen, trial: Trial) -> tuple[float, str]:
    """What should be measured in a trial, 0 where nobody knows, and its unit."""
    commands, cell = trial.commands, DRIVERS[robot.kind].capabilities.cell_mm
    match trial.name:
        case "diagonale":
            return math.sqrt(2) * cell, "mm"
        case "arret":
            return 0, _("pas")
        case "long":
            return len(commands), _("pivots")
    if set(commands) == {Command.FORWARD}:
        return len(commands) * cell, "mm"
    return (len(commands) * 90, "°") if set(commands) == {Command.LEFT} else (0, "")


def _of_system(system: System) -> Iterator[str]:
    told = _("Ordinateur : {name} {version}, Python {python}")
    yield told.format(name=system.name, version=system.version, python=system.python)
    radio = {True: _("oui"), False: _("non"), None: _("inconnu")}[system.bluetooth]
    versions = [f"{name} {version}" for name, version in (("bleak", system.bleak), ("BlueZ", system.bluez)) if version]
    yield _("Bluetooth : {state}").format(state=", ".join([radio, *versions]))
    likely = sorted({_(DRIVERS[kind].title) for port in system.ports for kind in port.likely})
    count = _("Ports : {count}").format(count=len(system.ports))
    yield f"{count} ({', '.join(likely)} ?)" if likely else count


def _of_computer(seen: Computer) -> Iterator[str]:
    yield from _of_start(seen)
    yield _("Feuille sortie : {answer}").format(answer=_answer(seen.printed))
    if seen.bar_mm is not None:
        yield _("Barre de 10 cm : {mm} mm").format(mm=_told(seen.bar_mm))


def _of_tablet(seen: Tablet) -> Iterator[str]:
    yield from _of_start(seen)
    yield _("Python retenu d'une fois d'avant : {answer}").format(answer=_answer(seen.remembers))
    yield _("Ouverte de l'écran d'accueil : {answer}").format(answer=_answer(seen.home_screen))


def _of_start(seen: Computer | Tablet) -> Iterator[str]:
    seconds = seen.first_picture_s
    told = _("Première image : {seconds} s") if seconds else _("Première image : pas mesurée")
    yield told.format(seconds=_told(seconds or 0.0))
    yield _("Voix entendue : {answer}").format(answer=_answer(seen.sound))


def _of_robot(robot: RobotSeen) -> Iterator[str]:
    links = {"cable": _("par câble"), "air": _("sans fil"), "reseau": _("par le réseau"), "aucun": _("sans lien")}
    told = _("Robot : {title}, {link}").format(title=_(DRIVERS[robot.kind].title), link=links[robot.link])
    yield f"{told}, « {robot.name} »" if robot.name else told
    for number, trial in _numbered(robot):
        happened = ", ".join(_happened(robot, trial))
        what = _named(trial)
        yield (f"  {number}. " if number else "  – ") + (
            _("{what} : {told}").format(what=what, told=happened) if happened else what
        )


def _numbered(robot: RobotSeen) -> Iterator[tuple[int, Trial]]:
    """The trials with the numbers that the adult read, « Essai 5 sur 8 »; 0 for connecting and closing."""
    info = DRIVERS[robot.kind]
    planned = by_hand_plan(info) if robot.link == "aucun" else plan(info)
    numbers = {(each.name, each.program, each.pieces): number for number, each in enumerate(planned, 1)}
    for trial in robot.trials:
        yield numbers.get((trial.name, trial.program, trial.pieces), 0), trial


def _named(trial: Trial) -> str:
    if trial.name == "long":
        told = _("{count} pivots, par morceaux de {bytes} octets") if trial.pieces else _("{count} pivots d'un coup")
        return told.format(count=len(trial.commands), bytes=trial.pieces)
    names = {"connexion": _("le relier"), "fermeture": _("le quitter"), "vider": "CLEAR"}
    if trial.name in names:
        return names[trial.name]
    words = _("« {words} »").format(words=trial.program)
    return _("{program}, arrêté en route").format(program=words) if trial.name == "arret" else words


def _happened(robot: RobotSeen, trial: Trial) -> Iterator[str]:
    """What came of a trial: what the driver made of it, what the adult saw and measured, when the robot answered."""
    ends = {"fini": _("jusqu'au bout"), "perdu": _("liaison coupée"), "refus": _("refusé"), "arret": _("arrêté")}
    if trial.events:
        yield ends.get(trial.events[-1].split(" ")[0], trial.events[-1])
    if trial.touches is not None:
        left, stopped = trial.touches
        yield _("en mouvement {seconds} s").format(seconds=_told(stopped - left))
    if trial.measure is not None:
        yield f"{_told(trial.measure)} {_expected(robot, trial)[1]}".rstrip()
    answer = next((line.split(" ")[0] for line in trial.wire if " < " in line), None)
    if answer is not None:
        yield _("première réponse à {seconds} s").format(seconds=_told(float(answer)))
    elif trial.wire:
        yield _("aucune réponse")


def _answer(said: Answer) -> str:
    return _("on ne sait pas") if said is None else _("oui") if said else _("non")


def _told(value: float) -> str:
    return decimal(f"{value:.1f}".removesuffix(".0"))
