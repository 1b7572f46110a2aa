"""The keys a child presses and the panels they lie on, as SVG text. Knows no pygame."""

import re
from functools import lru_cache

from lecons.pictures import artwork
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE, SHADOW_OPACITY


def _face(name: str, cx: float, cy: float, k: float) -> str:
    """Path data of a plate key's face: square with one round end, disc, or hexagon."""
    match name:
        case "glyph-forward" | "glyph-forward-by":
            return artwork.arch(cx - k / 2, cy - k / 2, k, 0.46 * k, 0.16 * k)
        case "glyph-backward":
            return artwork.arch(cx - k / 2, cy - k / 2, k, 0.16 * k, 0.46 * k)
        case "glyph-go" | "icon-eye":
            return artwork.hexagon(cx, cy, 0.53 * k, 0.15 * k)
        case "glyph-left" | "glyph-right":
            return artwork.arch(cx - k / 2, cy - k / 2, k, 0.5 * k, 0.5 * k)
        case _:
            return artwork.arch(cx - 0.43 * k, cy - 0.43 * k, 0.86 * k, 0.43 * k, 0.43 * k)


_ORANGE = (ROLE.orange, ROLE.orange_edge)
_GREEN = (ROLE.green, ROLE.green_edge)
_BLUE = (ROLE.blue, ROLE.blue_edge)
_FACE_COLOURS = {"glyph-go": _GREEN, "glyph-pause": _BLUE, "glyph-clear": _BLUE}
_GLYPH_SCALE = {
    "glyph-left": 1.0,
    "glyph-right": 1.0,
    "glyph-go": 1.02,
    "glyph-pause": 0.84,
    "glyph-clear": 0.84,
    "icon-eye": 0.8,
}
PLATE_KEY_MARGIN = 0.2
"""The margin round a plate key, in parts of the key's side, for its lip and its shadow."""


@lru_cache(maxsize=128)
def plate_key(name: str, k: int, pressed: bool = False, paint: tuple[str, str] | None = None) -> str:
    """A key of the plate as SVG text, margins included.

    ``name`` is its glyph, ``k`` the side of its touch target in pixels; ``paint`` its own face and edge, None for those
    of the kit's keys.
    """
    side = k * (1 + 2 * PLATE_KEY_MARGIN)
    fill, edge = paint or _FACE_COLOURS.get(name, _ORANGE)
    cx, lip = side / 2, 0.055 * k
    cy = side / 2 - lip / 2
    parts = []
    if pressed:
        cy += 0.8 * lip
        parts.append(artwork.path(_face(name, cx, side / 2 + lip / 2, k), fill=edge))
    else:
        shade: artwork.Attributes = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}
        parts.append(artwork.path(_face(name, cx, cy + 2 * lip, k), **shade))
        side_line: artwork.Attributes = {"stroke": edge, "stroke_width": f"{0.02 * k:.2f}"}
        parts.append(artwork.path(_face(name, cx, cy + lip, k), fill=edge, **side_line))
    line: artwork.Attributes = {"stroke": edge, "stroke_width": f"{0.022 * k:.2f}"}
    parts.append(artwork.path(_face(name, cx, cy, k), fill=fill, **line))
    parts.append(artwork.symbol(name, cx, cy, k * _GLYPH_SCALE.get(name, 1.05)))
    return artwork.document(side, side, *parts)


_PAINT = re.compile(r"var\(--[a-z-]+\)")


@lru_cache(maxsize=32)
def embossed_key(name: str, k: int, *, on_honey: bool = True) -> str:
    """A key that is not to be pressed now, flat in the colour of its ground; ``k`` is its side in pixels."""
    side = k * (1 + 2 * PLATE_KEY_MARGIN)
    honey, other = (ROLE.plate_stripe, ROLE.plate_lip, ROLE.straw_band), (ROLE.slot, ROLE.slot_edge, ROLE.slot_edge)
    fill, edge, sign = honey if on_honey else other
    middle = side / 2
    line: artwork.Attributes = {"stroke": edge, "stroke_width": f"{0.022 * k:.2f}"}
    face = artwork.path(_face(name, middle, middle, k), fill=fill, **line)
    return artwork.document(
        side, side, face, _PAINT.sub(sign, artwork.symbol(name, middle, middle, k * _GLYPH_SCALE.get(name, 1.05)))
    )


@lru_cache(maxsize=128)
def pebble(name: str, side: int, pressed: bool = False, on: bool = False) -> str:
    """A cream key as SVG text, ``side`` pixels wide without its margins, with the drawing ``name`` unless that is "".

    If it is ``on`` it is flat, on honey and in ink.
    """
    margin, lip = 0.14 * side, 0.055 * side
    full = side + 2 * margin
    y = margin - lip / 2 + (0.8 * lip if pressed else 0)
    radius = 0.34 * side
    if on:
        line = 0.045 * side
        ink: artwork.Attributes = {"stroke": ROLE.frame, "stroke_width": f"{line:.2f}"}
        ground = artwork.rounded(margin, margin, side, side, radius, fill=ROLE.honey_pale, **ink)
        return artwork.document(full, full, ground, _on_pebble(name, full, full / 2, side))
    parts, square = [], Rect(margin, y, side, side)
    if not pressed:
        shade: artwork.Attributes = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY * 0.85}
        parts.append(artwork.foot(square.moved(0, 2 * lip), radius, 2 * lip, **shade))
    parts.append(artwork.foot(square._replace(y=margin + lip / 2), radius, lip, fill=ROLE.lip))
    parts.append(artwork.rimmed(margin, y, side, side, radius, ROLE.cream))
    parts.append(_on_pebble(name, full, y + side / 2, side))
    return artwork.document(full, full, *parts)


def _on_pebble(name: str, full: float, y: float, side: int) -> str:
    if not name:
        return ""
    return artwork.symbol(name, full / 2, y, side)


PEBBLE_MARGIN = 0.14


@lru_cache(maxsize=32)
def panel(width: int, height: int, radius: float, fill: str, lip: float = 0, edge: str = "") -> str:
    """A panel as SVG text, its corners of ``radius`` pixels; raised by a ``lip``, in pixels, of the colour ``edge``."""
    parts = []
    inner = height - 3 * lip
    if lip:
        shade: artwork.Attributes = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}
        parts.append(artwork.foot(Rect(0, 3 * lip, width, inner), radius, 3 * lip, **shade))
        parts.append(artwork.foot(Rect(0, lip, width, inner), radius, lip, fill=edge))
    parts.append(artwork.rimmed(0, 0, width, inner, radius, fill))
    return artwork.document(width, height, *parts)


@lru_cache(maxsize=16)
def green_key(width: int, height: int, line: float, pressed: bool = False) -> str:
    """The ground of the green key that goes on; its edge is ``line`` pixels thick, its lip 2.4 times that."""
    fill, edge = _GREEN
    top = 2.4 * line if pressed else 0.0
    inner = height - 5.2 * line
    radius = 0.34 * inner
    w = width - line
    x = line / 2
    parts = [
        artwork.rounded(x, 5.2 * line, w, inner, radius, fill=ROLE.shade, fill_opacity=SHADOW_OPACITY),
        artwork.rounded(x, x + 2.4 * line, w, inner, radius, fill=edge, stroke=edge, stroke_width=line),
        artwork.rounded(x, x + top, w, inner, radius, fill=fill, stroke=edge, stroke_width=line),
    ]
    return artwork.document(width, height, *parts)
