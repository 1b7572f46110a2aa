"""Puts content, screen, voice, disk and robot together. It is imported while the content is read."""

import argparse
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pygame

from beebot.content_folder import SOUNDS_FOLDER, VOICES, content_folder
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import LearningPath
from lecons import FIRST_PATH
from simulateur.desk.content import Content, Reading
from simulateur.desk.faults import Faults
from simulateur.desk.keeping.drawer import KeptSettings
from simulateur.desk.keeping.store import Store
from simulateur.desk.library_desk import LibraryDesk
from simulateur.desk.print_desk import PrintDesk
from simulateur.desk.robots.finding import Places
from simulateur.desk.robots.lending import Lender
from simulateur.desk.robots.robot_desk import RobotDesk
from simulateur.desk.seat import Seat
from simulateur.desk.sound.place_sounds import PlaceSounds
from simulateur.desk.sound.recordings import Recordings
from simulateur.desk.sound.speech import Speech
from simulateur.desk.viewer import Viewer, can_open
from simulateur.desk.voice_desk import VoiceDesk
from simulateur.game.requests import LinkRobot
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.web.desk import TabletDesk
from simulateur.window.app import App, show_at_once
from simulateur.window.audio import Audio
from simulateur.window.draw import Painter
from simulateur.window.microphone import SdlMicrophone
from simulateur.window.window import open_window, when_display_is_lost

if TYPE_CHECKING:
    from simulateur.desk.opening import PackOpening

_PATIENCE_S = 0.2
"""How long the first picture waits for the disk to say what was done before."""


class Start(NamedTuple):
    """What is known before anything is shown.

    ``folder`` is where things are kept. ``kept`` are the settings found there. ``settings`` are
    those to play with: the command line may say others. ``damage`` is a sentence if the settings
    could not be read, else None. ``wanted`` is the id of the learning path to begin with, if any.
    ``reading`` is the content on its way. ``opening`` is the pack that it comes from, if any.
    """

    folder: Path
    kept: Settings
    settings: Settings
    damage: str | None
    wanted: str
    reading: Reading
    opening: "PackOpening | None" = None


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
    drawer = store.drawer(settings=KeptSettings(start.kept, keeps_path=options.ouvrir is None))
    painter = show_at_once(window, settings)
    content = _content(window, painter, start)
    if content is None:
        store.close()
        return 0
    _tell(*content.notices)
    session = _session(options, content, start)
    robots = RobotDesk(Places(options.vitesse))
    if robot is not None:
        robots.obey(robot)
    lender, faults = Lender(robots), Faults(start.folder)
    audio, voices = _sound(options, start)
    packs = LibraryDesk(start.folder, offers=options.ouvrir is None)
    seat = Seat(
        session,
        voice=audio,
        robots=lender.owner(),
        drawer=drawer,
        library=start.reading.others,
        packs=packs,
        voices=voices,
        printing=_printing(options, session, packs, start),
        viewer=Viewer(lambda: can_open() and not session.settings.kiosk),
        tablets=TabletDesk(start.folder, store, lender, options.ouvrir or FIRST_PATH, content.images),
        faults=faults,
    )
    threading.excepthook = faults.from_thread
    app = App(window, session, content.images, seat, painter)
    when_display_is_lost(lambda: _leave(app, store))
    drawer.wait_opened(_PATIENCE_S)
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
    from simulateur.window.opening import opened_in  # noqa: PLC0415 (hardly ever needed)

    return opened_in(window, painter, start.opening, start.settings)


def _sound(options: argparse.Namespace, start: Start) -> tuple[Audio, VoiceDesk]:
    """What speaks, and what takes down how a teacher speaks."""
    root = content_folder((options.ouvrir or FIRST_PATH).absolute())
    recordings = Recordings(root / VOICES, start.folder / VOICES)
    audio = Audio(Speech(start.settings.language, recordings), places=PlaceSounds(root / SOUNDS_FOLDER))
    return audio, VoiceDesk(start.folder, recordings, SdlMicrophone())


def _printing(options: argparse.Namespace, session: Session, packs: LibraryDesk, start: Start) -> PrintDesk:
    """What prints; beside a screen that has this computer for itself no other program is opened."""
    opened = None if options.ouvrir is None else content_folder(options.ouvrir.absolute())
    return PrintDesk(
        start.folder,
        roots=lambda: packs.roots() if opened is None else {path.id: opened for path in session.shelf.paths},
        opens=lambda: can_open() and not session.settings.kiosk,
    )


def _close(app: App, store: Store) -> None:
    """Leave the robots still, and finish writing."""
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
    if count < 2:  # noqa: PLR2004 (then there is nothing to choose)
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
    notices += _first_of_several(options.ouvrir, content.path, start.wanted)
    language, hashes = settings.language, content.hashes
    session = Session(content.path, language, settings=settings, hashes=hashes)
    for sentence in (*content.notices, *notices):
        session.note(sentence, content.files.get(sentence, ""))
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
