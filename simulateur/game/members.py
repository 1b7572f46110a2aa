"""A robot as the screen knows it: its animal, what it is, its lamp, and what it can do besides programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Lamp(Enum):
    """The state of a robot's link."""

    OFF = auto()
    """No robot is asked for."""
    SEARCHING = auto()
    LINKED = auto()
    LOST = auto()


class Ability(Enum):
    """What only some robots can do."""

    SIGNAL = auto()
    """Light and sound, to see which one it is."""
    ADJUST = auto()
    """Be calibrated."""


@dataclass(frozen=True, slots=True)
class Member:
    """One robot. ``driver`` is the name of its kind, ``cell_mm`` how far one step takes it.

    ``token`` is its animal, which no other robot of the team has; ``""`` before it is in the team.
    """

    driver: str
    title: str
    port: str
    abilities: frozenset[Ability] = frozenset()
    cell_mm: int = 150
    token: str = ""
    lamp: Lamp = Lamp.SEARCHING
    moving: bool = False


def crew_of(members: Sequence[Member], turns: Sequence[str], count: int) -> tuple[Member, ...]:
    """Which robots a challenge for ``count`` bees is played on; none where there are not enough.

    ``turns`` are the animals, that whose turn it is first. One bee is the robot of that animal, or the only robot there
    is; two are the first two whose turn comes, those that answer before the others.
    """
    if count == 1:
        own = tuple(member for member in members if member.token == turns[0])
        return own or (tuple(members) if len(members) == 1 else ())

    def rank(member: Member) -> tuple[bool, int]:
        turn = turns.index(member.token) if member.token in turns else len(turns)
        return member.lamp is not Lamp.LINKED, turn

    return tuple(sorted(members, key=rank)[:count]) if len(members) >= count else ()
