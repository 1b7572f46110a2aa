"""The shortest answer to a challenge, how many there are, and how sure that is.

Solved when content is built, with a bound on the effort, never while a child waits. Of equally short programs the
most childlike is given: fewest ``reculer``, then fewest pivots while facing the viewer, then the order of ``Command``.
With repeats, it is one of those that go backwards the fewest times when they are run.
"""

from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.kinds import kind_of
from beebot.optima.solution import DEFAULT_EFFORT, Solution, Status
from beebot.searching.effort import Effort

if TYPE_CHECKING:
    from beebot.measures.difficulties import Difficulty

__all__ = ["DEFAULT_EFFORT", "Solution", "Status", "difficulty", "solve"]


def solve(challenge: Challenge, effort: int | Effort = DEFAULT_EFFORT) -> Solution:
    """The shortest answer to ``challenge``; ``effort`` bounds the search, in units of about a microsecond.

    An ``Effort`` also bounds the memory, and says afterwards what is left; a number stands for one with so many units.
    A question of more than ``optima.programs.MAX_STATES``, or that the effort does not reach, is answered with
    ``Status.BOUND``: the best known, or no answer. Every answer as written is counted: with repeats, one of other turns
    or of another nesting is another. Where the effort proves the fewest cards but not all their answers, there is no
    count.

    Raises:
        BadValueError: ``effort`` is neither an ``Effort`` nor a number of units.
        ValueError: a ``PAIR`` has no partner.
    """
    return kind_of(challenge.genre).solve(challenge, effort if isinstance(effort, Effort) else Effort(effort))


def difficulty(challenge: Challenge, solution: Solution | None = None) -> "Difficulty | None":
    """How hard it is to find ``solution``, which is searched for where it is not given.

    Returns:
        None where no answer is known, and for a kind that asks for nothing (``libre``).
    """
    return kind_of(challenge.genre).difficulty(challenge, solution or solve(challenge))
