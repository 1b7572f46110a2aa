"""``programmer``: each key of the bee's back lays a card on the strip."""

from collections.abc import Iterator

from beebot.challenge import Challenge
from beebot.command import MIN_TURNS, Command, Instruction, Program, Repeat, cards, count_cards
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.kinds.draft import History
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.touch_to_card import Editor

_AFTER = 1
"""The number of the empty place behind the first card of a repeat. The one before it is 0."""


class Writing(Gesture[Editor, Program]):
    """The gesture for ``programmer``; it begins with an empty strip."""

    written_alone = True

    def begin(self, challenge: Challenge, kept: Program) -> Editor:
        return Editor(challenge, History(kept))

    def touches(self, challenge: Challenge, answer: Program, *, stepwise: bool) -> Iterator[Touch]:
        return written(answer)


def written(program: Program, first: int = 0, strip: int = 0) -> Iterator[Touch]:
    """What to touch to write ``program``: every card in its turn, then the numbers of the repeats.

    ``first`` cards lie on the strip already.
    """
    place = first
    for card in program:
        if isinstance(card, Repeat):
            yield Touch(Key.REPEAT)
            yield from _filled(card, place + 1, strip)
        else:
            yield touch_for(card)
        place += count_cards((card,))
    for place, card in enumerate(cards(program), first):
        if more := touches_for_number(card):
            yield from [Touch(Key.CARD, place, strip)] * more


def touches_for_number(card: Instruction) -> int:
    """How often to touch a card that was laid until it has its number: the first touch takes it in hand."""
    more = card.turns - MIN_TURNS if isinstance(card, Repeat) else max(0, card.steps - 1)
    return more and more + 1


def _filled(repeat: Repeat, place: int, strip: int) -> Iterator[Touch]:
    """What to touch to fill a repeat that was just opened, and to close it.

    ``place`` is that of its first card. To lay a repeat inside it, the first card of the inner
    repeat is laid and wrapped. After that, the next card would go to the end of the strip. A touch
    on the wrapped card, then on the empty place behind it, goes on inside the inner repeat. This
    is left out after the last card: the strip may be full, and then it has no empty place.
    """
    is_open = True
    for number, card in enumerate(repeat.body, 1):
        if isinstance(card, Repeat):
            first, *others = card.body
            yield from (touch_for(first), Touch(Key.CARD, place, strip), Touch(Key.REPEAT))
            is_open = bool(others) or number < len(repeat.body)
            if is_open:
                yield from (Touch(Key.CARD, place + 1, strip), Touch(Key.GAP, _AFTER, strip))
                yield from map(touch_for, others)
                yield Touch(Key.REPEAT)
        else:
            yield touch_for(card)
        place += count_cards((card,))
    if is_open:
        yield Touch(Key.REPEAT)


def touch_for(card: Instruction) -> Touch:
    """The key that lays ``card``, or that lays it once its number is touched.

    Raises:
        ValueError: it is a repeat, which no key lays alone.
    """
    if not isinstance(card, Command):
        raise ValueError(f"no key lays {card}")  # noqa: TRY004 (the answer cannot be laid)
    return Touch(KEYS_OF_COMMANDS[card.one_step])


GESTURE = Writing()
"""How ``programmer`` is answered."""
