"""What a child says will happen: her flag, and beside it what happened. Knows no pygame."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, path, rounded, symbol
from lecons.pictures.theme import ROLE

_BOARD, _STEM, _KNOB, _OF_BOX = 52.0, 48.5, 6.4, 0.78
"""In a box of 120: the board's radius, from its middle to a feeler, a feeler's knob; and its scale."""
_IN_CORAL = ((ROLE.honey, ROLE.coral_pale), (ROLE.mask, ROLE.light), (ROLE.sign, ROLE.coral_edge))
"""What is coral of the bee as a child said that she would look, in place of her own colours."""
_BESIDE = 0.4
"""How far an arrow begins and ends beside the flag and the bee, in cells."""


def flag_board(x: float, y: float, side: float, degrees: int | None = None) -> str:
    """The flag on its round coral board, ``side`` pixels wide, its middle at ``x``, ``y``.

    Where the heading is asked too, two feelers on the board point to ``degrees``: the kit's own sign for « front ».
    """
    line: Attributes = {"stroke": ROLE.ink, "stroke_linecap": "round", "stroke_linejoin": "round"}
    feelers = "" if degrees is None else f'<g transform="rotate({degrees:g})">{_feelers(line)}</g>'
    board = circle(0, 0, _BOARD, fill=ROLE.coral_pale, **line, stroke_width=4.5)
    scale = side / 120 * _OF_BOX
    content = f"{feelers}{board}{symbol('flag', 2, -6, 96)}"
    return f'<g transform="translate({x:.2f} {y:.2f}) scale({scale:.4f})">{content}</g>'


def _feelers(line: Attributes) -> str:
    parts = []
    for way in (-1, 1):
        data = f"M{15.8 * way} {-_STEM}Q{16.8 * way} -60.5 {32.2 * way} -63.3"
        parts.append(path(data, fill="none", **line, stroke_width=4.6))
        parts.append(circle(32.2 * way, -63.3, _KNOB, fill=ROLE.coral, **line, stroke_width=3.6))
    return "".join(parts)


@lru_cache(maxsize=16)
def flag(side: int, degrees: int | None = None) -> str:
    """A whole SVG of the flag on its board, ``side`` pixels wide; feelers point to ``degrees`` if given."""
    return document(side, side, flag_board(side / 2, side / 2, side, degrees))


@lru_cache(maxsize=16)
def told_bee(side: int, degrees: int) -> str:
    """The bee in coral, as a child said that she would look: to ``degrees``; a whole SVG, ``side`` pixels wide."""
    bee = symbol("bee", side / 2, side / 2, side, degrees)
    for role, coral in _IN_CORAL:
        bee = bee.replace(role, coral)
    return document(side, side, bee)


@lru_cache(maxsize=16)
def told_arrow(side: int, right: int, down: int, cell: int, *, clockwise: bool) -> str:
    """A dashed coral arrow in a bow from a flag to where the bee stopped; a whole SVG, ``side`` pixels wide.

    She stopped so many pixels ``right`` and ``down``, on cells ``cell`` pixels wide. The bow begins and ends beside
    both, on the ``clockwise`` side of the way from the flag to her.
    """
    far, beside, head = math.hypot(right, down), _BESIDE * cell, 0.2 * cell
    x, bend = far / 2 - 0.1 * cell, beside + min(max(0.7 * far, 0.8 * cell), 1.4 * cell)
    at = f"translate({x:.2f} {beside:.2f}) rotate({math.degrees(math.atan2(beside - bend, x)):.1f})"
    bow = f"M{-x:.2f} {beside:.2f}Q0 {bend:.2f} {x:.2f} {beside:.2f}"
    tip = f"M{-head:.2f} {-0.8 * head:.2f}L0 0L{-head:.2f} {0.8 * head:.2f}"
    line: Attributes = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    parts = []
    for paint, thick in ((ROLE.light, 0.19 * cell), (ROLE.coral_edge, 0.1 * cell)):
        line |= {"stroke": paint, "stroke_width": f"{thick:.2f}"}
        dashes = "none" if paint == ROLE.light else f"{1.5 * thick:.1f} {1.7 * thick:.1f}"
        parts.append(path(bow, stroke_dasharray=dashes, **line))
        parts.append(f'<g transform="{at}">{path(tip, **line)}</g>')
    turn = f"translate({side / 2:g} {side / 2:g}) rotate({math.degrees(math.atan2(down, right)):.1f})"
    flip = "" if clockwise else " scale(1 -1)"
    return document(side, side, f'<g transform="{turn}{flip}">{"".join(parts)}</g>')


@lru_cache(maxsize=32)
def way_of_dots(dot: int) -> str:
    """One dot, ``dot`` pixels wide, of the path along which a hand carries something."""
    return document(dot, dot, circle(dot / 2, dot / 2, dot / 2, fill=ROLE.light))


@lru_cache(maxsize=4)
def same_frame(width: int, height: int, thick: float) -> str:
    """A frame of ink to go round two pictures that are the same; ``thick`` is its width in pixels."""
    line: Attributes = {"fill": "none", "stroke": ROLE.ink, "stroke_width": f"{thick:.1f}"}
    return document(width, height, rounded(thick / 2, thick / 2, width - thick, height - thick, 0.16 * height, **line))
