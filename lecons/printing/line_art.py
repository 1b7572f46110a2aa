"""A drawing as lines: each closed shape white with an ink edge, so that little ink is used and all shapes stay.

It is a rule for drawings made of shapes with edges, as the kit's are. Making light colours white would lose every
edge that is light too.
"""

import re

INK, GREY, PALE = "#43302B", "#DAD7D4", "#FFFFFF"
"""The colours of lines and dark shapes, of shapes in between, and of light shapes."""
_DARK, _DARK_ALONE, _LIGHT = 0.045, 0.062, 0.42
"""Relative luminances. Below the first, a fill with an edge is ink; below the second, one without an edge, as letters
are. From the third on a fill is white. Between them it is grey."""
_CONTOUR = 1.7
"""The width of an edge that is added, in a drawing of 120 units."""
_BROAD, _EDGE, _SIGN, _THIN = 8.0, 5.0, "#CFCBC8", 0.55
"""A line so broad is a shape of its own, in a drawing of 120 units; the edge that such a sign keeps, in the same units;
the colour of its inside; the part of its width that the edge of any other shape keeps."""
_STROKE_COLOUR = re.compile(r'\sstroke="(#[0-9A-Fa-f]{6})"')
_WIDTH = re.compile(r'(\sstroke-width=")([0-9.]+)"')
_ELEMENT = re.compile(r"<(?:path|rect|circle|ellipse|polygon)\b[^>]*>")
_FILL, _STROKE = re.compile(r'(\sfill=")(#[0-9A-Fa-f]{6})"'), re.compile(r'(\sstroke=")#[0-9A-Fa-f]{6}"')
_GREY = re.compile(r"#([0-9A-Fa-f]{2})\1\1")
_SHADOW = re.compile(r'\s(?:fill-)?opacity="0\.[01]\d*"')
_CHANNEL, _KNEE = (0.2126, 0.7152, 0.0722), 0.04045


def line_art(drawing: str) -> str:
    """``drawing``, whose paints are colours, as lines in ink on white; its shadows are left out."""
    return _ELEMENT.sub(lambda found: _element(found[0]), drawing)


def contoured(drawing: str) -> str:
    """``drawing`` with an edge in ink round each closed shape that has none and is not dark itself.

    It is for drawings whose shapes are told apart by their colours alone, as the tokens' are: as lines they would be
    floating eyes.
    """
    return _ELEMENT.sub(lambda found: _contour(found[0]), drawing)


def thinned(drawing: str) -> str:
    """``drawing`` as lines with thinner edges round its shapes, for a picture that is printed large."""
    return _ELEMENT.sub(lambda found: _thin(found[0]), drawing)


def hollowed(drawing: str) -> str:
    """``drawing`` as lines with every sign pale inside its edge: half the ink, and still seen from afar.

    A broad line is drawn again, paler and narrower. Other shapes get thinner edges. Circles, as eyes are, stay dark.
    """
    return _ELEMENT.sub(lambda found: _hollow(found[0]), drawing)


def _hollow(element: str) -> str:
    filled, edged, width = _FILL.search(element), _STROKE.search(element), _WIDTH.search(element)
    if filled and luminance(filled[2]) < _DARK and not element.startswith("<circle"):
        pale = _FILL.sub(rf'\g<1>{_SIGN}"', element)
        return pale if edged else f'{pale.removesuffix("/>")} stroke="{INK}" stroke-width="{_EDGE}"/>'
    if filled is None and edged and width and float(width[2]) >= _BROAD:
        inner = _WIDTH.sub(rf'\g<1>{float(width[2]) - _EDGE - 1:g}"', element)
        return element + _STROKE.sub(rf'\g<1>{_SIGN}"', inner)
    return _thin(element)


def _thin(element: str) -> str:
    """An element whose edge is thinner, if it has a fill; a line alone keeps its width."""
    if _FILL.search(element) is None:
        return element
    return _WIDTH.sub(lambda found: f'{found[1]}{_THIN * float(found[2]):g}"', element)


def _contour(element: str) -> str:
    filled = _FILL.search(element)
    if filled is None or _STROKE.search(element) or luminance(filled[2]) < _DARK:
        return element
    return f'{element.removesuffix("/>")} stroke="{INK}" stroke-width="{_CONTOUR}"/>'


def _element(element: str) -> str:
    if _SHADOW.search(element):
        return ""
    stroke = _STROKE_COLOUR.search(element)
    edge = stroke[1] if stroke else ""
    element = _FILL.sub(lambda found: f'{found[1]}{_face(found[2], edge)}"', element)
    return _edge(element)


def _face(colour: str, edge: str) -> str:
    """The paint of a shape. A dark shape is ink, unless it has a light edge: then it is a ground, as a night sky is."""
    light = luminance(colour)
    if light < (_DARK if edge else _DARK_ALONE) and not (edge and luminance(edge) >= _LIGHT):
        return INK
    return PALE if edge or light >= _LIGHT else GREY


def _edge(element: str) -> str:
    """Lines in ink; a line that is light on a darker one, as a horn's, stays light, and a grey one grey."""
    filled = _FILL.search(element)
    stroke = _STROKE_COLOUR.search(element)
    if stroke is None or _GREY.fullmatch(stroke[1]):
        return element
    if filled is None and luminance(stroke[1]) >= _LIGHT:
        return _STROKE.sub(rf'\g<1>{PALE}"', element)
    return _STROKE.sub(rf'\g<1>{INK}"', element)


def luminance(colour: str) -> float:
    """The relative luminance of ``#RRGGBB``, 0 to 1, as WCAG 2 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (part / 12.92 if part <= _KNEE else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip(_CHANNEL, linear, strict=True))
