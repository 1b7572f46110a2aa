"""Sets of states as bits: where the robot may stand, which way it looks, and what it has already visited.

A state is a heading, a memory of what was visited, and a cell; a set of states is one ``int`` with a bit for each,
so that an instruction moves a whole set at once: a move shifts bits by cells, a visit by memories, a pivot by
headings.

``tests/bench_hints.py`` measures what is built on these.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from beebot.challenge import Challenge, Genre, Target
from beebot.command import Command
from beebot.interpreter import run
from beebot.pose import QUARTERS, Cell, Heading
from beebot.verdict import trail

MAX_STATES = 1 << 20
"""The largest mat times memory that is searched: 10 targets in free order on 16 by 16 cells. Beyond, a child waits."""
CHILDLIKE = (*(each for each in Command if each is not Command.BACKWARD), Command.BACKWARD)
"""Of equally good cards the first of these is shown: a robot that backs up is the hardest to follow."""

States = int
"""A set of states: one bit for each."""
State = int
"""The place of a state's bit."""
_Shifts = tuple[tuple[int, int], ...]
"""States, and how far they shift; the sets of one tuple share no state."""


@dataclass(frozen=True, eq=False)
class Effect:
    """What an instruction does to a set of states: it shifts those free to obey, then those that visit something."""

    moved: _Shifts
    visits: _Shifts = ()
    visiting: States = 0
    """Every state in ``visits``."""

    def forward(self, states: States) -> States:
        """The states after the instruction."""
        after = 0
        for free, shift in self.moved:
            if hit := states & free:
                after |= hit << shift if shift >= 0 else hit >> -shift
        hit = after & self.visiting
        if hit:
            after ^= hit
            for there, shift in self.visits:
                after |= (hit & there) << shift
        return after

    def backward(self, states: States) -> States:
        """The states from which the instruction leads into ``states``."""
        landed = states & ~self.visiting
        for there, shift in self.visits:
            landed |= (states >> shift) & there
        before = 0
        for free, shift in self.moved:
            before |= (landed >> shift if shift >= 0 else landed << -shift) & free
        return before


@dataclass(frozen=True, eq=False)
class Space:
    """Every state of a challenge, and what each instruction does; ``keys`` are those she may use, best liked first."""

    keys: tuple[Command, ...]
    start: State
    success: States
    effects: dict[Command, Effect]
    _followed: dict[tuple[State, Command], State | None] = field(default_factory=dict)

    def follow(self, state: State, command: Command) -> State | None:
        """The state after ``command``; None where it bumps (or leaves the trail to be drawn)."""
        key = (state, command)
        if key not in self._followed:
            after = self.effects[command].forward(1 << state)
            self._followed[key] = after.bit_length() - 1 if after else None
        return self._followed[key]

    def advance(self, states: States, commands: Iterable[Command]) -> States:
        """The states after any one of ``commands``, of those that do not bump."""
        after = 0
        for command in commands:
            after |= self.effects[command].forward(states)
        return after

    def retreat(self, states: States, commands: Iterable[Command]) -> States:
        """The states from which any one of ``commands`` leads into ``states``."""
        before = 0
        for command in commands:
            before |= self.effects[command].backward(states)
        return before


def contains(states: States, state: State) -> bool:
    """Whether ``state`` is in ``states``."""
    return bool(states >> state & 1)


def space_of(challenge: Challenge) -> Space | None:
    """The states of a challenge in which one robot runs; None if they are more than ``MAX_STATES``."""
    if challenge.genre is Genre.REPRODUCE:
        return _trail_space(challenge)
    visits = _Visits(challenge)
    width, cells = challenge.mat.width, challenge.mat.width * challenge.mat.height
    headings = _headings(challenge)
    block = visits.memories * cells
    if block * len(headings) > MAX_STATES:
        return None
    everywhere = _repeated(1, visits.memories, cells)
    free = {heading: _free_cells(challenge, heading) * everywhere for heading in headings}
    moves = {}
    for steps in (1, -1):
        ways = [(heading, heading.turned(0 if steps == 1 else 180)) for heading in headings]
        moves[steps] = [(free[way], way.vector[0] + way.vector[1] * width) for _heading, way in ways]
    ends = range(cells) if challenge.goal is None else [_index(challenge, challenge.goal)]
    success = sum(1 << block - cells + end for end in ends)
    return _space(
        challenge,
        block,
        moves,
        (_index(challenge, challenge.start.cell), success),
        (visits.gains(Command.FORWARD), visits.gains(Command.PAUSE)),
    )


