"""What of a mat can lead a robot astray on its way: where ways part, where they end, and how far the way bends.

An open field has none of it. There any way towards the aim is as good, however many there are.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from beebot.mat import Mat
from beebot.pose import QUARTERS, Cell

_MATS_AT_HAND = 16
_PART = 3
"""From how many open sides on ways part on a cell."""


class Astray(NamedTuple):
    """Counts, each 0 on an open field.

    ``junctions`` are cells of the way where ways part: at least three sides are open and the cell is in no free square
    of four. ``dead_ends`` are cells beside the way that a robot could reach and that have one open side. ``detour`` is
    how many more cells the way goes through than if nothing stood between its aims.
    """

    junctions: int
    dead_ends: int
    detour: int


def astray(mat: Mat, way: Sequence[Cell], aims: Iterable[Cell]) -> Astray:
    """How a robot could go astray on ``way``: the cells it stands on one after another, each ``aims`` among them.

    Where there are no aims, the last cell of the way is one.
    """
    sides = _open_sides(mat, way[0])
    on_way = set(way)
    junctions = sum(len(sides.get(cell, ())) >= _PART and not _in_square(cell, sides) for cell in on_way)
    dead_ends = sum(len(ways) == 1 for cell, ways in sides.items() if cell not in on_way)
    return Astray(junctions, dead_ends, _detour(way, {way[-1], *aims}))


@lru_cache(_MATS_AT_HAND)
def _open_sides(mat: Mat, start: Cell) -> dict[Cell, frozenset[Cell]]:
    """Each cell that a robot can reach from ``start`` by quarter turns, with its open neighbours."""
    found: dict[Cell, frozenset[Cell]] = {}
    waiting = [start]
    while waiting:
        cell = waiting.pop()
        if cell not in found:
            found[cell] = frozenset(cell.step(heading) for heading in QUARTERS if not mat.stops(cell, heading, 1))
            waiting.extend(found[cell])
    return found


def _in_square(cell: Cell, sides: dict[Cell, frozenset[Cell]]) -> bool:
    """Whether it is the corner of a square of four cells, each open to the next."""
    around = sides[cell]
    return any(
        one != other and len(sides.get(one, frozenset()) & sides.get(other, frozenset())) > 1
        for one in around
        for other in around
    )


def _detour(way: Sequence[Cell], aims: Iterable[Cell]) -> int:
    """Steps of the way beyond those from each aim to the next, in the order it comes to them, over open ground."""
    reached = sorted(way.index(aim) for aim in aims if aim in way)
    stops = [way[0], *(way[place] for place in reached), way[-1]]
    straight = sum(one.apart(other) for one, other in pairwise(stops))
    return max(0, len(way) - 1 - straight)
