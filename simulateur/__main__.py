"""``beebot``: starts the process that reads, reads the command line and the settings, and asks for the content.

``compose`` then puts the rest together.
"""

from beebot.console.interrupts import Terminated, end_at_once, on_sigterm

if __name__ == "__main__":
    end_at_once()  # before the imports, which take long

import multiprocessing
import sys

from simulateur.machine.reader_process import Reader

_reader: Reader | None = None
if __name__ == "__main__":
    multiprocessing.freeze_support()  # in a program of a single file, the reader's process begins here too
    # A pipe would take the number of a standard stream that was closed, and what is printed would go into it.
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        _reader = Reader()  # it imports as long as what follows here

import argparse
import gc
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import beebot
from beebot.console.terminal import Parser, add_language, obey, speed
from beebot.console.typed import typed
from beebot.errors import KitError
from beebot.files.content_folder import BUILT_IN, data_folder
from beebot.files.imposed_place import FILE, imposed_file
from beebot.i18n import gettext as _
from beebot.i18n import use_language
from lecons import FIRST_PATH
from simulateur.game.settings import Settings
from simulateur.machine.content import Content, Reading, read_content, read_contents
from simulateur.machine.imposed import Imposed, no_mistake_in, read_imposed
from simulateur.machine.keeping.json_file import DamagedFileError, not_a_folder
from simulateur.machine.keeping.settings_file import read_settings
from simulateur.machine.paths import paths_of, paths_with
from simulateur.machine.start import Start, no_such_lesson
from simulateur.window import NoDisplayError
from simulateur.window.c_library_memory import keep_little_at_hand

if TYPE_CHECKING:
    from simulateur.machine.opened_pack import PackOpening

_SMALLEST, _LARGEST = 60, 7680
"""The sides of a window, in pixels: the least that shows anything, and the largest screens."""


def main(argv: Sequence[str] | None = None, reader: Reader | None = None) -> int:
    """Run the screen, the demonstration, or the robots' ``temoigner``; returns the exit status.

    ``reader`` is the process that is asked for the content; None where it is still to be started.
    """
    multiprocessing.freeze_support()  # as above, for a program that calls this
    words = sys.argv[1:] if argv is None else argv
    if "temoigner" in (words[2:3] if words[:1] == ["--langue"] else words[:1]):
        if reader is not None:
            reader.close()
        from firmware_bridge.__main__ import main as robots  # not needed to play

        return robots(words, program="beebot")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "beebot")  # pygame sets it too, when it is imported
    try:
        return obey(_parser, partial(_run, reader=reader), argv)
    finally:
        if reader is not None:
            reader.close()


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog=typed("beebot"), description=_("Le simulateur : un enfant programme l'abeille."))
    add_language(parser)
    # The language is then the settings'. ``ouvrir`` is the folder in which a pack is unpacked, ``paquet`` that pack.
    parser.set_defaults(langue=None, paquet=None)
    told = _(
        "demo : un programme de trois façons, sans écran ; temoigner : dix minutes près d'un robot, pour nous aider ; "
        "un fichier : l'ouvrir, comme --ouvrir"
    )
    parser.add_argument("mot", nargs="?", type=_demo_or_file, metavar="demo|temoigner|FICHIER", help=told)
    parser.add_argument(
        "--version",
        action="version",
        version=f"abeille {beebot.__version__}",
        help=_("dire la version du kit, et finir"),
    )
    parser.add_argument(
        "--ouvrir",
        type=Path,
        metavar="FICHIER",
        help=_("une séance, un parcours, un paquet (.abeille ou .zip) ou un dossier de parcours"),
    )
    parser.add_argument(
        "--seance", metavar="NOM", help=_("ouvrir cette séance du parcours, comme la-visite-des-fleurs")
    )
    parser.add_argument("--plein-ecran", action="store_true", help=_("occuper tout l'écran"))
    parser.add_argument("--tableau", action="store_true", help=_("pour le tableau de la classe : les touches en bas"))
    parser.add_argument("--kiosque", action="store_true", help=_("plein écran dont un enfant ne sort pas"))
    parser.add_argument("--donnees", type=Path, metavar="DOSSIER", help=_("où garder progrès et réglages"))
    parser.add_argument(
        "--taille", type=_size, default=(1280, 800), metavar="LxH", help=_("taille de la fenêtre (1280x800)")
    )
    parser.add_argument("--muet", action="store_true", help=_("ne rien dire"))
    parser.add_argument(
        "--robot",
        type=_driver,
        metavar="GENRE",
        help=_("le genre du robot branché (voir {command} liste)").format(command=typed("beebot-robot")),
    )
    parser.add_argument("--port", metavar="PORT", help=_("le port du robot, comme /dev/ttyUSB0 ou COM3"))
    parser.add_argument(
        "--vitesse",
        type=speed,
        metavar="N",
        default=1.0,
        help=_("pour un émulateur accéléré ; un vrai robot veut 1"),
    )
    parser.add_argument(
        "--installer-menu",
        nargs="?",
        const="moi",
        choices=("moi", "tous"),
        metavar="POUR",
        help=_("mettre le kit dans le menu de Linux, pour moi ou pour tous, et finir"),
    )
    parser.add_argument(
        "--image",
        type=Path,
        metavar="FICHIER",
        help=_("où écrire l'image animée de demo (demo.gif)"),
    )
    parser.add_argument(
        "--verifier-reglages",
        nargs="?",
        const=imposed_file(),
        type=Path,
        metavar="FICHIER",
        help=_("dire chaque faute des réglages imposés ({file}), et finir").format(file=FILE.name),
    )
    return parser


