"""The shortest programs without repeats: all of them found at once, counted, and the most childlike chosen.

Breadth-first over sets of states (``states``) finds the length. A second pass walks the layers backwards from success,
over the states of shortest programs only, and counts the ways on from each; it also keeps the least that a way on
costs a child, so that the choice is exact among all shortest programs.
"""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from itertools import chain, islice

from beebot.command import Command
from beebot.pose import Heading
from beebot.searching.effort import Effort
from beebot.searching.predecessors import Origins, origins
from beebot.searching.states import Space, State, States, places
from beebot.shortest.solution import Written

Menu = Callable[[int], tuple[Command, ...]]
"""The commands that may stand in a place of the program, from 0."""
BACKWARD_COST = 1000
"""One ``reculer`` weighs more than all pivots facing the viewer that a program can hold."""
_LAYER_UNITS = 8
_STATES_A_UNIT = 3000
"""What one layer of the search costs, measured."""
_WAY_BYTES = 300
"""What one way on takes to keep."""
_AT_ONCE = 2**14
"""How many states are looked back from at once: what that finds is only bounded afterwards."""
_Way = tuple[int, int, Command, State]
"""How a state goes on to success: in how many ways, and the cost, the card and the next state of the best of them."""


def childlike_cost(command: Command, heading: Heading) -> int:
    """How hard ``command`` is for a child: going backwards first, then pivoting while ``heading`` faces the viewer."""
    if command is Command.BACKWARD:
        return BACKWARD_COST
    return int(bool(command.pivot) and heading is Heading.SOUTH)


@cache
def _costs(command: Command, headings: tuple[Heading, ...]) -> tuple[int, ...]:
    """What ``command`` costs a child for each of ``headings``; asked for in every search."""
    return tuple(childlike_cost(command, heading) for heading in headings)


def shortest(space: Space, menu: Menu, limit: int, effort: Effort, *, filled: bool = False) -> Written | None:
    """A shortest program of 1 to ``limit`` instructions from ``menu``, and how many there are; None if there is none.

    With ``filled``, a program has exactly ``limit`` instructions, as a template asks.

    Raises:
        EffortSpentError: the effort did not reach.
    """
    layers = _layers(space, menu, limit, effort, filled)
    if layers is None:
        return None
    ways = _ways_on(space, menu, layers, effort)
    program: list[Command] = []
    state, count = space.start, ways[-1][space.start][0]
    for following in ways[:0:-1]:
        _number, _cost, card, state = following[state]
        program.append(card)
    return Written(tuple(program), count)


def _layers(space: Space, menu: Menu, limit: int, effort: Effort, filled: bool) -> list[States] | None:  # noqa: FBT001 (private)
    """What is first reached after 0, 1, 2… instructions, up to a success; with ``filled``, all that is reached."""
    layers = [1 << space.start]
    unseen = (1 << space.size) - 1
    for commands in {menu(place) for place in range(limit if filled else 1)}:
        effort.keep(space.weight(commands))
    units = _LAYER_UNITS + space.size // _STATES_A_UNIT
    while len(layers) <= limit:
        effort.spend(units)
        reached = space.advance(layers[-1], menu(len(layers) - 1))
        if not filled:
            reached &= unseen
            unseen ^= reached
        if not reached:
            return None
        effort.keep(reached.bit_length() // 8)
        layers.append(reached)
        if (len(layers) > limit or not filled) and reached & space.success:
            return layers
    return None


def _ways_on(space: Space, menu: Menu, layers: list[States], effort: Effort) -> list[dict[State, _Way]]:
    """For each layer, the last first, the ways on of those of its states from which the last success is reached.

    Of ways on that cost a child as much, the best is the first in the order of the menu.
    """
    menus = [menu(place) for place in range(len(layers) - 1)]
    before = {each: origins(space, each) for each in set(menus)}
    hard = {each: _costs(each, space.headings) for each in set().union(*menus)}
    poses, cells = space.poses, space.cells
    following: dict[State, _Way] = {state: (1, 0, Command.PAUSE, state) for state in places(layers[-1] & space.success)}
    ways = [following]
    for layer, commands in zip(layers[-2::-1], menus[::-1], strict=True):
        effort.spend(len(following) * len(commands))
        effort.keep(len(following) * _WAY_BYTES)
        found: dict[State, _Way] = {}
        for origin, command, state in _looked_back(before[commands], following, layer):
            number, cost, _card, _next = following[state]
            cost += hard[command][origin % poses // cells]
            if known := found.get(origin):
                number += known[0]
                if known[1] < cost or (known[1] == cost and commands.index(known[2]) < commands.index(command)):
                    _number, cost, command, state = known  # noqa: PLW2901 (the better of two ways)
            found[origin] = (number, cost, command, state)
        ways.append(found)
        following = found
    return ways


def _looked_back(before: Origins, states: Collection[State], within: States) -> Iterable[tuple[State, Command, State]]:
    """What ``before`` finds, some states at a time where they are many."""
    if len(states) <= _AT_ONCE:
        return before(states, within)
    waiting = iter(states)
    some = iter(lambda: [*islice(waiting, _AT_ONCE)], [])
    return chain.from_iterable(before(each, within) for each in some)
