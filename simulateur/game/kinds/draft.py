"""What all drafts have in common: the strips of cards that show them, and what can be undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, ClassVar, Generic, NamedTuple, Protocol, Self, TypeVar

from beebot.challenge import Challenge
from beebot.command import Command, Instruction, Program, Repeat, count_cards
from beebot.mat import Mat
from beebot.parts.answer_types import Answer
from beebot.pose import Cell
from simulateur.game.controls import Key, Touch

T = TypeVar("T")


class Sort(Enum):
    """What is shown at one place of a strip: a card, or one of several kinds of empty place."""

    __hash__ = object.__hash__  # Enum's own is written in Python; each frame asks dozens of times

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
"""The sorts that are counted as cards of the program."""


class Item(NamedTuple):
    """One place of a strip, as it is shown.

    ``place`` counts cards and holes from 0, as in the program; gaps are counted apart. It is the ``index`` of a touch,
    on ``Key.GAP`` for a gap or a hole. ``card`` is None on empty places. An ``END`` has the card and the place of the
    repeat that it closes.
    """

    sort: Sort
    place: int
    card: Instruction | None = None


class Strip(NamedTuple):
    """A row of cards to show.

    ``items`` are its places, ``program`` what the cards say so far. ``held`` is the place of the card in hand, or None.
    """

    items: tuple[Item, ...] = ()
    program: Program = ()
    held: int | None = None
    can_undo: bool = False
    can_redo: bool = False


class Draft(Protocol):
    """A child's answer while she makes it; each kind of challenge has its own, a frozen dataclass.

    A touch gives a changed copy, or the same draft where the touch means nothing to it.
    """

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def challenge(self) -> Challenge:
        """The challenge that is judged; in free play, with the objects laid on the mat."""

    @property
    def answer(self) -> Answer | None:
        """The answer that would be judged now; None as long as there is nothing to judge."""

    @property
    def so_far(self) -> Answer | None:
        """The answer as it stands, from which help is worked out; None where there is nothing to work with."""

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The strips to show; two robots have one each."""

    @property
    def active(self) -> int | None:
        """The number of the strip that is written on or chosen; None where there is none."""

    def touch(self, touch: Touch) -> "Draft":
        """The draft after one touch; the same one where the touch means nothing to it."""

    def put_down(self) -> "Draft":
        """A copy with no card in hand."""

    def lay(self, place: int, card: Command, *, insert: bool) -> "Draft":
        """A copy with ``card`` at ``place``, as a hint lays it: before the card there if ``insert``, else instead."""


class NoCards:
    """The base of drafts in which no card is picked up or laid, by a child or by help."""

    __slots__ = ()

    @property
    def active(self) -> int | None:
        return None

    def put_down(self) -> Self:
        return self

    def lay(self, place: int, card: Command, *, insert: bool) -> Self:
        return self


def touch_on(mat: Mat, cell: Cell) -> Touch:
    """The touch on ``cell`` of ``mat``; its ``index`` counts cells row by row."""
    return Touch(Key.CELL, cell.row * mat.width + cell.column)


def every_cell(mat: Mat) -> tuple[Touch, ...]:
    """A touch for every cell of ``mat``, from A1 row by row."""
    return tuple(Touch(Key.CELL, index) for index in range(mat.width * mat.height))


def shown(program: Program, place: int = 0) -> Iterator[Item]:
    """The places of a strip that shows ``program`` to be read only; its first card is at ``place``."""
    for card in program:
        yield Item(Sort.CARD, place, card)
        if isinstance(card, Repeat):
            yield from shown(card.body, place + 1)
            yield Item(Sort.END, place, card)
        place += count_cards((card,))


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """A value, with the values ``past`` before it and the values ``future`` that were undone.

    Every change returns a new history.
    """

    now: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()

    def become(self, value: T) -> "History[T]":
        """A copy whose value is ``value`` now; what was undone is forgotten."""
        return History(value, (*self.past, self.now), ())

    def undo(self) -> "History[T]":
        """A copy with the value before the last change; unchanged where there is none."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> "History[T]":
        """A copy with the value before the last undo; unchanged where there is none."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
