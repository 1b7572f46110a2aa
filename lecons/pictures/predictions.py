"""What a child says will happen: her flag, and beside it what happened. Knows no pygame."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, path, rounded, symbol
from lecons.pictures.theme import ROLE

_BOARD, _STEM, _KNOB, _OF_BOX = 52.0, 48.5, 6.4, 0.78
"""In a box of 120: the board's radius, from its middle to a feeler, a feeler's knob; and its scale."""
_IN_CORAL = ((ROLE.honey, ROLE.coral_pale), (ROLE.mask, ROLE.light), (ROLE.sign, ROLE.coral_edge))
"""What is coral of the bee as a child said that she would look, in place of her own colours."""


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


@lru_cache(maxsize=32)
def way_of_dots(dot: int) -> str:
    """One dot, ``dot`` pixels wide, of the path along which a hand carries something."""
    return document(dot, dot, circle(dot / 2, dot / 2, dot / 2, fill=ROLE.light))


@lru_cache(maxsize=4)
def same_frame(width: int, height: int, thick: float) -> str:
    """A frame of ink to go round two pictures that are the same; ``thick`` is its width in pixels."""
    line: Attributes = {"fill": "none", "stroke": ROLE.ink, "stroke_width": f"{thick:.1f}"}
    return document(width, height, rounded(thick / 2, thick / 2, width - thick, height - thick, 0.16 * height, **line))
