"""What the machine does for adults alone, while their pages are open."""

from beebot.lesson import LearningPath
from simulateur.game.messages.voices import Ear
from simulateur.game.session import Page, Session


def ear(session: Session) -> Ear:
    """What an adult speaks into the microphone now, if anything."""
    return session.adults.ear if session.page is Page.ADULTS else Ear()


def shown_path(session: Session) -> LearningPath:
    """The path whose pictures are seen: the one an adult looks at, or the one that is played."""
    return session.repertoire.looked_at if session.page is Page.ADULTS else session.repertoire.path


def prints(session: Session) -> bool:
    """Whether an adult is at the page that prints."""
    return session.page is Page.ADULTS and session.adults.prints
