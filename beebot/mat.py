"""The mat a robot drives on: its size, what stands on it, and the walls between its cells."""

from dataclasses import dataclass, field
from enum import Enum

from beebot.pose import Cell, Heading

MAX_COLUMNS = 26
"""Columns are single letters."""
MAX_ROWS = 26
DEFAULT_CELL_MM = 150
"""The step of the Bee-Bot and Blue-Bot: 15 cm."""


class BumpedInto(Enum):
    """What stopped a robot; the value is the word used in traces."""

    EDGE = "bord"
    OBSTACLE = "obstacle"
    WALL = "mur"
    ROBOT = "robot"
    """The other robot of a pair."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall on the edge between two neighbouring cells, in whatever order they are given; ``first`` is the smaller.

    Raises:
        ValueError: the cells do not share an edge.
    """

    first: Cell
    second: Cell

    def __post_init__(self) -> None:
        if self.first.apart(self.second) != 1:
            raise ValueError(f"{self.first} and {self.second} share no edge")
        if self.second < self.first:
            first, second = self.second, self.first
            object.__setattr__(self, "first", first)
            object.__setattr__(self, "second", second)


@dataclass(frozen=True, slots=True)
class Decor:
    """Which pictures stand for what on a mat: names of files in the content's ``images`` folder, no ending."""

    target: str = "fleur-bouton"
    target_reached: str = "fleur-ouverte"
    obstacle: str = "mare"
    wide_obstacle: str = "mare-large"
    """Drawn over two obstacles side by side."""
    goal: str = "ruche"


@dataclass(frozen=True, slots=True)
class Mat:
    """A grid of ``width`` columns by ``height`` rows of square cells, ``cell_mm`` millimetres wide.

    Raises:
        ValueError: it has no cell.
    """

    width: int
    height: int
    obstacles: frozenset[Cell] = frozenset()
    walls: frozenset[Wall] = frozenset()
    cell_mm: int = DEFAULT_CELL_MM
    decor: Decor = field(default_factory=Decor)

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise ValueError(f"a mat has one cell at least, not {self.width}×{self.height}")

    def __contains__(self, cell: Cell) -> bool:
        return 0 <= cell.column < self.width and 0 <= cell.row < self.height

    def stops(self, origin: Cell, heading: Heading, steps: int) -> BumpedInto | None:
        """What keeps a robot on ``origin`` from moving ``steps`` (1 or -1) along ``heading``; None if nothing."""
        goal = origin.step(heading, steps)
        if goal not in self:
            return BumpedInto.EDGE
        if goal in self.obstacles:
            return BumpedInto.OBSTACLE
        if heading.is_diagonal:
            return self._stops_at_corner(origin, goal)
        return BumpedInto.WALL if self.walls and Wall(origin, goal) in self.walls else None

    def _stops_at_corner(self, origin: Cell, goal: Cell) -> BumpedInto | None:
        """A diagonal move cuts past two cells: neither may hold an obstacle, nor a wall end at the corner between."""
        beside = (Cell(goal.column, origin.row), Cell(origin.column, goal.row))
        if any(cell in self.obstacles for cell in beside):
            return BumpedInto.OBSTACLE
        edges = (Wall(end, cell) for end in (origin, goal) for cell in beside)
        return BumpedInto.WALL if any(edge in self.walls for edge in edges) else None
