"""« Données » by séance: a row for each séance of the path, a column for each animal, a mark for each challenge."""

from collections.abc import Container

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.journal.tally import Tally
from beebot.lesson import Lesson
from lecons.names import ANIMALS
from lecons.pictures.letters import text_width
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.game.settings import WORDS
from simulateur.pages.adults.common.chips import CHIP, Chip, lay_chips
from simulateur.pages.adults.common.names import path_name
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, Paper, pitch_of
from simulateur.pictures.tallies import ALONE, HELPED, NOT_YET, TOGETHER, TOLD, TRIED, tally_marks

_ROW, _HEAD = 6.6, 5.6
"""The height of a séance's row, and of the row of animals, in units."""
_LEGEND = 4.4
_BETWEEN_MEANINGS = 1.2
"""Between the word of a mark and the next mark, in units."""
_MARK, _LARGE_MARK = 1.9, 2.3
"""A mark with the room beside it, in units: at least, and at most."""
_WIDEST, _TITLE = 13.0, 40.0
"""The greatest width of an animal's column, and the least width of the column of titles, in units."""


def tallies(paper: Paper, session: Session, rect: Rect) -> None:
    """Lay the table of what each animal did in each séance of one path.

    A touch on a séance that was tried shows its tries.
    """
    u, found = paper.u, session.adults.data.tallies
    if not found:
        nothing_yet(paper, rect, is_read=found is not None)
        return
    many = sum(tally.tries for tally in found.values())
    told = ngettext("{count} essai gardé", "{count} essais gardés", many).format(count=many)
    there = {ALONE, HELPED, TRIED, NOT_YET, *map(_look, found.values())}
    begun = _legend(paper, told, there, rect)
    top = _paths(paper, session, Rect(rect.x, begun, rect.width, paper.touchable(CHIP)))
    path, animals = session.adults.data.path(session.repertoire), animals_of(session)
    list_ = Rect(rect.x, top + _HEAD * u, rect.width, rect.bottom - top - _HEAD * u)
    high = paper.touchable(_ROW)
    shown, room = paper.rows(Pane.SHEET, list_, (high,) * len(path.lessons), session.adults.top(Pane.SHEET))
    wide = min((room.width - _TITLE * u) / len(animals), _WIDEST * u)
    titles = Rect(room.x, top, room.width - wide * len(animals) - u, _HEAD * u)
    if top == begun:  # no chip says which path this is
        paper.line(path.title.in_language(session.settings.language), titles, SMALL, ROLE.soft_ink)
    for place, name in enumerate(animals):
        paper.icon(f"token-{name}", titles.right + u + (place + 0.5) * wide, titles.centre[1], 4.8)
    for number, place in enumerate(shown):
        row = Rect(room.x, room.y + number * high, titles.width, high)
        looks = [looks_of(session, path.lessons[place], name) for name in animals]
        title = row
        if any(set(each) - {NOT_YET} for each in looks):
            ground = Rect(room.x - u, row.y, room.width + u, row.height)
            paper.places[Touch(AdultKey.READ_TRIES, place)] = ground
            paper.box(ground._replace(y=row.y + 0.3 * u, height=row.height - 0.6 * u), ROLE.tray, radius=1.6)
            title = paper.leads_on(row)
        title_in(paper, path.lessons[place].title.in_language(session.settings.language), title)
        for column, each in enumerate(looks):
            marks(paper, each, Rect(titles.right + u + column * wide, row.y, wide, row.height))


def _paths(paper: Paper, session: Session, row: Rect) -> float:
    """A chip for each path of which something was tried, where there are several; returns where they end."""
    data, paths = session.adults.data, session.repertoire.paths
    ids = {challenge for _token, challenge, _digest in data.tallies or ()}
    counted = data.path(session.repertoire)
    own = {session.repertoire.path.id, counted.id}
    tried = [
        (place, path)
        for place, path in enumerate(paths)
        if path.id in own or any(each.id in ids for lesson in path.lessons for each in lesson.challenges)
    ]
    if len(tried) == 1:
        return row.y
    chips = (
        Chip(Touch(AdultKey.DATA_PATH, place), path_name(paths, path), path.id == counted.id) for place, path in tried
    )
    return lay_chips(paper, row, chips) + 0.8 * paper.u


def title_in(paper: Paper, text: str, cell: Rect) -> None:
    """Write ``text`` in the middle of the height of ``cell``: one line, or two of small letters if that is too long."""
    size, pitch = min(paper.fitting(text, cell.width), BODY), pitch_of(SMALL) * paper.u
    if len(paper.lines(text, cell.width, size)) == 1:
        paper.line(text, cell, size)
    else:
        paper.text(text, Rect(cell.x, cell.centre[1] - pitch, cell.width, 2 * pitch + 1), SMALL)


