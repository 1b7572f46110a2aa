"""From which states the rest of a program can be made to succeed, found backwards from success through every edit.

Commands are edited set by set; what is done to repeats is tried program by program (``variants``).
"""

from dataclasses import dataclass

from beebot.challenge import Challenge
from beebot.command import Command, FlatProgram, Program, laid_out
from beebot.repair.edits import EditKind
from beebot.repair.plan import Plan
from beebot.repair.variants import Block, Editor
from beebot.searching.effort import Effort
from beebot.searching.states import State, States

SET_UNITS, _BITS_A_UNIT = 5, 800
"""What it takes to push a set of states through an instruction; a single state takes one unit."""
_CELL_UNITS = 15
"""What it takes beside that to find a set of states."""


@dataclass(frozen=True, slots=True)
class Single:
    """One edit of one card: how many old instructions it covers, how many cards it adds, the commands it may lay."""

    kind: EditKind
    passed: int
    added: int
    commands: FlatProgram = ()


class Reach:
    """The states from which ``program`` can still be repaired, by place, computed when asked for within ``effort``.

    In a template the instruction at a place stays at that place: given cards are restored, holes filled or changed, and
    what lies beyond the last place is taken away.
    """

    def __init__(self, challenge: Challenge, plan: Plan, program: Program, effort: Effort) -> None:
        self._plan, self._program = plan, program
        self.effort = effort
        self.holes = challenge.template if plan.fixed else ()
        self.last = max(len(program), len(self.holes))
        self._repeats, self._nesting = challenge.repeats, challenge.nesting
        self._editor = Editor(plan.space.keys, self._spend, repeats=challenge.repeats)
        self._units = SET_UNITS + plan.space.success.bit_length() // _BITS_A_UNIT
        self._columns: dict[tuple[int, int], list[States]] = {}
        self._edited: dict[tuple[int, int, int], States] = {}
        self._blocks: dict[tuple[int, int], list[Block]] = {}
        self.kept = [self._keeps(place) for place in range(len(program))]
        self.flat = [laid_out((card,)) for card in program]
        self.singles = [self._singles_at(place) for place in range(self.last + 1)]

    def _spend(self, units: int) -> None:
        self.effort.spend(units)

    def _keeps(self, place: int) -> bool:
        card = self._program[place]
        if self._plan.fixed and isinstance(card, Command):
            return place < len(self.holes) and card in self._plan.allowed[place]
        return self._editor.kept((card,), self._nesting) is not None and self._fits(place, (card,))

    def _fits(self, place: int, laid: Program) -> bool:
        if not self._plan.fixed:
            return True
        if place >= len(self.holes):
            return not laid
        given = self.holes[place]
        return len(laid) == 1 if given is None else laid == (given,)

    # Sets of states, from the end of the program to its start.

    def ends(self, edits: int, room: int, place: int) -> States:
        """The states from which the program, from ``place`` on, succeeds after at most ``edits`` edits.

        They may add ``room`` cards; if ``room`` is negative, they must take so many away.
        """
        if edits < 0 or room < -edits:
            return 0
        key = (edits, min(room, edits))
        column = self._columns.setdefault(key, [])
        while len(column) <= self.last - place:
            column.append(self._cell(*key, self.last - len(column)))
        return column[self.last - place]

    def _cell(self, edits: int, room: int, place: int) -> States:
        self._spend(_CELL_UNITS)
        found = 0
        if place == self.last and room >= 0:
            found = self._plan.space.success if self._plan.fixed else self._plan.near(room)
        if place < len(self._program) and self.kept[place]:
            found |= self._before(self.flat[place], self.ends(edits, room, place + 1))
        if edits:
            for single in self.singles[place]:
                if place < self.last or self._repeats:
                    found |= self._before_single(single, edits - 1, room - single.added, place + single.passed)
            for block in self.blocks_at(place, edits):
                found |= self._before_block(block, edits, room, place)
        return found

    def _before_single(self, single: Single, edits: int, room: int, place: int) -> States:
        if single.kind is EditKind.DELETE:
            return self.ends(edits, room, place)
        if edits < 0 or room < -edits:
            return 0
        key = (edits, min(room, edits), place)
        if key not in self._edited:
            states = self.ends(*key)
            self._spend(self._units * len(single.commands) if states else 1)
            self._edited[key] = self._plan.space.retreat(states, single.commands) if states else 0
        return self._edited[key]

    def _before_block(self, block: Block, edits: int, room: int, place: int) -> States:
        found = 0
        until = place + block.until
        states = self.ends(edits - block.cost, room - block.added, until)
        for turns in range(1, block.turns[-1] + 1):
            states = self._before(block.body.run, states)
            if not states:
                break
            if turns in block.turns:
                found |= states
        return found

    def _before(self, commands: FlatProgram, states: States) -> States:
        for command in reversed(commands):
            if not states:
                break
            self._spend(self._units)
            states = self._plan.space.retreat(states, (command,))
        return states

    # What may be done at a place.

    def _singles_at(self, place: int) -> list[Single]:
        """Every edit of the card at ``place``, in the order in which they are tried."""
        card = self._program[place] if place < len(self._program) else None
        keys = self._plan.space.keys
        if not self._plan.fixed:
            change = [Single(EditKind.DELETE, 1, -1), Single(EditKind.REPLACE, 1, 0, keys)]
            return [*(change if isinstance(card, Command) else ()), Single(EditKind.INSERT, 0, 1, keys)]
        if place >= len(self.holes):
            return [Single(EditKind.DELETE, 1, -1)] if isinstance(card, Command) else []
        if card is None:
            return [Single(EditKind.INSERT, 1, 1, self._plan.allowed[place])]
        return [Single(EditKind.REPLACE, 1, 0, self._plan.allowed[place])] if isinstance(card, Command) else []

    def blocks_at(self, place: int, edits: int) -> list[Block]:
        """The ways to change the repeat at ``place``, or to put a repeat there, with at most ``edits`` edits."""
        if (place, edits) not in self._blocks:
            rest = self._program[place : place + 1 if self._plan.fixed else None]
            every = self._editor.blocks(rest, edits, self._nesting)
            passed = int(place < len(self._program))
            self._blocks[place, edits] = [
                block
                for block in every
                if not self._plan.fixed or (block.until == passed and self._fits(place, block.laid(block.turns[0])))
            ]
        return self._blocks[place, edits]

    def after(self, commands: FlatProgram, state: State | None) -> State | None:
        for command in commands:
            if state is None:
                break
            self._spend(1)
            state = self._plan.space.follow(state, command)
        return state
