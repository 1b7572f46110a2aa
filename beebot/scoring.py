"""How hard a challenge is, of whatever kind: solved first where nobody did."""

from beebot.challenge import Challenge
from beebot.kinds import kind_of
from beebot.measures.difficulties import Difficulty
from beebot.solver import Solution, solve


def difficulty(challenge: Challenge, solution: Solution | None = None) -> Difficulty | None:
    """How hard it is to find ``solution``, which is searched for where it is not given.

    Returns:
        None where no answer is known, and for a kind that asks for nothing (``libre``).
    """
    return kind_of(challenge.genre).difficulty(challenge, solution or solve(challenge))
