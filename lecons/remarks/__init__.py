"""What is worth a second look in séances that can be played: ``verifier`` says it, and lets it pass.

The bounds are those of ``beebot.measures.level_bounds`` and of the kit's own year: how long a program a level may be
asked for, how long a sentence a child may have to hear, and what makes two challenges the same.
"""

from collections.abc import Iterator

from beebot.kinds.written import ProblemAt
from lecons.remarks.challenges import challenge_remarks
from lecons.remarks.levels import Levels
from lecons.remarks.seances import lesson_remarks
from lecons.remarks.solved_lesson import SolvedLesson

__all__ = ["Levels", "SolvedLesson", "remarks_of"]


def remarks_of(solved: SolvedLesson, before: Levels) -> Iterator[ProblemAt]:
    """The remarks on the séance ``solved``, alone and compared with those in ``before``, to which it is then added."""
    yield from lesson_remarks(solved)
    for place in range(len(solved.lesson.challenges)):
        yield from challenge_remarks(solved, place)
    yield from before.remarks(solved)
