"""The one judge of every kind of challenge: it runs an answer at once, reads the trace, and says how it ends.

``ending`` then says what a child sees of that, and which cells and cards it is about.
"""

from beebot.challenge import Challenge
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds import answer_of, kind_of
from beebot.parts.answer_types import Answer

__all__ = ["Ending", "EndingKind", "Outcome", "Verdict", "ending", "judge"]


def judge(challenge: Challenge, answer: Answer | str | list[str]) -> Verdict:
    """Say how ``answer`` ends; it may be a text, as on the command line, and two texts for two robots.

    Raises:
        KitError: the text cannot be read, or the answer is not of the kind that the genre asks for.
        ValueError: the choice is none of the programs, or a ``PAIR`` has no partner.
    """
    return kind_of(challenge.genre).judge(challenge, answer_of(challenge, answer))


def ending(challenge: Challenge, answer: Answer | str | list[str], verdict: Verdict | None = None) -> Ending:
    """What a child sees of how ``answer`` ended; ``verdict`` is the judge's word on it, where it is known already.

    Raises:
        KitError: the text cannot be read, or the answer is not of the kind that the genre asks for.
        ValueError: the choice is none of the programs, or a ``PAIR`` has no partner.
    """
    kind, given = kind_of(challenge.genre), answer_of(challenge, answer)
    return kind.ending(challenge, given, verdict or kind.judge(challenge, given))
