"""``ouvrir``: the classroom's tablets play on this computer, until an adult closes it in this terminal."""

import argparse
import asyncio
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from beebot.errors import KitError
from beebot.files.content_folder import data_folder
from beebot.i18n import gettext as _
from beebot.i18n import in_this_language, ngettext
from lecons import FIRST_PATH, path_called
from lecons.names import animal
from simulateur.game.adults.unlinked_robots import check_linked
from simulateur.game.requests import LinkRobot
from simulateur.machine.content import read_content
from simulateur.machine.imposed import read_imposed
from simulateur.machine.keeping.settings_file import read_settings
from simulateur.machine.keeping.store import Store
from simulateur.machine.qr_code import in_a_terminal
from simulateur.machine.robots.lent_robots import Lender
from simulateur.machine.robots.reachable import Places
from simulateur.machine.robots.robot_service import RobotService
from simulateur.machine.start import no_such_lesson
from simulateur.web.addresses import PORT, checked, unopened
from simulateur.web.classroom_setup import opening
from simulateur.web.serve import Opening, have_done

_MOST_PORT = 65535


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``ouvrir`` to ``parser``."""
    built = _("le dossier de « construire », à donner aussi ; sans lui, les tablettes jouent ici")
    parser.add_argument("dossier", metavar="DOSSIER", type=Path, nargs="?", help=built)
    parser.add_argument(
        "--parcours",
        metavar="NOM",
        default=str(FIRST_PATH),
        help=_("le parcours à jouer : son fichier, ou son nom comme cp"),
    )
    parser.add_argument("--seance", metavar="NOM", default="", help=_("la séance à ouvrir sur toutes les tablettes"))
    parser.add_argument("--adresse", metavar="ADRESSE", default="", help=_("l'adresse de cet ordinateur en classe"))
    parser.add_argument("--port", metavar="N", type=int, default=PORT, help=_("le port ({port})").format(port=PORT))
    parser.add_argument("--donnees", type=Path, metavar="DOSSIER", help=_("où garder progrès et réglages"))
    parser.add_argument("--robot", metavar="GENRE", help=_("un robot relié, que les tablettes conduisent tour à tour"))
    parser.add_argument("--branche", metavar="PORT", help=_("où ce robot est branché, comme /dev/ttyUSB0 ou COM3"))


def act(options: argparse.Namespace) -> str:
    """Open the classroom, obey what the adult types, close it; returns the sentence that says that it is closed.

    Raises:
        KitError: it cannot be opened.
    """
    _check(options)
    folder = options.donnees or data_folder()
    kept, damage = read_settings(folder)
    imposed = read_imposed(folder)
    for notice in filter(None, (damage, *imposed.troubles)):
        print(notice, file=sys.stderr)
    path = path_called(options.parcours)
    content = read_content(path).result()
    store, service = Store(folder), RobotService(Places())
    if options.robot is not None:
        service.obey(LinkRobot(options.robot, options.branche))
    try:
        here = opening(
            content,
            imposed.over(kept),
            folder,
            store=store,
            lender=Lender(service),
            path=path,
            built=options.dossier,
            address=options.adresse,
            port=options.port,
        )
        if options.seance and not here.classroom.open_lesson(options.seance):
            raise no_such_lesson(options.seance, content.path)
        _run(here, options)
    finally:
        service.close()
        store.close()
    return _("C'est fermé : plus aucune tablette ne joue ici.")


def _check(options: argparse.Namespace) -> None:
    """Refuse options that cannot be obeyed, before anything is read.

    Raises:
        KitError: one of them cannot be.
    """
    if options.adresse:
        options.adresse = checked(options.adresse)
    if options.dossier is not None and not (options.dossier / "index.html").is_file():
        sentence = _("{folder} n'a pas de page pour les tablettes ; faites-le avec « tablette construire »")
        raise KitError(sentence.format(folder=options.dossier))
    if not 0 <= options.port <= _MOST_PORT:
        raise KitError(_("« {port} » n'est pas un port ; donnez un nombre de 1024 à 65535").format(port=options.port))
    check_linked(options.robot or "")
    if (options.robot is None) != (options.branche is None):
        raise KitError(_("dites quel robot et où il est branché, comme --robot kit --branche /dev/ttyUSB0"))
    if options.robot is not None:
        from firmware_bridge.drivers import DRIVERS  # noqa: PLC0415 (few link a robot here)

        if options.robot not in DRIVERS:
            sentence = _("« {text} » n'est pas un robot du kit ; choisissez parmi {names}")
            raise KitError(sentence.format(text=options.robot, names=", ".join(DRIVERS)))


def _run(here: Opening, options: argparse.Namespace) -> None:
    try:
        asyncio.run(_serve(here))
    except OSError as error:
        raise KitError(unopened(here.host, options.port, error)) from None


async def _serve(here: Opening) -> None:
    loop = asyncio.get_running_loop()

    def obey(line: str) -> None:
        """In the loop's thread, which alone may touch the classroom."""
        print(*obeyed(here, line), sep="\n", flush=True)

    said = in_this_language(obey)

    def listen() -> None:
        for line in sys.stdin or ():
            have_done(loop, said, line)

    def opened() -> None:
        print(*welcome(here), sep="\n", flush=True)
        threading.Thread(target=listen, name="terminal", daemon=True).start()

    await here.run(opened, partial(print, flush=True))


