"""Puts content, screen, voice, disk and robot together; imported while the content is being read."""

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.desk.content import Content, Reading
from simulateur.desk.keeping.store import Store
from simulateur.desk.machine import Machine
from simulateur.desk.robots.robot_desk import RobotDesk
from simulateur.desk.robots.workshop import Workshop
from simulateur.desk.sound.audio import Audio
from simulateur.desk.sound.speech import Speech
from simulateur.game.requests import LinkRobot
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.window.app import App, show_at_once
from simulateur.window.window import open_window, when_display_is_lost

_PATIENCE_S = 0.2
"""How long the first picture waits for the disk to say what was done before."""


class Start(NamedTuple):
    """What is known before anything is shown: where things are kept, and what was kept there.

    ``settings`` are those to play with: what was ``kept``, and what the command line says instead. ``damage`` is a
    sentence where the settings had to be left, None else.
    """

    folder: Path
    kept: Settings
    settings: Settings
    damage: str | None
    reading: Reading


def play(options: argparse.Namespace, start: Start) -> int:
    """Open the window and play until it is closed; returns the exit status.

    Raises:
        KitError: nothing can be played, or the command line asks for what is not there.
        NoDisplayError: this machine has no display.
    """
    settings = start.settings
    robot = _robot(options)
    full_screen = settings.full_screen or settings.kiosk
    window = open_window(options.taille, full_screen=full_screen, alone=settings.kiosk)
    store = Store(start.folder)
    painter = show_at_once(window, settings)
    content = start.reading.first.result()
    _tell(*content.notices)
    session = _session(options, content, start)
    robots = RobotDesk(Workshop(options.vitesse))
    if robot is not None:
        robots.obey(robot)
    audio = Audio(Speech(settings.language, content.images.parent / "voix"))
    is_own = options.ouvrir is None
    machine = Machine(audio, robots, store, start.reading.others, start.kept, keeps_path=is_own)
    app = App(window, session, content.images, machine, painter)
    when_display_is_lost(lambda: _leave(app))
    store.wait_opened(_PATIENCE_S)
    try:
        app.play()
    finally:
        app.close()
    return 0


def _leave(app: App) -> None:
    """Without a display: stop the robots, keep what is to be kept, and say so."""
    app.close()
    _tell(_("l'écran n'est plus là ; rebranchez-le et relancez le kit : rien n'est perdu"))


def _tell(*sentences: str) -> None:
    """Say it where the program was started from, if that is somewhere."""
    if sys.stderr is not None:
        sys.stderr.writelines(f"{sentence}\n" for sentence in sentences)


def _session(options: argparse.Namespace, content: Content, start: Start) -> Session:
    notices = content.notices if start.damage is None else (*content.notices, start.damage)
    settings = start.settings
    session = Session(content.path, settings.language, notices, settings=settings, hashes=content.hashes)
    if options.seance is not None and not session.open_lesson(options.seance):
        sentence = _("la séance « {name} » n'est pas dans ce parcours ; il a {names}")
        names = ", ".join(lesson.id for lesson in content.path.lessons)
        raise KitError(sentence.format(name=options.seance, names=names))
    return session


def _robot(options: argparse.Namespace) -> LinkRobot | None:
    """The robot that the command line names."""
    if options.robot is None and options.port is None:
        return None
    if options.robot is None or options.port is None:
        example = _("dites quel robot et sur quel port, comme --robot {name} --port /dev/ttyUSB0")
        raise KitError(example.format(name="escornabot"))
    return LinkRobot(options.robot, options.port)
