"""A bound on the work and the memory of a search. The engine has no clock: a call always gives the same answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from beebot.parts.values import must_be

ROOM = 96 * 2**20
"""How many bytes a search may keep, as it reckons them: some more are in use while it works."""


class EffortSpentError(Exception):
    """The search gives up: its units of work or its memory are used up."""


class Effort:
    """A budget for a search: units of work, and bytes of memory (``room``).

    Each search says what one unit stands for: about a microsecond of a classroom PC. ``left`` and ``room`` are what
    remains; below zero, it was not enough.

    Raises:
        BadValueError: ``units`` is no whole number.
    """

    def __init__(self, units: int, room: int = ROOM) -> None:
        self.left = units if isinstance(units, int) else must_be(int, "effort")(units)
        self.room = room

    def spend(self, units: int) -> None:
        """Use ``units`` of work.

        Raises:
            EffortSpentError: there are not enough left.
        """
        self.left -= units
        if self.left < 0:
            raise EffortSpentError

    def keep(self, size: int) -> None:
        """Use ``size`` bytes of memory.

        Raises:
            EffortSpentError: there is not so much room left.
        """
        self.room -= size
        if self.room < 0:
            raise EffortSpentError

    @contextmanager
    def part(self, units: int) -> Iterator["Effort"]:
        """In the block, a budget of at most ``units`` of those that are left, and of all the room.

        Its unused units come back at the end; so does its room, since what it kept is gone by then.
        """
        part = Effort(min(units, max(0, self.left)), self.room)
        self.left -= part.left
        try:
            yield part
        finally:
            self.left += max(0, part.left)
