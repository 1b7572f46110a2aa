"""The smallest repair: one way, the best, through the sets of states that ``reach`` pushes back from success."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.command import Command, Program, count_cards, laid_out
from beebot.repair.edits import EditKind, Kinds, Mended, faces, hardness, repair_of, shared
from beebot.repair.plan import Plan
from beebot.repair.reach import SET_UNITS, Reach
from beebot.repair.variants import Block
from beebot.searching.effort import Effort, EffortSpentError
from beebot.searching.states import State, contains

EFFORT = 30_000
"""How much a search may do, in units of about a fifth of a microsecond of a classroom PC: a child does not wait."""
_KEEP_UNITS, _EDIT_UNITS, _COMPARE_UNITS = 5, 20, 3
"""What it takes to keep a card, to edit one in every way, and to compare two ways on; a single step takes one unit."""
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


class Search:
    """Searches the repairs of ``program`` with ``effort`` units of work; no answer has fewer than ``fewest`` cards."""

    def __init__(
        self, challenge: Challenge, plan: Plan, program: Program, effort: int = EFFORT, *, fewest: int = 0
    ) -> None:
        self._program, self._fewest = program, fewest
        self._reach = Reach(challenge, plan, program, Effort(effort))
        self._space = plan.space
        self._room = challenge.max_instructions - count_cards(program)
        self._longest = challenge.max_instructions
        self._ways: dict[_Node, list[_Way]] = {}
        self._bests: dict[tuple[_Node, Command | None], tuple[_Toil, list[_Way]] | None] = {}
        self._tried = 0

    def mended(self) -> Mended:
        """The best repair: the fewest edits, then the fewest cards, then the easiest to follow.

        Of those, the one whose first change comes last. With it comes every card that is right where it first changes
        the program.

        Raises:
            EffortSpentError: no repair was found with the effort.
        """
        self._tried = self._fewest_edits
        while (ways := self._first_way(self._start(), None)) is None:
            self._reach.effort.spend(1)
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
        return _Node(0, self._space.start, self._tried, self._room)

    @property
    def _fewest_edits(self) -> int:
        fewest = max(0, -self._room, len(self._reach.holes) - len(self._program))
        return max(fewest, self._fewest - count_cards(self._program))

    @property
    def _fewest_cards(self) -> int:
        """No repair of as few edits has fewer cards."""
        return max(self._fewest, count_cards(self._program) - self._tried, len(self._reach.holes))

    def _best_of(self, first: list[_Way]) -> tuple[list[_Way], bool]:
        """The best of the smallest repairs, of which ``first`` is one; and whether none has fewer cards.

        Where they are too many to compare with half of the effort that is left, it is ``first``.
        """
        program = _laid(first)
        is_shortest = count_cards(program) == self._fewest_cards
        if is_shortest and not any(hardness(laid_out(program))):
            return first, True
        whole = self._reach.effort
        with suppress(EffortSpentError), whole.part(whole.left // 2) as self._reach.effort:
            best = self._best(self._start(), None)
            if best is not None:
                first, is_shortest = best[1], True
        self._reach.effort = whole
        return first, is_shortest

    # One way through the sets.

    def _best(self, node: _Node, last: Command | None) -> tuple[_Toil, list[_Way]] | None:
        if self._is_end(node):
            return ((0, 0, 0), []) if self._succeeds(node) else None
        key = (node, last)
        if key not in self._bests:
            self._bests[key] = None
            for way in self._ways_from(node):
                run = laid_out(way.laid)
                onward = self._best(way.node, run[-1] if run else last)
                if onward is not None:
                    self._reach.effort.spend(_COMPARE_UNITS)
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
            for way in ways if keeps else sorted(ways, key=lambda way: hardness(laid_out(way.laid), last)):
                run = laid_out(way.laid)
                onward = self._first_way(way.node, run[-1] if run else last)
                if onward is not None:
                    return [way, *onward]
        return None

    def _is_end(self, node: _Node) -> bool:
        return node.place == self._reach.last and not node.edits

    def _succeeds(self, node: _Node) -> bool:
        return contains(self._space.success, node.state) and 0 <= node.room < self._longest

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
        self._reach.effort.spend(_KEEP_UNITS)
        place = node.place
        if place < len(self._program) and self._reach.kept[place]:
            after = self._reach.after(self._reach.flat[place], node.state)
            onward = _Node(place + 1, after or 0, node.edits, node.room)
            if after is not None and (node.edits == self._tried or self._leads_on(onward)):
                card = self._program[place]
                yield _Way((EditKind.KEEP,) * count_cards((card,)), (card,), onward)

    def _leads_on(self, node: _Node) -> bool:
        return contains(self._reach.ends(node.edits, node.room, node.place), node.state)

    def _editing(self, node: _Node) -> list[_Way]:
        """Every way that edits next.

        The ways whose cards agree longest with the old program come first. Only a way that edits a
        repeat lays old cards again, so without one there is nothing to sort.
        """
        self._reach.effort.spend(_EDIT_UNITS)
        singly = [*self._singly(node)]
        laid = [way for block in self._reach.blocks_at(node.place, node.edits) for way in self._laying(block, node)]
        if not laid:
            return singly
        old = faces(self._program[node.place :])
        return sorted((*singly, *laid), key=lambda way: -shared(old, faces(way.laid)))

    def _singly(self, node: _Node) -> Iterator[_Way]:
        place, state, edits, room = node
        card = self._program[place] if place < len(self._program) else None
        for single in self._reach.singles[place]:
            until, left = place + single.passed, room - single.added
            ends = self._reach.ends(edits - 1, left, until)
            for command in single.commands or (None,):
                after = state if command is None else self._reach.after((command,), state)
                if after is not None and contains(ends, after) and (command is None or command is not card):
                    laid = () if command is None else (command,)
                    yield _Way((single.kind,), laid, _Node(until, after, edits - 1, left))

    def _laying(self, block: Block, node: _Node) -> Iterator[_Way]:
        until, left = node.place + block.until, node.edits - block.cost
        room = node.room - block.added
        state: State | None = node.state
        for turns in range(1, block.turns[-1] + 1):
            state = self._reach.after(block.body.run, state)
            if state is None:
                return
            self._reach.effort.spend(SET_UNITS)
            if turns in block.turns and contains(self._reach.ends(left, room, until), state):
                yield _Way(block.kinds, block.laid(turns), _Node(until, state, left, room))

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
