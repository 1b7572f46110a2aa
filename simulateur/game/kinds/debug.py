"""``deboguer``: the program to mend is on the strip at first.

Clearing with no card in hand gives it back as it was.
"""

from collections.abc import Iterator

from beebot.challenge import Challenge
from beebot.command import Program, cards
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import History
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.program import written
from simulateur.game.kinds.touch_to_card import Editor


class Mending(Gesture[Editor, Program]):
    """The given program, to be mended card by card."""

    mends = True

    def begin(self, challenge: Challenge, kept: Program) -> Editor:
        return Editor(challenge, History(challenge.given), challenge.given)

    def touches(self, challenge: Challenge, answer: Program, *, stepwise: bool) -> Iterator[Touch]:
        """The cards that both programs begin with stay. The others are removed and written anew."""
        given = challenge.given
        pairs = zip(given, answer, strict=False)
        differ = (place for place, (one, other) in enumerate(pairs) if one != other)
        kept = next(differ, min(len(given), len(answer)))
        first = sum(1 for _card in cards(given[:kept]))
        for _card in given[kept:]:
            yield Touch(Key.CARD, first)
            yield Touch(Key.CLEAR)
        yield from written(answer[kept:], first)


GESTURE = Mending()
"""How ``deboguer`` is answered."""
