"""What a repair is: a program that succeeds, and what became of each card on the way to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from beebot.command import (
    MAX_INSTRUCTIONS,
    Command,
    FlatProgram,
    Instruction,
    Program,
    Repeat,
    cards,
    flatten,
)


class EditKind(Enum):
    """What a repair does with a card."""

    KEEP = "garder"
    DELETE = "enlever"
    REPLACE = "remplacer"
    INSERT = "ajouter"

    __hash__ = object.__hash__  # members are unique; Enum's own hashes the name at each look-up


@dataclass(frozen=True, slots=True)
class Edit:
    """What a repair does at one place of the program as it was: keep, replace, delete or insert a card.

    ``card`` is the card that is then there: None for a ``DELETE``; an ``INSERT`` puts it before ``place``. A repeat's
    own card is edited apart from its body: to ``REPLACE`` it changes its number of turns, to ``DELETE`` it leaves its
    body, to ``INSERT`` it puts a repeat around what becomes its body.
    """

    kind: EditKind
    place: int
    card: Instruction | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A program that succeeds, and an edit for each card of the old one and each new card, in reading order."""

    program: Program
    edits: tuple[Edit, ...]

    @property
    def cost(self) -> int:
        """How many cards are deleted, replaced or inserted."""
        return sum(edit.kind is not EditKind.KEEP for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Mended:
    """The best of the smallest repairs, the first place it changes, and every command that is right there.

    A command is right if some repair of as few edits, whose cards before ``place`` are the same, puts or leaves it
    there. ``right`` is None where the first change puts no command: an end that is cut, or a repeat. ``shortest`` says
    whether no repair of as few edits has fewer cards.
    """

    repair: Repair
    place: int
    right: frozenset[Command] | None
    shortest: bool


Kinds = tuple[EditKind, ...]
"""What becomes of each card, old and new, in the order read."""
_KEPT: Kinds = (EditKind.KEEP,) * MAX_INSTRUCTIONS


def repair_of(kinds: Iterable[EditKind], program: Program) -> Repair:
    """The repair that results in ``program``; ``kinds`` says what happens to each card, in reading order."""
    laid = cards(program)
    edits: list[Edit] = []
    place = 0
    for kind in kinds:
        edits.append(Edit(kind, place, None if kind is EditKind.DELETE else next(laid)))
        place += kind is not EditKind.INSERT
    return Repair(program, tuple(edits))


def mended_of(old: Program, found: Sequence[tuple[Kinds, Program]]) -> Mended:
    """The best of the smallest repairs of ``old``. Each ``found`` is what becomes of each card, and the new program."""
    faces_of = {program: faces(program) for _kinds, program in found}
    before = faces(old)

    def rank(each: tuple[Kinds, Program]) -> tuple[object, ...]:
        kinds, program = each
        new = faces_of[program]
        return len(new), hardness(flatten(program)), -shared(before, new), -shared(kinds, _KEPT)

    kinds, best = min(found, key=rank)
    place = shared(before, faces_of[best])
    right = {new[place] for new in faces_of.values() if new[:place] == before[:place] and place < len(new)}
    puts = place < len(faces_of[best]) and isinstance(faces_of[best][place], Command)
    commands = frozenset(face for face in right if isinstance(face, Command))
    return Mended(repair_of(kinds, best), place, commands if puts else None, shortest=True)


Hardness = tuple[int, int]
"""What makes a program hard to follow: pairs of cards of which one undoes the other, then cards that go backwards."""


def hardness(run: FlatProgram, last: Command | None = None) -> Hardness:
    """How hard the instructions ``run`` are to follow, after the instruction ``last``, if any: smaller is easier."""
    whole = run if last is None else (last, *run)
    undone = sum(undoes(one, other) for one, other in pairwise(whole))
    return undone, run.count(Command.BACKWARD)


def undoes(one: Command, other: Command) -> bool:
    """Whether ``other`` takes back what ``one`` did."""
    return (one.steps, one.pivot) == (-other.steps, -other.pivot) and one is not Command.PAUSE


def faces(program: Program) -> list[Command | int]:
    """The cards in reading order, each repeat as its number of turns."""
    return [card.turns if isinstance(card, Repeat) else card for card in cards(program)]


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """How many items ``one`` and ``other`` have in common at their start."""
    differ = (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(differ, min(len(one), len(other)))
