"""What every answer under way has in common, and the strips of cards that show it."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple, Protocol, Self

from beebot.challenge import Answer, Challenge
from beebot.command import Command, Instruction, Program, Repeat, count_cards
from simulateur.game.controls import Touch


class Sort(Enum):
    """What stands at one place of a strip."""

    CARD = auto()
    LOCKED = auto()
    """A card that was given and stays."""
    HOLE = auto()
    """An empty place of a template, counted as cards are."""
    NEXT = auto()
    """The hole where the next card goes."""
    GAP = auto()
    """An empty place that may be chosen."""
    CHOSEN = auto()
    """The empty place where the next card goes, chosen by touch."""
    END = auto()
    """The end of a repeat."""


EMPTY = frozenset({Sort.HOLE, Sort.NEXT, Sort.GAP, Sort.CHOSEN})
"""The sorts of place that hold no card."""
COUNTED = frozenset({Sort.CARD, Sort.LOCKED, Sort.HOLE, Sort.NEXT})
"""Those that have a place in the program."""


class Item(NamedTuple):
    """One place of a strip. ``place`` is the card's place in the program, an ``END`` has its repeat's.

    Gaps are numbered apart; a touch on ``Key.GAP`` names the number of a gap or of a hole. ``card`` is None on empty
    places; an ``END`` has its repeat.
    """

    sort: Sort
    place: int
    card: Instruction | None = None


class Strip(NamedTuple):
    """A row of cards to show; ``held`` is the place of the card in hand, ``program`` what the strip says so far."""

    items: tuple[Item, ...] = ()
    program: Program = ()
    held: int | None = None
    can_undo: bool = False
    can_redo: bool = False


class Draft(Protocol):
    """An answer under way. A touch gives another draft, or the same one where the touch means nothing to it."""

    @property
    def challenge(self) -> Challenge:
        """What is judged; in free play, with the objects laid on the mat."""

    @property
    def answer(self) -> Answer | None:
        """What would be judged now; None as long as there is nothing to judge."""

    @property
    def so_far(self) -> Answer | None:
        """What help is asked about: the answer as it stands; None where it cannot be judged yet."""

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The strips to show; of two robots, one each."""

    @property
    def active(self) -> int | None:
        """The strip that is written on or chosen; None where there is none."""

    def touch(self, touch: Touch) -> "Draft":
        """Obey one touch."""

    def put_down(self) -> "Draft":
        """The same answer, with an empty hand."""

    def lay(self, place: int, card: Command, *, insert: bool) -> "Draft":
        """Lay ``card`` before the one at ``place`` if ``insert``, else in its stead."""


class NoCards:
    """A draft in which nothing is picked up, and on which help lays no card."""

    __slots__ = ()

    def put_down(self) -> Self:
        return self

    def lay(self, place: int, card: Command, *, insert: bool) -> Self:  # noqa: ARG002 (as every draft is asked)
        return self


def shown(program: Program, place: int = 0) -> Iterator[Item]:
    """The places of a program that is only to be read; ``place`` is its first card's."""
    for card in program:
        yield Item(Sort.CARD, place, card)
        if isinstance(card, Repeat):
            yield from shown(card.body, place + 1)
            yield Item(Sort.END, place, card)
        place += count_cards((card,))
