"""From which states a command leads to given ones: what the second pass of a search asks, layer after layer."""

from collections.abc import Callable, Collection

from beebot.command import STRIDES, Command
from beebot.searching.states import Space, State, States, contains
from beebot.searching.visited import Shifts

Origins = Callable[[Collection[State], States], list[tuple[State, Command, State]]]
"""Given some states and a set to look in: each of the set that leads to one of them, by which command, to which."""


def origins(space: Space, commands: tuple[Command, ...]) -> Origins:
    """A function from a set of states of ``space`` to those from which one of ``commands`` leads into it."""
    stepwise = _origins_of_steps(space, tuple(command for command in commands if command not in STRIDES))
    strides = [command for command in commands if command in STRIDES]
    if not strides:
        return stepwise

    def before(states: Collection[State], within: States) -> list[tuple[State, Command, State]]:
        strode = (
            (origin, command, state)
            for state in states
            for command in strides
            for origin in _strode_from(space, state, command)
        )
        return [*stepwise(states, within), *(each for each in strode if contains(within, each[0]))]

    return before


def _origins_of_steps(space: Space, commands: tuple[Command, ...]) -> Origins:
    """``origins`` of commands that go one cell at most."""
    cells, poses, length = space.cells, space.poses, space.size // 8 + 1
    pivots = [(command, space.pivoted(command), space.tallied(command)) for command in commands if command.pivot]
    others = [
        (command, space.ways_of(command), space.visits[not command.is_move], space.tallied(command))
        for command in commands
        if not command.pivot
    ]

    def before(states: Collection[State], within: States) -> list[tuple[State, Command, State]]:
        found = []
        bits = within.to_bytes(length, "little")
        for state in states:
            memory, pose = divmod(state, poses)
            for command, by, tallied in pivots:
                for each in (memory,) if tallied is None else _before(memory, tallied, ()):
                    origin = each * poses + (pose - by) % poses
                    if bits[origin >> 3] >> (origin & 7) & 1:
                        found.append((origin, command, state))
            heading, cell = divmod(pose, cells)
            for command, ways, visits, tallied in others:
                free, shift = ways[heading]
                if cell >= shift and free >> cell - shift & 1:
                    as_before = tallied is None and cell not in visits
                    for each in (memory,) if as_before else _before(memory, tallied, visits.get(cell, ())):
                        origin = each * poses + pose - shift
                        if bits[origin >> 3] >> (origin & 7) & 1:
                            found.append((origin, command, state))
        return found

    return before


def _strode_from(space: Space, state: State, command: Command) -> list[State]:
    """The states from which ``command``, which goes several cells, leads to ``state``."""
    memory, pose = divmod(state, space.poses)
    free, shift = space.ways_of(command)[pose // space.cells]
    memories, tallied = [memory], space.tallied(command)
    for _step in range(command.steps):
        visits = space.visits[False].get(pose % space.cells, ())
        memories = [before for each in memories for before in _before(each, tallied, visits)]
        if pose % space.cells < shift or not free >> pose % space.cells - shift & 1:
            return []
        pose, tallied = pose - shift, None
    return [each * space.poses + pose for each in memories]


def _before(memory: int, tallied: Shifts | None, visits: Shifts) -> list[int]:
    """The memories that become ``memory`` by laying one card that visits something."""
    earlier = [memory]
    if tallied is not None:
        earlier = [memory - gain for there, gain in tallied if gain <= memory and there >> memory - gain & 1]
    return [each for after in earlier for each in _before_landing(after, visits)] if visits else earlier


def _before_landing(memory: int, visits: Shifts) -> list[int]:
    """The memories that become ``memory`` by what counts on a cell; ``memory`` itself where nothing counts."""
    found, stays = [], True
    for there, gain in visits:
        if there >> memory & 1:
            stays = False
        if gain <= memory and there >> memory - gain & 1:
            found.append(memory - gain)
    return [*found, memory] if stays else found
