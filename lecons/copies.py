"""How many copies print: the children at the table, and how many of a thing there are for them."""

from collections import Counter
from collections.abc import Iterable

from beebot.lesson import LearningPath, Lesson
from beebot.parts.sheet import MOST_CHILDREN, Asked, Share

USUAL, MOST = 6, MOST_CHILDREN
"""How many children take part where nobody says it, and how many at most."""
_MANY = 10
"""Of a range that goes further, the least number counts: paper for twenty is asked for."""
_A_TEAM = 3
"""How many children make a team where the sheet does not say how many teams there are."""


def shared_by(sharing: int, children: int, least: int = 0) -> int:
    """How many copies ``children`` need where ``sharing`` of them share one; never fewer than ``least``, nor than 1."""
    return max(1, -(-children // sharing), least)


def children(lesson: Lesson) -> int:
    """How many children are at the table, as the sheet of ``lesson`` says; 0 if it gives no number.

    Of a range the greatest number counts, so that nobody goes without, unless that is more than ``_MANY``.
    """
    least, most = lesson.sheet.grouping.at_a_time
    return least if most > _MANY else most


def wanted(asked: Asked, lesson: Lesson, at_table: int) -> int:
    """How many pieces are ``asked`` for where ``at_table`` children are there; 0 if the sheet does not say."""
    each = {
        None: 1,
        Share.CLASS: 1,
        Share.TEAM: lesson.sheet.grouping.teams or shared_by(_A_TEAM, at_table),
        Share.CHILD: at_table,
    }[asked.share]
    return each * (asked.number or int(asked.share is not None))


def usual_children(path: LearningPath) -> int:
    """For how many children most séances of ``path`` are; 0 if none gives a number."""
    return _usual(map(children, path.on_shelf))


def usual_pupils(path: LearningPath) -> int:
    """How many children are in the class of most séances of ``path``; 0 if none gives a number."""
    return _usual(lesson.sheet.grouping.in_class for lesson in path.on_shelf)


def _usual(counts: Iterable[int]) -> int:
    said = Counter(filter(None, counts))
    return max(said, key=lambda each: (said[each], each), default=0)
