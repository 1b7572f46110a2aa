"""What the machine does for adults alone, while their pages are open."""

from beebot.lesson import LearningPath
from simulateur.game.messages.voices import Ear
from simulateur.game.session import Page, Session


def ear(session: Session) -> Ear:
    """What the microphone of the adult at ``session`` listens for; an ``Ear`` that is not there on children's pages."""
    return session.adults.ear if session.page is Page.ADULTS else Ear()


def shown_path(session: Session) -> LearningPath:
    """The learning path whose pictures are shown: the one an adult reads on her pages, else the one that is played."""
    return session.repertoire.looked_at if session.page is Page.ADULTS else session.repertoire.path


def prints(session: Session) -> bool:
    """Whether the page that is open is the adults' page that prints."""
    return session.page is Page.ADULTS and session.adults.prints
