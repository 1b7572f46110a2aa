"""What is on the named cells of a mat: places where a robot can stop, and obstacles that fill their cell.

In high contrast a place has a white edge round its whole shape, as a sticker has; an obstacle has a white frame with
bars. So sticker is land, and bars are stop, in any colours.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from beebot.mat import Place
from lecons.pictures.artwork import Attributes, path, rounded
from lecons.pictures.glyphs import written
from lecons.pictures.images import Images
from lecons.pictures.photos import IMAGE
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE, otherwise

_DRAWN, _FULL, _ON_PLATE, _MARK = 1.06, 1.18, 0.76, 0.44
"""Of a cell: the box of a place's drawing and of an obstacle's, a place on a plate, and the mark in its corner."""
_LETTERS, _WIDEST = 0.43, 0.84
"""Of a cell: how high a capital letter is, and how wide up to three letters are at most."""
_BOLDER = 0.06
"""Of a capital's height: by how much the strokes of letters are broader than the font's. A class reads them from afar.
"""
_PLATE, _PLATE_ROUND, _PLATE_EDGE, _CELL = 0.91, 0.18, 0.034, 0.976
"""Of a cell: the side of a plate, its corners, its edge; and what of a cell lies between the lines round it."""
_PHOTO, _RIM, _PHOTO_ROUND = 0.77, 0.035, 0.12
"""Of a cell: what is seen of a photograph, its rim, and the rim's corners."""
_STICKER = 6.4
"""How far the white edge reaches on both sides of a line, in the drawings' units; a cell is 100."""
_PAINTS = re.compile(r' (?:fill|stroke|stroke-width|opacity|fill-opacity)="(?!none)[^"]*"')
_SHADOW = re.compile(r'<ellipse[^>]*opacity="[^"]*"[^>]*/>')
_PAPER = otherwise(ROLE.rim, "#FFF8EA")
"""The rim of a photograph: white in high contrast."""
_WHITE = otherwise(ROLE.rim, "none")
"""White in high contrast, not there in the calm theme."""


class Spot(NamedTuple):
    """Where something is drawn: the middle of a square of ``side`` pixels, turned by ``degrees``, clockwise."""

    x: float
    y: float
    side: float
    degrees: float = 0


def standing(picture: str, letters: str, images: Images, spot: Spot) -> str:
    """A named place where a robot can stop, on ``spot``: its ``picture``, else its ``letters``, else nothing ("")."""
    x, y, side, degrees = spot
    if images.is_photo(picture):
        return _photograph(picture, images, spot)
    if picture:
        return with_sticker(images.draw(picture, x, y, _DRAWN * side, degrees))
    if not letters:
        return ""
    return written(letters, (x, y), _LETTERS * side, _WIDEST * side, ROLE.letters, degrees, bolder=_BOLDER)


def _photograph(picture: str, images: Images, spot: Spot) -> str:
    """The middle of a photograph under a rim with round corners, and its shadow."""
    x, y, side, degrees = spot
    whole, rim = (_PHOTO + 2 * _RIM) * side, _RIM * side
    line = whole - rim
    edge: Attributes = {"fill": "none", "stroke": _PAPER, "stroke_width": f"{rim:.2f}"}
    shade = rounded(-whole / 2, -whole / 2 + rim, whole, whole, _PHOTO_ROUND * side, fill=ROLE.ink, opacity="0.15")
    frame = rounded(-line / 2, -line / 2, line, line, _PHOTO_ROUND * side - rim / 2, **edge)
    at = f'<g transform="translate({x:g} {y:g}) rotate({degrees:g})">'
    return f"{at}{shade}</g>{images.square(picture, x, y, _PHOTO * side, degrees)}{at}{frame}</g>"


def barred(place: Place, images: Images, spot: Spot) -> str:
    """The ``place`` of an obstacle with its own picture, on ``spot``; a wide one covers the next cell to the east."""
    x, y, side, degrees = spot
    if place.wide:
        x += side / 2
        return images.draw(place.picture, x, y, _FULL * side, cells=2) + _bars(x, y, side, 2)
    return images.draw(place.picture, x, y, _FULL * side, degrees) + _bars(x, y, side)


def in_the_way(name: str, images: Images, spot: Spot, *, wide: bool = False) -> str:
    """An obstacle without a name, the picture ``name``, on ``spot``; a ``wide`` one covers the next cell too."""
    x, y, side, degrees = spot
    if wide:
        x += side / 2
        return images.draw(name, x, y, side, cells=2) + _bars(x, y, side, 2)
    return images.draw(name, x, y, side, degrees) + _bars(x, y, side)


def on_plate(picture: str, letters: str, mark: str, images: Images, spot: Spot) -> str:
    """A named place to go to, its ``picture`` or ``letters``, on a plate; the picture ``mark`` is lower right on it."""
    x, y, side, degrees = spot
    plate = _PLATE * side
    edge: Attributes = {"stroke": ROLE.amber, "stroke_width": f"{_PLATE_EDGE * side:.2f}"}
    at = Spot(x - 0.05 * side, y - 0.05 * side, _ON_PLATE * side, degrees)
    if not picture:  # letters have room above the mark, and are no smaller than beside it
        at = Spot(x, y - 0.1 * side, 0.92 * side, degrees)
    cell = Rect.around(x, y, _CELL * side)
    return (
        # What stands below has a wide white edge in high contrast, which would be seen beside the plate.
        rounded(*cell, 0, fill=otherwise(ROLE.meadow, "none"))
        + rounded(x - plate / 2, y - plate / 2, plate, plate, _PLATE_ROUND * side, fill=ROLE.honey_pale, **edge)
        + standing(picture, letters, images, at)
        + images.draw(mark, x + 0.28 * side, y + 0.26 * side, _MARK * side, degrees)
    )


@lru_cache(maxsize=32)
def with_sticker(drawn: str) -> str:
    """``drawn`` over its own shape in white, a little larger, like a sticker; a picture in pixels over its page."""
    shape = IMAGE.sub("", _PAINTS.sub("", _SHADOW.sub("", drawn)))
    edge = f'fill="{_WHITE}" stroke="{_WHITE}" stroke-width="{2 * _STICKER:g}"'
    return f'<g {edge} stroke-linejoin="round" stroke-linecap="round">{shape}</g>{drawn}'


def _bars(x: float, y: float, side: float, cells: int = 1) -> str:
    """The frame of an obstacle over ``cells`` beside each other, in high contrast: white, with slanted bars."""
    half, wide, thick, bend, step = 0.45 * side, (cells - 0.1) / 2 * side, 0.1 * side, 0.17 * side, 0.11 * side
    white: Attributes = {"fill": "none", "stroke": _WHITE, "stroke_width": f"{thick:.2f}"}
    frame = rounded(x - wide, y - half, 2 * wide, 2 * half, bend, **white)
    across, down = (range(-int((end - bend) / step), int((end - bend) / step) + 1) for end in (wide, half))
    slanted = (f"l{thick / 2:.2f} {thick:.2f}", f"l{thick:.2f} {thick / 2:.2f}")
    bars = [f"M{x + n * step:.2f} {y + end - thick / 2:.2f}{slanted[0]}" for end in (-half, half) for n in across]
    bars += [f"M{x + end - thick / 2:.2f} {y + n * step:.2f}{slanted[1]}" for end in (-wide, wide) for n in down]
    black = otherwise(ROLE.meadow, "none")
    return frame + path("".join(bars), fill="none", stroke=black, stroke_width=f"{0.035 * side:.2f}")
