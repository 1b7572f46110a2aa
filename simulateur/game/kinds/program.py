"""``programmer``: each key of the bee's back lays a card on the strip."""

from beebot.challenge import Challenge
from beebot.command import Program
from simulateur.game.kinds.draft import History
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.touch_to_card import Editor


class Writing(Gesture[Editor, Program]):
    """The gesture for ``programmer``: keys lay cards on one strip, which is empty at first."""

    written_alone = True

    def begin(self, challenge: Challenge, kept: Program) -> Editor:
        return Editor(challenge, History(kept))


GESTURE = Writing()
"""How ``programmer`` is answered."""
