"""What the challenge's page has to hold; where keys stand on its plate and below."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from lecons.pictures.rectangles import Rect, grid
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.strips import LinePosition
from simulateur.pictures.units import PLATE, PLATE_GAP, PLATE_KEY, PLATE_PADDING

GO_ON_PLATE = 23.0
"""The side of the only key of a plate on which nothing is written, in units of the plate."""
_POCKET, _DOWN = 28.0, 4.4
"""The pocket for the flag, and how far it and GO are below the middle of the plate."""
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
OBJECT_EDGE, _OBJECT_GAP = 1.3, 1.3
"""The edge of the tray of what can be laid on the mat, and the gap between two things, in units."""
SHELF = 16.4
"""From one shelf to the next, in units of a plate."""
_SHELF_EDGE, _OFFER = 2.0, 15.0
"""In units of a plate: the edge of a rack of shelves, and the key below them."""
_ON_SHELVES = ((1, 1), (0, 0), (1, 0), (0, 1))
"""Column and shelf of each thing: what says where to go is above, what bars the way and the bee below."""


class Gallery(NamedTuple):
    """What a page without a mat has to hold: ``pictures``, ``spots`` to lay them on, and a drawing to ask ``about``.

    ``boxes`` says that the spots are boxes. Once it is ``done``, the reward stands beside what is left to see.
    """

    pictures: int
    spots: int = 0
    about: bool = False
    boxes: bool = False
    done: bool = False


class Room(NamedTuple):
    """The ``box`` of the bee's back, in pixels; a ``tall`` one has the page's whole height, beside its strips.

    ``u`` are the pixels of a unit. ``touch`` is the least side of a key, in pixels; 0 on a wall board, where every key
    is larger. ``close`` says that keys touch each other, as on seven inches.
    """

    box: Rect
    u: float
    touch: float
    tall: bool = False
    close: bool = False


class Pad(ABC):
    """What a child answers with in the place of the plate, such as a dial: it says where its keys stand."""

    @abstractmethod
    def placed(self, room: Room) -> tuple[Rect, dict[Touch, Rect]]:
        """The box of the pad in ``room``, and the places of its keys and of GO."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The keys, strips and other things that must find room on a challenge's page.

    ``keys`` are on the plate, where GO may be ``go_alone``. ``row`` are the keys below the plate,
    ``rail`` the keys below the ear, ``tools`` the keys at the end of the strips.

    ``strips`` are how many places each strip at the bottom shows. ``most`` is how many cards a strip may have, 0 if it
    can only be read. ``choices`` are how many cards each program to choose from has. ``objects`` is how many things
    there are to lay on the mat.

    ``shape`` is the mat's: columns and rows.

    ``waiting`` are keys that have their places and are not there yet.
    ``redoes`` says that something was undone and can be done again.

    ``seen`` is what is to be seen of each strip that is too long for the page.

    ``eye_alone`` says that the run is to be watched first: the eye has the place of GO, and no other key answers.

    ``pad`` is what has the place of a plate, if a child does not answer with its keys. The mat is ``turned`` by so many
    degrees clockwise.

    ``gallery`` has the pictures of a challenge without a mat.

    ``pair`` says that two pictures stand above a plate with GO alone: what was foretold, and what is.
    """

    keys: tuple[Key, ...]
    row: tuple[Key, ...] = ()
    rail: tuple[Key, ...] = ()
    strips: tuple[int, ...] = ()
    most: int = 0
    tools: tuple[Key, ...] = ()
    choices: tuple[int, ...] = ()
    shape: tuple[int, int] = (1, 1)
    objects: int = 0
    eye_alone: bool = False
    waiting: frozenset[Key] = frozenset()
    redoes: bool = False
    pad: Pad | None = None
    turned: int = 0
    seen: tuple[LinePosition, ...] = ()
    go_alone: bool = False
    pair: bool = False
    gallery: Gallery | None = None
    left_handed: bool = False
    whiteboard: bool = False


def on_plate(wanted: Wanted, plate: Rect, room: Room) -> tuple[Rect, dict[Touch, Rect]]:
    """The box in the place of the plate, and what stands there: keys of cards, things to lay, or another pad.

    Things that make a challenge stand on shelves above the key that offers it. An open box of things has one key more:
    it shuts it.
    """
    if wanted.objects and Key.OFFER in wanted.keys:
        return plate, _things_on_shelves(plate, wanted.objects)
    if wanted.objects:
        places = grid(plate.inset(OBJECT_EDGE * room.u), wanted.objects + 1, _OBJECT_GAP * room.u)
        return plate, {Touch(Key.OBJECT, n): rect for n, rect in enumerate(places)}
    if wanted.pad is not None:
        return wanted.pad.placed(room)
    return plate, _plate_keys(plate, wanted, room)


def _plate_keys(plate: Rect, wanted: Wanted, room: Room) -> dict[Touch, Rect]:
    """The keys of a plate, as on the robot's back; a missing key leaves its place empty.

    A small turn stands in the place of the large one where that is missing, else in a corner of a plate whose keys
    stand close.
    """
    if wanted.go_alone:
        return pocket_keys(plate, wanted.keys)
    cells = dict(_PLATE_GRID)
    for key, large in SLANTING.items():
        if large not in wanted.keys:
            cells[key] = _PLATE_GRID[large]
        elif room.close:
            cells[key] = _CORNERS[key]
    return {Touch(key): _on_grid(plate, *at) for key, at in cells.items() if key in wanted.keys}


def pocket_keys(plate: Rect, keys: tuple[Key, ...]) -> dict[Touch, Rect]:
    """The one of ``keys`` that stands on a plate without arrows: GO, the flag, or the animal that plays next."""
    u, (x, y) = plate.width / PLATE, plate.centre
    sides = {Key.GO: GO_ON_PLATE, Key.OFFER: GO_ON_PLATE, Key.FLAG: _POCKET}
    return {Touch(key): Rect.around(x, y + _DOWN * u, side * u) for key, side in sides.items() if key in keys}


def go_alone(plate: Rect) -> Rect:
    """The place of GO, or of the eye in its stead, if it stands alone on a ``plate``."""
    return pocket_keys(plate, (Key.GO,))[Touch(Key.GO)]


def _things_on_shelves(plate: Rect, count: int) -> dict[Touch, Rect]:
    """``count`` things to lay, up to four, on two shelves in place of a plate, and below the key that offers them."""
    u = plate.width / PLATE
    wide, high, edge = (PLATE / 2 - _SHELF_EDGE) * u, SHELF * u, _SHELF_EDGE * u
    places = {
        Touch(Key.OBJECT, number): Rect(plate.x + edge + column * wide, plate.y + edge + shelf * high, wide, high)
        for number, (column, shelf) in enumerate(_ON_SHELVES[:count])
    }
    x, y = plate.centre[0], plate.bottom - (_SHELF_EDGE / 2 + _OFFER / 2) * u
    return places | {Touch(Key.OFFER): Rect.around(x, y, _OFFER * u)}


def _on_grid(plate: Rect, column: int, row: int) -> Rect:
    u = plate.width / PLATE
    pitch, first = (PLATE_KEY + PLATE_GAP) * u, (PLATE_PADDING + PLATE_KEY / 2) * u
    return Rect.around(plate.x + first + column * pitch, plate.y + first + row * pitch, PLATE_KEY * u)


def row_below(u: float, x: float, y: float, side: float, keys: tuple[Key, ...]) -> dict[Touch, Rect]:
    """The places of up to three ``keys`` in a row from ``x``, ``y``, each at most ``side`` pixels wide.

    A fourth key would make them too small and has no place: it is the one that is needed least.
    """
    keys = keys[:-1] if len(keys) > _MOST_IN_ROW else keys
    side = min(side, ((PLATE - 1.8 + ROW_GAP) / max(len(keys), 1) - ROW_GAP) * u)
    step = side + ROW_GAP * u
    return {Touch(key): Rect(x + 0.9 * u + n * step, y, side, side) for n, key in enumerate(keys)}
