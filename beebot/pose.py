"""Cells, headings and poses: the only place that knows which way north is.

Cell ``A1`` is the south-west corner of a mat. Columns are letters to the east, rows are numbers to the
north. A quarter turn to the left goes north, west, south, east. Where pivots of 45° are allowed there are four
more headings between those.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Self

_CELL = re.compile(r"([A-Z])([1-9][0-9]?)")


class Heading(Enum):
    """The way the robot's head points; the value is the word used in files."""

    NORTH = "nord"
    NORTH_EAST = "nord-est"
    EAST = "est"
    SOUTH_EAST = "sud-est"
    SOUTH = "sud"
    SOUTH_WEST = "sud-ouest"
    WEST = "ouest"
    NORTH_WEST = "nord-ouest"

    __hash__ = object.__hash__  # members are unique; Enum's own hashes the name at each look-up

    @property
    def vector(self) -> tuple[int, int]:
        """One step ahead, as (columns to the east, rows to the north)."""
        return _VECTORS[self]

    @property
    def degrees(self) -> int:
        """Angle from north, clockwise, in steps of 45."""
        return _CLOCKWISE[self] * 45

    @property
    def is_diagonal(self) -> bool:
        """Whether it points to a corner; a step then is √2 long."""
        return _CLOCKWISE[self] % 2 == 1

    def turned(self, degrees: int) -> "Heading":
        """The heading after a pivot of ``degrees``, a multiple of 45, to the right (negative: to the left)."""
        return _HEADINGS[(_CLOCKWISE[self] + degrees // 45) % 8]


_HEADINGS = tuple(Heading)
_CLOCKWISE = {heading: place for place, heading in enumerate(Heading)}
_VECTORS = dict(zip(Heading, ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1)), strict=True))
QUARTERS = tuple(heading for heading in Heading if not heading.is_diagonal)
"""North, east, south, west: the headings a robot without pivots of 45° can have."""


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

    def apart(self, other: "Cell") -> int:
        """The fewest steps from this cell to ``other`` where nothing stands between."""
        return abs(self.column - other.column) + abs(self.row - other.row)

    def __str__(self) -> str:
        return f"{chr(ord('A') + self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the robot stands and which way it looks."""

    cell: Cell
    heading: Heading

    def __str__(self) -> str:
        return f"{self.cell} {self.heading.value}"
