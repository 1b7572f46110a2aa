"""What an adult should know: what could not be read, reached or kept.

What touches the machine comes first, then each file that is to be mended, with its faults from its top down.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import PurePath

from beebot.i18n import gettext as _
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.long_text import Paragraph, flow
from simulateur.pages.adults.common.names import sentence
from simulateur.pages.adults.common.page_builder import BODY, TITLE, Paper

_OF_FILE = re.compile(r"(?P<file>[^:]+\.[a-z0-9]+):(?P<line>\d+):\d+\s*:\s*(?P<message>.+)", re.DOTALL)
"""A sentence of ``beebot.loader.Problem``, in any language."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay out every notice, the most pressing first."""
    u = paper.u
    paper.line(_("À lire"), Rect(zone.x, zone.y + u, zone.width, 4.6 * u), TITLE)
    below = paper.text(_sentence(session), Rect(zone.x, zone.y + 7.1 * u, zone.width, 12 * u), BODY, ROLE.soft_ink)
    sheet = Rect(zone.x, below + 1.8 * u, zone.width, zone.bottom - below - 3.0 * u)
    paper.box(sheet, ROLE.cream, lip=0.4)
    inside = Rect(sheet.x + 3.5 * u, sheet.y + 3 * u, sheet.width - 7 * u, sheet.height - 6 * u)
    files = {} if session.settings.kiosk else session.files
    paragraphs = tuple(grouped(session.notices, files))
    flow(paper, Pane.SHEET, inside, paragraphs, session.adults.top(Pane.SHEET))


def _sentence(session: Session) -> str:
    """How the list is read and, in a kiosk that opens no file, why none has a key."""
    told = _("Les enfants peuvent jouer en attendant. Le plus pressé est en haut ; un fichier se corrige en une fois.")
    if not (session.settings.kiosk and session.files):
        return told
    why = _("En mode kiosque, aucun fichier ne s'ouvre d'ici ; quittez-le à la page Réglages, le temps de corriger.")
    if "kiosk" in session.machine.imposed:
        why = _("Cet ordinateur reste en mode kiosque : aucun fichier ne s'ouvre d'ici. Corrigez-le sur un autre.")
    return f"{told} {why}"


def grouped(notices: Sequence[str], files: Mapping[str, str]) -> Iterator[Paragraph]:
    """A paragraph for each of ``notices``, numbered. The first one about a file stands under the name of the file.

    ``files`` gives for a notice the whole path of its file: such a file has a key that opens it.
    """
    of_machine: list[str] = []
    of_files: dict[str, list[tuple[int, str]]] = {}
    keys: dict[str, tuple[Touch, str]] = {}
    places = {file: place for place, file in enumerate(dict.fromkeys(files.values()))}
    for notice in notices:
        key = (Touch(AdultKey.OPEN_FILE, places[files[notice]]), _("L'ouvrir")) if notice in files else None
        found = _OF_FILE.fullmatch(notice)
        name = notice if found is None else found["file"]
        if found is None:
            of_machine.append(notice)
        else:
            of_files.setdefault(name, []).append((int(found["line"]), found["message"]))
        if key is not None:
            keys.setdefault(name, key)
    heading, numbers = _("Cette machine") if of_files else "", count(1)
    for notice in of_machine:
        yield Paragraph(sentence(notice), heading, f"{next(numbers)}")
        heading = ""
        if notice in keys:
            yield Paragraph("", PurePath(files[notice]).name, key=keys[notice])
    for file, faults in of_files.items():
        heading = file
        for line, message in sorted(faults):
            told = sentence(_("Ligne {line} : {message}").format(line=line, message=message))
            yield Paragraph(told, heading, f"{next(numbers)}", key=keys.get(file) if heading else None)
            heading = ""
