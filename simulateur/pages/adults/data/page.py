"""What is stored on this machine: what each animal did, and every try. An adult reads, writes out or erases it."""

from beebot.i18n import gettext as _
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.names import sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, TITLE, Paper, pitch_of
from simulateur.pages.adults.data.tallies import tallies
from simulateur.pages.adults.data.tries import tries

_KEY, _BETWEEN = 29.0, 2.4
"""The width of a key and the gap between two, in units."""
_ANSWER = 3
"""How many lines a sentence that answers has at most."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay out what is kept and why, the tries by séance or one by one, and the keys to write out or erase them."""
    u, data = paper.u, session.adults.data
    paper.line(_("Données"), Rect(zone.x, zone.y + 0.9 * u, zone.width, 4.6 * u), TITLE)
    below = paper.text(_what_is_kept(session), Rect(zone.x, zone.y + 7.1 * u, zone.width, 9 * u), BODY, ROLE.soft_ink)
    sheet = Rect(zone.x, below + 1.8 * u, zone.width, zone.bottom - below - 3.0 * u)
    inside = paper.sheet(sheet, 3.5, 2.4, 2.8)
    keys = Rect(inside.x, inside.bottom - 7.6 * u, inside.width, 7.6 * u)
    said, size = sentence(data.answer), BODY
    if data.confirming:
        said = _(
            "Les essais, le programme à l'écran, les rapports, les voix et les images vont disparaître, "
            "sauf les images du dossier « Abeille ». Vraiment ?"
        )
        if not session.machine.window:
            said = _(
                "Les essais, le programme à l'écran, les rapports et les images vont disparaître de cette tablette. "
                "Vraiment ?"
            )
        size = ITEM
    answer, low = Rect(keys.x, keys.y - u, keys.width, 0), keys.y
    if said:
        lines = min(len(paper.lines(said, keys.width, size)), _ANSWER)
        height = (pitch_of(size) * lines + 0.2) * u
        answer = Rect(keys.x, keys.y - u - height, keys.width, height)
        low = answer.y
    inside = inside._replace(height=low - inside.y - 2.0 * u)
    if data.try_by_try:
        tries(paper, session, inside)
    else:
        tallies(paper, session, inside)
    paper.text(said, answer, size)
    _answers(paper, session, keys)


def _what_is_kept(session: Session) -> str:
    if session.machine.window:
        return _(
            "Le kit garde sur cette machine les essais de chaque jeton, "
            "le programme à l'écran, les réglages, les voix, les images et, après une panne, un rapport. "
            "Ni nom, ni compte, ni réseau."
        )
    told = _(
        "Ce navigateur garde les essais de chaque jeton, le programme à l'écran, les réglages et les images, sur "
        "cette tablette seule. Effacer les données du site les efface ; Safari le fait aussi après 7 jours sans "
        "visite, sauf si la page est sur l'écran d'accueil. Ni nom, ni compte."
    )
    if session.machine.version:
        told += " " + _("Version {version}.").format(version=session.machine.version)
    return told


def _answers(paper: Paper, session: Session, row: Rect) -> None:
    """The keys for what is kept; while all of it is to be erased, the two that answer whether it really shall be."""
    gap, many = _BETWEEN * paper.u, 3 if session.machine.window else 4
    wide = min(_KEY * paper.u, (row.width - (many - 1) * gap) / many)
    first, second, *others, last = (Rect(row.x + at * (wide + gap), row.y, wide, row.height) for at in range(many))
    if session.adults.data.confirming:
        paper.key(Touch(AdultKey.CANCEL), first, _("Tout garder"), green=True)
        paper.grave_key(Touch(AdultKey.CONFIRM), second, _("Oui, effacer"))
        return
    other = _("Par séance") if session.adults.data.try_by_try else _("Essai par essai")
    paper.key(Touch(AdultKey.LOG), first, other)
    paper.key(Touch(AdultKey.EXPORT), second, _("Écrire un tableau"))
    for each in others:  # a browser shows nobody its files
        paper.key(Touch(AdultKey.PICTURES), each, _("Sortir les images"))
    paper.grave_key(Touch(AdultKey.ERASE), last, _("Tout effacer"))
