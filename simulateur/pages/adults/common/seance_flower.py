"""The drawing that stands for a séance on the adults' pages: its flower as it is in the garden."""

from beebot.lesson import LearningPath, Lesson
from simulateur.game.repertoire.seance_lists import Found
from simulateur.game.session import Session
from simulateur.pages.layout import garden


def colour_of(path: LearningPath, lesson: Lesson) -> str:
    """The colour of the flower that ``lesson`` has in the garden of ``path``; the lesson has challenges."""
    return garden.colour_of(path.lessons.index(lesson))


def sign(session: Session, found: Found) -> str:
    """The name of the drawing beside a séance: its flower, open once it is done; a child if it has no challenge."""
    path, lesson = found
    if not lesson.challenges:
        return "icon-child"
    is_done = path is session.repertoire.path and session.repertoire.flowers.is_done(lesson)
    return f"flower-{'open' if is_done else 'bud'}-{colour_of(path, lesson)}"
