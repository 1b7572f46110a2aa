"""The smallest repair: sets of states pushed back from success through every edit at once, then one way through them.

``Search`` asks, for a place in the old program, from which states the rest of it can be made to succeed in so many
edits. Commands are edited set by set; what is done to repeats is tried program by program (``variants``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.command import (
    MAX_NESTING,
    Command,
    FlatProgram,
    Program,
    count_cards,
    flatten,
    is_flat,
)
from beebot.effort import Effort
from beebot.repair.edits import EditKind, Kinds, Mended, Repair, faces, repair_of, shared
from beebot.repair.plan import Plan
from beebot.repair.variants import Block, Editor
from beebot.states import State, States, contains

EFFORT = 30_000
"""How much a search may do, in units of about a fifth of a microsecond of a classroom PC: a child does not wait."""
_SET_UNITS, _BITS_A_UNIT = 5, 800
"""What it takes to push a set of states through an instruction; a single state takes one unit."""
_CELL_UNITS, _KEEP_UNITS, _EDIT_UNITS = 15, 5, 20
"""What it takes beside that to find a set of states, to keep a card, and to edit one in every way."""


class _Node(NamedTuple):
    """Instructions of the old program passed, where the robot is, edits to make, and cards that may still be added."""

    place: int
    state: State
    edits: int
    room: int


class _Way(NamedTuple):
    """One thing to do next: what becomes of the cards, what is laid, and where that leads."""

    kinds: Kinds
    laid: Program
    node: _Node


@dataclass(frozen=True, slots=True)
class _Single:
    """One edit of one card: how many instructions it passes, the cards it adds, and the commands it may lay."""

    kind: EditKind
    passed: int
    added: int
    commands: FlatProgram = ()


class Search:
    """The repairs of ``program``, if an effort of ``EFFORT`` units finds them.

    In a template the instruction at a place stays at that place: given cards are restored, holes filled or changed,
    and what lies beyond the last place is taken away.
    """

    def __init__(self, challenge: Challenge, plan: Plan, program: Program, effort: int = EFFORT) -> None:
        self._plan, self._program = plan, program
        self._spend = Effort(effort).spend
        self._holes = challenge.template if plan.fixed else ()
        self._last = max(len(program), len(self._holes))
        self._room = challenge.max_instructions - count_cards(program)
        self._longest = challenge.max_instructions
        self._repeats = challenge.repeats
        self._editor = Editor(plan.space.keys, self._spend, repeats=challenge.repeats)
        self._units = _SET_UNITS + plan.space.success.bit_length() // _BITS_A_UNIT
        self._columns: dict[tuple[int, int], list[States]] = {}
        self._edited: dict[tuple[int, int, int], States] = {}
        self._blocks: dict[tuple[int, int], list[Block]] = {}
        self._ways: dict[_Node, list[_Way]] = {}
        self._tried = 0
        self._kept = [self._keeps(place) for place in range(len(program))]
        self._flat = [flatten((card,)) for card in program]
        self._singles = [self._singles_at(place) for place in range(self._last + 1)]

    def repair(self) -> Repair:
        """The repair with the fewest edits; of several, the one whose first change comes last.

        Raises:
            EffortSpentError: it is not found.
        """
        self._tried = self._fewest
        while (ways := self._first_way(self._start())) is None:
            self._spend(1)
            self._tried += 1
        kinds = (kind for way in ways for kind in way.kinds)
        return repair_of(kinds, tuple(card for way in ways for card in way.laid))

    def mended(self) -> Mended:
        """That repair, and every card that is right where it first changes the program.

        Raises:
            EffortSpentError: they are not found.
        """
        repair = self.repair()
        old, new = faces(self._program), faces(repair.program)
        place = shared(old, new)
        if place >= len(new) or not isinstance(new[place], Command):
            return Mended(repair, place, None)
        right = self._faces_at(self._start(), 0, old[:place], set())
        return Mended(repair, place, frozenset(face for face in right if isinstance(face, Command)))

    def _start(self) -> _Node:
        return _Node(0, self._plan.space.start, self._tried, self._room)

    @property
    def _fewest(self) -> int:
        """No fewer edits can do."""
        fewest = max(0, -self._room, len(self._holes) - len(self._program))
        if self._holes or self._repeats or not is_flat(self._program):
            return fewest
        return max(fewest, (self._plan.distance(self._plan.space.start) or 0) - len(self._program))

    def _keeps(self, place: int) -> bool:
        card = self._program[place]
        if self._plan.fixed and isinstance(card, Command):
            return place < len(self._holes) and card in self._plan.allowed[place]
        return self._editor.kept((card,), MAX_NESTING) is not None and self._fits(place, (card,))

    def _fits(self, place: int, laid: Program) -> bool:
        """Whether ``laid`` may lie at ``place``, where places are fixed."""
        if not self._plan.fixed:
            return True
        if place >= len(self._holes):
            return not laid
        given = self._holes[place]
        return len(laid) == 1 if given is None else laid == (given,)

    # Sets of states, from the end of the program to its start.

    def _ends(self, edits: int, room: int, place: int) -> States:
        """The states from which the program from ``place`` on succeeds after at most ``edits`` edits.

        They may add ``room`` cards, or must take away as many as it is below zero.
        """
        if edits < 0 or room < -edits:
            return 0
        key = (edits, min(room, edits))
        column = self._columns.setdefault(key, [])
        while len(column) <= self._last - place:
            column.append(self._cell(*key, self._last - len(column)))
        return column[self._last - place]

    def _cell(self, edits: int, room: int, place: int) -> States:
        self._spend(_CELL_UNITS)
        found = 0
        if place == self._last and room >= 0:
            found = self._plan.space.success if self._plan.fixed else self._plan.near(room)
        if place < len(self._program) and self._kept[place]:
            found |= self._before(self._flat[place], self._ends(edits, room, place + 1))
        if edits:
            for single in self._singles[place]:
                if place < self._last or self._repeats:
                    found |= self._before_single(single, edits - 1, room - single.added, place + single.passed)
            for block in self._blocks_at(place, edits):
                found |= self._before_block(block, edits, room, place)
        return found

    def _before_single(self, single: _Single, edits: int, room: int, place: int) -> States:
        """The states from which one of the commands leads to success from ``place`` on."""
        if single.kind is EditKind.DELETE:
            return self._ends(edits, room, place)
        if edits < 0 or room < -edits:
            return 0
        key = (edits, min(room, edits), place)
        if key not in self._edited:
            states = self._ends(*key)
            self._spend(self._units * len(single.commands) if states else 1)
            self._edited[key] = self._plan.space.retreat(states, single.commands) if states else 0
        return self._edited[key]

    def _before_block(self, block: Block, edits: int, room: int, place: int) -> States:
        found = 0
        until = place + block.until
        states = self._ends(edits - block.cost, room - block.added, until)
        for turns in range(1, block.turns[-1] + 1):
            states = self._before(block.body.run, states)
            if not states:
                break
            if turns in block.turns:
                found |= states
        return found

    def _before(self, commands: FlatProgram, states: States) -> States:
        """The states from which ``commands`` lead into ``states``."""
        for command in reversed(commands):
            if not states:
                break
            self._spend(self._units)
            states = self._plan.space.retreat(states, (command,))
        return states

    # What may be done at a place.

    def _singles_at(self, place: int) -> list[_Single]:
        """Every edit of the card at ``place``, in the order in which they are tried."""
        card = self._program[place] if place < len(self._program) else None
        keys = self._plan.space.keys
        if not self._plan.fixed:
            change = [_Single(EditKind.DELETE, 1, -1), _Single(EditKind.REPLACE, 1, 0, keys)]
            return [*(change if isinstance(card, Command) else ()), _Single(EditKind.INSERT, 0, 1, keys)]
        if place >= len(self._holes):
            return [_Single(EditKind.DELETE, 1, -1)] if isinstance(card, Command) else []
        if card is None:
            return [_Single(EditKind.INSERT, 1, 1, self._plan.allowed[place])]
        return [_Single(EditKind.REPLACE, 1, 0, self._plan.allowed[place])] if isinstance(card, Command) else []

    def _blocks_at(self, place: int, edits: int) -> list[Block]:
        """What may be done to the repeat at ``place``, and every repeat that may be put there."""
        if (place, edits) not in self._blocks:
            rest = self._program[place : place + 1 if self._plan.fixed else None]
            every = self._editor.blocks(rest, edits, MAX_NESTING)
            passed = int(place < len(self._program))
            self._blocks[place, edits] = [
                block
                for block in every
                if not self._plan.fixed or (block.until == passed and self._fits(place, block.laid(block.turns[0])))
            ]
        return self._blocks[place, edits]

    # One way through the sets.

    def _first_way(self, node: _Node) -> list[_Way] | None:
        """The ways of the best repair from ``node`` on; None if there is no repair.

        The best repair keeps cards unchanged for as long as it can.
        """
        if node.place == self._last and not node.edits:
            done = contains(self._plan.space.success, node.state) and 0 <= node.room < self._longest
            return [] if done else None
        for way in self._ways_from(node):
            onward = self._first_way(way.node)
            if onward is not None:
                return [way, *onward]
        return None

    def _ways_from(self, node: _Node) -> Iterator[_Way]:
        """The ways on from ``node``, in the order in which they are tried.

        The first keeps the card, where it can be kept. Before any edit, it is not known whether that
        leads to success. All the others edit, and lead to success.
        """
        yield from self._keeping(node)
        if node not in self._ways:
            self._ways[node] = self._editing(node) if node.edits else []
        yield from self._ways[node]

    def _keeping(self, node: _Node) -> Iterator[_Way]:
        self._spend(_KEEP_UNITS)
        place = node.place
        if place < len(self._program) and self._kept[place]:
            after = self._after(self._flat[place], node.state)
            onward = _Node(place + 1, after or 0, node.edits, node.room)
            if after is not None and (node.edits == self._tried or self._leads_on(onward)):
                card = self._program[place]
                yield _Way((EditKind.KEEP,) * count_cards((card,)), (card,), onward)

    def _leads_on(self, node: _Node) -> bool:
        return contains(self._ends(node.edits, node.room, node.place), node.state)

    def _editing(self, node: _Node) -> list[_Way]:
        """Every way that edits next.

        The ways whose cards agree longest with the old program come first. Only a way that edits a
        repeat lays old cards again, so without one there is nothing to sort.
        """
        self._spend(_EDIT_UNITS)
        singly = [*self._singly(node)]
        laid = [way for block in self._blocks_at(node.place, node.edits) for way in self._laying(block, node)]
        if not laid:
            return singly
        old = faces(self._program[node.place :])
        return sorted((*singly, *laid), key=lambda way: -shared(old, faces(way.laid)))

    def _singly(self, node: _Node) -> Iterator[_Way]:
        place, state, edits, room = node
        card = self._program[place] if place < len(self._program) else None
        for single in self._singles[place]:
            until, left = place + single.passed, room - single.added
            ends = self._ends(edits - 1, left, until)
            for command in single.commands or (None,):
                after = state if command is None else self._after((command,), state)
                if after is not None and contains(ends, after) and (command is None or command is not card):
                    laid = () if command is None else (command,)
                    yield _Way((single.kind,), laid, _Node(until, after, edits - 1, left))

    def _laying(self, block: Block, node: _Node) -> Iterator[_Way]:
        until, left = node.place + block.until, node.edits - block.cost
        room = node.room - block.added
        state: State | None = node.state
        for turns in range(1, block.turns[-1] + 1):
            state = self._after(block.body.run, state)
            if state is None:
                return
            self._spend(_SET_UNITS)
            if turns in block.turns and contains(self._ends(left, room, until), state):
                yield _Way(block.kinds, block.laid(turns), _Node(until, state, left, room))

    def _after(self, commands: FlatProgram, state: State | None) -> State | None:
        for command in commands:
            if state is None:
                break
            self._spend(1)
            state = self._plan.space.follow(state, command)
        return state

    def _faces_at(
        self, node: _Node, laid: int, same: list[Command | int], seen: set[tuple[_Node, int]]
    ) -> Iterator[Command | int]:
        """The card laid after those in ``same``, of which ``laid`` are laid, by every repair from ``node`` on."""
        if (node, laid) in seen:
            return
        seen.add((node, laid))
        for way in self._ways_that_match(node, laid, len(same)):
            cards = faces(way.laid)
            count = min(len(cards), len(same) - laid)
            if cards[:count] != same[laid : laid + count]:
                continue
            if count == len(cards):
                yield from self._faces_at(way.node, laid + count, same, seen)
            elif way.node.edits < self._tried or self._first_way(way.node) is not None:
                yield cards[count]

    def _ways_that_match(self, node: _Node, laid: int, place: int) -> Iterator[_Way]:
        """The ways on from ``node`` to compare with the cards that are wanted.

        A command that is wanted at its old place is only kept: no smallest repair edits it.
        """
        passed = count_cards(self._program[: node.place])
        same = laid == passed < place and isinstance(self._program[node.place], Command)
        return self._keeping(node) if same else self._ways_from(node)
