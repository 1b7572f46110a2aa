"""``programmer``: each key of the bee's back lays a card on the strip."""

from collections.abc import Iterator

from beebot.challenge import Challenge
from beebot.command import Command, Program, Repeat, cards
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.kinds.draft import History
from simulateur.game.kinds.editor import Editor
from simulateur.game.kinds.gesture import Gesture


class Writing(Gesture[Editor, Program]):
    """An empty strip."""

    written_alone = True

    def begin(self, challenge: Challenge, kept: Program) -> Editor:
        return Editor(challenge, History(kept))

    def touches(self, challenge: Challenge, answer: Program, *, stepwise: bool) -> Iterator[Touch]:
        return written(answer)


def written(program: Program) -> Iterator[Touch]:
    """Every card in its turn, then the numbers of the repeats.

    Raises:
        ValueError: a repeat lies in another one.
    """
    for card in program:
        if isinstance(card, Repeat):
            if any(isinstance(inner, Repeat) for inner in card.body):
                raise ValueError("a repeat in a repeat")
            yield Touch(Key.REPEAT)
            yield from (Touch(KEYS_OF_COMMANDS[inner]) for inner in card.body if isinstance(inner, Command))
            yield Touch(Key.REPEAT)
        else:
            yield Touch(KEYS_OF_COMMANDS[card])
    for place, card in enumerate(cards(program)):
        if isinstance(card, Repeat) and card.turns > 2:  # noqa: PLR2004 (a repeat begins with two turns)
            yield from [Touch(Key.CARD, place)] * (card.turns - 1)


GESTURE = Writing()
"""How ``Genre.PROGRAM`` is answered."""
