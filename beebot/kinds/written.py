"""A challenge as its author wrote it, before it is known to be sound, and what is found wrong in it."""

from dataclasses import dataclass
from typing import NamedTuple

from beebot.challenge import Aim, Template
from beebot.command import Program
from beebot.parts.pictures import Pictures
from beebot.pose import Cell, Pose

Loc = tuple[int | str, ...]
"""The way to a value in a file: keys and places in lists (from 0), as in ``("defis", 0, "consigne")``."""


class ProblemAt(NamedTuple):
    """A problem in a file: a sentence about the value at ``loc`` or, if ``at_key``, about its key."""

    loc: Loc
    message: str
    at_key: bool = False


_PLACES = {"depart", "cibles", "passages", "arrivee", "arrivees"}


@dataclass(frozen=True, slots=True)
class Written:
    """The values of a challenge as read from a file, which its kind checks before the challenge is made.

    ``given`` is the program given and ``template`` the same where it has holes; ``other`` and ``other_goal`` are the
    start and the goal of a second robot, ``pictures`` what is shown where there is no robot. What is not written is
    empty. ``unread`` are the keys whose values could not be read, so that nothing is said of them twice.
    """

    start: Pose
    targets: tuple[Cell, ...]
    passages: tuple[Cell, ...]
    goal: Cell | None
    other_goals: tuple[Cell, ...]
    repeats: bool
    given: Program
    template: Template
    other: Pose | None
    other_goal: Cell | None
    aim: Aim | None
    unread: frozenset[str]
    pictures: Pictures | None = None

    @property
    def goes_nowhere(self) -> bool:
        """Whether the first robot is asked only to be where it starts."""
        aims = {*self.targets, *self.passages, self.goal, *self.other_goals} - {None}
        return aims == {self.start.cell} and not self.unread & _PLACES
