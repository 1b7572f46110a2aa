"""« Données » by séance: a row for each séance of the path, a column for each animal, a mark for each challenge."""

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.journal.tally import Tally
from beebot.lesson import Lesson
from lecons.pictures.letters import text_width
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from lecons.words import ANIMALS
from simulateur.game.adults.state import Pane
from simulateur.game.session import Session
from simulateur.game.settings import WORDS
from simulateur.pages.adults.paper import BODY, ITEM, SMALL, Even, Paper, pitch_of
from simulateur.pictures.tallies import ALONE, HELPED, NOT_YET, TRIED, tally_marks

_ROW, _HEAD = 6.6, 5.6
"""The height of a séance's row, and of the row of animals, in units."""
_LEGEND = 4.4
_MARK, _LARGE_MARK = 1.9, 2.3
"""A mark with the room beside it, in units: at least, and at most."""
_WIDEST, _TITLE = 13.0, 40.0
"""The most that an animal's column is wide, and what the titles of the séances have at least, in units."""


def tallies(paper: Paper, session: Session, rect: Rect) -> None:
    """What each animal did in each séance of the path that is played."""
    u, found = paper.u, session.adults.tallies
    if found is None:
        nothing_yet(paper, _("On lit le journal…"), rect)
        return
    if not found:
        nothing_yet(paper, _("Aucun essai n'est gardé."), rect)
        return
    many = sum(tally.tries for tally in found.values())
    told = ngettext("{count} essai gardé", "{count} essais gardés", many).format(count=many)
    _legend(paper, told, Rect(rect.x, rect.y, rect.width, _LEGEND * u))
    lessons, animals = session.path.lessons, _animals(session)
    above = (_LEGEND + _HEAD) * u
    list_ = Rect(rect.x, rect.y + above, rect.width, rect.height - above)
    shown, room = paper.rows(Pane.SHEET, list_, Even(_ROW * u, len(lessons)), session.adults.top(Pane.SHEET))
    wide = min((room.width - _TITLE * u) / len(animals), _WIDEST * u)
    titles = Rect(room.x, rect.y + _LEGEND * u, room.width - wide * len(animals) - u, _HEAD * u)
    paper.line(session.path.title.in_language(session.settings.language), titles, SMALL, ROLE.soft_ink)
    for place, name in enumerate(animals):
        paper.icon(f"token-{name}", titles.right + u + (place + 0.5) * wide, titles.centre[1], 4.8)
    for number, place in enumerate(shown):
        row = Rect(room.x, room.y + number * _ROW * u, titles.width, _ROW * u)
        if number % 2 == 0:
            paper.box(Rect(room.x - u, row.y, room.width + u, row.height), ROLE.paper, radius=1.6)
        title_in(paper, lessons[place].title.in_language(session.settings.language), row)
        for column, name in enumerate(animals):
            cell = Rect(titles.right + u + column * wide, row.y, wide, row.height)
            _marks(paper, _looks(session, lessons[place], name), cell)


def title_in(paper: Paper, text: str, cell: Rect) -> None:
    """One line in the middle of a cell; two small ones where one is too long."""
    size, pitch = min(paper.fitting(text, cell.width), BODY), pitch_of(SMALL) * paper.u
    if len(paper.lines(text, cell.width, size)) == 1:
        paper.line(text, cell, size)
    else:
        paper.text(text, Rect(cell.x, cell.centre[1] - pitch, cell.width, 2 * pitch + 1), SMALL)


def nothing_yet(paper: Paper, told: str, rect: Rect) -> None:
    """A bud that waits, and why there is nothing to show."""
    u, (x, y) = paper.u, rect.centre
    paper.icon("flower-closed", x, y - 4.6 * u, 16.0)
    line = Rect(rect.x, y + 4.0 * u, rect.width, 4.0 * u)
    paper.line(told, line, ITEM, ROLE.soft_ink, middle=True)


def _animals(session: Session) -> tuple[str, ...]:
    """Those that play, and those that did."""
    did = {token for token, _challenge, _digest in session.adults.tallies or ()}
    return tuple(name for name in ANIMALS if name in session.settings.tokens or WORDS[name] in did)


def _looks(session: Session, lesson: Lesson, animal: str) -> tuple[str, ...]:
    """The mark of each challenge of ``lesson``; one that was changed since was not tried yet."""
    found = session.adults.tallies or {}
    return tuple(_look(found.get((WORDS[animal], *key))) for key in session.flowers.keys(lesson))


def _look(tally: Tally | None) -> str:
    if tally is None:
        return NOT_YET
    if not tally.done:
        return TRIED
    return HELPED if tally.hint else ALONE


def _marks(paper: Paper, looks: tuple[str, ...], cell: Rect) -> None:
    """The marks of a séance, in one line, or in two where they would be small."""
    if paper.view is None or not looks:
        return
    lines = 1 if len(looks) * _MARK * paper.u <= cell.width - paper.u else 2
    across = -(-len(looks) // lines)
    side = min(_LARGE_MARK * paper.u, (cell.width - paper.u) / across)
    _drawn(paper, looks, lines, side, cell)


def _drawn(paper: Paper, looks: tuple[str, ...], lines: int, side: float, cell: Rect) -> None:
    wide, high = -(-len(looks) // lines) * side, lines * side
    x, y = cell.centre
    svg = tally_marks(looks, lines, round(side, 1))
    paper.draw(svg, Rect(x - wide / 2, y - high / 2, wide, high), "marks " + ", ".join(looks))


def _legend(paper: Paper, told: str, rect: Rect) -> None:
    """How many tries are kept at the left; what the marks mean at the right."""
    u, size, x = paper.u, max(round(SMALL * paper.u), 1), rect.right
    words = {
        ALONE: _("réussi sans aide"),
        HELPED: _("réussi avec aide"),
        TRIED: _("essayé"),
        NOT_YET: _("pas encore"),
    }
    for look, word in reversed(words.items()):
        wide = text_width(word, size) + u
        x -= wide
        paper.line(word, Rect(x, rect.y, wide, rect.height), SMALL, ROLE.soft_ink)
        x -= _LARGE_MARK * u + 0.4 * u
        _drawn(paper, (look,), 1, _LARGE_MARK * u, Rect(x, rect.y, _LARGE_MARK * u, rect.height))
        x -= 1.6 * u
    paper.line(told, Rect(rect.x, rect.y, max(x - rect.x, 1.0), rect.height), SMALL, ROLE.rust)
