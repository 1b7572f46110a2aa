"""A robot as the screen knows it: its animal, what it is, its lamp, and what it can do besides programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from beebot.robot import Ability


class Lamp(Enum):
    """The state of a robot's link."""

    OFF = auto()
    """No robot is asked for."""
    SEARCHING = auto()
    LINKED = auto()
    """It answered, and can be sent programs."""
    MAYBE = auto()
    """It can be sent programs, and nothing says that it is there: robots of its kind never answer."""
    LOST = auto()

    @property
    def is_open(self) -> bool:
        """Whether the robot can be sent something."""
        return self in (Lamp.LINKED, Lamp.MAYBE)


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
    is; two are the first two whose turn comes: first those that answer, then those that never do, then the others.
    """
    if count == 1:
        own = tuple(member for member in members if member.token == turns[0])
        return own or (tuple(members) if len(members) == 1 else ())

    def rank(member: Member) -> tuple[bool, bool, int]:
        turn = turns.index(member.token) if member.token in turns else len(turns)
        return not member.lamp.is_open, member.lamp is not Lamp.LINKED, turn

    return tuple(sorted(members, key=rank)[:count]) if len(members) >= count else ()
