"""What the challenge's page has to hold; where keys stand on its plate and below."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.pocket import close_shapes, pocket_keys
from simulateur.pages.layout.strips import LinePosition
from simulateur.pictures.units import PLATE, PLATE_GAP, PLATE_KEY, PLATE_PADDING

_MOST_IN_ROW = 3
"""So many keys of two centimetres have room below a plate."""
ROW_GAP = 1.8
"""Between two keys of the row below a plate, in units."""
_PLATE_GRID = MappingProxyType(
    {
        Key.FORWARD: (1, 0),
        Key.LEFT: (0, 1),
        Key.GO: (1, 1),
        Key.RIGHT: (2, 1),
        Key.CLEAR: (0, 2),
        Key.BACKWARD: (1, 2),
        Key.PAUSE: (2, 2),
    }
)
SLANTING = MappingProxyType({Key.LEFT_45: Key.LEFT, Key.RIGHT_45: Key.RIGHT})
"""Each small turn, and the large one whose place on the plate it has where the large one is missing."""
_CORNERS = MappingProxyType({Key.LEFT_45: (0, 0), Key.RIGHT_45: (2, 0)})
"""Where the small turns stand beside the large ones on a page without a row below the plate: in place of her eyes."""
_AROUND_OFFER = ((1, 0), (0, 1), (2, 1), (1, 2))
"""Column and row of each thing on her back, round the key in the middle: as keys stand round GO."""


class Gallery(NamedTuple):
    """What a page without a mat shows: how many ``pictures`` and ``spots``, and whether a question is ``about`` one.

    ``boxes`` says that spots are boxes. Once it is ``done``, the reward stands beside what is left to see.
    """

    pictures: int
    spots: int = 0
    about: bool = False
    boxes: bool = False
    done: bool = False


class Room(NamedTuple):
    """The room of the bee's back in a window; a ``tall`` one has the page's whole height, beside its strips.

    ``touch`` is the least side of a key, in pixels; 0 on a wall board, where every key is larger. Things stand
    ``close`` to each other on seven inches.
    """

    box: Rect
    u: float
    touch: float
    tall: bool = False
    close: bool = False


class Pad(ABC):
    """What a child answers with in the place of a plate, in every window: a frozen value."""

    @abstractmethod
    def placed(self, room: Room) -> tuple[Rect, dict[Touch, Rect]]:
        """The box of the pad in the room that is given, and the places of its keys and of GO."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The keys, strips and other things that must find room on a challenge's page.

    ``keys`` are on the plate, where GO may be ``go_alone``. ``row`` are the keys below the plate,
    ``rail`` the keys below the ear, ``tools`` the keys at the end of the strips.

    ``strips`` are how many places each strip at the bottom shows, ``active`` the one that is
    written on. ``most`` is how many cards a strip may have, 0 if it can only be read. ``choices``
    are how many cards each program to choose from has. ``objects`` is how many things there are to lay on the mat.

    ``shape`` is the mat's: columns and rows. ``still`` says that it never turns.

    ``waiting`` are keys that have their places and are not there yet.
    ``redoes`` says that something was undone and can be done again.

    ``seen`` is what is to be seen of each strip that is too long for the page.

    ``eye_alone`` says that the run is to be watched first: the eye has the place of GO, and no other key answers.

    ``pad`` is what has the place of a plate, if she answers with something else. The mat is ``turned`` by so many
    degrees clockwise.

    ``gallery`` has the pictures of a challenge without a mat.

    ``shapes`` says that a plate with GO alone has the two shapes that tell a place and a way to
    look.
    """

    keys: tuple[Key, ...]
    row: tuple[Key, ...] = ()
    rail: tuple[Key, ...] = ()
    strips: tuple[int, ...] = ()
    most: int = 0
    tools: tuple[Key, ...] = ()
    choices: tuple[int, ...] = ()
    shape: tuple[int, int] = (1, 1)
    still: bool = False
    objects: int = 0
    eye_alone: bool = False
    waiting: frozenset[Key] = frozenset()
    redoes: bool = False
    active: int = 0
    pad: Pad | None = None
    turned: int = 0
    seen: tuple[LinePosition, ...] = ()
    go_alone: bool = False
    shapes: bool = False
    gallery: Gallery | None = None
    left_handed: bool = False
    whiteboard: bool = False


def plate_keys(plate: Rect, wanted: Wanted, room: Room) -> dict[Touch, Rect]:
    """The keys of a plate, as on the robot's back; a missing key leaves its place empty.

    A small turn stands in the place of the large one where that is missing, else in a corner of a plate whose keys
    stand close.
    """
    if wanted.go_alone and wanted.shapes and room.close:
        return close_shapes(plate, wanted.keys, room.touch)
    if wanted.go_alone:
        return pocket_keys(plate, wanted.keys, shapes=wanted.shapes)
    grid = dict(_PLATE_GRID)
    for key, large in SLANTING.items():
        if large not in wanted.keys:
            grid[key] = _PLATE_GRID[large]
        elif room.close:
            grid[key] = _CORNERS[key]
    return {Touch(key): _on_grid(plate, *at) for key, at in grid.items() if key in wanted.keys}


def go_alone(plate: Rect) -> Rect:
    """GO, or what has its place, alone on a plate."""
    return pocket_keys(plate, (Key.GO,), shapes=False)[Touch(Key.GO)]


def things_on_back(plate: Rect, count: int) -> dict[Touch, Rect]:
    """``count`` things to lay, up to four, round the middle of a plate, and there the key that offers what was made."""
    around = (_on_grid(plate, *at) for at in _AROUND_OFFER[:count])
    things = {Touch(Key.OBJECT, number): rect for number, rect in enumerate(around)}
    return things | {Touch(Key.OFFER): _on_grid(plate, 1, 1)}


def _on_grid(plate: Rect, column: int, row: int) -> Rect:
    u = plate.width / PLATE
    pitch, first = (PLATE_KEY + PLATE_GAP) * u, (PLATE_PADDING + PLATE_KEY / 2) * u
    return Rect.around(plate.x + first + column * pitch, plate.y + first + row * pitch, PLATE_KEY * u)


def row_below(u: float, x: float, y: float, side: float, keys: tuple[Key, ...]) -> dict[Touch, Rect]:
    """Keys from the left. Where so many would be smaller, the last has no place: it is the one that is needed least."""
    keys = keys[:-1] if len(keys) > _MOST_IN_ROW else keys
    side = min(side, ((PLATE - 1.8 + ROW_GAP) / max(len(keys), 1) - ROW_GAP) * u)
    step = side + ROW_GAP * u
    return {Touch(key): Rect(x + 0.9 * u + n * step, y, side, side) for n, key in enumerate(keys)}
