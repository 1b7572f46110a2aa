"""The way of fewest cards from a pose to a cell: what a program still lacks. Only the mat is searched: it is quick."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from beebot.bumps import obey
from beebot.command import Command, FlatProgram
from beebot.mat import Mat
from beebot.pose import Cell, Pose


class Way(NamedTuple):
    """The cards of a way, and the cells that they lead to, one for each move."""

    cards: FlatProgram = ()
    cells: tuple[Cell, ...] = ()


def least_way(start: Pose, wanted: Iterable[Cell], mat: Mat, keys: frozenset[Command]) -> Way | None:
    """The shortest way, in cards among ``keys``, from ``start`` to the nearest of the cells ``wanted``.

    Of several, one without a step back, as a child would go; always the same one. It is empty if ``start`` is there
    already, and None if no way leads there.
    """
    goals = frozenset(wanted)
    ahead = _search(start, goals, mat, keys - {Command.BACKWARD})
    if Command.BACKWARD not in keys:
        return ahead
    back = _search(start, goals, mat, keys)
    if ahead is None or (back is not None and len(back.cards) < len(ahead.cards)):
        return back
    return ahead


def _search(start: Pose, goals: frozenset[Cell], mat: Mat, keys: frozenset[Command]) -> Way | None:
    """Breadth first; of equals, the way whose first differing card comes first in ``Command``."""
    commands = [command for command in Command if command in keys and command is not Command.PAUSE]
    came: dict[Pose, tuple[Pose, Command] | None] = {start: None}
    waiting = deque([start])
    while waiting:
        pose = waiting.popleft()
        if pose.cell in goals:
            return _way_back(pose, came)
        for command in commands:
            after, bump = obey(command, pose, mat)
            if bump is None and after not in came:
                came[after] = (pose, command)
                waiting.append(after)
    return None


def _way_back(pose: Pose, came: dict[Pose, tuple[Pose, Command] | None]) -> Way:
    cards: list[Command] = []
    cells: list[Cell] = []
    while (before := came[pose]) is not None:
        if before[1].is_move:
            cells.append(pose.cell)
        cards.append(before[1])
        pose = before[0]
    return Way(tuple(reversed(cards)), tuple(reversed(cells)))
