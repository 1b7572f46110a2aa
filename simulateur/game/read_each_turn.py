"""What the machine reads of a session in each turn: whether it may rest, hear music, and what an adult has open."""

from beebot.lesson import LearningPath
from simulateur.game.messages.members import some_move
from simulateur.game.messages.voices import Ear
from simulateur.game.session import Page, Session

_CALM_AFTER_S = 4.0
_ALONE_S = 20.0
"""After so many seconds without a touch nobody plays: there is no music any more, and a screen may sleep."""


def is_calm(session: Session) -> bool:
    """Whether nothing moves in ``session``, and for 4 s nobody has touched it and nothing has begun or ended."""
    return min(session.since_touch, session.since_phase) > _CALM_AFTER_S and not session.is_moving


def wants_music(session: Session) -> bool:
    """Whether music may play: somebody is at the screen, and no program is written, run or heard."""
    at_rest = session.page in (Page.HOME, Page.AGES, Page.LESSON, Page.FEAST) and not some_move(session.robots)
    return at_rest and session.since_touch < _ALONE_S


def ear(session: Session) -> Ear:
    """What the microphone of the adult at ``session`` listens for; an ``Ear`` that is not there on children's pages."""
    return session.adults.ear if session.page is Page.ADULTS else Ear()


def shown_path(session: Session) -> LearningPath:
    """The learning path whose pictures are shown: the one an adult reads on her pages, else the one that is played."""
    return session.repertoire.looked_at if session.page is Page.ADULTS else session.repertoire.path


def prints(session: Session) -> bool:
    """Whether the page that is open is the adults' page that prints."""
    return session.page is Page.ADULTS and session.adults.prints
