"""The dial that turns the bee at her start: ground and heads, as SVG text. Knows no pygame."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, symbol
from lecons.pictures.theme import ROLE, SHADOW_OPACITY

WHOLE, WHOLE_HEAD = 1.08, 1.16
"""How large the drawings are with their lines and shadows: in dials, and in heads."""
BEE = 0.42
"""The bee in the middle, in dials."""


@lru_cache(maxsize=8)
def ground(side: int) -> str:
    """The dial without its heads, ``side`` pixels wide."""
    whole, r = side * WHOLE, side / 2
    m, line, lip = whole / 2, 0.012 * side, 0.02 * side
    edge: Attributes = {"stroke": ROLE.plate_line, "stroke_width": f"{line:.2f}"}
    rim: Attributes = {"stroke": ROLE.plate_lip, "stroke_width": f"{0.8 * line:.2f}"}
    return document(
        whole,
        whole,
        circle(m, m + 2 * lip - line, r - line, fill=ROLE.shade, fill_opacity=SHADOW_OPACITY),
        circle(m, m + lip - line / 2, r - line, fill=ROLE.plate_lip),
        circle(m, m, r - line, fill=ROLE.plate, **edge),
        circle(m, m, 0.27 * side, fill=ROLE.plate_mask, **rim),
    )


@lru_cache(maxsize=64)
def head(
    side: int,
    degrees: int,
    chosen: bool,
    pressed: bool = False,
) -> str:
    """A round cream key with a head that looks ``degrees`` from up.

    It is as thick as every key, with its shadow on the dial. The ``chosen`` one is pressed flat in an ink line.
    """
    whole, r = side * WHOLE_HEAD, side / 2
    m, lip, line = whole / 2, 0.075 * side, 0.05 * side
    if chosen:
        ring: Attributes = {"stroke": ROLE.frame, "stroke_width": f"{line:.2f}"}
        ground = circle(m, m, r - line / 2, fill=ROLE.honey_pale, **ring)
        return document(whole, whole, ground, _face(m, side, degrees))
    y, parts, radius = m + 0.5 * lip, [], r - lip / 2
    if not pressed:
        y = m - 0.5 * lip
        parts.append(circle(m, m + 0.9 * lip, radius, fill=ROLE.shade, fill_opacity=2 * SHADOW_OPACITY))
        parts.append(circle(m, m + 0.5 * lip, radius, fill=ROLE.lip))
    rim: Attributes = {"stroke": ROLE.rim, "stroke_width": f"{0.5 * line:.2f}"}
    parts.append(circle(m, y, radius - line / 4, fill=ROLE.cream, **rim))
    return document(whole, whole, *parts, _face(m, side, degrees, y - m))


def _face(middle: float, side: int, degrees: int, down: float = 0) -> str:
    return symbol("head", middle, middle + down, 0.86 * side, degrees)
