"""What of a mat can lead a robot astray on its way: where ways part, where they end, and how far the way bends.

An open field has none of it. There any way towards the aim is as good, however many there are.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from beebot.mat import Mat
from beebot.pose import QUARTERS, Cell
from beebot.searching.states import mat_ways
from beebot.searching.visited import index_of


class Astray(NamedTuple):
    """How a robot could go astray, as counts that are 0 on an open field.

    ``junctions`` are cells of the way where ways part: at least three sides are open and the cell is in no free square
    of four. ``dead_ends`` are cells beside the way that a robot could reach and that have one open side. ``detour`` is
    how many more cells the way goes through than if nothing stood between its aims.
    """

    junctions: int
    dead_ends: int
    detour: int


def astray(mat: Mat, way: Sequence[Cell], aims: Iterable[Cell]) -> Astray:
    """How a robot could go astray on ``way``, the cells on which it stands one after another; ``aims`` are among them.

    Where there are no aims, the last cell of the way is one.
    """
    on_way = 0
    for cell in way:
        on_way |= 1 << index_of(mat, cell)
    north, east, south, west = _open_sides(mat, 1 << index_of(mat, way[0]))
    part = (north & east & (south | west)) | (south & west & (north | east))
    one = (north ^ east ^ south ^ west) & ~part
    square = north & east & north >> 1 & east >> mat.width
    for shift in (1, mat.width):
        square |= square << shift
    return Astray((part & ~square & on_way).bit_count(), (one & ~on_way).bit_count(), _detour(way, {way[-1], *aims}))


def _open_sides(mat: Mat, start: int) -> list[int]:
    """Of the cells that a robot can reach from ``start`` by quarter turns, those open to the north, east, south, west.

    Each is a set as in ``searching``: a bit for each cell.
    """
    sides = mat_ways(mat, QUARTERS)[1]
    reached, before = start, 0
    while reached != before:
        before = reached
        for free, shift in sides:
            there = reached & free
            reached |= there << shift if shift > 0 else there >> -shift
    return [free & reached for free, _shift in sides]


def _detour(way: Sequence[Cell], aims: Iterable[Cell]) -> int:
    """Steps of the way beyond those from each aim to the next, in the order it comes to them, over open ground."""
    reached = sorted(way.index(aim) for aim in aims if aim in way)
    stops = [way[0], *(way[place] for place in reached), way[-1]]
    straight = sum(one.apart(other) for one, other in pairwise(stops))
    return max(0, len(way) - 1 - straight)
