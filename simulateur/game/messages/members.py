"""A robot as the screen knows it: its animal, its kind, its lamp, and what else it can do."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from beebot.robot import Ability
from beebot.unlinked_robots import LIKE_UNLINKED, Pace


class Lamp(Enum):
    """The state of a robot's link."""

    OFF = auto()
    """No robot is asked for."""
    SEARCHING = auto()
    LINKED = auto()
    """It answered, and can be sent programs."""
    MAYBE = auto()
    """It can be sent programs, but may not be there: robots of its kind never answer."""
    SEEN = auto()
    """As ``MAYBE``, but somebody saw it move."""
    LOST = auto()
    BY_HAND = auto()
    """It has no link: its own keys are pressed."""

    @property
    def is_open(self) -> bool:
        """Whether the robot can be sent something."""
        return self in (Lamp.LINKED, Lamp.MAYBE, Lamp.SEEN, Lamp.BY_HAND)

    @property
    def is_sure(self) -> bool:
        """Whether the robot is known to be there: it answered, or somebody saw it move."""
        return self in (Lamp.LINKED, Lamp.SEEN)


class Member(NamedTuple):
    """One robot, as the screen knows it.

    ``driver`` is the name of its kind; one step takes it ``cell_mm`` millimetres. ``token`` is its animal, which no
    other robot of the team has; ``""`` before it is in the team. ``pace`` is how fast a robot without a link moves,
    None for the others. A ball has no wheels.
    """

    driver: str
    title: str
    port: str
    abilities: frozenset[Ability] = frozenset()
    cell_mm: int = 150
    token: str = ""
    lamp: Lamp = Lamp.SEARCHING
    moving: bool = False
    pace: Pace | None = None
    has_wheels: bool = True

    @property
    def hand_kind(self) -> str | None:
        """The kind without a link that it is treated as while nobody knows whether it is there; None for others."""
        if self.lamp.is_sure or self.moving:
            return None
        return LIKE_UNLINKED.get(self.driver)


def some_move(members: Sequence[Member]) -> bool:
    """Whether one of the robots ``members`` moves, as far as is known."""
    return any(member.moving for member in members)


def crew_of(members: Sequence[Member], turns: Sequence[str], count: int) -> tuple[Member, ...]:
    """The robots that play a challenge for ``count`` bees, 1 or 2; empty where there are not enough.

    ``turns`` are the animals in the order of their turns; the first one plays now. One bee is the robot of that animal,
    or the only robot there is. For two bees, robots that are known to be there come first, then those that may be, then
    the others; among equals the order is that of the turns.
    """
    if len(members) < count:
        return ()
    if count == 1:
        own = tuple(member for member in members if member.token == turns[0])
        if own or len(members) > 1:
            return own
    places = {animal: place for place, animal in enumerate(turns)}

    def rank(member: Member) -> tuple[bool, bool, int]:
        turn = places.get(member.token, len(turns))
        return not member.lamp.is_open, not member.lamp.is_sure, turn

    return tuple(sorted(members, key=rank)[:count])
