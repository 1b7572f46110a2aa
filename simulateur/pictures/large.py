"""Large grounds in parts, of which the largest is plain: a painter fills it, and need not draw it."""

from functools import lru_cache
from math import ceil

from lecons.pictures.artwork import document, plain
from lecons.pictures.rectangles import Rect

LARGE = 60_000
"""A ground of so many pixels is worth the parts. Drawn in one, 1022 by 700 took 13 ms, as long as all that is on it."""
_SIDE = 0.25
"""How wide the parts at the sides are, in radii: wider than the edge that ``rimmed`` draws."""
Parts = tuple[tuple[str, Rect], ...]
"""Drawings, and the box of each from the corner of what they are parts of."""


@lru_cache(maxsize=16)
def in_parts(drawn: str, width: int, height: int, radius: float, fill: str, lip: float = 0) -> Parts:
    """A rectangle with round corners in parts that do not overlap: its middle, plain in ``fill``, then its edges.

    ``drawn`` is the whole rectangle as SVG elements. Below it, a lip and its shadow take ``lip`` pixels.
    """
    end, side = ceil(radius), ceil(_SIDE * radius)
    middle = Rect(side, end, width - 2 * side, height - 2 * end - ceil(lip))
    below = middle.y + middle.height
    boxes = [Rect(0, 0, width, end), Rect(0, below, width, height - below)]
    boxes += [middle._replace(x=left, width=side) for left in (0, width - side)]
    edges = [(_part(drawn, box), box) for box in boxes if box.width and box.height]
    return (plain(int(middle.width), int(middle.height), fill), middle), *edges


def _part(drawn: str, box: Rect) -> str:
    return document(box.width, box.height, f'<g transform="translate({-box.x:g} {-box.y:g})">{drawn}</g>')
