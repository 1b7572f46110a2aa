"""The robots at the foot of the page of séances: the animal of each, and what its lamp says."""

from lecons.names import animal
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.members import Member
from simulateur.game.session import Session
from simulateur.pages.adults.common.names import at_line_start
from simulateur.pages.adults.common.page_builder import ITEM, SMALL, Paper
from simulateur.pages.adults.robots.robot_details import short_state
from simulateur.pages.common.sprites import lamp_icon

_HIGH, _ABOVE, _GAP, _WIDEST = 11.0, 2.8, 1.6, 36.0
_WORDS = 32.0
"""A card that is narrower than so many units has no words."""


def lamps(paper: Paper, session: Session, zone: Rect) -> Rect:
    """Lay a card for each robot at the foot of ``zone``. Returns the room above the cards."""
    robots, u = session.robots, paper.u
    if not robots:
        return zone
    row = Rect(zone.x, zone.bottom - _HIGH * u, zone.width, _HIGH * u)
    width = _width(paper, len(robots), row.width)
    for place, member in enumerate(robots):
        x = row.x + place * (width + _GAP * u)
        _card(paper, place, member, Rect(x, row.y, width, row.height))
    return Rect(zone.x, zone.y, zone.width, row.y - _ABOVE * u - zone.y)


def have_words(paper: Paper, session: Session, width: float) -> bool:
    """Whether the cards of all robots, side by side in ``width`` pixels, are wide enough for words."""
    robots = len(session.robots)
    return not robots or _width(paper, robots, width) >= _WORDS * paper.u


def _width(paper: Paper, robots: int, width: float) -> float:
    return min((width - (robots - 1) * _GAP * paper.u) / robots, _WIDEST * paper.u)


def _card(paper: Paper, place: int, member: Member, card: Rect) -> None:
    u = paper.u
    paper.choice(Touch(AdultKey.MEMBER, place), card, chosen=False)
    y = card.centre[1]
    if card.width < _WORDS * u:
        paper.icon(f"token-{member.token}", card.centre[0] - 3.0 * u, y, 6.4)
        paper.icon(lamp_icon(member.lamp), card.centre[0] + 3.0 * u, y, 5.4)
        return
    paper.icon(f"token-{member.token}", card.x + 5.4 * u, y, 7.6)
    paper.icon(lamp_icon(member.lamp), card.right - 4.0 * u, card.y + 3.9 * u, 5.4)
    half = 0.5 * card.height
    words = Rect(card.x + 10.2 * u, card.y + 1.6 * u, card.width - 17.4 * u, half - 1.6 * u)
    paper.line(at_line_start(animal(member.token)), words, ITEM)
    under = Rect(words.x, y + 0.2 * u, card.right - 1.4 * u - words.x, half - 2.0 * u)
    paper.line(short_state(member), under, SMALL, ROLE.soft_ink)