def welcome(here: Opening) -> Iterator[str]:
    """The lines shown once the classroom is open: the QR code, the address and the code, large, and what to do."""
    yield in_a_terminal(here.in_square).rstrip("\n")
    yield _("1. Même Wi-Fi : la tablette et cet ordinateur.")
    yield _("2. Viser le carré avec l'appareil photo, ou taper {address}").format(address=here.address)
    yield _("3. Qui a tapé l'adresse donne le code du jour :")
    yield from boxed(here.code.digits)
    sentence = _("Ouvert jusqu'à {hour}, ou une heure après la dernière tablette ; rien ne sort de l'école, aucun nom.")
    yield sentence.format(hour=here.until)
    yield _words()


def boxed(digits: str) -> Iterator[str]:
    """Lines that show ``digits`` in boxes, to be read from afar."""
    yield " ".join("╭─────╮" for _digit in digits)
    yield " ".join(f"│  {digit}  │" for digit in digits)
    yield " ".join("╰─────╯" for _digit in digits)


def _words() -> str:
    return _("Mots : qui, ecouter (toutes s'arrêtent), jouer, seance NOM (sur toutes), fermer.")


def obeyed(here: Opening, line: str) -> Iterator[str]:
    """Do what an adult types in the terminal while the classroom ``here`` is open; returns the lines to answer."""
    word, _space, rest = line.strip().lower().replace("é", "e").partition(" ")
    room, name = here.classroom, rest.strip()
    match word:
        case "qui":
            yield from _who(here)
        case "ecouter":
            room.listen(on=True)
            yield _("On écoute : toutes les tablettes montrent l'oreille. « jouer » les rend aux enfants.")
        case "jouer":
            room.listen(on=False)
            yield _("On joue.")
        case "seance":
            opened = room.open_lesson(name)
            told = _("Toutes les tablettes sont à la séance « {name} ».").format(name=name)
            yield told if opened else str(no_such_lesson(name, room.path))
        case "fermer":
            here.close()
            yield _("On ferme.")
        case _ if word:
            yield _("« {word} » n'est pas un mot d'ici.").format(word=word)
            yield _words()


def _who(here: Opening) -> Iterator[str]:
    room = here.classroom
    room.look()
    count = sum(seen.is_here for seen in room.present)
    told = ngettext("{count} tablette est là.", "{count} tablettes sont là.", count).format(count=count)
    yield told if count else _("Aucune tablette n'est là.")
    for seen in room.present:
        state = _("revient dans un instant") if not seen.is_here else _("réussi") if seen.is_done else _("joue")
        yield f"  {animal(seen.animal)} · {seen.at} · {state}"
