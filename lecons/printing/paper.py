"""Sheets of paper, and how a mat that is larger than one is cut into tiles. All lengths are millimetres."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from lecons.pictures.rectangles import Rect

T = TypeVar("T")
MARGIN = 7.0
"""The white edge of a sheet: no printer of a school is asked to print there."""
GLUE = 10.0
"""The strip at the right and at the foot of each tile, on which the next one is glued."""
BLEED = 3.0
"""How far the picture goes on under the next tile, so that no white line shows where they meet."""


class Paper(NamedTuple):
    """A size of paper, upright unless ``turned``, in millimetres; ``name`` is the word typed for it."""

    name: str
    width: float
    height: float

    @property
    def turned(self) -> "Paper":
        """This paper in landscape."""
        return self._replace(width=self.height, height=self.width)

    @property
    def room(self) -> Rect:
        """The part of the sheet that a printer can print on."""
        return Rect(0, 0, self.width, self.height).inset(MARGIN)

    @property
    def step(self) -> tuple[float, float]:
        """The width and height of the part of a picture that a sheet shows, beside the strips on which others lie."""
        return self.room.width - GLUE, self.room.height - GLUE


A4 = Paper("A4", 210.0, 297.0)
A3 = Paper("A3", 297.0, 420.0)
LETTER = Paper("Letter", 215.9, 279.4)
PAPERS = {paper.name.lower(): paper for paper in (A4, A3, LETTER)}
"""By their words on the command line."""


class Tile(NamedTuple):
    """One sheet of a picture: its ``number`` from 1, row by row, and the part of the picture it shows.

    ``right`` and ``below`` are the numbers of the tiles that are glued on its strips; 0 where there is none.
    """

    number: int
    window: Rect
    right: int
    below: int


class Plan(NamedTuple):
    """How a picture of ``width`` by ``height`` millimetres is cut into sheets of ``paper``: ``columns`` by ``rows``."""

    width: float
    height: float
    paper: Paper
    columns: int
    rows: int

    @property
    def sheets(self) -> int:
        return self.columns * self.rows

    def tiles(self) -> Iterator[Tile]:
        """The tiles, row by row. The picture is in the middle of them all, so that margins are equal on all sides."""
        wide, high = self.paper.step
        left = -(self.columns * wide - self.width) / 2
        top = -(self.rows * high - self.height) / 2
        for row in range(self.rows):
            for column in range(self.columns):
                number = row * self.columns + column + 1
                window = Rect(left + column * wide, top + row * high, wide, high)
                right = number + 1 if column + 1 < self.columns else 0
                below = number + self.columns if row + 1 < self.rows else 0
                yield Tile(number, window, right, below)


def plan(width: float, height: float, paper: Paper) -> Plan:
    """The plan with the fewest sheets for a picture of this size; if both ways take as many, with upright ones."""
    cuts = (
        Plan(width, height, each, math.ceil(width / each.step[0]), math.ceil(height / each.step[1]))
        for each in (paper, paper.turned)
    )
    return min(cuts, key=lambda cut: cut.sheets)


class Grid(NamedTuple):
    """Equal pieces on a sheet: ``columns`` by ``rows``, each ``width`` by ``height`` millimetres."""

    columns: int
    rows: int
    width: float
    height: float

    @property
    def pieces(self) -> int:
        return self.columns * self.rows


HEAD, FOOT = 12.0, 11.0
"""The height of a sheet's title, and of its foot with the 10 cm bar, within the room of a printer."""


def grid(paper: Paper, width: float, height: float) -> Grid:
    """As many pieces of this size as a sheet can hold between its title and its foot; at least one."""
    room = paper.room
    columns = max(1, int((room.width + 0.01) // width))
    rows = max(1, int((room.height - HEAD - FOOT + 0.01) // height))
    return Grid(columns, rows, width, height)


_HALF = 210.0, 148.5
"""A5, lying: half a sheet of A4."""


def halves(paper: Paper) -> tuple[Paper, Grid]:
    """``paper`` cut into pieces of about A5, wider than high: the sheet, upright or turned, and the grid on it.

    A4 and Letter give two, A3 four. A piece is as large as the room between a title and a foot allows.
    """

    def cut(sheet: Paper) -> Grid:
        columns, rows = max(1, int(sheet.width / _HALF[0])), max(1, round(sheet.height / _HALF[1]))
        return Grid(columns, rows, sheet.room.width / columns, (sheet.room.height - HEAD - FOOT) / rows)

    return max(((sheet, cut(sheet)) for sheet in (paper, paper.turned)), key=lambda each: each[1].pieces)


_SMALLEST = 75
"""How many percent of the wanted side a piece has at least where that saves a sheet."""


def filled(paper: Paper, side: float, count: int) -> Grid:
    """A grid of square pieces for ``count`` things, on the fewest sheets: as large as 75 to 100 % of ``side``."""
    sides = (side * percent / 100 for percent in range(100, _SMALLEST - 1, -1))
    return min((grid(paper, each, each) for each in sides), key=lambda cut: -(-count // cut.pieces))


def in_parts(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """``items`` on sheets of ``most`` each, and what is left over on the last one."""
    return (items[first : first + most] for first in range(0, len(items), most))


def evenly(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """``items`` spread evenly over as few sheets as hold at most ``most`` each; without items, one empty sheet."""
    sheets = max(1, -(-len(items) // most))
    ends = [len(items) * sheet // sheets for sheet in range(sheets + 1)]
    return (items[start:end] for start, end in pairwise(ends))


def fewest(items: Sequence[T], high: Callable[[T], float], room: float) -> list[Sequence[T]]:
    """``items`` spread evenly over the fewest sheets; ``high`` gives an item's height, ``room`` is a sheet's.

    An item is never cut; one that is higher than the room has a sheet of its own. The first sheet is the emptiest: no
    print ends with a nearly empty one.
    """

    def filled(limit: float) -> list[Sequence[T]]:
        sheets: list[list[T]] = []
        used = math.inf
        for item in reversed(items):
            used += high(item)
            if used > limit:
                sheets.insert(0, [])
                used = high(item)
            sheets[0].insert(0, item)
        return list(sheets)

    least = len(filled(room))
    limits = (room * part / _PARTS for part in range(1, _PARTS + 1))
    return next(sheets for sheets in map(filled, limits) if len(sheets) == least)


_PARTS = 50
"""To how many parts of its room a sheet is as full as the others."""
