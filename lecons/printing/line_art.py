"""A drawing as lines: each closed shape white with an ink edge, so that little ink is used and all shapes stay.

It is a rule for drawings made of shapes with edges, as the kit's are. Making light colours white would lose every
edge that is light too.
"""

import re
from typing import NamedTuple

INK, GREY, PALE = "#000000", "#F0F0F0", "#FFFFFF"
"""The colours of lines and dark shapes, of shapes in between, and of light shapes. Black is the one colour that every
printer makes of one ink, and that a copier does not break up into dots."""
_DARK, _DARK_ALONE, _LIGHT = 0.045, 0.062, 0.42
"""Relative luminances. Below the first, a fill with an edge is ink; below the second, one without an edge, as letters
are. From the third on a fill is white. Between them it is grey."""
_CONTOUR = 1.7
"""The width of an edge that is added, in a drawing of 120 units."""
_BROAD, _SIGN = 8.0, 2.4
"""In a drawing of 120 units: a line so broad is a shape of its own; the edge that this one has at most."""
_FINEST = 0.2
"""How wide lines of a large picture are on paper at least, in millimetres: a copier loses finer ones."""
_OF_BOX = 0.4
"""In a picture of more than 90 millimetres lines may be broader: they have as many units of its 120."""
_OF_CELL = 2 / 150
"""How wide the broadest lines of a mat are, in its cells: two millimetres where they have 15 centimetres."""
_EYE = re.compile(r'^<circle[^>]* r="[0-5](?:\.\d+)?"|^<ellipse[^>]* rx="[0-5](?:\.\d+)?"')
"""A circle so small that it is an eye, or the end of a feeler."""
_STROKE_COLOUR = re.compile(r'\sstroke="(#[0-9A-Fa-f]{6})"')
_WIDTH = re.compile(r'(\sstroke-width=")([0-9.]+)"')
_ELEMENT = re.compile(r"<(?:path|rect|circle|ellipse|polygon)\b[^>]*>")
_FILL, _STROKE = re.compile(r'(\sfill=")(#[0-9A-Fa-f]{6})"'), re.compile(r'(\sstroke=")#[0-9A-Fa-f]{6}"')
_GREY = re.compile(r"#([0-9A-Fa-f]{2})\1\1")
_SHEATH = re.compile(
    r'(<(?:path|circle)\b[^>]*? fill="none" stroke=")(#[0-9A-Fa-f]{6})(" stroke-width=")([0-9.]+)("[^>]*/>\s*)'
    r'(\1)(#[0-9A-Fa-f]{6})(\3)([0-9.]+)"'
)
"""A line and a narrower one on it, as an arm is drawn or a wall: the first shows as an edge on both sides."""
_PART = re.compile(f"{_SHEATH.pattern}|{_ELEMENT.pattern}|</?g\\b[^>]*>")
"""Both of a line and a narrower one on it, or one shape; or where a group begins or ends."""
_SCALE = re.compile(r"\bscale\(\s*(\d*\.?\d+)")
_RIM = re.compile(r'^<circle[^>]* r="5\d(?:\.\d+)?"')
"""The rim of a token, which has a disc on it that is drawn: three rings would say no more than one."""
_SHADOW = re.compile(r'\s(?:fill-)?opacity="0\.[01]\d*"')
_CHANNEL, _KNEE = (0.2126, 0.7152, 0.0722), 0.04045


class Lines(NamedTuple):
    """How wide lines are in print: factors for edges of shapes and for lines, and the greatest width in millimetres."""

    edge: float
    line: float
    broadest: float


IN_HAND = Lines(edge=0.36, line=0.5, broadest=0.3)
"""Of a picture that is looked at from near: a pencil draws no line that is broader."""


def on_floor(cell: float) -> Lines:
    """The widths of lines of a mat for the floor, which one sees from standing; its cells have ``cell`` millimetres."""
    return Lines(edge=0.6, line=0.6, broadest=_OF_CELL * cell)


def line_art(drawing: str) -> str:
    """``drawing``, whose paints are colours, as black lines on white, without its shadows."""
    return _ELEMENT.sub(lambda found: _element(found[0]), _SHEATH.sub(_filled, drawing))


def contoured(drawing: str) -> str:
    """``drawing`` with a black edge round each closed shape that has none and is not dark itself.

    It is for drawings whose shapes are told apart by their colours alone, as the tokens' are: as lines they would be
    floating eyes.
    """
    return _ELEMENT.sub(lambda found: _contour(found[0]), drawing)


