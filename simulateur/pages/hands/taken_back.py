"""What a second tap would take back. Small hands tap twice, and what the first tap did is to stay."""

from beebot.mat import Mat
from beebot.pose import Cell
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt

_ON_STRIP = (Key.CARD, Key.GAP)


def takes_back(before: Attempt | None, now: Attempt | None, touch: Touch) -> bool:
    """Whether ``touch``, obeyed a second time, would undo what it made of ``before``, which is ``now``.

    A thing that was laid on the mat would be gone, a card in hand put down, one that was put down in hand again. A
    card with a number goes on to the next one, and the bee turns further: that is no undoing.
    """
    if before is None or now is None or now.draft is before.draft:
        return False
    if touch.key is Key.CELL:
        return _lying(now) != _lying(before)
    return touch.key in _ON_STRIP and now.draft.touch(touch) in (before.draft, now.draft.put_down())


def _lying(attempt: Attempt) -> tuple[Mat, object, object, Cell]:
    """What lies on the mat, and where the bee stands, whichever way she looks."""
    asked = attempt.challenge
    return asked.mat, asked.goal, asked.targets, asked.start.cell
