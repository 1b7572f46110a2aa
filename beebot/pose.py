"""Cells, headings and poses: the only place that knows which way north is.

Cell ``A1`` is the south-west corner of a mat. Columns are letters to the east, rows are numbers to the
north. A quarter turn to the left goes north, west, south, east.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Self

_CELL = re.compile(r"([A-Z])([1-9][0-9]?)")


class Heading(Enum):
    """The way the robot's head points; the value is the word used in files."""

    NORTH = "nord"
    EAST = "est"
    SOUTH = "sud"
    WEST = "ouest"

    @property
    def vector(self) -> tuple[int, int]:
        """One step ahead, as (columns to the east, rows to the north)."""
        return _VECTORS[self]

    @property
    def degrees(self) -> int:
        """Angle from north, clockwise: 0, 90, 180 or 270."""
        return _CLOCKWISE.index(self) * 90

    def quarter_turns(self, clockwise: int) -> "Heading":
        """The heading after pivoting ``clockwise`` quarter turns to the right (negative: to the left)."""
        return _CLOCKWISE[(_CLOCKWISE.index(self) + clockwise) % 4]


_CLOCKWISE = (Heading.NORTH, Heading.EAST, Heading.SOUTH, Heading.WEST)
_VECTORS = {Heading.NORTH: (0, 1), Heading.EAST: (1, 0), Heading.SOUTH: (0, -1), Heading.WEST: (-1, 0)}


@dataclass(frozen=True, order=True, slots=True)
class Cell:
    """One cell of a mat; ``column`` and ``row`` count from 0 at the south-west corner."""

    column: int
    row: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``"C4"``.

        Raises:
            ValueError: the text is not one capital letter followed by a number from 1 to 99.
        """
        match = _CELL.fullmatch(text)
        if match is None:
            raise ValueError(f"not a cell: {text!r}")
        letter, number = match.groups()
        return cls(ord(letter) - ord("A"), int(number) - 1)

    def step(self, heading: Heading, steps: int = 1) -> "Cell":
        """The cell ``steps`` cells away along ``heading`` (negative: behind); it may lie off the mat."""
        east, north = heading.vector
        return Cell(self.column + steps * east, self.row + steps * north)

    def __str__(self) -> str:
        return f"{chr(ord('A') + self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the robot stands and which way it looks."""

    cell: Cell
    heading: Heading

    def __str__(self) -> str:
        return f"{self.cell} {self.heading.value}"