def thinned(drawing: str, scale: float, lines: Lines = IN_HAND) -> str:
    """The line art ``drawing`` with thinner lines, and each dark shape pale inside an edge: for a large print.

    A broad line is a shape too, as in the arrow of a pivot. Small circles, as eyes are, stay dark. ``scale`` is how
    many millimetres of paper a unit of the drawing is; groups inside it may have scales of their own.
    """
    scales = [scale]

    def part(found: re.Match[str]) -> str:
        text = found[0]
        if text == "</g>":
            scales.pop()
        elif text.startswith("<g"):
            own = _SCALE.search(text)
            if not text.endswith("/>"):
                scales.append(scales[-1] * (float(own[1]) if own else 1) or scale)
        else:
            return _thin(found, scales[-1], lines)
        return text

    return _PART.sub(part, drawing)


def _filled(found: re.Match[str]) -> str:
    """A line with a light one on it, where that was a brighter one; so it is no broad line in ink."""
    *lower, upper, colour, width, inner = found.groups()
    colour = PALE if luminance(colour) > luminance(lower[1]) else colour
    return "".join((*lower, upper, colour, width, inner, '"'))


def _thin(found: re.Match[str], scale: float, lines: Lines) -> str:
    element = found[0]
    filled = _FILL.search(element)
    if found[1]:
        return _sheath(lines.edge, *found.groups())
    if filled is None:
        return _thin_line(element, scale, lines)
    if luminance(filled[2]) < _DARK and not _EYE.search(element):
        return _hollow(element, scale, lines)
    return _wide(element, lines.edge, scale, lines)


def _wide(element: str, kept: float, scale: float, lines: Lines) -> str:
    """``element`` whose edge keeps a part of its width, within what is seen well on paper."""

    def width(found: re.Match[str]) -> str:
        bounded = min(max(kept * float(found[2]), _FINEST / scale), _broadest(scale, lines))
        return f'{found[1]}{min(bounded, float(found[2])):.4g}"'

    return _WIDTH.sub(width, element)


def _broadest(scale: float, lines: Lines) -> float:
    """How wide a line is at most, in units of the drawing."""
    return max(lines.broadest / scale, _OF_BOX)


def _hollow(element: str, scale: float, lines: Lines) -> str:
    """A dark shape as a pale one with an edge."""
    pale = _FILL.sub(rf'\g<1>{GREY}"', element)
    if _STROKE.search(element) is None:
        return f'{pale.removesuffix("/>")} stroke="{INK}" stroke-width="{_broadest(scale, lines):.4g}"/>'
    return _wide(pale, 1.0, scale, lines)


def _thin_line(element: str, scale: float, lines: Lines) -> str:
    """A line alone, if it is in ink: a narrower one, or where it is broad a pale one with an edge on both sides."""
    stroke, width = _STROKE_COLOUR.search(element), _WIDTH.search(element)
    if stroke is None or stroke[1] != INK or width is None:
        return element
    broad = float(width[2])
    if broad < _BROAD:
        return _wide(element, lines.line, scale, lines)
    edge = min(_SIGN, _broadest(scale, lines))
    inner = _WIDTH.sub(rf'\g<1>{broad - 2 * edge:.4g}"', element)
    return element + _STROKE.sub(rf'\g<1>{GREY}"', inner)


def _sheath(kept: float, before: str, colour: str, width: str, outer: str, *upper: str) -> str:
    """A line that is broader than the one on it by a thin edge on each side, if it is in ink."""
    if colour == INK:
        outer = f"{float(upper[-1]) + kept * (float(outer) - float(upper[-1])):g}"
    return "".join((before, colour, width, outer, *upper, '"'))


def _contour(element: str) -> str:
    filled = _FILL.search(element)
    if filled is None or _STROKE.search(element) or luminance(filled[2]) < _DARK or _RIM.search(element):
        return element
    return f'{element.removesuffix("/>")} stroke="{INK}" stroke-width="{_CONTOUR}"/>'


def _element(element: str) -> str:
    if _SHADOW.search(element):
        return ""
    stroke, filled = _STROKE_COLOUR.search(element), _FILL.search(element)
    edge = stroke[1] if stroke else ""
    element = _FILL.sub(lambda found: f'{found[1]}{_face(found[2], edge)}"', element)
    if not edge or _GREY.fullmatch(edge):
        return element
    # A line that is light on a darker one, as a horn's, stays light.
    return _STROKE.sub(rf'\g<1>{INK if filled or luminance(edge) < _LIGHT else PALE}"', element)


def _face(colour: str, edge: str) -> str:
    """The paint of a shape. A dark shape is ink, unless it has a light edge: then it is a ground, as a night sky is.

    An edge of the shape's own colour makes it broader, and is none: bold letters have one.
    """
    light = luminance(colour)
    if light < (_DARK if edge not in ("", colour) else _DARK_ALONE) and not (edge and luminance(edge) >= _LIGHT):
        return INK
    return PALE if edge or light >= _LIGHT else GREY


def luminance(colour: str) -> float:
    """The relative luminance of ``colour``, as ``#RRGGBB``, from 0 to 1, as WCAG 2 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (part / 12.92 if part <= _KNEE else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip(_CHANNEL, linear, strict=True))
