"""What is stored on this machine: all of it shown, written out as a table, erased."""

from typing import TYPE_CHECKING

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from simulateur.adults.pages import Pane
from simulateur.controls import Key, Touch
from simulateur.drawings.theme import CALM
from simulateur.layout.rectangles import Rect
from simulateur.screens.adults.flow import Paragraph, flow
from simulateur.screens.adults.paper import BODY, ITEM, TITLE, Paper
from simulateur.screens.adults.words import filed_animal, outcome
from simulateur.session import Session

if TYPE_CHECKING:
    from beebot.progress import Entry


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """What is kept and why, every try, and the keys."""
    u, adults = paper.u, session.adults
    paper.line(_("Données"), Rect(zone.x, zone.y + 0.9 * u, zone.width, 4.6 * u), TITLE)
    told = _(
        "Le kit garde sur cette machine les essais de chaque jeton, le programme à l'écran et les réglages. "
        "Ni nom, ni compte, ni réseau."
    )
    below = paper.text(told, Rect(zone.x, zone.y + 7.1 * u, zone.width, 9 * u), BODY, CALM.ink_soft)
    keys = Rect(zone.x, zone.bottom - 8.8 * u, zone.width, 7.6 * u)
    sheet = Rect(zone.x, below + 1.8 * u, zone.width, keys.y - below - 9.4 * u)
    paper.box(sheet, CALM.cream, lip=0.4, radius=3.4)
    inside = Rect(sheet.x + 3 * u, sheet.y + 2.2 * u, sheet.width - 5 * u, sheet.height - 4.4 * u)
    flow(paper, Pane.SHEET, inside, _tries(adults.entries), adults.top(Pane.SHEET))
    answer = Rect(zone.x, keys.y - 6.0 * u, zone.width, 5.0 * u)
    if adults.confirming:
        paper.line(_("Tous les essais et le programme à l'écran vont disparaître. Vraiment ?"), answer, ITEM)
        _keys(paper, keys, ((Key.CANCEL, _("Tout garder"), True), (Key.CONFIRM, _("Oui, effacer"), False)))
    else:
        paper.line(adults.answer, answer, BODY)
        found = ((Key.EXPORT, _("Écrire un tableau"), False), (Key.ERASE, _("Tout effacer"), False))
        _keys(paper, keys, found)


def _keys(paper: Paper, row: Rect, wanted: tuple[tuple[Key, str, bool], ...]) -> None:
    u = paper.u
    for number, (key, text, green) in enumerate(wanted):
        paper.key(Touch(key), Rect(row.x + number * 30.6 * u, row.y, 29 * u, row.height), text, green=green)


def _tries(entries: "tuple[Entry, ...] | None") -> list[Paragraph]:
    """The latest try first."""
    if entries is None:
        return [Paragraph(_("On lit le journal…"))]
    if not entries:
        return [Paragraph(_("Aucun essai n'est gardé."))]
    count = ngettext("{count} essai gardé", "{count} essais gardés", len(entries)).format(count=len(entries))
    return [Paragraph(count), *(Paragraph(_words(entry)) for entry in reversed(entries))]


def _words(entry: "Entry") -> str:
    parts = [filed_animal(entry.token), f"{entry.day:%d/%m/%Y}", entry.challenge]
    parts += [_("essai {number}").format(number=entry.attempt), outcome(entry.result)]
    if entry.hint:
        parts.append(_("aide {number}").format(number=entry.hint))
    return " · ".join(parts)
