"""The one judge of every kind of challenge: it runs an answer at once, reads the trace, and says how it ends."""

from beebot.challenge import Answer, Challenge
from beebot.kinds import kind_of
from beebot.rules import Outcome, Verdict

__all__ = ["Outcome", "Verdict", "judge"]


def judge(challenge: Challenge, answer: Answer) -> Verdict:
    """Say how ``answer`` ends.

    Raises:
        TypeError: the answer is not of the kind that the genre asks for.
        ValueError: the choice is none of the programs, or a ``PAIR`` has no partner.
    """
    kind = kind_of(challenge.genre)
    if not isinstance(answer, kind.answer):
        raise TypeError(f"{challenge.genre} is not answered by {type(answer).__name__}")
    return kind.judge(challenge, answer)
