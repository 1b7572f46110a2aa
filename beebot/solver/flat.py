"""The shortest programs without repeats: all of them found at once, counted, and the most childlike chosen.

Breadth-first over bit sets (``board``) finds the length. A second pass walks the layers backwards from success, over
the states of shortest programs only, and counts the ways on from each; it also keeps the least that a way on costs a
child, so that the choice is exact among all shortest programs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from beebot.command import Command, FlatProgram
from beebot.pose import Heading
from beebot.solver.board import Board, Front, State
from beebot.solver.solution import Effort

Menu = Callable[[int], tuple[Command, ...]]
"""The commands that may stand in a place of the program, from 0."""
BACKWARD_COST = 1000
"""One ``reculer`` weighs more than all pivots facing the viewer that a program can hold."""
_LAYER_UNITS = 20
_STATES_A_UNIT = 500
"""What one layer of the search costs, measured."""


class Ways(NamedTuple):
    """How a state goes on to success: how many they are, and what the most childlike of them costs."""

    number: int
    cost: int


@dataclass(frozen=True, slots=True)
class Shortest:
    """The shortest programs: the most childlike of them, and how many there are."""

    program: FlatProgram
    count: int


def childlike_cost(command: Command, heading: Heading) -> int:
    """What makes an instruction hard: going backwards first, then pivoting while facing the viewer."""
    if command is Command.BACKWARD:
        return BACKWARD_COST
    return int(bool(command.pivot) and heading is Heading.SOUTH)


def shortest(board: Board, menu: Menu, limit: int, effort: Effort, *, filled: bool = False) -> Shortest | None:
    """The shortest programs of 1 to ``limit`` instructions, None where there is none.

    With ``filled``, a program has exactly ``limit`` instructions, as a template asks.

    Raises:
        EffortSpentError: the effort did not reach.
    """
    layers = _layers(board, menu, limit, effort, filled)
    if layers is None:
        return None
    ways = _ways_on(board, menu, layers, effort)
    return Shortest(_most_childlike(board, menu, ways), ways[0][board.start].number)


def _layers(board: Board, menu: Menu, limit: int, effort: Effort, filled: bool) -> list[Front] | None:  # noqa: FBT001
    """What is first reached after 0, 1, 2… instructions, up to a success; with ``filled``, all that is reached."""
    layers = [board.front()]
    seen = [0] * len(board.headings)
    while len(layers) <= limit:
        effort.spend(_LAYER_UNITS + board.width * len(board.headings) // _STATES_A_UNIT)
        reached = board.after(layers[-1], menu(len(layers) - 1))
        if not filled:
            reached = [bits & ~old for bits, old in zip(reached, seen, strict=True)]
            seen = [bits | old for bits, old in zip(reached, seen, strict=True)]
        if not any(reached):
            return None
        layers.append(reached)
        if (len(layers) > limit or not filled) and any(bits & board.success for bits in reached):
            return layers
    return None


def _ways_on(board: Board, menu: Menu, layers: list[Front], effort: Effort) -> list[dict[State, Ways]]:
    """For each layer, the ways on of those of its states from which the last layer's success is reached."""
    size = (board.width + 7) // 8
    ends = (bits & board.success for bits in layers[-1])
    costs = {each: [childlike_cost(each, heading) for heading in board.headings] for each in Command}
    origins = {each: board.origins(each) for each in set().union(*map(menu, range(len(layers) - 1)))}
    ways = [{(heading, bit): Ways(1, 0) for heading, bits in enumerate(ends) for bit in _places(bits)}]
    for place in range(len(layers) - 2, -1, -1):
        reached = [bits.to_bytes(size, "little") for bits in layers[place]]
        found: dict[State, Ways] = {}
        for command in menu(place):
            before, hard = origins[command], costs[command]
            for state, (number, cost) in ways[-1].items():
                for origin in before(state):
                    heading, bit = origin
                    if reached[heading][bit >> 3] >> (bit & 7) & 1:
                        least = cost + hard[heading]
                        if known := found.get(origin):
                            found[origin] = Ways(known.number + number, min(known.cost, least))
                        else:
                            found[origin] = Ways(number, least)
        effort.spend(len(ways[-1]) * len(menu(place)))
        ways.append(found)
    return ways[::-1]


def _most_childlike(board: Board, menu: Menu, ways: list[dict[State, Ways]]) -> FlatProgram:
    """Of equals, the first in the order of ``Command``, so that moves come before pivots."""
    program: list[Command] = []
    state = board.start
    for place, following in enumerate(ways[1:]):
        due = ways[place][state].cost
        for command in menu(place):
            after = board.step(state, command)
            on = following.get(after) if after else None
            if after and on and on.cost + childlike_cost(command, board.headings[state[0]]) == due:
                program.append(command)
                state = after
                break
    return tuple(program)


def _places(bits: int) -> list[int]:
    """Which bits are set."""
    text = f"{bits:b}"[::-1]
    places = []
    place = text.find("1")
    while place >= 0:
        places.append(place)
        place = text.find("1", place + 1)
    return places
