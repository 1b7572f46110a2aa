"""How long a program a level may be asked for: what the school programme says, and what we chose where it is silent.

From 5 years « 3 à 5 instructions simples » (programme of the maternelle, BO n° 19 of 7 May 2026, p. 62). CP « au
maximum dix instructions, dont deux virages », CE1 « au maximum quinze instructions, dont quatre virages » (mathematics
of cycle 2, BO n° 41 of 31 October 2024, p. 33 and 35). PS and MS are our choice: there is no robot before 5 years in
the programme. So are the two pivots of GS.
"""

from typing import NamedTuple

from beebot.command import Command, Program, cards, count_cards
from beebot.lesson import Level


class Bound(NamedTuple):
    """The bound of a level: the most cards of the shortest answer, and how many of them may be pivots."""

    cards: int
    pivots: int

    def holds(self, program: Program) -> bool:
        """Whether ``program`` is within the bound; a repeat is a card, and those in it count once."""
        return count_cards(program) <= self.cards and count_pivots(program) <= self.pivots


BOUNDS = {
    Level.PS: Bound(4, 0),
    Level.MS: Bound(5, 2),
    Level.GS: Bound(5, 2),
    Level.CP: Bound(10, 2),
    Level.CE1: Bound(15, 4),
}


def count_pivots(program: Program) -> int:
    """How many cards of ``program`` pivot."""
    return sum(isinstance(card, Command) and card.pivot != 0 for card in cards(program))


def first_level(*programs: Program) -> Level | None:
    """The first school level whose bound holds each of ``programs``; None if even the last does not."""
    cards, pivots = max(map(count_cards, programs)), max(map(count_pivots, programs))
    return next((level for level, bound in BOUNDS.items() if cards <= bound.cards and pivots <= bound.pivots), None)
