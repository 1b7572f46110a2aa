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
    """A floor of planks, in the tray's wood: its middle, which is plain, then what lies at its edges and on it.

    Each is a drawing and its box, from the floor's corner.
    """
    seams = [_seam(0, part * height, width, line) for part in (_PLANK, 2 * _PLANK)]
    seams += [_seam(part * width, top * height, line, _PLANK * height) for part, top in _JOINTS]
    floor = rimmed(0, 0, width, height, radius, ROLE.tray)
    return *in_parts(floor, width, height, radius, ROLE.tray), *seams


def _seam(x: float, y: float, width: float, height: float) -> tuple[str, Rect]:
    """A seam between planks, in the least box of whole pixels."""
    left, top = math.floor(x), math.floor(y)
    box = Rect(left, top, math.ceil(x + width) - left, math.ceil(y + height) - top)
    return document(box.width, box.height, rounded(x - left, y - top, width, height, 0, fill=ROLE.slot)), box


@lru_cache(maxsize=8)
def wheels(side: int) -> str:
    """Four wheels that stand out beside a back of ``side`` pixels, in a box ``WHEELS`` as wide and as high."""
    full = WHEELS * side
    edge, wide, high = (full - side) / 2, 0.16 * side, 0.22 * side
    tops = (edge + 0.335 * side, edge + 0.73 * side)
    lefts = (0.0, full - wide)
    parts = (
        rounded(x, y, wide, high, 0.05 * side, fill=ROLE.sign, stroke=ROLE.ink, stroke_width=f"{0.01 * side:.2f}")
        for x in lefts
        for y in tops
    )
    return document(full, full, *parts)


@lru_cache(maxsize=8)
def board(side: int) -> str:
    """What has a robot's keys where they are not on its back: a board or a remote control, in a margin."""
    full = side * (1 + 2 * BOARD_MARGIN)
    return document(full, full, part("robots/board", side / _BOARD))


@lru_cache(maxsize=16)
def spot(width: int, height: int, fill: str = ROLE.cream) -> str:
    """The round on which a key to press lies."""
    return document(width, height, rounded(0, 0, width, height, min(width, height) / 2, fill=fill))


@lru_cache(maxsize=16)
def beat(number: int, side: int, lit: bool) -> str:
    """One beat of the count: a bead with as many dots as a die, honey once it was heard."""
    middle, line = side / 2, 0.055 * side
    edge: Attributes = {"stroke": ROLE.ink if lit else ROLE.straw_edge, "stroke_width": f"{line:.2f}"}
    ground = circle(middle, middle, middle - line, fill=ROLE.honey if lit else ROLE.cream, **edge)
    step = 0.17 * side
    ink = ROLE.sign if lit else ROLE.ink
    dots = (circle(middle + x * step, middle - y * step, 0.08 * side, fill=ink) for x, y in PIPS[number])
    return document(side, side, ground, *dots)


@lru_cache(maxsize=4)
def lit_plate(side: int) -> str:
    """What the key to press lies on in the strip, as the card that runs does: honey in an ink line."""
    line = 0.03 * side
    edge: Attributes = {"stroke": ROLE.ink, "stroke_width": f"{line:.2f}"}
    return document(
        side, side, rounded(line, line, side - 2 * line, side - 2 * line, 0.2 * side, fill=ROLE.honey, **edge)
    )


@lru_cache(maxsize=4)
def bead(side: int, state: str) -> str:
    """A bead below a card: « done », « now », or still to come."""
    line = 0.16 * side
    edge: Attributes = {"stroke": ROLE.ink if state else ROLE.straw_edge, "stroke_width": f"{line:.2f}"}
    fill = ROLE.honey if state == "done" else ROLE.cream
    return document(side, side, circle(side / 2, side / 2, side / 2 - line, fill=fill, **edge))


@lru_cache(maxsize=8)
def picture_card(width: int, height: int, radius: float, lip: float, pressed: bool) -> str:
    """A large cream card with a picture on it, which lies lower while it is pressed."""
    down = 0.8 * lip if pressed else 0.0
    face = Rect(0, down, width, height - 3 * lip)
    parts = []
    if not pressed:
        shade: Attributes = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}
        parts.append(foot(face.moved(0, 2 * lip), radius, 2 * lip, **shade))
    parts.append(foot(Rect(0, lip, width, height - 3 * lip), radius, lip, fill=ROLE.lip))
    parts.append(rimmed(0, face.y, width, face.height, radius, ROLE.cream))
    return document(width, height, *parts)
