"""Every program a few edits away, repeats included: what ``Search`` tries where sets of states do not serve."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from beebot.command import (
    MAX_TURNS,
    MIN_TURNS,
    Command,
    FlatProgram,
    Instruction,
    Program,
    Repeat,
    count_cards,
    laid_out,
)
from beebot.repair.edits import EditKind, Kinds

_ALL_TURNS = tuple(range(MIN_TURNS, MAX_TURNS + 1))
_TRY_UNITS, _KEEP_UNITS = 8, 6


class Variant(NamedTuple):
    """A program made from another by ``cost`` edits, with the commands it runs."""

    cost: int
    kinds: Kinds
    program: Program
    run: FlatProgram


class Block(NamedTuple):
    """A start of a program, its first ``until`` instructions, edited into a repeat of ``body``, at a ``cost`` in edits.

    ``turns`` are the possible numbers of turns; if that is 1 alone, the body lies there without a repeat.
    """

    cost: int
    kinds: Kinds
    until: int
    body: Variant
    turns: tuple[int, ...]

    def laid(self, turns: int) -> Program:
        """The body in a repeat of so many ``turns``; for 1, the body alone."""
        return self.body.program if turns == 1 else (Repeat(turns, self.body.program),)

    @property
    def added(self) -> int:
        """How many cards the program gains; negative if it loses some."""
        return self.kinds.count(EditKind.INSERT) - self.kinds.count(EditKind.DELETE)


class Editor:
    """Makes variants of programs, from the commands ``keys`` and, if ``repeats``, with repeats.

    ``spend`` takes the units that a program tried costs, and raises where there are not enough.
    """

    def __init__(self, keys: tuple[Command, ...], spend: Callable[[int], None], *, repeats: bool) -> None:
        self._keys, self._spend, self._repeats = keys, spend, repeats
        self._kept: dict[tuple[Program, int], Variant | None] = {}

    def kept(self, program: Program, nesting: int) -> Variant | None:
        """The program unchanged; None if it has a card that is not allowed, or repeats deeper than ``nesting``."""
        key = (program, nesting)
        if key not in self._kept:
            count = count_cards(program)
            self._spend(_KEEP_UNITS * count)
            may = all(self._keeps(card, nesting) for card in program)
            self._kept[key] = Variant(0, (EditKind.KEEP,) * count, program, laid_out(program)) if may else None
        return self._kept[key]

    def variants(self, program: Program, edits: int, nesting: int) -> Iterator[Variant]:
        """Every program that at most ``edits`` edits make of it, some twice; repeats go ``nesting`` deep at most."""
        self._spend(_TRY_UNITS)
        if not edits or not program:
            whole = self.kept(program, nesting)
            if whole is not None:
                yield whole
            if not edits:
                return
        for head, until in self._heads(program, edits, nesting):
            for tail in self.variants(program[until:], edits - head.cost, nesting):
                self._spend(_TRY_UNITS)
                yield Variant(
                    head.cost + tail.cost, head.kinds + tail.kinds, head.program + tail.program, head.run + tail.run
                )

    def blocks(self, program: Program, edits: int, nesting: int) -> Iterator[Block]:
        """Every way to edit or unwrap the repeat that ``program`` starts with, or to put one around a start of it."""
        if program and isinstance(program[0], Repeat):
            yield from self._changed(program[0], edits, nesting)
        if self._repeats and nesting:
            for until in range(len(program) + 1):
                for body in self.variants(program[:until], edits - 1, nesting - 1):
                    if body.run:
                        yield Block(body.cost + 1, (EditKind.INSERT, *body.kinds), until, body, _ALL_TURNS)

    def _changed(self, repeat: Repeat, edits: int, nesting: int) -> Iterator[Block]:
        if self._repeats and nesting:
            for body in self.variants(repeat.body, edits, nesting - 1):
                if body.run and body.cost:
                    yield Block(body.cost, (EditKind.KEEP, *body.kinds), 1, body, (repeat.turns,))
                if body.run and body.cost < edits:
                    yield Block(body.cost + 1, (EditKind.REPLACE, *body.kinds), 1, body, _ALL_TURNS)
        for body in self.variants(repeat.body, edits - 1, nesting):
            yield Block(body.cost + 1, (EditKind.DELETE, *body.kinds), 1, body, (1,))

    def _keeps(self, card: Instruction, nesting: int) -> bool:
        if isinstance(card, Repeat):
            return self._repeats and nesting > 0 and all(self._keeps(each, nesting - 1) for each in card.body)
        return card in self._keys

    def _heads(self, program: Program, edits: int, nesting: int) -> Iterator[tuple[Variant, int]]:
        """Every way to begin, and how many instructions of ``program`` it takes."""
        whole = self.kept(program[:1], nesting)
        if program and whole is not None:
            yield whole, 1
        first = program[0] if program else None
        if isinstance(first, Command):
            yield Variant(1, (EditKind.DELETE,), (), ()), 1
        for key in self._keys:
            if key is not first:  # to put it before itself is to put it after
                if isinstance(first, Command):
                    yield Variant(1, (EditKind.REPLACE,), (key,), (key,)), 1
                yield Variant(1, (EditKind.INSERT,), (key,), (key,)), 0
        for block in self.blocks(program, edits, nesting):
            for turns in block.turns:
                yield Variant(block.cost, block.kinds, block.laid(turns), block.body.run * turns), block.until
