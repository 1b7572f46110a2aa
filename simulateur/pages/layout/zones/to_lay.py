"""Where the tray stands with what is to be laid on the mat: on the bee's back, below it, or above the mat.

Below it the row of keys gives way, and waits in a drawer.
"""

from collections.abc import Callable
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import (
    DRAWER,
    SLANTING,
    Room,
    Wanted,
    drawer_places,
    plate_keys,
    things_on_back,
)
from simulateur.pages.layout.zones.shared_zones import Frame, Keys
from simulateur.pictures.units import PLATE

OBJECT_EDGE, OBJECT_GAP = 1.3, 1.3
"""The edge of the tray of what can be laid on the mat, and the gap between two things, in units."""
_LOW_EDGE = 0.6
"""The upper and the lower edge of a tray in the place of the row below a plate, in units."""
_MOST_ON_BACK = 4
"""So many things stand round a key on her back."""


class Laying(NamedTuple):
    """Where the things are: ``on_back``, round the key that offers what was made, ``below`` her back, or ``above``.

    Only above the mat do they take some of the mat's height.
    """

    on_back: bool = False
    below: bool = False
    above: bool = False

    @classmethod
    def of(cls, wanted: Wanted, *, carries: bool, has_row: bool) -> "Laying":
        """Of a page whose backs can carry things (``carries``), and that has a row below them (``has_row``).

        A row with keys that lay cards keeps its place; any other one waits in the drawer.
        """
        if not wanted.objects:
            return cls()
        if carries and Key.OFFER in wanted.keys and wanted.objects <= _MOST_ON_BACK:
            return cls(on_back=True)
        below = has_row and bool(wanted.strips) and not any(key in wanted.row for key in SLANTING)
        return cls(below=below, above=not below)

    def in_drawer(self, wanted: Wanted) -> tuple[Key, ...]:
        """What waits in the drawer, since the things have the place of the row: that, and redo."""
        if not (self.below and wanted.row):
            return ()
        there = (*wanted.row, *(key for key in wanted.tools if key is Key.REDO))
        return tuple(key for key in DRAWER if key in there and key not in wanted.waiting)

    def tools(self, wanted: Wanted) -> tuple[Key, ...]:
        """The keys at the strip's end where the things are below her back."""
        waiting = self.in_drawer(wanted)
        there = (*(key for key in wanted.row if key not in DRAWER), *wanted.tools)
        return (*(key for key in there if key not in waiting), *((Key.DRAWER,) if waiting else ()))


Things = tuple[Rect | None, dict[Touch, Rect]]
"""A tray and its keys; no tray where there is nothing to lay, or where it lies elsewhere."""


def tray_below(count: int, at: tuple[float, float], side: float, u: float) -> Things:
    """A tray as wide as a plate, its keys ``side`` pixels large; ``at`` is where the row below the plate begins."""
    (x, y), edge = at, _LOW_EDGE * u
    tray = Rect(x, y - edge, PLATE * u, side + 2 * edge)
    step = tray.width / count
    places = (Rect.around(x + (n + 0.5) * step, tray.centre[1], side) for n in range(count))
    return tray, {Touch(Key.OBJECT, n): rect for n, rect in enumerate(places)}


def tray_width(count: int, side: float, u: float) -> float:
    """How wide a tray of things is that stand close to each other, in pixels; 0 without things."""
    return count * side + ((count - 1) * OBJECT_GAP + 2 * OBJECT_EDGE) * u if count else 0.0


def tray_high(side: float, u: float) -> float:
    """How high such a tray is, its keys ``side`` pixels large, in pixels."""
    return side + 2 * OBJECT_EDGE * u


def tray_row(count: int, side: float, u: float, y: float, x_of: Callable[[float], float]) -> Things:
    """A tray no wider than its keys, with its upper edge at ``y``; ``x_of`` says where one so wide begins."""
    if not count:
        return None, {}
    wide, step = tray_width(count, side, u), side + OBJECT_GAP * u
    tray = Rect(x_of(wide), y, wide, tray_high(side, u))
    first, middle = tray.x + OBJECT_EDGE * u + side / 2, tray.centre[1]
    places = (Rect.around(first + n * step, middle, side) for n in range(count))
    return tray, {Touch(Key.OBJECT, n): rect for n, rect in enumerate(places)}


def on_plate(wanted: Wanted, laying: Laying, plate: Rect, room: Room) -> tuple[Rect, Keys]:
    """What stands on the plate, and its box: cards' keys, things to lay, or what else she answers with."""
    if laying.on_back:
        return plate, things_on_back(plate, wanted.objects)
    if wanted.pad is not None:
        return wanted.pad.placed(room)
    return plate, plate_keys(plate, wanted, room)


def drawer(frame: Frame, plate: Rect, waiting: tuple[Key, ...]) -> Keys:
    """The keys of an open drawer in the place of the plate, with GO."""
    go = tuple(key for key in frame.wanted.keys if key is Key.GO)
    return drawer_places(plate, (*waiting, *go), frame.t)
