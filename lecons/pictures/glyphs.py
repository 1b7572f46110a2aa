"""Letters and figures as outlines of the kit's font, so that they scale, turn and print as drawings do.

The font stays what it is, a dependency with its licence: nothing of it is kept here.
"""

from functools import cache, lru_cache
from typing import Any

from lecons.pictures.artwork import Attributes, path

_CAPITAL = "H"


@lru_cache(maxsize=256)
def written(  # noqa: PLR0913 (where, how large and how it looks)
    text: str,
    middle: tuple[float, float],
    height: float,
    widest: float,
    paint: str,
    degrees: float = 0,
    *,
    bolder: float = 0,
) -> str:
    """``text`` centred on ``middle``, its capitals ``height`` pixels high, as a part of a drawing.

    It is turned by ``degrees``, clockwise; where it would be wider than ``widest`` pixels, it is smaller. Its strokes
    are broader than the font's by ``bolder``, in heights of a capital: the font has one weight alone. A
    character that the font lacks leaves a gap.
    """
    outlines = [_outline(letter) for letter in text]
    width = sum(advance for _data, advance in outlines)
    scale = min(height / _capital_height(), widest / max(width, 1))
    x = -width / 2
    edge: Attributes = {}
    if bolder:
        edge = {"stroke": paint, "stroke_width": f"{bolder * _capital_height():g}", "stroke_linejoin": "round"}
    parts = []
    for data, advance in outlines:
        parts.append(f'<g transform="translate({x:g} 0)">{path(data, fill=paint, **edge)}</g>')
        x += advance
    down = _capital_height() / 2
    place = f"translate({middle[0]:.2f} {middle[1]:.2f}) rotate({degrees:g}) scale({scale:.5f} {-scale:.5f})"
    return f'<g transform="{place} translate(0 {-down:g})">{"".join(parts)}</g>'


@cache
def _outline(letter: str) -> tuple[str, float]:
    """The path of a letter in the font's units, upwards, and how far the next one is."""
    from fontTools.pens.svgPathPen import SVGPathPen  # only mats with letters need it

    glyphs = _font().getGlyphSet()
    name = _font().getBestCmap().get(ord(letter), "space")
    pen = SVGPathPen(glyphs)
    glyphs[name].draw(pen)
    return pen.getCommands(), glyphs[name].width


@cache
def _capital_height() -> float:
    from fontTools.pens.boundsPen import BoundsPen

    glyphs = _font().getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[_CAPITAL].draw(pen)
    return float(pen.bounds[3])


@cache
def _font() -> Any:
    from fontTools.ttLib import TTFont

    from lecons.pictures.font import font_file

    return TTFont(font_file(), lazy=True)
