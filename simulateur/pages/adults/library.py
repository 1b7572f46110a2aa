"""The library: which packs are there, how one is added, and how one goes again."""

from collections.abc import Iterator

from beebot.i18n import gettext as _
from lecons.pictures.photos import lend
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.library import Doing, LibraryPage
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.packs import Found, PackShows, Shelved
from simulateur.game.session import Session
from simulateur.pages.adults.common.long_text import Paragraph, flow
from simulateur.pages.adults.common.names import sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper, pitch_of
from simulateur.pictures.progress_comb import HIGH, WIDE, comb, filled

_KEY, _BETWEEN = 29.0, 2.4
"""The width of a key and the gap between two, in units."""
_ROW, _ROW_GAP = 9.6, 1.2
_OUT = 17.0
"""The width of the key that takes a pack out, in units."""
_LINES = 5
"""How many lines a sentence has at most."""
_CELL = 7.0
"""The radius of a cell of the comb, in units."""
_PICTURES, _VOICE, _VOICE_HIGH = 15.0, 31.0, 6.6
"""In units: how high the pictures of mats are, and the size of the key beside them."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay out the list of packs, or the one pack that is being looked at, added or taken out, and the keys for it."""
    u, library = paper.u, session.adults.library
    paper.line(_("Paquets"), Rect(zone.x, zone.y + 0.9 * u, zone.width, 4.6 * u), TITLE)
    told = Rect(zone.x, zone.y + 7.1 * u, zone.width, 9 * u)
    below = paper.text(_sentence(library), told, BODY, ROLE.soft_ink)
    sheet = Rect(zone.x, below + 1.8 * u, zone.width, zone.bottom - below - 3.0 * u)
    inside = paper.sheet(sheet, 3.5, 2.4, 2.8)
    keys = Rect(inside.x, inside.bottom - 7.6 * u, inside.width, 7.6 * u)
    inside = inside._replace(height=keys.y - inside.y - 2.0 * u)
    top = session.adults.top(Pane.SHEET)
    match library.doing:
        case Doing.ASKING | Doing.REMOVING:
            _asking(paper, library, keys, inside)
        case Doing.LISTING:
            paper.key(Touch(AdultKey.ADD_PACK), _key(paper, keys, 0), _("Ajouter un paquet"), green=True)
            _packs(paper, library.packs, _said(paper, sentence(library.answer), inside, BODY), top)
        case Doing.CHOOSING:
            paper.key(Touch(AdultKey.CANCEL), _key(paper, keys, 0), _("Retour"))
            _choice(paper, library.found, inside, top)
        case Doing.LOOKING:
            paper.key(Touch(AdultKey.CANCEL), _key(paper, keys, 0), _("Retour"))
            if library.inside is not None:
                paper.key(Touch(AdultKey.CONFIRM), _key(paper, keys, 1), _("L'ajouter"), green=True)
            _inside(paper, library, inside, top)
        case Doing.IMPORTING:
            paper.key(Touch(AdultKey.CANCEL), _key(paper, keys, 0), _("Arrêter"))
            _progress(paper, library, inside)


def _asking(paper: Paper, library: LibraryPage, keys: Rect, inside: Rect) -> None:
    if library.chosen is not None:
        _question(paper, keys, _("Oui, retirer"))
        going = _("« {title} » va quitter la bibliothèque. Les essais des enfants restent. Vraiment ?")
        _about(paper, library.chosen, _said(paper, going.format(title=library.chosen.title), inside, ITEM))
        return
    _question(paper, keys, _("Oui, remplacer"))
    asked = _("{question} Doit-il prendre leur place ?").format(question=sentence(library.question))
    _about(paper, library.file, _said(paper, asked, inside, ITEM))


def _sentence(library: LibraryPage) -> str:
    if library.doing is Doing.CHOOSING:
        return _(
            "Le kit cherche des paquets dans Téléchargements, Documents, sur le Bureau et sur les clés branchées. "
            "Touchez-en un pour voir ce qu'il contient."
        )
    if library.doing is Doing.LOOKING:
        return _("Rien n'est encore ajouté : voici ce que le paquet contient.")
    return _(
        "Un paquet est un fichier .abeille ou .zip avec des parcours et des séances d'ailleurs. "
        "Une fois dans la bibliothèque, ses parcours se choisissent à la page Séances."
    )


def _key(paper: Paper, row: Rect, place: int) -> Rect:
    return Rect(row.x + place * (_KEY + _BETWEEN) * paper.u, row.y, _KEY * paper.u, row.height)


def _question(paper: Paper, keys: Rect, yes: str) -> None:
    paper.key(Touch(AdultKey.CANCEL), _key(paper, keys, 0), _("Retour"), green=True)
    paper.grave_key(Touch(AdultKey.CONFIRM), _key(paper, keys, 1), yes)


def _said(paper: Paper, told: str, rect: Rect, size: float) -> Rect:
    """Say something at the foot of ``rect``, above the keys; returns the room above."""
    if not told:
        return rect
    pitch = pitch_of(size) * paper.u
    high = min(len(paper.lines(told, rect.width, size)), _LINES) * pitch + 0.2 * paper.u
    paper.text(told, Rect(rect.x, rect.bottom - high, rect.width, high), size)
    return Rect(rect.x, rect.y, rect.width, rect.height - high - 1.4 * paper.u)


def _about(paper: Paper, thing: Shelved | Found | None, rect: Rect) -> None:
    if thing is None:
        return
    row = Rect(rect.x, rect.y, rect.width, min(_ROW * paper.u, rect.height))
    paper.choice(None, row, chosen=True)
    first, second = (thing.title, thing.told) if isinstance(thing, Shelved) else (thing.name, thing.place)
    _two_lines(paper, first, second, row)


