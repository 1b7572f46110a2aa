"""The fewest edits that make a program without repeats succeed: sets of states pushed through every edit at once."""

from dataclasses import dataclass
from enum import Enum

from beebot.command import Command, Instruction, Program, Repeat
from beebot.plan import Plan
from beebot.states import State, States, contains


class EditKind(Enum):
    """What becomes of a card."""

    KEEP = "garder"
    DELETE = "enlever"
    REPLACE = "remplacer"
    INSERT = "ajouter"


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of a repair: ``place`` is a place in the program as it was.

    ``card`` is the card that is then there: None for a ``DELETE``; an ``INSERT`` puts it before ``place``. To
    ``REPLACE`` a repeat changes its number of turns alone.
    """

    kind: EditKind
    place: int
    card: Instruction | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A program that succeeds, and an edit for each card of the old one and each new card, in the order read."""

    program: Program
    edits: tuple[Edit, ...]

    @property
    def cost(self) -> int:
        """How many cards are deleted, replaced or inserted."""
        return sum(edit.kind is not EditKind.KEEP for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Mended:
    """The best of the smallest repairs, the first place it changes, and every command that is right there.

    A command is right if some repair of as few edits puts or leaves it there. ``right`` is None where the first change
    puts no command: an end that is cut, or a repeat whose turns change.
    """

    repair: Repair
    place: int
    right: frozenset[Command] | None


_Cell = tuple[int, int, int]
"""Edits made, cards of the old program passed, cards of the new program laid."""


class Search:
    """Pushes sets of states through every way to edit a program from ``place``, where the robot is in ``state``.

    A state is dropped where another way reaches it with as few edits and as few cards laid, or where too little of the
    maximum is left.
    """

    def __init__(self, plan: Plan, program: Program, place: int, state: State) -> None:
        self._plan, self._program, self._state = plan, program, state
        self._place = place
        self._found: dict[_Cell, States] = {}
        self._waiting: dict[_Cell, States] = {(0, place, place): 1 << state}
        self._seen: dict[tuple[int, int], States] = {}

    def least(self, limit: int) -> _Cell | None:
        """The cell of the fewest edits, at most ``limit``, that end in success, and of those the fewest cards laid."""
        for edits in range(limit + 1):
            cells: list[_Cell] = []
            for place in range(self._place, len(self._program) + 1):
                cells += self._row(edits, place, limit)
            best = next((cell for cell in cells if self._succeeds(cell)), None)
            if best is not None:
                return best
            for cell in cells:
                self._push_edits(cell)
        return None

    def repair(self, limit: int) -> Repair | None:
        """The repair that ``least`` promises; None where there is none of at most ``limit`` edits."""
        end = self.least(limit)
        return None if end is None else self._walk(self._useful(end), end)

    def _succeeds(self, cell: _Cell) -> bool:
        _edits, place, laid = cell
        whole = place == len(self._program) and laid >= self._plan.shortest
        return whole and bool(self._found[cell] & self._plan.space.success)

    def _row(self, edits: int, place: int, limit: int) -> list[_Cell]:
        """Settle the states of so many edits and cards passed, and keep the next card; the cells that have any."""
        cells = []
        near = self._near(len(self._program) - place + limit - edits)
        beaten = 0
        for laid in range(max(0, place - edits), min(place + edits + 1, len(self._plan.room))):
            earlier = self._seen.get((place, laid), 0)
            cell = (edits, place, laid)
            fresh = self._waiting.pop(cell, 0) & self._plan.room[laid] & near & ~(beaten | earlier)
            if fresh:
                cells.append(cell)
                self._found[cell] = fresh
                self._seen[place, laid] = earlier = earlier | fresh
                for kind, following, commands in self._ways(cell):
                    if kind is EditKind.KEEP:
                        self._add(following, self._plan.space.advance(fresh, commands))
            if laid >= self._plan.shortest:  # too few cards are no better than more
                beaten |= earlier
        return cells

    def _near(self, cards: int) -> States:
        """The states from which so many cards, all that are left to keep or insert, may do."""
        within = self._plan.within
        return -1 if self._plan.fixed else within[min(cards, len(within) - 1)]

    def _push_edits(self, cell: _Cell) -> None:
        states = self._found[cell]
        anything: States | None = None
        for kind, following, commands in self._ways(cell):
            if kind is EditKind.DELETE:
                self._add(following, states)
            elif kind is not EditKind.KEEP:
                anything = self._plan.space.advance(states, commands) if anything is None else anything
                self._add(following, anything)

    def _add(self, cell: _Cell, states: States) -> None:
        self._waiting[cell] = self._waiting.get(cell, 0) | states

    def _ways(self, cell: _Cell) -> list[tuple[EditKind, _Cell, tuple[Command, ...]]]:
        """What may be done next, the cell it leads to, and the cards it may lay; best liked first."""
        edits, place, laid = cell
        commands = self._plan.allowed[laid] if laid < len(self._plan.allowed) else ()
        more = place < len(self._program)
        ways: list[tuple[EditKind, _Cell, tuple[Command, ...]]] = []
        if more and not isinstance(card := self._program[place], Repeat) and card in commands:
            ways.append((EditKind.KEEP, (edits, place + 1, laid + 1), (card,)))
        if more and commands:
            ways.append((EditKind.REPLACE, (edits + 1, place + 1, laid + 1), commands))
        if commands and not (self._plan.fixed and more):
            ways.append((EditKind.INSERT, (edits + 1, place, laid + 1), commands))
        if more and not (self._plan.fixed and commands):
            ways.append((EditKind.DELETE, (edits + 1, place + 1, laid), ()))
        return ways

    def _useful(self, end: _Cell) -> dict[_Cell, States]:
        """Of the states found, those from which ``end`` is reached."""
        space = self._plan.space
        useful = {end: self._found[end] & space.success}
        for cell in reversed(self._found):
            for kind, following, commands in self._ways(cell):
                if following in useful:
                    onward = useful[following]
                    before = onward if kind is EditKind.DELETE else space.retreat(onward, commands)
                    if before := before & self._found[cell]:
                        useful[cell] = useful.get(cell, 0) | before
        return useful

    def _walk(self, useful: dict[_Cell, States], end: _Cell) -> Repair:
        """One way through the useful states, which keeps cards as long as it can."""
        cell, state = (0, self._place, self._place), self._state
        program = list(self._program[: self._place])
        edits = [Edit(EditKind.KEEP, place, card) for place, card in enumerate(program)]
        while cell != end:
            kind, following, card, state = self._step(useful, cell, state)
            edits.append(Edit(kind, cell[1], card))
            program += [] if card is None else [card]
            cell = following
        return Repair(tuple(program), tuple(edits))

    def _step(
        self, useful: dict[_Cell, States], cell: _Cell, state: State
    ) -> tuple[EditKind, _Cell, Command | None, State]:
        for kind, following, commands in self._ways(cell):
            for card in commands or (None,):
                after = state if card is None else self._plan.space.follow(state, card)
                if after is not None and following in useful and contains(useful[following], after):
                    return kind, following, card, after
        raise AssertionError("a useful state leads on")