def _demo_or_file(text: str) -> str:
    if text != "demo" and not os.path.lexists(text):
        raise argparse.ArgumentTypeError(_("« {text} » n'est ni « demo », ni un fichier d'ici").format(text=text))
    return text


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,9})x([0-9]{1,9})", text.lower())
    if found is None:
        raise argparse.ArgumentTypeError(_("« {text} » n'est pas une taille comme 1280x800").format(text=text))
    width, height = map(int, found.groups())
    if not all(_SMALLEST <= side <= _LARGEST for side in (width, height)):
        sentence = _("« {text} » n'est pas une taille de fenêtre ; choisissez-la de {low}x{low} à {high}x{high}")
        raise argparse.ArgumentTypeError(sentence.format(text=text, low=_SMALLEST, high=_LARGEST))
    return width, height


def _driver(text: str) -> str:
    from firmware_bridge.drivers import DRIVERS  # not needed to play without a robot

    if text not in DRIVERS:
        from difflib import get_close_matches  # a name is seldom wrong

        near = get_close_matches(text, DRIVERS, n=1)
        remedy = _("vouliez-vous « {word} » ?").format(word=near[0]) + " " if near else ""
        sentence = _("« {text} » n'est pas un robot du kit ; {remedy}choisissez parmi {names}")
        names = ", ".join(DRIVERS)
        raise argparse.ArgumentTypeError(sentence.format(text=text, remedy=remedy, names=names))
    return text


def _run(options: argparse.Namespace, reader: Reader | None) -> int:
    options.lecteur = reader
    if options.verifier_reglages:
        print(no_mistake_in(options.verifier_reglages))
        return 0
    if options.installer_menu:
        return _install(for_all=options.installer_menu == "tous")
    if options.mot not in (None, "demo"):
        if options.ouvrir is not None:
            raise KitError(_("deux fichiers à ouvrir ; donnez-en un seul"))
        options.mot, options.ouvrir = None, Path(options.mot)
    if options.ouvrir is None:
        return _begin(options)
    from lecons.pack import is_pack, opened  # the kit's own content is no pack

    # Where children are to play, a window comes before everything that takes long.
    if options.mot != "demo" and is_pack(options.ouvrir):
        from tempfile import TemporaryDirectory  # brings OpenSSL

        with TemporaryDirectory(prefix="beebot-", ignore_cleanup_errors=True) as folder:
            options.paquet, options.ouvrir = options.ouvrir, Path(folder)
            return _begin(options)
    with opened(options.ouvrir) as options.ouvrir:
        return _begin(options)


def _begin(options: argparse.Namespace) -> int:
    if options.mot == "demo":
        return _without_display(options)
    on_sigterm(_close_window)
    try:
        return _play(options)
    except NoDisplayError:
        return _without_display_or_window(options)


def _close_window() -> None:
    """Close the window in a kiosk too: it is the machine that asks, and no child."""
    import pygame  # brought by the window

    if not pygame.display.get_init():
        raise Terminated
    pygame.event.post(pygame.event.Event(pygame.QUIT, by_machine=True))


def _without_display_or_window(options: argparse.Namespace) -> int:
    told = _("aucun écran n'est branché à cet ordinateur : voici la démonstration à la place")
    if options.paquet is None:
        return _without_display(options, told)
    from lecons.pack import opened  # the kit's own content is no pack

    with opened(options.paquet) as options.ouvrir:
        return _without_display(options, told)


def _without_display(options: argparse.Namespace, told: str = "") -> int:
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    kept, damage = Settings(), None
    if options.donnees:
        kept, damage = read_settings(options.donnees)
    use_language(options.langue or kept.language)
    content = read_content(_first_path(options), options.lecteur).result()
    _judge(options, content)
    for notice in filter(None, (told, *content.notices, damage)):
        print(notice, file=sys.stderr)
    from simulateur.window.demo import demo, picture_place  # brings the robots

    return demo(content, options.image or picture_place(), options.seance)