def _packs(paper: Paper, packs: tuple[Shelved, ...] | None, rect: Rect, top: int) -> None:
    if not packs:
        _nothing(paper, _("On cherche…") if packs is None else _("Aucun paquet n'est là."), rect)
        return
    u, out = paper.u, paper.touchable(6.4)
    for place, line in _rows(paper, len(packs), rect, top):
        pack = packs[place]
        paper.choice(None, line, chosen=False, fill=ROLE.tray)
        key = Rect(line.right - (_OUT + 1.6) * u, line.centre[1] - out / 2, _OUT * u, out)
        _two_lines(paper, pack.title, pack.told, Rect(line.x, line.y, key.x - line.x - 1.6 * u, line.height))
        paper.key(Touch(AdultKey.TAKE_OUT, place), key, _("Retirer"), fill=ROLE.cream)


def _choice(paper: Paper, found: tuple[Found, ...] | None, rect: Rect, top: int) -> None:
    if not found:
        nowhere = _("Aucun paquet trouvé : mettez son fichier dans Téléchargements.")
        _nothing(paper, _("On cherche…") if found is None else nowhere, rect)
        return
    for place, line in _rows(paper, len(found), rect, top):
        file = found[place]
        touch = None if file.told else Touch(AdultKey.PACK, place)
        paper.choice(touch, line, chosen=False, fill=ROLE.cream if file.told else ROLE.tray)
        _two_lines(paper, file.name, " · ".join(filter(None, (file.place, file.told))), line)


def _inside(paper: Paper, library: LibraryPage, rect: Rect, top: int) -> None:
    _about(paper, library.file, rect)
    below = rect.y + (_ROW + _ROW_GAP) * paper.u
    room = Rect(rect.x, below, rect.width, rect.bottom - below)
    if library.inside is None:
        _nothing(paper, _("On regarde dedans…"), room)
        return
    end = _shown(paper, library.shown, Rect(room.x, room.y, room.width, _PICTURES * paper.u))
    paragraphs = [Paragraph(library.inside.told)]
    paragraphs += [Paragraph("\n".join(path.lessons), path.title) for path in library.inside.paths]
    flow(paper, Pane.SHEET, Rect(room.x, end, room.width, room.bottom - end), paragraphs, top)


def _shown(paper: Paper, shown: PackShows | None, row: Rect) -> float:
    """Its mats side by side, and a key that plays a recording. Returns where the room below begins, in pixels."""
    u = paper.u
    if shown is None or shown.trouble:
        told = _("Ses images se préparent…") if shown is None else sentence(shown.trouble)
        paper.line(told, row, SMALL, ROLE.soft_ink)
        return row.bottom + _ROW_GAP * u
    if not (shown.mats or shown.voice):
        return row.y
    if shown.voice:
        high = paper.touchable(_VOICE_HIGH)
        key = Rect(row.right - _VOICE * u, row.centre[1] - high / 2, _VOICE * u, high)
        paper.key(Touch(AdultKey.HEAR), key, _("Écouter une voix"), icon="icon-voice")
        row = Rect(row.x, row.y, key.x - _BETWEEN * u - row.x, row.height)
    lend(shown.pictures)
    x = row.x
    for number, mat in enumerate(shown.mats, 1):
        wide = mat.width * row.height / mat.height
        if x + wide > row.right:
            break
        paper.picture(mat.drawing, Rect(x, row.y, wide, row.height), f"mat {number} of the pack")
        x += wide + _ROW_GAP * u
    return row.bottom + _ROW_GAP * u


def _rows(paper: Paper, many: int, rect: Rect, top: int) -> Iterator[tuple[int, Rect]]:
    return paper.listed(Pane.SHEET, rect, [_ROW * paper.u] * many, top, _ROW_GAP * paper.u)


def _two_lines(paper: Paper, first: str, second: str, row: Rect) -> None:
    u = paper.u
    paper.icon("icon-library", row.x + 5.0 * u, row.centre[1], 6.0)
    left = Rect(row.x + 9.4 * u, row.y + 1.2 * u, row.width - 10.6 * u, pitch_of(ITEM) * u)
    paper.line(first, left, ITEM)
    under = Rect(left.x, left.bottom + 0.4 * u, left.width, pitch_of(SMALL) * u)
    paper.line(second, under, SMALL, ROLE.soft_ink)


def _progress(paper: Paper, library: LibraryPage, rect: Rect) -> None:
    u, (x, y) = paper.u, rect.centre
    radius = round(min(_CELL * u, (rect.height - 8 * u) / HIGH))
    full = filled(library.part)
    if radius > 0:
        width, height = WIDE * radius, HIGH * radius
        box = Rect(x - width / 2, y - height / 2 - 2.4 * u, width, height)
        paper.picture(comb(radius, full), box, f"comb {full} of 8")
    if library.file is not None:
        line = Rect(rect.x, rect.bottom - 5.0 * u, rect.width, 4.0 * u)
        paper.line(library.file.name, line, ITEM, ROLE.soft_ink, middle=True)


def _nothing(paper: Paper, told: str, rect: Rect) -> None:
    u, (x, y) = paper.u, rect.centre
    side = min(16.0, rect.height / u - 9.0)
    if side > 4:  # noqa: PLR2004 (smaller, nobody could make them out)
        paper.icon("icon-library", x, y - 4.6 * u, side)
    line = Rect(rect.x, y + 4.0 * u, rect.width, 4.0 * u)
    paper.line(told, line, BODY, ROLE.soft_ink, middle=True)
