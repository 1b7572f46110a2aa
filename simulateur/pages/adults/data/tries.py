"""« Données », try by try: a table with the latest try first."""

from typing import TYPE_CHECKING

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.lesson import Lesson
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.session import Session
from simulateur.pages.adults.common.names import at_line_start, outcome, token_of
from simulateur.pages.adults.common.page_builder import BODY, SMALL, Paper
from simulateur.pages.adults.data.tallies import nothing_yet, title_in

if TYPE_CHECKING:
    from beebot.journal.journal import Entry

_TRY = 5.2
"""The height of a row, in units."""
_COLUMNS = (7.6, 15.0, 0.0, 16.5, 13.5, 28.0)
_TITLE_COLUMN = 2
"""The widths of the columns, in units; that of the titles takes the rest."""


def tries(paper: Paper, session: Session, rect: Rect) -> None:
    """Lay the table of tries, the latest first; a bud that waits if there is none.

    A row shows dots until its try has been read from the journal.
    """
    u, data = paper.u, session.adults.data
    entries, total = data.entries, data.total
    if entries is None or not total:
        nothing_yet(paper, rect, is_read=entries is not None)
        return
    count = ngettext("{count} essai gardé", "{count} essais gardés", total).format(count=total)
    if data.about is not None:
        title = data.about.title.in_language(session.settings.language)
        count = _("« {title} » : {count}").format(title=title, count=count)
    paper.line(count, Rect(rect.x, rect.y, rect.width, 3.2 * u), SMALL, ROLE.rust)
    list_ = Rect(rect.x, rect.y + 7.4 * u, rect.width, rect.height - 7.4 * u)
    shown, room = paper.rows(Pane.SHEET, list_, (_TRY * u,) * total, session.adults.top(Pane.SHEET))
    heads = Rect(room.x, rect.y + 3.8 * u, room.width, 3.2 * u)
    for word, cell in zip(_heads(data.about), _cells(paper, heads), strict=True):
        paper.line(word, cell, SMALL, ROLE.soft_ink)
    titles = _titles(session, data.about)
    for number, place in enumerate(shown):
        row = Rect(room.x, room.y + number * _TRY * u, room.width, _TRY * u)
        age = place - data.later
        if not 0 <= age < len(entries):
            paper.line("…", row, BODY, ROLE.soft_ink)
            continue
        _row(paper, entries[-1 - age], titles, row)


def _row(paper: Paper, entry: "Entry", titles: dict[str, str], row: Rect) -> None:
    u, animal, *cells = paper.u, *_cells(paper, row)
    name = token_of(entry.token)
    if name is None:
        paper.line(at_line_start(entry.token), animal, SMALL)
    else:
        paper.icon(f"token-{name}", animal.x + 2.2 * u, row.centre[1], 4.4)
    for text, cell in zip(_words(entry, titles), cells, strict=True):
        title_in(paper, text, cell)


def _heads(about: Lesson | None) -> tuple[str, ...]:
    """The words above the columns; « séance » is not among them where all tries are ``about`` one."""
    tried = _("Séance et défi") if about is None else _("Défi")
    return _("Jeton"), _("Jour"), tried, _("Essai"), _("Aide"), _("Comment il finit")


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


def _titles(session: Session, about: Lesson | None) -> dict[str, str]:
    """By a challenge's id, its séance's title and its number; the number alone where all are ``about`` one séance."""
    if about is not None:
        number = _("défi {number}")
        return {each.id: number.format(number=place) for place, each in enumerate(about.challenges, 1)}
    language, told = session.settings.language, _("{title}, défi {number}")
    return {
        challenge.id: told.format(title=lesson.title.in_language(language), number=number)
        for path in (*session.repertoire.paths[::-1], session.repertoire.path)
        for lesson in path.lessons
        for number, challenge in enumerate(lesson.challenges, 1)
    }


def _words(entry: "Entry", titles: dict[str, str]) -> tuple[str, ...]:
    """A try in words; a challenge that no path has any more keeps its id."""
    tried, helped = _("essai {number}").format(number=entry.attempt), _("sans aide")
    if entry.hint:
        helped = _("indice {number}").format(number=entry.hint)
    if entry.together:
        helped = _("ensemble")
    title, ended = titles.get(entry.challenge, entry.challenge), outcome(entry.result)
    if entry.by_hand:
        ended = _("{outcome}, dit à la main").format(outcome=ended)
    return f"{entry.day:%d/%m/%Y}", title, tried, helped, ended
