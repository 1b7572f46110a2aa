"""``deboguer``: the program to mend is on the strip at first.

Clearing with no card in hand gives it back as it was.
"""

from beebot.challenge import Challenge
from beebot.command import Program
from simulateur.game.kinds.draft import History
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.touch_to_card import Editor


class Mending(Gesture[Editor, Program]):
    """The gesture for ``deboguer``: the given program stands on the strip, to be mended card by card."""

    def begin(self, challenge: Challenge, kept: Program) -> Editor:
        return Editor(challenge, History(challenge.given), challenge.given)


GESTURE = Mending()
"""How ``deboguer`` is answered."""
