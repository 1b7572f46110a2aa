"""What a program may still become: how far each state is from success, and which states leave enough of the maximum.

Built once a challenge and kept.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.judging.rules import Trail
from beebot.searching.states import Space, State, States, contains, space_of


@dataclass(frozen=True, eq=False)
class Plan:
    """Which programs can still succeed, as sets of states, by how many cards are laid.

    ``allowed[n]`` are the cards that may lie at place n, ``room[n]`` the states from which n laid cards can still lead
    to success, ``within[d]`` those at most d instructions from it. Where cards are ``fixed`` in their places, a repair
    does not shift them.
    """

    space: Space
    allowed: tuple[tuple[Command, ...], ...]
    room: tuple[States, ...]
    within: tuple[States, ...]
    fixed: bool = False

    def distance(self, state: State) -> int | None:
        """The fewest instructions from ``state`` to success; None if that is out of reach."""
        count = bisect_left(self.within, True, key=lambda states: contains(states, state))
        return count if count < len(self.within) else None

    def near(self, count: int) -> States:
        """The states at most ``count`` instructions from success."""
        return self.within[min(count, len(self.within) - 1)]


@lru_cache(maxsize=16)
def plan_of(challenge: Challenge, trail: Trail = ()) -> Plan | None:
    """The plan of a challenge with one robot; where there is a ``trail``, success is to draw it.

    Returns:
        None if its states are too many to search.
    """
    space = space_of(challenge, trail=trail)
    if space is None:
        return None
    within = _distances(space)
    longest = challenge.max_instructions
    if not challenge.template:
        room = [within[min(left, len(within) - 1)] for left in range(longest, -1, -1)]
        room[0] = space.retreat(room[1], space.keys)  # no cards at all are no success
        return Plan(space, (space.keys,) * longest, tuple(room), within)
    allowed = tuple(space.keys if card is None else (card,) for card in challenge.template)
    alive = [space.success if 0 < len(allowed) <= longest else 0]
    for commands in reversed(allowed):
        alive.append(space.retreat(alive[-1], commands))
    return Plan(space, allowed, tuple(reversed(alive)), within, fixed=True)


def _distances(space: Space) -> tuple[States, ...]:
    """For every number of instructions, the states from which success is at most so far."""
    within = [space.success]
    layer = space.success
    while layer := space.retreat(layer, space.keys) & ~within[-1]:
        within.append(within[-1] | layer)
    return tuple(within)
