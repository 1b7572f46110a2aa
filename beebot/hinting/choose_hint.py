"""Which hint is given: the author's questions first, then those of the kind of challenge, one more at each call."""

from collections import deque
from collections.abc import Iterable
from itertools import chain, islice

from beebot.challenge import Challenge
from beebot.hinting.hint import Hint, HintKind


def chosen(challenge: Challenge, rungs: Iterable[Hint], attempt: int) -> Hint:
    """The hint at the ``attempt``-th call for help, from 1: the author's questions, then ``rungs``, the last repeated.

    Each of ``rungs`` is computed only when it is reached. If there is nothing to say at all, the hint is a question
    without a text.

    Raises:
        ValueError: ``attempt`` is less than 1.
    """
    if attempt < 1:
        raise ValueError(f"attempts count from 1, not {attempt}")
    questions = (Hint(HintKind.QUESTION, text) for text in challenge.hints)
    reached = deque(islice(chain(questions, rungs), attempt), maxlen=1)
    return reached[0] if reached else Hint(HintKind.QUESTION)
