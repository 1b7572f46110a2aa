"""Puts content, screen and disk together. It is imported while the content is read; the rest of the machine follows."""

import argparse
import sys
import threading
from pathlib import Path

import pygame

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import LearningPath
from simulateur.equipment import Equipment
from simulateur.game.adults.unlinked_robots import check_linked
from simulateur.game.requests import LinkRobot
from simulateur.game.session import Page, Session
from simulateur.machine.backend import Backend
from simulateur.machine.content import Content
from simulateur.machine.faults import Faults
from simulateur.machine.keeping.screen_files import KeptSettings
from simulateur.machine.keeping.store import Store
from simulateur.machine.start import Start, no_such_lesson
from simulateur.window.app import App, show_at_once
from simulateur.window.draw import Painter
from simulateur.window.window import open_window, when_display_is_lost

_PATIENCE_S = 0.2
"""How long the first picture waits for the disk to say what was done before."""


def play(options: argparse.Namespace, start: Start) -> int:
    """Open the window and play until it is closed; ``options`` are the command line's. Returns the exit status.

    Raises:
        KitError: nothing can be played, or the command line asks for what is not there.
        NoDisplayError: this machine has no display.
    """
    settings = start.settings
    robot = _robot(options)
    full_screen = settings.full_screen or settings.kiosk
    window = open_window(options.taille, full_screen=full_screen, alone=settings.kiosk)
    store = Store(start.folder)
    disk = store.screen_files(settings=KeptSettings(start.kept, keeps_path=options.ouvrir is None))
    painter = show_at_once(window, settings)
    content = _content(window, painter, start)
    if content is None:
        store.close()
        return 0
    _tell(*content.notices, *start.imposed.troubles)
    session = _session(options, content, start)
    faults = Faults(start.folder)
    backend = Backend(session, disk=disk, faults=faults, awaits=True)
    threading.excepthook = faults.from_thread
    opened, speed = options.ouvrir, options.vitesse
    behind = Equipment(backend, start, store, content.images, opened=opened, robot=robot, speed=speed)
    chores, for_adults = behind.chores, behind.for_adults
    app = App(window, session, content.images, backend, painter, chores=chores, for_adults=for_adults)
    when_display_is_lost(lambda: _leave(app, store))
    disk.wait_opened(_PATIENCE_S)
    try:
        app.play()
    finally:
        threading.excepthook = threading.__excepthook__
        _close(app, store)
    return 0


def _content(window: pygame.Surface, painter: Painter, start: Start) -> Content | None:
    """What there is to play; None if the window was closed before it was there."""
    if start.opening is None:
        return start.reading.first.result()
    from simulateur.window.opening_pack import opened_in  # noqa: PLC0415 (hardly ever needed)

    return opened_in(window, painter, start.opening, start.settings)


def _close(app: App, store: Store) -> None:
    app.close()
    store.close()


def _leave(app: App, store: Store) -> None:
    """Without a display: stop the robots, keep what is to be kept, and say so."""
    _close(app, store)
    _tell(_("l'écran n'est plus là ; rebranchez-le et relancez le kit : rien n'est perdu"))


def _tell(*sentences: str) -> None:
    """Print sentences where the program was started from; without a terminal there may be no such place."""
    if sys.stderr is not None:
        sys.stderr.writelines(f"{sentence}\n" for sentence in sentences)


def _first_of_several(opened: Path | None, played: LearningPath, wanted: str) -> list[str]:
    """A sentence where a folder has several learning paths and nobody has chosen the one that is played."""
    if opened is None or not opened.is_dir() or played.id == wanted:
        return []
    count = len([*(opened / "parcours").glob("*.yaml")] or [*opened.glob("*.yaml")])
    if count <= 1:
        return []
    sentence = _(
        "il y a {count} parcours ici : « {title} » est ouvert ; choisissez-en un autre derrière la porte des adultes,"
        " à la page « Séances »"
    )
    return [sentence.format(count=count, title=played.title.in_language(language()))]


def _session(options: argparse.Namespace, content: Content, start: Start) -> Session:
    settings = start.settings
    notices: list[str] = []
    if start.damage is not None:
        notices.append(start.damage)
    notices += start.imposed.troubles
    notices += _first_of_several(options.ouvrir, content.path, start.wanted)
    language, hashes = settings.language, content.hashes
    machine = start.imposed.machine
    session = Session(content.path, language, settings=settings, hashes=hashes, machine=machine)
    for sentence in (*content.notices, *notices):
        session.journey.note(sentence, content.files.get(sentence, ""))
    if options.seance is not None and not session.open_lesson(options.seance):
        raise no_such_lesson(options.seance, content.path)
    if _asks_age(options, start):
        session.journey.go(session.route.to_page(Page.AGES))
    return session


def _asks_age(options: argparse.Namespace, start: Start) -> bool:
    """Whether nobody has said yet what is played here: no adult, no command line, nobody who looks after this computer.

    In a kiosk no adult is there to be asked.
    """
    said = options.ouvrir or options.seance or start.settings.path or "path" in start.imposed.settings
    return not said and not start.settings.kiosk


def _robot(options: argparse.Namespace) -> LinkRobot | None:
    if options.robot is None and options.port is None:
        return None
    check_linked(options.robot or "")
    if options.robot is None or options.port is None:
        example = _("dites quel robot et sur quel port, comme --robot {name} --port /dev/ttyUSB0")
        raise KitError(example.format(name="escornabot"))
    return LinkRobot(options.robot, options.port)
