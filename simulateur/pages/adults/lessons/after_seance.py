"""The sheet of a séance after it was held: what each animal did, where it goes on, what to observe, what comes next."""

from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import Lesson
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.long_text import flow
from simulateur.pages.adults.common.page_builder import BODY, SMALL, Paper, pitch_of
from simulateur.pages.adults.common.seance_flower import sign
from simulateur.pages.adults.data.tallies import animals_of, legend, looks_of, marks, title_in
from simulateur.pages.adults.lessons.sheet_text import observed, task
from simulateur.pictures.tallies import NOT_YET, TRIED

_ANIMAL, _MARK, _MARKS = 5.8, 2.0, 13.0
"""In units: the room for an animal's drawing, for a mark beside it, and for all its marks at most."""
_ROW, _LEAST = 5.6, 5.75
"""The height of a row of animals, and the least height of what is touched, in units."""
_ACROSS, _MORE_ACROSS = 2, 3
"""How many animals are in a row; where there is nothing to read beside their marks."""
_ASIDE = 6.0
"""The room left free beside the animals for the sign that leads on, in units."""
_LEFT = frozenset((TRIED, NOT_YET))
_NEXT_ROW, _LEAST_TEXT = 8.25, 15.0
"""The height of the séance that follows, and the least height for what to observe, which is on paper too: in units."""
_PRINT, _NEXT = 22.0, 9.6
"""The key that prints the séance that follows, and the word before its title, in units."""


def lay_after(paper: Paper, session: Session, lesson: Lesson, room: Rect) -> None:
    """Lay in ``room`` what each animal did at the top, the séance that follows at the foot, what to observe between."""
    u = paper.u
    top, foot = _did(paper, session, lesson, room), _following(paper, session, room)
    if top > room.y:
        top += 1.4 * u
    between = Rect(room.x, top, room.width, foot - 1.2 * u - top)
    if between.height >= _LEAST_TEXT * u:
        flow(paper, Pane.SHEET, between, observed(lesson), session.adults.top(Pane.SHEET))


def _following(paper: Paper, session: Session, room: Rect) -> float:
    """The séance that follows and a key that prints it, at the foot of ``room``; returns where they begin."""
    u, following = paper.u, session.repertoire.following
    if following is None:
        return room.bottom
    row = Rect(room.x, room.bottom - _NEXT_ROW * u, room.width, _NEXT_ROW * u)
    top = row.y
    if session.machine.paper:
        high = paper.touchable(5.75)
        key = Rect(row.right - _PRINT * u, row.centre[1] - high / 2, _PRINT * u, high)
        paper.key(Touch(AdultKey.PRINT, 1), key, _("L'imprimer"), icon="icon-print")
        row = Rect(row.x, row.y, key.x - 1.6 * u - row.x, row.height)
    paper.choice(Touch(AdultKey.FOLLOWING), row, chosen=False, fill=ROLE.tray)
    paper.icon(sign(session, following), row.x + 4.8 * u, row.centre[1], 6.4)
    words = Rect(row.x + 9.2 * u, row.y, _NEXT * u, row.height)
    paper.line(_("Ensuite"), words, BODY, ROLE.rust)
    title = Rect(words.right, row.y, row.right - words.right - 1.2 * u, row.height)
    title_in(paper, following.lesson.title.in_language(language()), title)
    return top


def _did(paper: Paper, session: Session, lesson: Lesson, rect: Rect) -> float:
    """Lay, from the top of ``rect``, what the marks mean, the marks of each animal, and the challenge where it goes on.

    Returns the y below that, in pixels. Where nobody has tried anything, a sentence says so. Of a séance without
    challenges nothing is laid.
    """
    if not lesson.challenges:
        return rect.y
    u = paper.u
    head = Rect(rect.x, rect.y, rect.width, pitch_of(SMALL) * u)
    told = _("Ce que chaque animal a fait")
    if session.settings.own_progress:
        told = _("Ce que chaque animal a fait, et où il reprend")
    paper.line(told, head, SMALL, ROLE.rust)
    below = Rect(rect.x, head.bottom + 0.4 * u, rect.width, rect.bottom - head.bottom)
    looks = {name: looks_of(session, lesson, name) for name in animals_of(session)}
    if all(set(each) <= {NOT_YET} for each in looks.values()):
        return paper.text(_("Personne n'a encore joué cette séance sur cet écran."), below, BODY, ROLE.soft_ink)
    there = {look for each in looks.values() for look in each}
    end = legend(paper, there, below) + 0.6 * u
    end = _animals(paper, session, looks, Rect(rect.x, end, rect.width, rect.bottom - end))
    if session.settings.own_progress:
        return end
    room = Rect(rect.x, end + 0.8 * u, rect.width, 2 * pitch_of(BODY) * u)
    return paper.text(_together(lesson, looks), room, BODY)


def _animals(paper: Paper, session: Session, looks: dict[str, tuple[str, ...]], rect: Rect) -> float:
    """A panel with two animals in a row, or with three if all of them are wholly said by their marks."""
    u, room = paper.u, min(max(map(len, looks.values())) * _MARK + 2.0, _MARKS) * paper.u
    said = session.settings.own_progress or any(set(each) <= {NOT_YET} for each in looks.values())
    narrow = _ANIMAL * u + room > (rect.width - _ASIDE * u) / _MORE_ACROSS
    across = _ACROSS if said or narrow else _MORE_ACROSS
    rows = -(-len(looks) // across)
    panel = Rect(rect.x, rect.y, rect.width, max(paper.touchable(_LEAST), (rows * _ROW + 0.8) * u))
    paper.choice(Touch(AdultKey.READ_TRIES), panel, chosen=False, fill=ROLE.tray)
    paper.leads_on(panel)
    wide, top = (panel.width - _ASIDE * u) / across, panel.centre[1] - rows * _ROW * u / 2
    for number, (name, each) in enumerate(looks.items()):
        row, column = divmod(number, across)
        cell = Rect(panel.x + 0.8 * u + column * wide, top + row * _ROW * u, wide, _ROW * u)
        paper.icon(f"token-{name}", cell.x + 0.5 * _ANIMAL * u, cell.centre[1], 4.8)
        marks(paper, each, Rect(cell.x + _ANIMAL * u, cell.y, room, cell.height))
        if session.settings.own_progress or set(each) <= {NOT_YET}:
            x = cell.x + _ANIMAL * u + room + 0.6 * u
            place, word = Rect(x, cell.y, cell.right - x - 0.6 * u, cell.height), _where(each)
            if paper.fits(word, place.width, SMALL):  # the marks say it too
                paper.line(word, place, SMALL, ROLE.soft_ink)
    return panel.bottom


def _where(looks: tuple[str, ...]) -> str:
    """Where an animal that has a garden of its own goes on."""
    if set(looks) <= {NOT_YET}:
        return _("pas encore")
    place = next((number for number, look in enumerate(looks, 1) if look in _LEFT), None)
    return _("tout est fait") if place is None else _("défi {number}").format(number=place)


def _together(lesson: Lesson, looks: dict[str, tuple[str, ...]]) -> str:
    """Where animals that share a garden go on: at the first challenge that none of them has done."""
    for number, challenge in enumerate(lesson.challenges):
        if all(each[number] in _LEFT for each in looks.values()):
            return _("On reprend au défi {number} : {task}").format(number=number + 1, task=task(challenge))
    return _("Tous les défis sont faits.")
