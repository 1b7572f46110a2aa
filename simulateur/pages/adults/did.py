"""What each animal did in the séance whose sheet is read: a mark for each challenge, and the tries one touch away."""

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.paper import SMALL, Paper, pitch_of
from simulateur.pages.adults.tallies import animals_of, looks_of, marks
from simulateur.pictures.tallies import NOT_YET

_ANIMAL, _MARK = 5.4, 2.0
"""The room for an animal's drawing, and for a mark beside it, in units."""
_BETWEEN, _ROW, _LEAST = 2.4, 5.2, 5.75
"""Between two animals, the height of a row of them, and the least height of what is touched, in units."""
_ASIDE = 6.0
"""The room left free beside a row of animals, in units."""


def did(paper: Paper, session: Session, lesson: Lesson, rect: Rect) -> float:
    """Lay the marks of those who tried something, from the top of ``rect`` down; returns where they end, in pixels.

    Where nobody has, nothing is laid.
    """
    looks = {name: looks_of(session, lesson, name) for name in animals_of(session)}
    tried = [(name, each) for name, each in looks.items() if set(each) - {NOT_YET}]
    if not tried:
        return rect.y
    u = paper.u
    head = Rect(rect.x, rect.y, rect.width, pitch_of(SMALL) * u)
    paper.line(_("Ce que chaque animal a fait"), head, SMALL, ROLE.rust)
    wide = (_ANIMAL + len(lesson.challenges) * _MARK + _BETWEEN) * u
    room = rect.width - _ASIDE * u
    across = max(int(room / wide), 1)
    rows = -(-len(tried) // across)
    panel = Rect(rect.x, head.bottom + 0.4 * u, rect.width, max(paper.touchable(_LEAST), (rows * _ROW + 0.6) * u))
    paper.choice(Touch(AdultKey.READ_TRIES), panel, chosen=False, fill=ROLE.tray)
    paper.leads_on(panel)
    top = panel.centre[1] - rows * _ROW * u / 2
    for place, (name, each) in enumerate(tried):
        row, column = divmod(place, across)
        cell = Rect(panel.x + 0.8 * u + column * wide, top + row * _ROW * u, wide, _ROW * u)
        paper.icon(f"token-{name}", cell.x + 0.5 * _ANIMAL * u, cell.centre[1], 4.6)
        beside = min((len(each) * _MARK + 2.0) * u, room - _ANIMAL * u)
        marks(paper, each, Rect(cell.x + _ANIMAL * u, cell.y, beside, cell.height))
    return panel.bottom
