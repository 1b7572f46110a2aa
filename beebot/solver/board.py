"""A challenge as bits: every state a lone robot can be in is one bit of one integer for each heading.

A *place* is a cell, or a point of a trail to reproduce. A *block* says which targets and passages are behind the
robot. The bit of a state is ``block * places + place``, so that a move is a shift under a mask, a pivot exchanges the
integers of two headings, and a target that counts shifts the bit on into another block.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import prod

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.mat import Mat
from beebot.pose import QUARTERS, Cell, Heading

Front = list[int]
"""A set of states: the bits of each heading, in the order of ``Board.headings``."""
State = tuple[int, int]
"""One state: the place of its heading in ``Board.headings``, and its bit."""
Way = tuple[int, int]
"""A move along one heading: the places it may start from, as bits, and how far it shifts."""


@dataclass(frozen=True, slots=True)
class Event:
    """What counts on one place: a digit of the block with ``value`` grows by one, which is ``stride`` blocks."""

    place: int
    digit: int
    value: int
    stride: int
    pause: bool = False


@dataclass(frozen=True)
class Board:
    """The states of a lone robot.

    ``ways`` are the moves of each heading. A run succeeds when its block is the last and its place is in
    ``ends``, bits. ``radices`` are the digits of a block: one for each target and passage, or one that counts the
    ordered targets.
    """

    places: int
    headings: tuple[Heading, ...]
    ways: dict[Command, tuple[Way, ...]]
    start: State
    ends: int
    radices: tuple[int, ...] = ()
    targets: tuple[Event, ...] = ()
    passages: tuple[Event, ...] = ()
    _turns: dict[Command, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        step = 360 // len(self.headings)
        self._turns.update({command: command.pivot // step for command in Command if command.pivot % step == 0})

    @cached_property
    def width(self) -> int:
        """How many bits a heading takes."""
        return self.places * prod(self.radices)

    @property
    def states(self) -> int:
        """How many states there are."""
        return self.width * len(self.headings)

    @cached_property
    def success(self) -> int:
        """The bits of the states in which a run may end."""
        return self.ends << (self.width - self.places)

    @cached_property
    def starts_done(self) -> bool:
        """Whether there is nothing to do, so that any card that bumps into nothing will do."""
        return bool(self.success >> self.start[1] & 1)

    def front(self) -> Front:
        """The start alone."""
        heading, bit = self.start
        return [1 << bit if place == heading else 0 for place in range(len(self.headings))]

    def after(self, front: Front, commands: Iterable[Command]) -> Front:
        """Every state that one of ``commands`` leads to; those that bump are lost."""
        size = len(front)
        moved = [0] * size
        stayed = [0] * size
        for command in commands:
            if command.is_move:
                for heading, (mask, shift) in enumerate(self._spread_ways[command]):
                    if bits := front[heading] & mask:
                        moved[heading] |= bits << shift if shift > 0 else bits >> -shift
            elif command is Command.PAUSE:
                for heading in range(size):
                    stayed[heading] |= self._landed(front[heading], self._pauses)
            else:
                turn = self._turns[command]
                for heading in range(size):
                    stayed[heading] |= front[(heading - turn) % size]
        for heading, bits in enumerate(moved):
            if bits:
                stayed[heading] |= self._passed(self._landed(bits, self._visits))
        return stayed

    def turned(self, front: Front, turn: int) -> Front:
        """The front after a pivot over ``turn`` headings to the right."""
        return front[-turn:] + front[:-turn]

    def step(self, state: State, command: Command) -> State | None:
        """Where one command leads; None where it bumps."""
        heading, bit = state
        block, place = divmod(bit, self.places)
        if command.is_move:
            mask, shift = self.ways[command][heading]
            if not mask >> place & 1:
                return None
            place += shift
        elif command is not Command.PAUSE:
            return (heading + self._turns[command]) % len(self.headings), bit
        return heading, self._block_after(block, place, command) * self.places + place

    def before(self, state: State, command: Command) -> Sequence[State]:
        """The states from which ``command`` leads to ``state``."""
        return self.origins(command)(state)

    def origins(self, command: Command) -> Callable[[State], Sequence[State]]:
        """``before`` for one command and many states."""
        if not command.is_move and command is not Command.PAUSE:
            turn, size = self._turns[command], len(self.headings)
            return lambda state: (((state[0] - turn) % size, state[1]),)
        ways = self.ways[command] if command.is_move else [((1 << self.places) - 1, 0)] * len(self.headings)
        places, special = self.places, self._special

        def before(state: State) -> Sequence[State]:
            heading, bit = state
            place = bit % places
            mask, shift = ways[heading]
            origin = place - shift
            if origin < 0 or not mask >> origin & 1:
                return ()
            if place not in special:
                return ((heading, bit - shift),)
            block = bit // places
            return [
                (heading, earlier * places + origin)
                for earlier in self._earlier_blocks(block, place)
                if self._block_after(earlier, place, command) == block
            ]

        return before

    def _block_after(self, block: int, place: int, command: Command) -> int:
        if place not in self._special:
            return block
        pauses = command is Command.PAUSE
        for event in self.targets:
            if event.place == place and event.pause is pauses and self._counts(event, block):
                block += event.stride
                break
        for event in self.passages:
            if event.place == place and not pauses and self._counts(event, block):
                block += event.stride
        return block

    def _counts(self, event: Event, block: int) -> bool:
        return block // event.stride % self.radices[event.digit] == event.value

    def _earlier_blocks(self, block: int, place: int) -> set[int]:
        earlier = {block}
        for event in (*self.targets, *self.passages):
            if event.place == place:
                earlier |= {each - event.stride for each in earlier if each >= event.stride}
        return earlier

    @cached_property
    def _special(self) -> frozenset[int]:
        return frozenset(event.place for event in (*self.targets, *self.passages))

    @cached_property
    def _spread_ways(self) -> dict[Command, list[Way]]:
        return {command: [(self._spread(mask), shift) for mask, shift in ways] for command, ways in self.ways.items()}

    @cached_property
    def _visits(self) -> list[tuple[int, int]]:
        return [self._mask_and_shift(event) for event in self.targets if not event.pause]

    @cached_property
    def _pauses(self) -> list[tuple[int, int]]:
        return [self._mask_and_shift(event) for event in self.targets if event.pause]

    @cached_property
    def _passings(self) -> list[tuple[int, int]]:
        return [self._mask_and_shift(event) for event in self.passages]

    def _mask_and_shift(self, event: Event) -> tuple[int, int]:
        return self._spread(1 << event.place, event), event.stride * self.places

    def _spread(self, bits: int, event: Event | None = None) -> int:
        """``bits`` in every block, or in those where ``event`` counts."""
        stride = self.places
        for digit, radix in enumerate(self.radices):
            if event and digit == event.digit:
                bits <<= event.value * stride
            else:
                single = bits
                for value in range(1, radix):
                    bits |= single << value * stride
            stride *= radix
        return bits

    @staticmethod
    def _landed(bits: int, events: list[tuple[int, int]]) -> int:
        """One target at most counts in one step, the first that is due."""
        counted = 0
        for mask, shift in events:
            if hit := bits & mask:
                bits ^= hit
                counted |= hit << shift
        return bits | counted

    def _passed(self, bits: int) -> int:
        for mask, shift in self._passings:
            if hit := bits & mask:
                bits = bits ^ hit | hit << shift
        return bits


def board_of(challenge: Challenge, commands: Iterable[Command]) -> Board:
    """The board of a challenge for a robot that uses ``commands``."""
    mat = challenge.mat
    headings = _headings(challenge.start.heading, commands)

    def place_of(cell: Cell) -> int:
        return cell.row * mat.width + cell.column

    passed = sorted(challenge.passages - {challenge.start.cell})
    first = (len(challenge.targets) + 1,) if challenge.ordered else (2,) * len(challenge.targets)
    strides = [prod(first[:digit]) for digit in range(len(first))]
    after = prod(first)
    return Board(
        places=mat.width * mat.height,
        headings=headings,
        ways=_ways(mat, headings),
        start=(headings.index(challenge.start.heading), place_of(challenge.start.cell)),
        ends=(1 << mat.width * mat.height) - 1 if challenge.goal is None else 1 << place_of(challenge.goal),
        radices=(*first, *(2 for _ in passed)),
        targets=tuple(
            Event(place_of(target.cell), 0, place, 1, target.pause)
            if challenge.ordered
            else Event(place_of(target.cell), place, 0, strides[place], target.pause)
            for place, target in enumerate(challenge.targets)
        ),
        passages=tuple(
            Event(place_of(cell), len(first) + place, 0, after << place) for place, cell in enumerate(passed)
        ),
    )


def board_of_trail(challenge: Challenge, cells: Sequence[Cell], commands: Iterable[Command]) -> Board:
    """The board on which a robot advances by drawing the trail through ``cells``, of which the first is its start."""
    headings = _headings(challenge.start.heading, commands)
    ways: dict[Command, tuple[Way, ...]] = {}
    for command in (Command.FORWARD, Command.BACKWARD):
        drawn = [
            sum(
                1 << place
                for place, (origin, goal) in enumerate(pairwise(cells))
                if origin.step(heading, command.steps) == goal
                and not challenge.mat.stops(origin, heading, command.steps)
            )
            for heading in headings
        ]
        ways[command] = tuple((mask, 1) for mask in drawn)
    return Board(len(cells), headings, ways, (headings.index(challenge.start.heading), 0), 1 << len(cells) - 1)


def _headings(start: Heading, commands: Iterable[Command]) -> tuple[Heading, ...]:
    diagonal = start.is_diagonal or any(command.pivot % 90 for command in commands)
    return tuple(Heading) if diagonal else QUARTERS


def _ways(mat: Mat, headings: tuple[Heading, ...]) -> dict[Command, tuple[Way, ...]]:
    """The moves of a robot on ``mat``: a shift must stay on it, and where something stands the mat is asked."""
    ends = {end for wall in mat.walls for end in (wall.first, wall.second)}
    around = {cell.step(heading) for cell in (*mat.obstacles, *ends) for heading in Heading} | ends
    ahead: list[Way] = []
    for heading in headings:
        east, north = heading.vector
        columns = (1 << mat.width - abs(east)) - 1 << max(0, -east)
        ways = sum(columns << row * mat.width for row in range(max(0, -north), mat.height - max(0, north)))
        asked = around if heading.is_diagonal else ends | {cell.step(heading, -1) for cell in mat.obstacles}
        for cell in asked:
            if cell in mat and mat.stops(cell, heading, 1):
                ways &= ~(1 << cell.row * mat.width + cell.column)
        ahead.append((ways, north * mat.width + east))
    half = len(headings) // 2
    return {Command.FORWARD: tuple(ahead), Command.BACKWARD: (*ahead[half:], *ahead[:half])}
