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
from simulateur.pages.adults.common.page_builder import BODY, Paper
from simulateur.pages.adults.common.seance_flower import sign
from simulateur.pages.adults.data.tallies import title_in
from simulateur.pages.adults.lessons.animals_did import did
from simulateur.pages.adults.lessons.sheet_text import observed

_ROW, _LEAST_TEXT = 8.25, 15.0
"""The height of the séance that follows, and the least height for what to observe, which is on paper too: in units."""
_PRINT, _NEXT = 22.0, 9.6
"""The key that prints the séance that follows, and the word before its title, in units."""


def lay_after(paper: Paper, session: Session, lesson: Lesson, room: Rect) -> None:
    """Lay in ``room`` what each animal did at the top, the séance that follows at the foot, what to observe between."""
    u = paper.u
    top, foot = did(paper, session, lesson, room), _following(paper, session, room)
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
    row = Rect(room.x, room.bottom - _ROW * u, room.width, _ROW * u)
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
