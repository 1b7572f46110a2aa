"""The talk with the adult beside a robot or a computer, the same at a terminal and on a screen.

Nothing is sent to a robot that was not read first.
"""

import platform
import re
import secrets
from pathlib import Path

import beebot
from beebot.errors import KitError
from beebot.i18n import gettext as _
from firmware_bridge.calibration_file import make_robot
from firmware_bridge.clock import Clock
from firmware_bridge.diagnostic import gather
from firmware_bridge.drivers import DRIVERS, DriverInfo
from firmware_bridge.witness.file import OTHER_SYSTEM, SYSTEMS, Computer, PortSeen, RobotSeen, System, Witness, write
from firmware_bridge.witness.protocol import Conduct, by_hand_plan, driver_of, place_of, plan, robot_seen, sent
from firmware_bridge.witness.questions import Ask, Kind, Question
from firmware_bridge.witness.recording import Recording

SOONEST_S = 0.3
"""No start is so short: both keys were pressed without looking."""
_NUMBERS = re.compile(r"[0-9]{1,5}([.][0-9]{1,5}){0,4}")


def of_computer(ask: Ask, first_picture_s: float | None, sound: Question, printed: Question) -> str:
    """The witness of a computer without a robot, as the text of its file.

    ``first_picture_s`` is what was measured, in seconds; a start that lasted less than ``SOONEST_S`` was not.
    """
    if first_picture_s is not None and first_picture_s < SOONEST_S:
        first_picture_s = None
    heard, paper = (None if (answer := ask(each)) is None else bool(answer) for each in (sound, printed))
    bar = _("Au bas de la feuille, la barre de 10 cm : combien de millimètres ?")
    bar_mm = ask(Question(Kind.NUMBER, bar)) if paper else None
    return _written(computer=Computer(first_picture_s=first_picture_s, sound=heard, printed=paper, bar_mm=bar_mm))


def of_robot(ask: Ask, info: DriverInfo, port: str, clock: Clock, paces: Path | None = None) -> str:
    """The witness of the robot on ``port``, as the text of its file; ``paces`` as in ``calibration_file``.

    Raises:
        RobotError: the robot cannot be reached.
        KitError: nothing was tried.
    """
    recording, seed = Recording(clock), secrets.randbits(32)
    lay = _("Posez le robot au sol, loin d'un bord, une main près de l'interrupteur.")
    open_link = info.open_link
    if open_link is None:
        conduct = Conduct(make_robot(info, port, clock, paces), recording, ask)
        planned = by_hand_plan(info)
        keys = lay + " " + _("Sur le robot : CLEAR, puis « {program} ». Gardez GO pour la suite.")
        asked = (
            Question(Kind.AGREE, keys.format(program=each.program), place=place_of(number, planned))
            for number, each in enumerate(planned, 1)
        )
        trials = tuple(conduct.by_hand(each) for each, question in zip(planned, asked, strict=True) if ask(question))
        if not trials:
            raise KitError(_("aucun essai n'a été fait : il n'y a rien à garder ; recommencez quand vous voudrez"))
        return _written(robot=robot_seen(info, port, 0, conduct.robot, recording, trials))
    robot, planned = make_robot(driver_of(info, open_link, recording, seed), port, clock, paces), plan(info)
    told = (
        lay,
        _("Voici tout ce qui va lui être envoyé, quand vous le direz :"),
        *(f"  {sent(each)}" for each in planned),
        _("D'abord, le relier : allumez-le."),
    )
    ask(Question(Kind.GO_ON, "\n".join(told), _("Le relier")))
    trials = tuple(Conduct(robot, recording, ask).trials(planned))
    return _written(robot=robot_seen(info, port, seed, robot, recording, trials))


def _written(computer: Computer | None = None, robot: RobotSeen | None = None) -> str:
    return write(Witness(kit=beebot.__version__, system=_system(), computer=computer, robot=robot))


def _system() -> System:
    facts = gather()
    ports = (each for each in facts.ports if not each.port.built_in)
    return System(
        name=platform.system() if platform.system() in SYSTEMS else OTHER_SYSTEM,
        version=_version(platform.release()),
        python=_version(facts.python),
        bluetooth=facts.bluetooth,
        bleak=facts.radio_library and _version(facts.radio_library),
        bluez=facts.bluez,
        blocked=facts.blocked,
        grabbers=facts.grabbers,
        ports=tuple(
            PortSeen(
                usable=each.usable,
                held=each.holder is not None,
                likely=tuple(kind for kind in each.port.likely if kind in DRIVERS),  # another kit's emulator runs here
            )
            for each in ports
        ),
    )


def _version(text: str) -> str:
    """The numbers that a version begins with; "0" where there are none."""
    found = _NUMBERS.match(text)
    return found[0] if found else "0"
