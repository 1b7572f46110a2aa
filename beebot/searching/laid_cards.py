"""What the cards of a program use up of its limits as they are laid: in a repeat a card is laid once and run often.

Where nothing repeats, what is laid is what runs, and ``spending`` counts it in the state. Where cards repeat, a search
must carry it beside the state: this is what it carries.
"""

from beebot.challenge import Challenge
from beebot.command import Command, Program, count_cards

Tally = tuple[int, ...]
"""How many cards are laid, for each thing that is counted."""


class Laid:
    """Counts cards against the limits of ``challenge``, as tallies: the pivots, then each card that is limited in hand.

    A tally's last number counts all cards, but no further than the fewest that an answer needs.
    """

    def __init__(self, challenge: Challenge) -> None:
        limits = challenge.limits
        self._limits, self._most = limits, challenge.max_instructions
        pivots = () if limits.turns is None else ((frozenset(card for card in Command if card.pivot), limits.turns),)
        self._bounds = (*pivots, *((frozenset({card}), count) for card, count in limits.hand))
        self._fewest = limits.fewest
        self.nothing: Tally = (0,) * (len(self._bounds) + 1)
        """Before any card."""
        self.repeat: Tally = (*self.nothing[:-1], min(1, self._fewest))
        """The tally of a repeat's own card: it is no pivot, and none is limited in hand."""

    def of(self, command: Command) -> Tally:
        return (*(int(command.one_step in counted) for counted, _most in self._bounds), min(1, self._fewest))

    def join(self, one: Tally, other: Tally) -> Tally | None:
        """The sum of the tallies ``one`` and ``other``; None if it passes a limit. It stops counting at the fewest."""
        if other == self.nothing:
            return one
        laid = tuple(map(sum, zip(one, other, strict=True)))
        if any(count > most for count, (_counted, most) in zip(laid, self._bounds, strict=False)):
            return None
        return (*laid[:-1], min(laid[-1], self._fewest))

    def enough(self, tally: Tally) -> bool:
        """Whether ``tally`` has as many cards as an answer needs."""
        return tally[-1] >= self._fewest

    def allows(self, program: Program) -> bool:
        """Whether ``program`` keeps to all limits, the most cards included."""
        count = count_cards(program)
        return self._fewest <= count <= self._most and self._limits.allow(program)
