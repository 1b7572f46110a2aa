"""What is stored on this machine: all of it shown, written out as a table, erased."""

from typing import TYPE_CHECKING

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.paper import BODY, ITEM, SMALL, TITLE, Even, Paper, pitch_of
from simulateur.pages.adults.words import filed_animal, outcome, token_of

if TYPE_CHECKING:
    from beebot.progress import Entry

_KEY, _BETWEEN = 29.0, 2.4
"""The width of a key and the gap between two, in units."""
_ANSWER = 3
"""How many lines a sentence that answers has at most."""
_TRY = 5.2
"""The height of a row, in units."""
_COLUMNS = (7.6, 15.0, 0.0, 16.5, 13.5, 28.0)
_TITLE_COLUMN = 2
"""The widths of the columns, in units; that of the titles takes the rest."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """What is kept and why, every try, and the keys."""
    u, adults = paper.u, session.adults
    paper.line(_("Données"), Rect(zone.x, zone.y + 0.9 * u, zone.width, 4.6 * u), TITLE)
    told = _(
        "Le kit garde sur cette machine les essais de chaque jeton, "
        "le programme à l'écran, les réglages, les voix, les images et, après une panne, un rapport. "
        "Ni nom, ni compte, ni réseau."
    )
    below = paper.text(told, Rect(zone.x, zone.y + 7.1 * u, zone.width, 9 * u), BODY, ROLE.soft_ink)
    sheet = Rect(zone.x, below + 1.8 * u, zone.width, zone.bottom - below - 3.0 * u)
    paper.box(sheet, ROLE.cream, lip=0.4, radius=3.4)
    keys = Rect(sheet.x + 3.5 * u, sheet.bottom - 10.4 * u, sheet.width - 7 * u, 7.6 * u)
    said, size = adults.answer, BODY
    if adults.confirming:
        said = _(
            "Les essais, le programme à l'écran, les rapports, les voix et les images vont disparaître, "
            "sauf les images du dossier « Abeille ». Vraiment ?"
        )
        size = ITEM
    answer, low = Rect(keys.x, keys.y - u, keys.width, 0), keys.y
    if said:
        lines = min(len(paper.lines(said, keys.width, size)), _ANSWER)
        height = (pitch_of(size) * lines + 0.2) * u
        answer = Rect(keys.x, keys.y - u - height, keys.width, height)
        low = answer.y
    inside = Rect(keys.x, sheet.y + 2.4 * u, keys.width, low - sheet.y - 4.4 * u)
    _tries(paper, session, inside)
    paper.text(said, answer, size)
    if adults.confirming:
        first, second = _two_keys(paper, keys)
        paper.key(Touch(AdultKey.CANCEL), first, _("Tout garder"), green=True)
        paper.grave_key(Touch(AdultKey.CONFIRM), second, _("Oui, effacer"))
    else:
        first, second = _two_keys(paper, keys)
        paper.key(Touch(AdultKey.EXPORT), first, _("Écrire un tableau"))
        paper.grave_key(Touch(AdultKey.ERASE), second, _("Tout effacer"))


def _two_keys(paper: Paper, row: Rect) -> tuple[Rect, Rect]:
    first = Rect(row.x, row.y, _KEY * paper.u, row.height)
    return first, Rect(first.right + _BETWEEN * paper.u, row.y, first.width, row.height)


def _tries(paper: Paper, session: Session, rect: Rect) -> None:
    """A table with the latest try first; a bud that waits if there is none.

    A try that is not here yet is dots until the machine has told it.
    """
    u, adults = paper.u, session.adults
    entries, total = adults.entries, adults.total
    if entries is None:
        _nothing(paper, _("On lit le journal…"), rect)
        return
    if not total:
        _nothing(paper, _("Aucun essai n'est gardé."), rect)
        return
    count = ngettext("{count} essai gardé", "{count} essais gardés", total).format(count=total)
    paper.line(count, Rect(rect.x, rect.y, rect.width, 3.2 * u), SMALL, ROLE.rust)
    list_ = Rect(rect.x, rect.y + 7.4 * u, rect.width, rect.height - 7.4 * u)
    shown, room = paper.rows(Pane.SHEET, list_, Even(_TRY * u, total), adults.top(Pane.SHEET))
    heads = Rect(room.x, rect.y + 3.8 * u, room.width, 3.2 * u)
    for word, cell in zip(_heads(), _cells(paper, heads), strict=True):
        paper.line(word, cell, SMALL, ROLE.soft_ink)
    titles = _titles(session)
    for number, place in enumerate(shown):
        row = Rect(room.x, room.y + number * _TRY * u, room.width, _TRY * u)
        age = place - adults.later
        if not 0 <= age < len(entries):
            paper.line("…", row, BODY, ROLE.soft_ink)
            continue
        _row(paper, entries[-1 - age], titles, row)


def _row(paper: Paper, entry: "Entry", titles: dict[str, str], row: Rect) -> None:
    """One try: who, when, at what, which try, with which help, and how it ended."""
    u, animal, *cells = paper.u, *_cells(paper, row)
    name = token_of(entry.token)
    if name is None:
        paper.line(filed_animal(entry.token), animal, SMALL)
    else:
        paper.icon(f"token-{name}", animal.x + 2.2 * u, row.centre[1], 4.4)
    for text, cell in zip(_words(entry, titles), cells, strict=True):
        paper.line(text, cell, min(paper.fitting(text, cell.width), BODY))


def _nothing(paper: Paper, told: str, rect: Rect) -> None:
    """A bud that waits, and why there is no try to show."""
    u, (x, y) = paper.u, rect.centre
    paper.icon("flower-closed", x, y - 4.6 * u, 16.0)
    line = Rect(rect.x, y + 4.0 * u, rect.width, 4.0 * u)
    paper.line(told, line, ITEM, ROLE.soft_ink, middle=True)


def _heads() -> tuple[str, ...]:
    """What the columns are about."""
    return _("Jeton"), _("Jour"), _("Séance et défi"), _("Essai"), _("Aide"), _("Comment il finit")


def _cells(paper: Paper, row: Rect) -> list[Rect]:
    """The cells of a row; the one with the titles takes what the others leave."""
    u = paper.u
    wide = [part * u for part in _COLUMNS]
    wide[_TITLE_COLUMN] = max(row.width - sum(wide), 0.0)
    cells, x = [], row.x
    for width in wide:
        cells.append(Rect(x, row.y, max(width - u, 1.0), row.height))
        x += width
    return cells


def _titles(session: Session) -> dict[str, str]:
    """By the id of a challenge: its séance's title and its number, as far as some path has it."""
    language, told = session.settings.language, _("{title}, défi {number}")
    return {
        challenge.id: told.format(title=lesson.title.in_language(language), number=number)
        for path in (*session.paths[::-1], session.path)
        for lesson in path.lessons
        for number, challenge in enumerate(lesson.challenges, 1)
    }


def _words(entry: "Entry", titles: dict[str, str]) -> tuple[str, ...]:
    """A try in words; a challenge that no path has any more keeps its id."""
    tried, helped = _("essai {number}").format(number=entry.attempt), _("sans aide")
    if entry.hint:
        helped = _("indice {number}").format(number=entry.hint)
    title = titles.get(entry.challenge, entry.challenge)
    return f"{entry.day:%d/%m/%Y}", title, tried, helped, outcome(entry.result)
