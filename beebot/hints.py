"""The ladder of hints: each try of a child who asks for help climbs one rung, from a question towards an answer.

Nothing is learnt from data: every rung is computed from the challenge and the answer at hand.
"""

from collections import deque
from collections.abc import Iterator
from itertools import islice

from beebot.challenge import Challenge
from beebot.hinting.rungs import Hint, HintKind
from beebot.kinds import answer_of, kind_of
from beebot.parts.answer_types import Answer

__all__ = ["Hint", "HintKind", "hint"]


def hint(challenge: Challenge, answer: Answer | str | list[str], attempt: int, *, adult: bool = False) -> Hint:
    """What to say at the ``attempt``-th call for help (from 1) on ``answer``, which may be a text as for ``judge``.

    Each try says something new, until the last repeats. The author's questions come first, one a try. An answer that
    succeeds gets nothing else. Then come the rungs of its kind of challenge (``Kind.rungs``), and if ``adult`` its
    solution, where it has one.

    The rungs of one ladder speak of one fault (``ladders``), and whoever does what they say ends with the fewest cards
    that the fewest changes need, or with a shortest answer. A repair that keeps no card would be the solution: a child
    is told its first card alone.

    Raises:
        KitError: the text cannot be read, or the answer is not of the kind that the genre asks for.
        ValueError: ``attempt`` is less than 1.
    """
    if attempt < 1:
        raise ValueError(f"attempts count from 1, not {attempt}")
    ladder = _ladder(challenge, answer_of(challenge, answer), adult=adult)
    rungs = deque(islice(ladder, attempt), maxlen=1)
    return rungs[0] if rungs else Hint(HintKind.QUESTION)


def _ladder(challenge: Challenge, answer: Answer, *, adult: bool) -> Iterator[Hint]:
    """Every rung that has something to say, each computed only when it is reached."""
    kind = kind_of(challenge.genre)
    verdict = kind.judge(challenge, answer)
    yield from (Hint(HintKind.QUESTION, text) for text in challenge.hints)
    if verdict.succeeded:
        return
    yield from kind.rungs(challenge, answer, verdict)
    if adult:
        yield from kind.solution(challenge)
