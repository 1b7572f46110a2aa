"""What bounds a program beside its greatest number of cards: pivots at most, cards at least, cards in hand."""

from collections import Counter
from dataclasses import dataclass

from beebot.command import MAX_INSTRUCTIONS, STRIDES, Command, Program, cards, read_card
from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the cards that a child lays.

    ``turns`` is how many pivots at most, ``fewest`` how many cards at least, and ``hand`` how many cards she has of
    some keys. ``turns`` is None and ``hand`` empty where nothing is bounded.

    Raises:
        BadValueError: a number is out of range, or ``hand`` names something that is no card, or a card twice.
    """

    turns: int | None = None
    fewest: int = 0
    hand: tuple[tuple[Command, int], ...] = ()

    def __post_init__(self) -> None:
        hand = self.hand.items() if isinstance(self.hand, dict) else self.hand
        read = {read_card(card): count for card, count in hand}
        held = tuple((card, read[card]) for card in Command if card in read)
        numbers = (self.fewest, *(count for _card, count in held), *(() if self.turns is None else (self.turns,)))
        wrong = [each for each in numbers if each.__class__ is not int or not 0 <= each <= MAX_INSTRUCTIONS]
        if wrong or len(held) < len(hand) or not STRIDES.isdisjoint(read):
            message = _("« {value} » n'est pas une limite ; donnez un nombre de 0 à {high}, une fois par carte")
            raise BadValueError(message.format(value=shown(wrong[0] if wrong else self.hand), high=MAX_INSTRUCTIONS))
        object.__setattr__(self, "hand", held)

    def beside(self, given: Program, times: int = 1) -> "Limits":
        """These bounds with the cards of ``given`` allowed ``times`` more times; -1 takes them off again."""
        laid = Counter(card.one_step for card in cards(given) if isinstance(card, Command))
        turns = None if self.turns is None else self.turns + times * len(pivots(given))
        return Limits(turns, self.fewest, tuple((card, count + times * laid[card]) for card, count in self.hand))

    def left(self, program: Program) -> dict[Command, int]:
        """How many cards of each key in ``hand`` are left after ``program``; negative if it has too many."""
        if not self.hand:  # as nearly always: a page asks for each of its keys, in each picture
            return {}
        laid = Counter(card.one_step for card in cards(program) if isinstance(card, Command))
        return {card: count - laid[card] for card, count in self.hand}

    def turns_left(self, program: Program) -> int | None:
        """How many pivots are left after ``program``; negative if it has too many, None if they are not limited."""
        return None if self.turns is None else self.turns - len(pivots(program))

    def allow(self, program: Program) -> bool:
        """Whether ``program`` has neither too many pivots nor more cards than are in hand."""
        turns = self.turns_left(program)
        return (turns is None or turns >= 0) and min(self.left(program).values(), default=0) >= 0

    def beyond_hand(self, program: Program) -> tuple[int, ...]:
        """The places in ``program`` of the cards that are more than ``hand`` has."""
        left, beyond = dict(self.hand), []
        for place, card in enumerate(cards(program)):
            if isinstance(card, Command) and card.one_step in left:
                left[card.one_step] -= 1
                beyond += [place] if left[card.one_step] < 0 else []
        return tuple(beyond)


NO_LIMITS = Limits()
"""Nothing is bounded."""


def pivots(program: Program) -> tuple[int, ...]:
    """The places in ``program`` of the cards that pivot."""
    return tuple(place for place, card in enumerate(cards(program)) if isinstance(card, Command) and card.pivot)
