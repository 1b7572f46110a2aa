"""The line on which a picture hangs that a question is about, and its pegs. Knows no pygame."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, document, path, rounded
from lecons.pictures.theme import ROLE

PEG = 0.3
"""How wide a peg is, in heights of it."""


@lru_cache(maxsize=4)
def line(width: int, height: int) -> str:
    """The line as SVG text: it hangs a little in its middle, and fills its box but for half its thickness."""
    thick = 0.16 * height
    cord: Attributes = {"stroke": ROLE.sand_edge, "stroke_width": f"{thick:.2f}", "stroke_linecap": "round"}
    way = f"M{thick:.1f} {thick:.1f}Q{width / 2:.1f} {2 * height - 3 * thick:.1f} {width - thick:.1f} {thick:.1f}"
    return document(width, height, path(way, fill="none", **cord))


@lru_cache(maxsize=4)
def waiting(width: int, height: int) -> str:
    """A sheet on which nothing is yet, as SVG text; it fills its box."""
    edge = 0.016 * height
    line: Attributes = {"stroke": ROLE.grid, "stroke_width": f"{edge:.2f}", "stroke_dasharray": f"{3 * edge:.2f}"}
    radius = 0.06 * height
    sheet = rounded(edge / 2, edge / 2, width - edge, height - edge, radius, fill=ROLE.cream, fill_opacity=0.75, **line)
    return document(width, height, sheet)


@lru_cache(maxsize=4)
def peg(width: int, height: int) -> str:
    """A wooden peg as SVG text; it fills its box."""
    edge = 0.07 * height
    wood: Attributes = {"fill": ROLE.orange, "stroke": ROLE.orange_edge, "stroke_width": f"{edge:.2f}"}
    return document(width, height, rounded(edge / 2, edge / 2, width - edge, height - edge, 0.25 * width, **wood))
