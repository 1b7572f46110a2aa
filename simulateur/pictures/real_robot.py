"""A real robot on the floor, seen from above, and how to program it by hand. Ours alone: no maker's robot."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, foot, part, rimmed, rounded
from lecons.pictures.cards import PIPS
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE, SHADOW_OPACITY
from simulateur.pictures.large import Parts, in_parts

WHEELS = 1.14
"""How wide the wheels are apart, in backs."""
BOARD_MARGIN = 0.06
"""The margin round a board or a remote control, in its sides."""
_BOARD = 100
"""The side of a board in its file."""
_PLANK = 0.33
"""The width of a plank, in heights of the floor."""
_JOINTS = ((0.24, 0), (0.67, 0), (0.33, 2 * _PLANK), (0.75, 2 * _PLANK), (0.55, _PLANK))
"""Where planks end: how far right and down, in widths and heights of the floor."""


@lru_cache(maxsize=4)
def planks(width: int, height: int, radius: float, line: float) -> Parts:
    """A floor of planks: its middle, which is plain, then its edges, then its seams, ``line`` pixels wide.

    Each is a drawing and its box, from the floor's corner.
    """
    seams = [_seam(0, part * height, width, line) for part in (_PLANK, 2 * _PLANK)]
    seams += [_seam(part * width, top * height, line, _PLANK * height) for part, top in _JOINTS]
    floor = rimmed(0, 0, width, height, radius, ROLE.tray)
    return *in_parts(floor, width, height, radius, ROLE.tray), *seams


def _seam(x: float, y: float, width: float, height: float) -> tuple[str, Rect]:
    left, top = math.floor(x), math.floor(y)
    box = Rect(left, top, math.ceil(x + width) - left, math.ceil(y + height) - top)
    return document(box.width, box.height, rounded(x - left, y - top, width, height, 0, fill=ROLE.slot)), box


@lru_cache(maxsize=8)
def board(side: int) -> str:
    """The board or remote that has a robot's keys if its back has none, ``side`` pixels wide within a margin."""
    full = side * (1 + 2 * BOARD_MARGIN)
    return document(full, full, part("robots/board", side / _BOARD))


@lru_cache(maxsize=16)
def spot(width: int, height: int, fill: str = ROLE.cream) -> str:
    """The round on which a key to press lies, as SVG text."""
    return document(width, height, rounded(0, 0, width, height, min(width, height) / 2, fill=fill))


@lru_cache(maxsize=16)
def beat(number: int, side: int, lit: bool) -> str:
    """Beat ``number`` of the count: a bead with as many dots as a die; honey if ``lit``, once it was heard."""
    middle, line = side / 2, 0.055 * side
    edge: Attributes = {"stroke": ROLE.ink if lit else ROLE.straw_edge, "stroke_width": f"{line:.2f}"}
    ground = circle(middle, middle, middle - line, fill=ROLE.honey if lit else ROLE.cream, **edge)
    step = 0.17 * side
    ink = ROLE.sign if lit else ROLE.ink
    dots = (circle(middle + x * step, middle - y * step, 0.08 * side, fill=ink) for x, y in PIPS[number])
    return document(side, side, ground, *dots)


@lru_cache(maxsize=8)
def picture_card(width: int, height: int, radius: float, lip: float, pressed: bool) -> str:
    """The large cream card on which a picture lies, as SVG text; lower while it is pressed."""
    down = 0.8 * lip if pressed else 0.0
    face = Rect(0, down, width, height - 3 * lip)
    parts = []
    if not pressed:
        shade: Attributes = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}
        parts.append(foot(face.moved(0, 2 * lip), radius, 2 * lip, **shade))
    parts.append(foot(Rect(0, lip, width, height - 3 * lip), radius, lip, fill=ROLE.lip))
    parts.append(rimmed(0, face.y, width, face.height, radius, ROLE.cream))
    return document(width, height, *parts)
