"""Answers beside the right one, made of the touches that make it: each page's answer to them is worth a picture."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations

from beebot.challenge import Challenge
from beebot.judging.endings import EndingKind
from beebot.kinds import ending
from simulateur.game.controls import Touch
from simulateur.game.kinds import begin, gesture_for
from simulateur.game.kinds.draft import Draft
from tools.touches import answer_to_touch, touches_of

Touches = tuple[Touch, ...]
_AGAIN = 3
"""How often a touch more is touched at most."""


def endings_of(challenge: Challenge, there: Iterable[Touch]) -> dict[EndingKind, Touches]:
    """The touches that bring about each ending, by a touch more, a touch less or another one than the right answer.

    ``there`` are the touches that the page of ``challenge`` takes at first. A success is not among the endings. Where
    cards are laid, an empty strip is one. Where the world changes, the change is the only ending. Empty where no answer
    is known.
    """
    right = answer_to_touch(challenge.at_first)
    if right is None:
        return {}
    touched = touches_of(challenge.at_first, right)
    if challenge.staging.before is not None:
        return {EndingKind.WORLD_CHANGED: touched}
    drafts = _drafts(challenge, touched)
    meant = (cell for draft in drafts for cell in gesture_for(challenge).cells(draft, one_by_one=False))
    others = [each for each in dict.fromkeys((*there, *meant)) if any(draft.touch(each) != draft for draft in drafts)]
    found: dict[EndingKind, Touches] = {}
    for touches in _beside(touched, others):
        kind = _ending(challenge, touches)
        if kind is not EndingKind.SUCCESS:
            found.setdefault(kind, touches)
    return found


def _ending(challenge: Challenge, touches: Touches) -> EndingKind:
    """How the answer of these touches ends; where there is nothing to judge and no GO, it counts as a success."""
    gesture, draft = gesture_for(challenge), _drafts(challenge, touches)[-1]
    if draft.answer is None:
        missing = gesture.missing(draft)
        return EndingKind.SUCCESS if missing is None else missing.kind
    return ending(challenge, draft.answer).kind


def _drafts(challenge: Challenge, touches: Touches) -> tuple[Draft, ...]:
    """What a child finds at first, and what each touch makes of it."""
    return tuple(accumulate(touches, lambda draft, touch: draft.touch(touch), initial=begin(challenge)))


def _beside(right: Touches, others: Sequence[Touch]) -> Iterator[Touches]:
    """Answers that are nearly the ``right`` one, made of its touches and of ``others``.

    Its beginnings come first, the longest before the others. Then come answers with one touch less, with one touch
    exchanged for another, with two in each other's place, and with up to ``_AGAIN`` more.
    """
    yield from (right[:count] for count in reversed(range(len(right))))
    yield from (right[:at] + right[at + 1 :] for at in range(len(right)))
    yield from ((*right[:at], other, *right[at + 1 :]) for at in range(len(right)) for other in others)
    for first, second in combinations(range(len(right)), 2):
        between = right[first + 1 : second]
        yield (*right[:first], right[second], *between, right[first], *right[second + 1 :])
    yield from ((*right, *(other,) * more) for other in others for more in range(1, _AGAIN + 1))
    yield from ((*(other,) * more, *right) for other in others for more in range(1, _AGAIN + 1))
