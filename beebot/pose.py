"""Cells, headings and poses: the only place that knows which way north is.

Cell ``A1`` is the south-west corner of a mat. Columns are letters to the east, rows are numbers to the
north. A quarter turn to the left goes north, west, south, east. Where pivots of 45° are allowed there are four
more headings between those.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from string import ascii_uppercase
from typing import Self

from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _
from beebot.i18n import noted

_CELL = re.compile(r"([A-Z])([1-9][0-9]?)")
_ROWS = 99
"""How many rows have a number of one or two figures."""


class Heading(Enum):
    """One of the eight ways a robot can face; the value is the word used in files."""

    NORTH = noted("nord")
    NORTH_EAST = noted("nord-est")
    EAST = noted("est")
    SOUTH_EAST = noted("sud-est")
    SOUTH = noted("sud")
    SOUTH_WEST = noted("sud-ouest")
    WEST = noted("ouest")
    NORTH_WEST = noted("nord-ouest")

    __hash__ = object.__hash__  # members are unique; Enum's own hashes the name at each look-up

    @property
    def vector(self) -> tuple[int, int]:
        """One step in this direction, as (columns to the east, rows to the north)."""
        return _VECTORS[self]

    @property
    def degrees(self) -> int:
        """Angle from north, clockwise, in steps of 45."""
        return _CLOCKWISE[self] * 45

    @property
    def is_diagonal(self) -> bool:
        """Whether the heading points to a corner of the cell; a step is then √2 cells long."""
        return _CLOCKWISE[self] % 2 == 1

    @classmethod
    def read(cls, word: object) -> "Heading":
        """The heading that ``word`` stands for: itself, or a word in French or English, such as ``"nord"``.

        Raises:
            BadValueError: it is none of them.
        """
        if isinstance(word, Heading):
            return word
        if isinstance(word, str) and (heading := _BY_WORD.get(word.lower())):
            return heading
        message = _("« {value} » n'est pas une orientation ; écrivez nord, est, sud ou ouest")
        raise BadValueError(message.format(value=shown(word)))

    def turned(self, degrees: int) -> "Heading":
        """The heading after a pivot of ``degrees``, a multiple of 45, to the right (negative: to the left)."""
        return _HEADINGS[(_CLOCKWISE[self] + degrees // 45) % 8]


_HEADINGS = tuple(Heading)
_BY_WORD = {heading.value: heading for heading in Heading} | {
    heading.name.lower().replace("_", "-"): heading for heading in Heading
}
_CLOCKWISE = {heading: place for place, heading in enumerate(Heading)}
_VECTORS = dict(zip(Heading, ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1)), strict=True))
QUARTERS = tuple(heading for heading in Heading if not heading.is_diagonal)
"""North, east, south, west: the headings a robot without pivots of 45° can have."""


@dataclass(frozen=True, order=True, slots=True)
class Cell:
    """One cell of a mat; ``column`` and ``row`` count from 0 at the south-west corner. It may lie off every mat.

    ``Cell("C4")`` is read.

    Raises:
        BadValueError: they are no whole numbers, or the text is no cell.
    """

    column: int
    row: int = None  # type: ignore[assignment] # ``column`` then is a text; ``__post_init__`` puts numbers into both

    def __post_init__(self) -> None:
        if self.row is None:
            read = Cell.parse(self.column)
            object.__setattr__(self, "column", read.column)
            object.__setattr__(self, "row", read.row)
        elif self.column.__class__ is not int or self.row.__class__ is not int:
            message = _('une case se fait de deux nombres entiers, pas de {column} et {row} ; écrivez Cell("C4")')
            raise BadValueError(message.format(column=shown(repr(self.column)), row=shown(repr(self.row))))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``"C4"``.

        Raises:
            BadValueError: the text is not one capital letter followed by a number from 1 to 99.
        """
        match = _CELL.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            message = _("« {value} » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4")
            raise BadValueError(message.format(value=shown(text)))
        letter, number = match.groups()
        return cls(ord(letter) - ord("A"), int(number) - 1)

    @classmethod
    def read(cls, given: object) -> "Cell":
        """The cell that ``given`` is, or that a text such as ``"C4"`` stands for.

        Raises:
            BadValueError: it is neither.
        """
        return given if isinstance(given, Cell) else cls.parse(given)  # type: ignore[arg-type] # it says what it takes

    @classmethod
    def read_several(cls, given: object) -> tuple["Cell", ...]:
        """The cells in a list, or in a text such as ``"B2 C3"``.

        Raises:
            BadValueError: one of them is no cell, or they are no list.
        """
        items = given.replace(",", " ").split() if isinstance(given, str) else given
        if not isinstance(items, Iterable):
            message = _('« {value} » n\'est pas une liste de cases ; écrivez par exemple ["B2", "C3"]')
            raise BadValueError(message.format(value=shown(given)))
        return tuple(map(cls.read, items))

    def step(self, heading: Heading, steps: int = 1) -> "Cell":
        """The cell ``steps`` cells away along ``heading`` (negative: behind); it may lie off the mat."""
        east, north = heading.vector
        return Cell(self.column + steps * east, self.row + steps * north)

    def apart(self, other: "Cell") -> int:
        """The fewest steps from this cell to ``other``, if nothing is in the way."""
        return abs(self.column - other.column) + abs(self.row - other.row)

    def __str__(self) -> str:
        """``C4``, or the two numbers of a cell that no mat has and that has no name."""
        if 0 <= self.column < len(ascii_uppercase) and 0 <= self.row < _ROWS:
            return f"{ascii_uppercase[self.column]}{self.row + 1}"
        return f"({self.column}, {self.row})"


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the robot stands and which way it looks; ``Pose("A1", "est")`` is read too.

    Raises:
        BadValueError: one is no cell, or the other no heading.
    """

    cell: Cell
    heading: Heading

    def __post_init__(self) -> None:
        if self.cell.__class__ is not Cell or self.heading.__class__ is not Heading:
            object.__setattr__(self, "cell", Cell.read(self.cell))
            object.__setattr__(self, "heading", Heading.read(self.heading))

    @classmethod
    def read(cls, given: object) -> "Pose":
        """The pose that ``given`` is, or that a text such as ``"A1 est"`` stands for.

        Raises:
            BadValueError: it is neither.
        """
        if isinstance(given, Pose):
            return given
        match given.split() if isinstance(given, str) else []:
            case cell, heading:
                return cls(Cell.parse(cell), Heading.read(heading))
        message = _("« {value} » ne dit pas une case et une orientation ; écrivez par exemple « A1 est »")
        raise BadValueError(message.format(value=shown(given)))

    def __str__(self) -> str:
        return f"{self.cell} {self.heading.value}"
