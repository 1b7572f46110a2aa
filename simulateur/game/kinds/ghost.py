"""What a ghost hand shows to a child who does nothing: how this kind of challenge is answered.

The gesture is done once, with the page's own things, and all goes back. It never lays, chooses or
mends what would be right.
"""

from typing import NamedTuple

from beebot.kinds import judge
from simulateur.game.controls import Touch
from simulateur.game.kinds.draft import Draft


class Ghost(NamedTuple):
    """The controls that the hand touches, one after the other.

    Where it ``carries``, it takes what it touches first to the second, lays nothing there, and
    brings it back. Unless it ``acts``, it presses and nothing comes of it: the answer would be the child's.
    """

    touches: tuple[Touch, ...]
    carries: bool = False
    acts: bool = True


def is_wrong(draft: Draft) -> bool:
    """Whether nothing in ``draft`` is right, so that a ghost hand may show it without giving the answer away."""
    answer = draft.answer
    return answer is None or not judge(draft.challenge, answer).succeeded
