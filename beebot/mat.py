"""The mat a robot drives on: its size, what stands on it, and the walls between its cells."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Self

from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _
from beebot.notebook_display import Pictured
from beebot.pose import Cell, Heading
from beebot.text import Text

MAX_SIDE = 26
"""The most columns, which are single letters, and the most rows."""
DEFAULT_CELL_MM = 150
"""The step of the Bee-Bot and Blue-Bot: 15 cm."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall on the edge between two neighbouring cells, given in any order; ``first`` is then the smaller one.

    Raises:
        BadValueError: the cells do not share an edge.
    """

    first: Cell
    second: Cell

    def __post_init__(self) -> None:
        first, second = self.first, self.second
        if first.__class__ is not Cell or second.__class__ is not Cell:
            first, second = Cell.read(first), Cell.read(second)
        if first.apart(second) != 1:
            message = _("{one} et {other} ne se touchent pas ; un mur se met entre deux cases voisines")
            raise BadValueError(message.format(one=first, other=second))
        if second < first:
            first, second = second, first
        if first is not self.first or second is not self.second:
            object.__setattr__(self, "first", first)
            object.__setattr__(self, "second", second)

    @classmethod
    def read(cls, given: object) -> "Wall":
        """The wall ``given``, or the one between two cells: ``("A1", "B1")`` or ``"A1 B1"``.

        Raises:
            BadValueError: it is no wall.
        """
        if isinstance(given, Wall):
            return given
        match Cell.read_several(given):
            case one, other:
                return cls(one, other)
        raise BadValueError(_("un mur se met entre deux cases ; écrivez [A1, B1]"))


class Ground(Enum):
    """What a mat is made of; the value is the word in files. ``lecons.pictures.grounds`` says how each looks."""

    MEADOW = "prairie"
    FARM = "ferme"
    TOWN = "ville"
    FOREST = "foret"
    ISLAND = "ile"
    PAPER = "papier"
    SKY = "ciel"
    """Night, among the planets."""
    FLOOR = "parquet"
    """Boards of a room: a classroom, a library."""
    STONE = "pierre"
    """Flagstones before a door."""

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Decor:
    """The look of a mat: its ground, and the names (without ending) of the pictures in ``images`` for its things."""

    target: str = "fleur-bouton"
    target_reached: str = "fleur-ouverte"
    obstacle: str = "mare"
    wide_obstacle: str = "mare-large"
    """Drawn over two obstacles side by side."""
    goal: str = "ruche"
    ground: Ground = field(default=Ground.MEADOW, kw_only=True)
    hero: str = field(default="", kw_only=True)
    """Who moves on the mat, seen from above and looking up; empty for the bee.

    Where there are pictures of that name with ``-happy``, ``-sorry``, ``-wondering``, ``-wings-up`` and ``-blink``
    behind it, they are her moods.
    """
    outfit: str = field(default="", kw_only=True)
    """What the bee wears over whatever mood she is in; a picture with ``-dessous`` behind the name lies under her."""
    background: str = field(default="", kw_only=True)
    """The drawn place that the mat's cells lie on, a file of ``lecons/fonds``; empty for the cells of ``ground``."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a child finds on a cell of a mat.

    ``name`` is heard when she touches the cell, and when a robot stops there. ``picture`` is the name of a file in the
    content's ``images`` folder; of one that is ``wide`` the drawing lies over this cell and the next to the east, both
    of which are obstacles. ``letters`` are one to three characters that are drawn with a font, so that a class
    may choose the script. ``sound`` is one of ``beebot.parts.sounds``, or the name of a recording in the content's
    ``sons`` folder. What is not there is empty.

    Raises:
        BadValueError: the cell is none, or there is nothing on it.
    """

    cell: Cell
    name: Text | None = None
    picture: str = ""
    letters: str = ""
    sound: str = ""
    wide: bool = False

    @property
    def drawn_on(self) -> tuple[Cell, ...]:
        """The cells that its picture covers, from west to east; none without a picture."""
        if not self.picture:
            return ()
        return (self.cell, self.cell.step(Heading.EAST)) if self.wide else (self.cell,)

    def __post_init__(self) -> None:
        if self.cell.__class__ is not Cell:
            object.__setattr__(self, "cell", Cell.read(self.cell))
        if not (self.name or self.picture or self.letters or self.sound):
            message = _("la case {cell} n'a ni nom, ni image, ni texte, ni son ; donnez-lui-en un")
            raise BadValueError(message.format(cell=self.cell))


@dataclass(frozen=True, slots=True)
class Mat(Pictured):
    """A grid of ``width`` columns by ``height`` rows of square cells, ``cell_mm`` millimetres wide.

    Obstacles and walls are read from lists and texts too: ``Mat(6, 5, ["B2"], [("A1", "B1")])``. ``places`` are the
    cells that have a name, a picture or a sound, in the order of the cells.

    Raises:
        BadValueError: a side is not from 1 to ``MAX_SIDE``, or something would stand off it.
    """

    width: int
    height: int
    obstacles: frozenset[Cell] = frozenset()
    walls: frozenset[Wall] = frozenset()
    cell_mm: int = DEFAULT_CELL_MM
    decor: Decor = field(default_factory=Decor)
    places: tuple[Place, ...] = field(default=(), hash=False)
    """They change nothing about how a robot runs, and no hash needs them."""

    def __post_init__(self) -> None:
        for side in (self.width, self.height):
            if side.__class__ is not int or not 1 <= side <= MAX_SIDE:
                message = _("le côté d'un tapis est un nombre de cases de 1 à {limit}, pas {value}")
                raise BadValueError(message.format(limit=MAX_SIDE, value=shown(repr(side))))
        if self.cell_mm.__class__ is not int or self.cell_mm < 1:
            message = _("le pas d'un robot se donne en millimètres, pas {value} ; écrivez par exemple 150")
            raise BadValueError(message.format(value=shown(repr(self.cell_mm))))
        if self.obstacles:
            self._read_obstacles()
        if self.walls:
            self._read_walls()
        if self.places:
            self._refuse_off(place.cell for place in self.places)
            ordered = tuple(sorted(self.places, key=lambda place: place.cell))
            object.__setattr__(self, "places", ordered)

    def _read_obstacles(self) -> None:
        cells = Cell.read_several(self.obstacles)
        self._refuse_off(cells)
        if self.obstacles.__class__ is not frozenset or frozenset(cells) != self.obstacles:
            object.__setattr__(self, "obstacles", frozenset(cells))

    def _read_walls(self) -> None:
        if isinstance(self.walls, str) or not isinstance(self.walls, Iterable):
            raise BadValueError(_('les murs se donnent en liste ; écrivez par exemple [("A1", "B1")]'))
        walls = frozenset(map(Wall.read, self.walls))
        self._refuse_off(cell for wall in walls for cell in (wall.first, wall.second))
        object.__setattr__(self, "walls", walls)

    def _refuse_off(self, cells: Iterable[Cell]) -> None:
        off = next((cell for cell in cells if cell not in self), None)
        if off is not None:
            raise BadValueError(self.off(off))

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row from the south-west corner (A1)."""
        return (Cell(column, row) for row in range(self.height) for column in range(self.width))

    def off(self, cell: Cell) -> str:
        """A sentence for a person: ``cell`` lies off this mat."""
        message = _("la case {cell} est hors du tapis, qui va de A1 à {last}")
        return message.format(cell=cell, last=Cell(self.width - 1, self.height - 1))

    def with_more(self, obstacles: Iterable[Cell], walls: Iterable[Wall]) -> Self:
        """This mat with ``obstacles`` and ``walls`` added; those that lie off it are left out."""
        return replace(
            self,
            obstacles=self.obstacles.union(cell for cell in obstacles if cell in self),
            walls=self.walls.union(wall for wall in walls if wall.first in self and wall.second in self),
        )

    def place(self, cell: Cell) -> Place | None:
        """The name, picture or sound on ``cell``; None if it has none."""
        return next((place for place in self.places if place.cell == cell), None)

    def shows(self, cell: Cell) -> bool:
        """Whether a picture or letters are drawn on ``cell``: nothing else may then hide them."""
        return any((place.letters and place.cell == cell) or cell in place.drawn_on for place in self.places)

    def destinations(self) -> dict[Cell, Text]:
        """The cells to which a child can be sent by their name: a robot can stand there, and no other has that name."""
        names = {place.cell: place.name for place in self.places if place.name}
        count = Counter(name.fr for name in names.values())
        return {cell: name for cell, name in names.items() if cell not in self.obstacles and count[name.fr] == 1}

    def __contains__(self, cell: Cell | str) -> bool:
        """Whether ``cell``, or the cell of a text such as ``"B2"``, is on the mat."""
        known = cell if isinstance(cell, Cell) else Cell.read(cell)
        return 0 <= known.column < self.width and 0 <= known.row < self.height