def _space(
    challenge: Challenge,
    block: int,
    moves: dict[int, list[tuple[int, int]]],
    ends: tuple[int, int],
    visits: tuple[_Shifts, _Shifts] = ((), ()),
) -> Space:
    """The space whose headings, clockwise from north, have ``block`` positions each.

    ``moves`` gives for one step ahead or behind and for each heading the positions free to go and their shift,
    ``ends`` the first position and those of success, ``visits`` what a move's end and a pause shift.
    """
    headings = _headings(challenge)
    on_move, on_pause = (
        tuple((_repeated(there, len(headings), block), shift) for there, shift in each) for each in visits
    )
    effects = {}
    for command in Command:
        if command.steps:
            moved = tuple((free << at * block, shift) for at, (free, shift) in enumerate(moves[command.steps]))
            effects[command] = Effect(moved, on_move, sum(there for there, _shift in on_move))
        elif command is Command.PAUSE:
            everything = (((1 << len(headings) * block) - 1, 0),)
            effects[command] = Effect(everything, on_pause, sum(there for there, _shift in on_pause))
        elif command.pivot * len(headings) % 360 == 0:
            by = command.pivot * len(headings) // 360 % len(headings) * block
            rest = len(headings) * block - by
            effects[command] = Effect((((1 << rest) - 1, by), (((1 << by) - 1) << rest, -rest)))
    first, success = ends
    return Space(
        tuple(each for each in CHILDLIKE if each in challenge.keys),
        headings.index(challenge.start.heading) * block + first,
        _repeated(success, len(headings), block),
        effects,
    )


class _Visits:
    """What a run remembers: the targets that count, or how many in an imposed order, and the passages crossed."""

    def __init__(self, challenge: Challenge) -> None:
        self._challenge = challenge
        self._passages = sorted(challenge.passages - {challenge.start.cell})
        count = len(challenge.targets)
        self._crossings = 1 << len(self._passages)
        self.memories = (count + 1 if challenge.ordered else 1 << count) * self._crossings

    def gains(self, command: Command) -> _Shifts:
        """Where a ``command`` that ends there makes something count."""
        shifts: dict[int, int] = {}
        size = self._challenge.mat.width * self._challenge.mat.height
        targets = [target for target in self._challenge.targets if target.pause is (command is Command.PAUSE)]
        for cell in {target.cell for target in targets}.union(self._passages if command.is_move else ()):
            after = self._after(cell, command)
            for memory in range(self.memories):
                if gained := after(memory) - memory:
                    position = memory * size + _index(self._challenge, cell)
                    shifts[gained * size] = shifts.get(gained * size, 0) | 1 << position
        return tuple((bits, shift) for shift, bits in shifts.items())

    def _after(self, cell: Cell, command: Command) -> Callable[[int], int]:
        wanted = [place for place, target in enumerate(self._challenge.targets) if _counts(target, cell, command)]
        crossed = 1 << self._passages.index(cell) if cell in self._passages else 0

        def after(memory: int) -> int:
            reached, passed = divmod(memory, self._crossings)
            if self._challenge.ordered:
                reached += reached in wanted
            else:
                reached |= next((1 << place for place in wanted if not reached >> place & 1), 0)
            return reached * self._crossings + (passed | crossed)

        return after


def _counts(target: Target, cell: Cell, command: Command) -> bool:
    return target.cell == cell and target.pause is (command is Command.PAUSE)


def _trail_space(challenge: Challenge) -> Space:
    """Positions are how much of the trail is drawn; a move off the trail leads nowhere."""
    cells = trail(run(challenge.given, challenge.start, challenge.mat))
    moves = {
        steps: [
            (sum(1 << at for at, (one, other) in enumerate(pairwise(cells)) if one.step(heading, steps) == other), 1)
            for heading in _headings(challenge)
        ]
        for steps in (1, -1)
    }
    return _space(challenge, len(cells), moves, (0, 1 << len(cells) - 1))


def _headings(challenge: Challenge) -> tuple[Heading, ...]:
    given = {card for card in challenge.template if card is not None}
    half = any(each.pivot % 90 for each in challenge.keys | given)
    return tuple(Heading) if half or challenge.start.heading.is_diagonal else QUARTERS


def _free_cells(challenge: Challenge, heading: Heading) -> int:
    """The cells from which a step along ``heading`` does not bump, a bit each."""
    mat = challenge.mat
    cells = (Cell(column, row) for row in range(mat.height) for column in range(mat.width))
    return sum(1 << _index(challenge, cell) for cell in cells if mat.stops(cell, heading, 1) is None)


def _index(challenge: Challenge, cell: Cell) -> int:
    return cell.row * challenge.mat.width + cell.column


def _repeated(bits: int, times: int, apart: int) -> int:
    return bits * (((1 << times * apart) - 1) // ((1 << apart) - 1))
