"""The shortest answer to a challenge, how many there are, and how sure that is.

Solved when content is built, with a bound on the effort, never while a child waits. Of equally short programs the
most childlike is given: fewest ``reculer``, then fewest pivots while facing the viewer, then the order of ``Command``.
With repeats, it is one of those that go backwards the fewest times when they are run.
"""

from dataclasses import replace

from beebot.challenge import Challenge, Choice, Genre, Prediction
from beebot.effort import Effort
from beebot.interpreter import run
from beebot.optima.pairs import solve_pair
from beebot.optima.programs import solve_program
from beebot.optima.solution import DEFAULT_EFFORT, Solution, Status
from beebot.verdict import judge

__all__ = ["DEFAULT_EFFORT", "Solution", "Status", "solve"]


def solve(challenge: Challenge, effort: int = DEFAULT_EFFORT) -> Solution:
    """The shortest answer to ``challenge``; ``effort`` bounds the search, in units of about a microsecond.

    A question of more than ``MAX_STATES``, or that the effort does not reach, is answered with ``Status.BOUND``: the
    best known, or no answer. Every answer as written is counted: with repeats, one of other turns or of another nesting
    is another. Where the effort proves the fewest cards but not all their answers, there is no count.

    Raises:
        ValueError: a ``PAIR`` has no partner.
    """
    match challenge.genre:
        case Genre.PREDICT:
            end = run(challenge.given, challenge.start, challenge.mat).end
            return Solution(Status.PROVED, Prediction(end.cell, end.heading), count=1)
        case Genre.CHOOSE:
            right = [place for place in range(len(challenge.choices)) if judge(challenge, Choice(place)).succeeded]
            return Solution(Status.PROVED, Choice(right[0]), count=len(right)) if right else Solution(Status.IMPOSSIBLE)
        case Genre.PAIR:
            return solve_pair(challenge, Effort(effort))
        case Genre.FREE:
            challenge = replace(challenge, targets=(), goal=None, passages=frozenset(), repeats=False)
    return solve_program(challenge, effort)