def _first_path(options: argparse.Namespace) -> Path:
    """The path that is shown: of the kit's own, the usual one that has the séance of the command line.

    Raises:
        KitError: no path of the kit has it, or a folder holds no path.
    """
    if options.seance is None or options.ouvrir is not None:
        return paths_of(options.ouvrir)[0]
    return FIRST_PATH.with_stem(paths_with(options.seance)[0])


def _judge(options: argparse.Namespace, content: Content) -> None:
    """Refuse what a window would have refused, or told to the adult behind its door.

    Raises:
        KitError: an option names what is not there.
    """
    if options.donnees and (sentence := not_a_folder(options.donnees)):
        raise KitError(sentence)
    if options.seance is not None and options.seance not in {lesson.id for lesson in content.path.lessons}:
        raise no_such_lesson(options.seance, content.path)


def _install(*, for_all: bool) -> int:
    from compileall import compile_dir  # all of these are asked for once

    from platformdirs import site_data_path, user_data_path

    from simulateur.machine.menu import install

    if for_all:
        os.umask(0o022)  # the others read these files, however private those of the account are that writes them
        for package in ("beebot", "lecons", "simulateur", "firmware_bridge"):
            # Who may not write here would compile all of it at each start.
            compile_dir(BUILT_IN.parent / package, quiet=2)
    print(*install(site_data_path() if for_all else user_data_path()), sep="\n")
    return 0


def _play(options: argparse.Namespace) -> int:
    # The collector would search all that is imported, and find no garbage. App.settle starts it again.
    gc.disable()
    keep_little_at_hand()  # before there are threads
    folder = options.donnees or data_folder()
    kept, damage = read_settings(folder)
    imposed = read_imposed(folder)
    settings = _settings(options, kept, imposed)
    alone = "path" in imposed.settings
    if options.ouvrir is not None and (alone or not imposed.machine.packs):
        raise KitError(_("ce qui est imposé à cet ordinateur n'y ouvre que le kit : lancez-le sans fichier"))
    wanted = settings.path if alone else _wanted(options, folder, kept)
    reading, opening = _reading(options, folder if imposed.machine.packs else None, wanted, alone=alone)
    from simulateur.compose import play  # while the content is being read

    try:
        return play(options, Start(folder, kept, settings, damage, wanted, reading, opening, imposed))
    finally:
        if opening is not None:
            opening.close()


def _reading(
    options: argparse.Namespace, folder: Path | None, wanted: str, *, alone: bool
) -> "tuple[Reading, PackOpening | None]":
    """Begin to read what there is to play. If that is in a pack, the second value tells how far it is.

    ``folder`` has the library of packs; where it is None no pack is played. ``alone`` says that there is to be the
    kit's own learning path ``wanted``, and no other.
    """
    reader: Reader | None = options.lecteur
    if options.paquet is not None:
        from simulateur.machine.opened_pack import PackOpening  # hardly ever needed

        if reader is not None:
            reader.close()
        opening = PackOpening(options.paquet, options.ouvrir, wanted)
        return opening.reading, opening
    if alone:
        return read_contents(FIRST_PATH.with_stem(wanted), (), reader=reader), None
    first, others = paths_of(options.ouvrir)
    if options.ouvrir is not None:
        return read_contents(first, others, wanted, reader=reader), None
    if folder is None:
        return read_contents(first, others, wanted or first.stem, reader=reader), None
    from lecons.library import FOLDER, library_files  # content from elsewhere needs none

    files = (*others, *library_files(folder))
    return read_contents(first, files, wanted or first.stem, folder / FOLDER, reader), None


def _wanted(options: argparse.Namespace, folder: Path, kept: Settings) -> str:
    """The id of the learning path to begin with, ``""`` for the first one.

    In the kit's own content it is one that has the séance of the command line, if that names one; of several, the one
    that was chosen in the settings. A path of a pack that was chosen there stays. In content from elsewhere the
    children begin where their bookmark is, if it is there.
    """
    said: Path | None = options.ouvrir
    if said is None:
        is_own = not kept.path or (FIRST_PATH.parent / f"{kept.path}.yaml").exists()
        having = paths_with(options.seance) if options.seance is not None and is_own else [kept.path]
        return kept.path if kept.path in having else having[0]
    if not said.is_dir():
        return ""
    from simulateur.machine.keeping.bookmark import read_bookmark  # the kit's own content needs none

    try:
        bookmark = read_bookmark(folder)
    except DamagedFileError:  # the store reads it too, and says so
        return ""
    return "" if bookmark is None else bookmark.path


def _settings(options: argparse.Namespace, kept: Settings, imposed: Imposed) -> Settings:
    said = replace(
        kept,
        language=options.langue or kept.language,
        full_screen=kept.full_screen or options.plein_ecran,
        whiteboard=kept.whiteboard or options.tableau,
        kiosk=kept.kiosk or options.kiosque,
        mute=kept.mute or options.muet,
    )
    settings = imposed.over(said)
    use_language(settings.language)
    return settings


if __name__ == "__main__":
    sys.exit(main(reader=_reader))
