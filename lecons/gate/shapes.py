"""The shapes that the renderer draws: each one's own attributes, written clean, and its outline."""

import math
from collections.abc import Callable
from typing import NamedTuple

from beebot.i18n import gettext as _
from lecons.gate.outlines import Outline, ellipse_outline, path_outline, path_text, segments
from lecons.gate.refusal import RefusedError
from lecons.gate.tree import Element
from lecons.gate.values import length, numbers, text_of

MAX_SEGMENTS = 20_000
"""How many pieces all paths of a drawing may have together."""


class Shape(NamedTuple):
    """A shape without its look: its attributes as text, its outline, and how many pieces it has."""

    text: str
    outline: Outline
    pieces: int


class Room(NamedTuple):
    """What lengths in percent are parts of, in pixels, and how many more pieces there may be."""

    width: float
    height: float
    pieces: int

    @property
    def slant(self) -> float:
        """What a length in percent is a part of where it lies neither across nor down, such as a radius."""
        return math.hypot(self.width, self.height) / math.sqrt(2)


def shape_of(element: Element, room: Room) -> Shape | None:
    """The shape of an element, or None where its size is zero or missing, so that nothing is drawn.

    Raises:
        RefusedError: a number, a length or a path cannot be read.
    """
    return _SHAPES[element.name](element, room)


def _sizes(element: Element, room: Room, *names: str) -> list[float]:
    """Lengths by their names; 0 where one is missing or « auto »."""
    whole = {"x": room.width, "y": room.height, "w": room.width, "h": room.height, "r": room.slant}
    found = []
    for name in names:
        said = element.attributes.get(name, "0")
        side = "r" if name == "r" else name[0] if name[0] in "xywh" else name[-1]
        found.append(0.0 if said == "auto" else length(said, whole[side], element.line))
    return found


def _path(element: Element, room: Room) -> Shape | None:
    found = segments(element.attributes.get("d", "").strip(), element.line, room.pieces)
    if len(found) < 2:  # a place alone draws nothing
        return None
    return Shape(f'd="{path_text(found)}"', path_outline(found), len(found))


def _points(element: Element, room: Room) -> Shape | None:
    given = numbers(element.attributes.get("points", ""), element.line)
    pairs = list(zip(given[::2], given[1::2], strict=False))
    if len(pairs) < 2:  # a place alone draws nothing
        return None
    if len(pairs) > room.pieces:
        raise RefusedError(_("trop de points dans ce dessin ; dans Inkscape : Chemin > Simplifier"), element.line)
    written = " ".join(f"{text_of(x)},{text_of(y)}" for x, y in pairs)
    closed = pairs[:1] if element.name == "polygon" else []
    return Shape(f'points="{written}"', [pairs + closed], len(pairs))


def _rectangle(element: Element, room: Room) -> Shape | None:
    x, y, width, height, rx, ry = _sizes(element, room, "x", "y", "width", "height", "rx", "ry")
    if width <= 0 or height <= 0:
        return None
    rx, ry = _both(element, rx, ry)
    right, low = x + width, y + height
    sizes = {"x": x, "y": y, "width": width, "height": height}
    if rx and ry:
        sizes |= {"rx": min(rx, width / 2), "ry": min(ry, height / 2)}
    return Shape(_written(sizes), [[(x, y), (right, y), (right, low), (x, low), (x, y)]], 8)


def _both(element: Element, rx: float, ry: float) -> tuple[float, float]:
    """Both radii: one that is not said is as large as the other."""
    there = [element.attributes.get(name, "auto") != "auto" for name in ("rx", "ry")]
    return max(rx if there[0] else ry, 0.0), max(ry if there[1] else rx, 0.0)


def _circle(element: Element, room: Room) -> Shape | None:
    x, y, radius = _sizes(element, room, "cx", "cy", "r")
    if radius <= 0:
        return None
    return Shape(_written({"cx": x, "cy": y, "r": radius}), ellipse_outline(x, y, radius, radius), 4)


def _ellipse(element: Element, room: Room) -> Shape | None:
    x, y, rx, ry = _sizes(element, room, "cx", "cy", "rx", "ry")
    rx, ry = _both(element, rx, ry)
    if rx <= 0 or ry <= 0:
        return None
    return Shape(_written({"cx": x, "cy": y, "rx": rx, "ry": ry}), ellipse_outline(x, y, rx, ry), 4)


def _line(element: Element, room: Room) -> Shape | None:
    x1, y1, x2, y2 = _sizes(element, room, "x1", "y1", "x2", "y2")
    return Shape(_written({"x1": x1, "y1": y1, "x2": x2, "y2": y2}), [[(x1, y1), (x2, y2)]], 1)


def _written(sizes: dict[str, float]) -> str:
    return " ".join(f'{name}="{text_of(size)}"' for name, size in sizes.items())


_SHAPES: dict[str, Callable[[Element, Room], Shape | None]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _points,
    "polygon": _points,
}
SHAPES = frozenset(_SHAPES)
