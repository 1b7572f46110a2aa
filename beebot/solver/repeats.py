"""The shortest program with repeats: uniform-cost search over states, in which a repeat is one edge.

An edge costs its cards. The bodies of repeats are listed by cost while they are tried, on all states at once, and
left where every state has bumped. Pivots in a body stand as the one shortest run that turns as much.
"""

from collections.abc import Iterator
from functools import cache, cached_property

from beebot.command import (
    MAX_NESTING,
    MAX_TURNS,
    MIN_TURNS,
    Command,
    FlatProgram,
    Program,
    Repeat,
    count_cards,
    flatten,
)
from beebot.solver.board import Board, Front, State
from beebot.solver.solution import Effort

_Tried = tuple[Program, Front]
"""A program and every state it leads to."""
_Edge = tuple[int, Program, Front]
"""The cards laid before an edge, the edge, and the states first reached by it."""
_BITS_A_UNIT = 8_000
_STEP_UNITS = 3


class RepeatSearch:
    """The search for one board and the commands that may be used, with repeats at most ``nesting`` deep."""

    def __init__(self, board: Board, commands: tuple[Command, ...], nesting: int) -> None:
        self._board = board
        self._commands = commands
        self._nesting = nesting
        self._effort = Effort(0)
        self._units = _STEP_UNITS + board.width // _BITS_A_UNIT
        stays = any(event.pause for event in board.targets)
        self._steps = [each for each in commands if each.is_move or (stays and each is Command.PAUSE)]

    def shortest(self, limit: int, effort: Effort) -> Program | None:
        """A shortest program of at most ``limit`` cards; None where there is none.

        Raises:
            EffortSpentError: the effort did not reach.
        """
        self._effort = effort
        fronts = [self._board.front()]
        edges: list[list[_Edge]] = [[]]
        seen = [0] * len(self._board.headings)
        for cards in range(1, limit + 1):
            reached: list[_Edge] = []
            for edge in self._edges(fronts, cards):
                gained = [bits & ~old for bits, old in zip(edge[2], seen, strict=True)]
                if any(gained):
                    seen = [bits | old for bits, old in zip(gained, seen, strict=True)]
                    reached.append((edge[0], edge[1], gained))
                    if any(bits & self._board.success for bits in gained):
                        return self._traced(fronts, [*edges, reached])
            edges.append(reached)
            fronts.append([_union(edge[2][heading] for edge in reached) for heading in range(len(seen))])
        return None

    def _edges(self, fronts: list[Front], cards: int) -> Iterator[_Edge]:
        """Every edge that makes ``cards`` cards in all, from the states first reached with fewer."""
        for command in self._commands:
            yield cards - 1, (command,), self._after(fronts[cards - 1], command)
        for cost in range(2, cards + 1):
            if any(fronts[cards - cost]):
                for program, front in self._repeats(fronts[cards - cost], cost, self._nesting):
                    yield cards - cost, program, front

    def _repeats(self, front: Front, cost: int, nesting: int) -> Iterator[_Tried]:
        for body, once in self._bodies(front, cost - 1, nesting - 1):
            commands = flatten(body)
            again = once
            for turns in range(MIN_TURNS, MAX_TURNS + 1):
                again = self._after_all(again, commands)
                if not any(again):
                    break
                yield (Repeat(turns, body),), again

    def _bodies(self, front: Front, cost: int, nesting: int, *, pivoted: bool = False) -> Iterator[_Tried]:
        """The programs of exactly ``cost`` cards, with repeats at most ``nesting`` deep; no two runs of pivots meet."""
        if not cost:
            yield (), front
            return
        for first, after in self._firsts(front, cost, nesting, pivoted):
            ends_in_pivot = isinstance(first[-1], Command) and bool(first[-1].pivot)
            for rest, last in self._bodies(after, cost - count_cards(first), nesting, pivoted=ends_in_pivot):
                yield first + rest, last

    def _firsts(self, front: Front, cost: int, nesting: int, pivoted: bool) -> Iterator[_Tried]:  # noqa: FBT001
        for command in self._steps:
            after = self._after(front, command)
            if any(after):
                yield (command,), after
        if not pivoted:
            for turn, run in self._runs:
                if len(run) <= cost:
                    yield run, self._board.turned(front, turn)
        if nesting:
            for part in range(2, cost + 1):
                yield from self._repeats(front, part, nesting)

    @cached_property
    def _runs(self) -> list[tuple[int, FlatProgram]]:
        """For each way to turn, its shortest run of pivots."""
        size = len(self._board.headings)
        runs: dict[int, FlatProgram] = {0: ()}
        waiting = [0]
        for turn in waiting:
            for command in self._commands:
                further = (turn + command.pivot * size // 360) % size
                if command.pivot and further not in runs:
                    runs[further] = (*runs[turn], command)
                    waiting.append(further)
        return [(turn, run) for turn, run in runs.items() if run]

    def _after(self, front: Front, command: Command) -> Front:
        self._effort.spend(self._units)
        return self._board.after(front, (command,))

    def _after_all(self, front: Front, commands: FlatProgram) -> Front:
        for command in commands:
            front = self._after(front, command)
            if not any(front):
                break
        return front

    def _traced(self, fronts: list[Front], edges: list[list[_Edge]]) -> Program:
        """The program of the success that the last edge reached."""
        gained = edges[-1][-1][2]
        states = (
            (heading, (bits & self._board.success).bit_length() - 1)
            for heading, bits in enumerate(gained)
            if bits & self._board.success
        )
        state, cards = next(states), len(edges) - 1
        program: Program = ()
        while cards:
            earlier, edge, _ = next(each for each in edges[cards] if each[2][state[0]] >> state[1] & 1)
            state = self._origin(state, flatten(edge), fronts[earlier])
            program, cards = edge + program, earlier
        return program

    def _origin(self, state: State, commands: FlatProgram, front: Front) -> State:
        """A state of ``front`` from which ``commands`` lead to ``state``."""
        states = {state}
        for command in reversed(commands):
            states = {origin for each in states for origin in self._board.before(each, command)}
        return next((heading, bit) for heading, bit in sorted(states) if front[heading] >> bit & 1)


def folded(program: FlatProgram) -> Program:
    """The fewest cards that write exactly this run, with repeats at most ``MAX_NESTING`` deep."""

    @cache
    def best(first: int, last: int, nesting: int) -> Program:
        if first == last:
            return ()
        found: Program = (program[first], *best(first + 1, last, nesting))
        if nesting:
            for size in range(1, (last - first) // MIN_TURNS + 1):
                body = best(first, first + size, nesting - 1)
                for turns in range(MIN_TURNS, MAX_TURNS + 1):
                    end = first + turns * size
                    if end > last or program[end - size : end] != program[first : first + size]:
                        break
                    tried = (Repeat(turns, body), *best(end, last, nesting))
                    if count_cards(tried) < count_cards(found):
                        found = tried
        return found

    return best(0, len(program), MAX_NESTING)


def _union(sets: Iterator[int]) -> int:
    union = 0
    for bits in sets:
        union |= bits
    return union
