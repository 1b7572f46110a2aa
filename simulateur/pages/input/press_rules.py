"""What a press on which control does: which act when let go, which are dragged, which put something else there.

Small hands tap twice, and what the first tap did is to stay: what a second one would take back is known here too.
"""

from beebot.mat import Mat
from beebot.pose import Cell
from simulateur.game.controls import BOXES, AdultKey, Key, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.pages.input.events import MOUSE, Away, Event, Move, Presser

DRAGGED = (Key.CARD, Key.PICTURE, Key.SPOT, Key.OBJECT)
"""What a finger may drag instead of touching it."""
LET_GO = (Key.PLAY, Key.TURN, *DRAGGED)
"""What acts when it is let go: keys that leave the page, unless they have said their name, and cards, pictures and
things, which may be dragged instead."""
DRAGGED_AGAIN = (*DRAGGED, Key.CELL)
"""What may be dragged at once after a tap, though a second tap there means nothing."""
ON_A_LINE = (Key.CARD, Key.GAP, Key.ROLL)
"""What is touched on a line of cards."""
FLAT = frozenset(
    {Key.CELL, Key.PLACE, Key.CARD, Key.GAP, Key.STRIP, Key.BEE, Key.TOKEN, Key.TORTOISE, Key.HARE}
    | {Key.PICTURE, Key.SPOT, Key.LESSON, Key.CHALLENGE}
)
"""Controls that do not go down under a finger: where a touch on one changes nothing, a ring answers it.

An empty place always has the ring: once chosen, it may look as before. So has what was poked where nothing
sways.
"""
_LEADING_ON = (
    *(Key.GO, Key.WATCH, Key.AGAIN, Key.TURN, Key.ROBOT, Key.PRESSED),
    *(Key.PICTURE, Key.SPOT, Key.OBJECT, Key.REPEAT, Key.OPTION, Key.HINT),
    *BOXES,
)
"""What puts something else under the finger, though the page stays: GO, which then stops the bee, the next animal.

A picture or a thing that was taken in hand would be put back, a repeat closed before it holds a card, and into a box
the next picture of the pile would follow. A card that help proposes is under a key that would lay another one. Of two
questions nobody would hear the first. Cells and cards do so where a second tap takes back what the first one did.
"""
WHILE_HELD = (AdultKey.SPEAK,)
"""Keys that act as long as they are held, wherever the finger slides."""


def is_dragged(touch: Touch | None) -> bool:
    """Whether a finger may drag this control instead of touching it."""
    return touch is not None and touch.key in DRAGGED


def is_lost(event: Event, by: Presser) -> bool:
    """Whether ``event`` shows that the press of ``by`` has ended unseen.

    Either another program has the keyboard, or the mouse moves with no button pressed.
    """
    if isinstance(event, Move):
        return by == event.by == MOUSE and not event.pressed
    return isinstance(event, Away)


def leads_on(before: Attempt | None, now: Attempt | None, touch: Touch) -> bool:
    """Whether ``touch`` put something else under the finger or, obeyed a second time, would undo what it did.

    ``before`` and ``now`` are the attempt before and after it. A second tap would take a thing off the mat again, put
    down a card in hand, or lift one that was put down. A card with a number goes on to the next one, and the bee turns
    further: that is no undoing.
    """
    if touch.key in _LEADING_ON:
        return True
    if before is None or now is None or now.draft is before.draft:
        return False
    if touch.key is Key.CELL:
        return _lying(now) != _lying(before)
    return touch.key in (Key.CARD, Key.GAP) and now.draft.touch(touch) in (before.draft, now.draft.put_down())


def _lying(attempt: Attempt) -> tuple[Mat, object, object, Cell]:
    """What lies on the mat, and where the bee stands, whichever way she looks."""
    asked = attempt.challenge
    return asked.mat, asked.goal, asked.targets, asked.start.cell
