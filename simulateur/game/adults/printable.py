"""What can be printed of what there is to play: the séance that an adult looks at, and every learning path."""

from lecons.copies import children, usual_children, usual_pupils
from simulateur.game.messages.printing import Printable, Subject
from simulateur.game.repertoire.repertoire import Repertoire


def printable(repertoire: Repertoire) -> tuple[Subject, tuple[Subject, ...]]:
    """What can be printed of ``repertoire``: the séance whose sheet is open, then all paths, in their order."""
    path, lesson = repertoire.found
    paths = tuple(
        Subject(Printable.PATH, each.id, each.id, usual_children(each), usual_pupils(each)) for each in repertoire.paths
    )
    return Subject(Printable.LESSON, lesson.id, path.id, children(lesson), lesson.sheet.grouping.in_class), paths
