"""The smallest repair: sets of states pushed back from success through every edit at once, then one way through them.

``Search`` asks, for a place in the old program, from which states the rest of it can be made to succeed in so many
edits. Commands are edited set by set; what is done to repeats is tried program by program (``variants``).
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.command import (
    MAX_NESTING,
    Command,
    FlatProgram,
    Program,
    count_cards,
    flatten,
)
from beebot.effort import Effort, EffortSpentError
from beebot.repair.edits import EditKind, Kinds, Mended, faces, hardness, repair_of, shared
from beebot.repair.plan import Plan
from beebot.repair.variants import Block, Editor
from beebot.states import State, States, contains

EFFORT = 30_000
"""How much a search may do, in units of about a fifth of a microsecond of a classroom PC: a child does not wait."""
_SET_UNITS, _BITS_A_UNIT = 5, 800
"""What it takes to push a set of states through an instruction; a single state takes one unit."""
_CELL_UNITS, _KEEP_UNITS, _EDIT_UNITS = 15, 5, 20
"""What it takes beside that to find a set of states, to keep a card, and to edit one in every way."""
_COMPARE_UNITS = 3
"""What it takes to compare two ways on."""
_Toil = tuple[int, int, int]
"""What a way costs a child: how many cards, and how hard they are to follow."""


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
    """The repairs of ``program``, if an effort of ``EFFORT`` units finds them; every answer has ``fewest`` cards.

    In a template the instruction at a place stays at that place: given cards are restored, holes filled or changed,
    and what lies beyond the last place is taken away.
    """

    def __init__(
        self, challenge: Challenge, plan: Plan, program: Program, effort: int = EFFORT, *, fewest: int = 0
    ) -> None:
        self._plan, self._program = plan, program
        self._fewest = fewest
        self._effort = Effort(effort)
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
        self._bests: dict[tuple[_Node, Command | None], tuple[_Toil, list[_Way]] | None] = {}
        self._tried = 0
        self._kept = [self._keeps(place) for place in range(len(program))]
        self._flat = [flatten((card,)) for card in program]
        self._singles = [self._singles_at(place) for place in range(self._last + 1)]

    def mended(self) -> Mended:
        """The best repair by what results: the fewest edits, then the fewest cards, then the easiest to follow.

        Of those, the one whose first change comes last. With it comes every card that is right
        where it first changes the program.

        Raises:
            EffortSpentError: it is not found.
        """
        self._tried = self._fewest_edits
        while (ways := self._first_way(self._start(), None)) is None:
            self._spend(1)
            self._tried += 1
        ways, shortest = self._best_of(ways)
        program = _laid(ways)
        repair = repair_of((kind for way in ways for kind in way.kinds), program)
        old, new = faces(self._program), faces(program)
        place = shared(old, new)
        if place >= len(new) or not isinstance(new[place], Command):
            return Mended(repair, place, None, shortest)
        right = self._faces_at(self._start(), 0, old[:place], set())
        return Mended(repair, place, frozenset(face for face in right if isinstance(face, Command)), shortest)

    def _start(self) -> _Node:
        return _Node(0, self._plan.space.start, self._tried, self._room)

    @property
    def _fewest_edits(self) -> int:
        """No fewer edits can do."""
        fewest = max(0, -self._room, len(self._holes) - len(self._program))
        return max(fewest, self._fewest - count_cards(self._program))

    @property
    def _fewest_cards(self) -> int:
        """No repair of as few edits has fewer cards."""
        return max(self._fewest, count_cards(self._program) - self._tried, len(self._holes))

    def _best_of(self, first: list[_Way]) -> tuple[list[_Way], bool]:
        """The best of the smallest repairs, of which ``first`` is one; and whether none has fewer cards.

        Where they are too many to compare with half of the effort that is left, it is ``first``.
        """
        program = _laid(first)
        is_shortest = count_cards(program) == self._fewest_cards
        if is_shortest and not any(hardness(flatten(program))):
            return first, True
        whole = self._effort
        with suppress(EffortSpentError), whole.part(whole.left // 2) as self._effort:
            best = self._best(self._start(), None)
            if best is not None:
                first, is_shortest = best[1], True
        self._effort = whole
        return first, is_shortest

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

    def _best(self, node: _Node, last: Command | None) -> tuple[_Toil, list[_Way]] | None:
        """The best ways from ``node`` on, after the card ``last``, and what they cost."""
        if self._is_end(node):
            return ((0, 0, 0), []) if self._succeeds(node) else None
        key = (node, last)
        if key not in self._bests:
            self._bests[key] = None
            for way in self._ways_from(node):
                run = flatten(way.laid)
                onward = self._best(way.node, run[-1] if run else last)
                if onward is not None:
                    self._spend(_COMPARE_UNITS)
                    (cards, undone, backward), (more, harder) = onward[0], hardness(run, last)
                    toil = (cards + count_cards(way.laid), undone + more, backward + harder)
                    known = self._bests[key]
                    if known is None or toil < known[0]:
                        self._bests[key] = toil, [way, *onward[1]]
        return self._bests[key]

    def _first_way(self, node: _Node, last: Command | None) -> list[_Way] | None:
        """The ways of a smallest repair from ``node`` on that keeps cards unchanged for as long as it can.

        None if there is no repair. Of cards that do as well, it lays none that takes back the one before.
        """
        if self._is_end(node):
            return [] if self._succeeds(node) else None
        for keeps, ways in groupby(self._ways_from(node), lambda way: way.kinds[0] is EditKind.KEEP):
            for way in ways if keeps else sorted(ways, key=lambda way: hardness(flatten(way.laid), last)):
                run = flatten(way.laid)
                onward = self._first_way(way.node, run[-1] if run else last)
                if onward is not None:
                    return [way, *onward]
        return None

    def _is_end(self, node: _Node) -> bool:
        return node.place == self._last and not node.edits

    def _succeeds(self, node: _Node) -> bool:
        return contains(self._plan.space.success, node.state) and 0 <= node.room < self._longest

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

    def _spend(self, units: int) -> None:
        self._effort.spend(units)

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
            elif way.node.edits < self._tried or self._first_way(way.node, None) is not None:
                yield cards[count]

    def _ways_that_match(self, node: _Node, laid: int, place: int) -> Iterator[_Way]:
        """The ways on from ``node`` to compare with the cards that are wanted.

        A command that is wanted at its old place is only kept: no smallest repair edits it.
        """
        passed = count_cards(self._program[: node.place])
        same = laid == passed < place and isinstance(self._program[node.place], Command)
        return self._keeping(node) if same else self._ways_from(node)


def _laid(ways: list[_Way]) -> Program:
    return tuple(card for way in ways for card in way.laid)