def nothing_yet(paper: Paper, rect: Rect, *, is_read: bool) -> None:
    """Lay a bud and why there is nothing to show: the journal is empty if it ``is_read``, else it is not read yet."""
    u, (x, y) = paper.u, rect.centre
    told = _("Aucun essai n'est gardé.") if is_read else _("On lit le journal…")
    paper.icon("flower-closed", x, y - 4.6 * u, 16.0)
    line = Rect(rect.x, y + 4.0 * u, rect.width, 4.0 * u)
    paper.line(told, line, ITEM, ROLE.soft_ink, middle=True)


def animals_of(session: Session) -> tuple[str, ...]:
    """The names of the animals that play, and of those of which the journal has a try."""
    did = {token for token, _challenge, _digest in session.adults.data.tallies or ()}
    return tuple(name for name in ANIMALS if name in session.settings.tokens or WORDS[name] in did)


def looks_of(session: Session, lesson: Lesson, animal: str) -> tuple[str, ...]:
    """The mark of each challenge of ``lesson`` for ``animal``, in order.

    A challenge that was changed since it was tried counts as not tried.
    """
    found = session.adults.data.tallies or {}
    return tuple(_look(found.get((WORDS[animal], *key))) for key in session.repertoire.keys(lesson))


def _look(tally: Tally | None) -> str:
    if tally is None:
        return NOT_YET
    if not tally.done:
        return TRIED
    if tally.by_hand:
        return TOLD
    if tally.together:
        return TOGETHER
    return HELPED if tally.hint else ALONE


def marks(paper: Paper, looks: tuple[str, ...], cell: Rect) -> None:
    """Draw the marks ``looks`` in the middle of ``cell``, in one line, or in two where they would be small."""
    if paper.view is None or not looks:
        return
    lines = 1 if len(looks) * _MARK * paper.u <= cell.width - 2 * paper.u else 2
    across = -(-len(looks) // lines)
    side = min(_LARGE_MARK * paper.u, (cell.width - paper.u) / across)
    _drawn(paper, looks, lines, side, cell)


def _drawn(paper: Paper, looks: tuple[str, ...], lines: int, side: float, cell: Rect) -> None:
    wide, high = -(-len(looks) // lines) * side, lines * side
    x, y = cell.centre
    svg = tally_marks(looks, lines, round(side, 1))
    paper.draw(svg, Rect(x - wide / 2, y - high / 2, wide, high), "marks " + ", ".join(looks))


def legend(paper: Paper, looks: Container[str], rect: Rect) -> float:
    """Lay what the marks among ``looks`` mean, from the top left of ``rect``, in as many lines as they need.

    Returns the y below them, in pixels.
    """
    u, x, y = paper.u, rect.x, rect.y
    high = pitch_of(_LARGE_MARK) * u
    for look, word in ((look, word) for look, word in _meanings().items() if look in looks):
        wide = (_LARGE_MARK + 0.8) * paper.u + text_width(word, max(round(SMALL * paper.u), 1))
        if x > rect.x and x + wide > rect.right:
            x, y = rect.x, y + high
        side = _LARGE_MARK * u
        _drawn(paper, (look,), 1, side, Rect(x, y, side, high))
        paper.line(word, Rect(x + side + 0.4 * u, y, wide - side - 0.4 * u, high), SMALL, ROLE.soft_ink)
        x += wide + _BETWEEN_MEANINGS * u
    return y + high


def _legend(paper: Paper, told: str, looks: Container[str], rect: Rect) -> float:
    """How many tries are kept at the left; what the marks mean at the right. Returns where they end, in pixels."""
    u, wide = paper.u, text_width(told, max(round(SMALL * paper.u), 1))
    paper.line(told, Rect(rect.x, rect.y, wide, pitch_of(_LARGE_MARK) * u), SMALL, ROLE.rust)
    x = rect.x + wide + _BETWEEN_MEANINGS * u
    end = legend(paper, looks, Rect(x, rect.y, rect.right - x, rect.height))
    return max(end + 0.6 * u, rect.y + _LEGEND * u)


def _meanings() -> dict[str, str]:
    return {
        ALONE: _("réussi sans aide"),
        HELPED: _("réussi avec aide"),
        TOGETHER: _("réussi ensemble"),
        TOLD: _("dit à la main"),
        TRIED: _("essayé"),
        NOT_YET: _("pas encore"),
    }
