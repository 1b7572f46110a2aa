"""The marks that answer a program, on the mat and on its strip: a glow, stones, dice. Knows no pygame.

A glow says « here »: honey pale with an amber rim, a square for a cell and a disc for a place where she only turns. It
never blinks. Sizes are in parts of a cell or of a card, which is ``side`` pixels wide.
"""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, rounded, symbol
from lecons.pictures.cards import PIPS
from lecons.pictures.glyphs import written
from lecons.pictures.theme import ROLE

_GLOW_LINE, _GLOW_RIM = 0.05, 0.018
"""How broad the honey line of a glow is, and each of the amber ones beside it."""
_STONE = 0.17
_EYES = ((-12.5, -18.0), (12.5, -18.0))
_GAZE, _PUPIL, _SHINE = 3.4, 4.9, 1.7
"""In parts of the bee's box of 120: how far a pupil goes to what she looks for, its radius, and the light in it."""
_BOX = 120
_LARGE_PIPS = 5
"""Up to so many dots on a die are large."""


def box_of(side: int, degrees: float) -> int:
    """The side of an upright box that holds a square of ``side`` pixels turned by ``degrees``."""
    return side if degrees % 90 == 0 else math.ceil(side * math.sqrt(2))


@lru_cache(maxsize=64)
def glow(side: int, disc: bool = False, degrees: float = 0) -> str:
    """The sign « here » over a cell or a place of a strip, ``side`` pixels wide: a square, or a ``disc``.

    It is turned by ``degrees``; the drawing is as large as ``box_of`` says.
    """
    box, line, rim = box_of(side, degrees), _GLOW_LINE * side, _GLOW_RIM * side
    middle, reach = box / 2, side / 2 - rim
    honey: Attributes = {"fill": ROLE.honey_pale, "stroke": ROLE.honey, "stroke_width": f"{line:.2f}"}
    if disc:
        outside = circle(middle, middle, reach, fill=ROLE.amber)
        inner = circle(middle, middle, reach - rim - line, fill=ROLE.amber)
        face = circle(middle, middle, reach - rim - line / 2, **honey)
        return document(box, box, outside, inner, face)
    parts = (
        _square(reach, 0.2 * side, fill=ROLE.amber),
        _square(reach - rim - line / 2, 0.2 * side - rim - line / 2, **honey),
        _square(reach - 2 * rim - line, 0.12 * side, fill="none", stroke=ROLE.amber, stroke_width=f"{rim:.2f}"),
    )
    turn = f"translate({middle:g} {middle:g}) rotate({degrees:g})"
    return document(box, box, f'<g transform="{turn}">{"".join(parts)}</g>')


@lru_cache(maxsize=32)
def beyond(side: int, degrees: float = 0) -> str:
    """The mark of a cell onto which the bee should not have gone: pale felt, on a cell ``side`` pixels wide.

    It is turned by ``degrees``; the drawing is as large as ``box_of`` says.
    """
    box = box_of(side, degrees)
    turn = f"translate({box / 2:g} {box / 2:g}) rotate({degrees:g})"
    felt = _square(0.40 * side, 0.1 * side, fill=ROLE.tray, fill_opacity=0.75)
    return document(box, box, f'<g transform="{turn}">{felt}</g>')


@lru_cache(maxsize=64)
def stone(side: int, number: int = 0) -> str:
    """A stone in the middle of a cell ``side`` pixels wide: one card to come. It has ``number`` dots, at most nine."""
    middle = side / 2
    edge: Attributes = {"fill": ROLE.cream, "stroke": ROLE.amber, "stroke_width": f"{0.035 * side:.2f}"}
    disc = circle(middle, middle, _STONE * side, **edge)
    return document(side, side, disc, _pips(number, middle, middle, _STONE * side))


@lru_cache(maxsize=32)
def numbered(side: int, number: int) -> str:
    """The die with a target's number in the order, ``side`` pixels wide, for the card that came to it too early."""
    return document(side, side, die(number, side / 2, side / 2, side))


def die(number: int, x: float, y: float, side: float) -> str:
    """A disc ``side`` pixels wide, its middle at ``x``, ``y``, with a ``number``: in dots up to nine, then figures."""
    return _disc(x, y, side) + (_pips(number, x, y, 0.45 * side) or _figure(number, x, y, side))


@lru_cache(maxsize=16)
def figured(side: int, number: int) -> str:
    """A disc with a ``number`` in figures, ``side`` pixels wide: how far « avancer de 2 » and longer go."""
    middle = side / 2
    return document(side, side, _disc(middle, middle, side), _figure(number, middle, middle, side))


def _disc(x: float, y: float, side: float) -> str:
    edge: Attributes = {"fill": ROLE.cream, "stroke": ROLE.soft_ink, "stroke_width": f"{0.075 * side:.2f}"}
    return circle(x, y, 0.45 * side, **edge)


def _figure(number: int, x: float, y: float, side: float) -> str:
    return written(str(number), (x, y), 0.5 * side, 0.5 * side, ROLE.ink)


@lru_cache(maxsize=64)
def wondering(name: str, side: int, degrees: float, gaze: int) -> str:
    """A bee that wonders, turned to her heading ``degrees``; her pupils look ``gaze`` degrees to the right of it.

    ``name`` is "bee" or "partner".
    """
    middle, scale = side / 2, side / _BOX
    angle = math.radians(gaze)
    right, up = _GAZE * math.sin(angle), _GAZE * math.cos(angle)
    eyes = []
    for x, y in _EYES:
        eyes.append(circle(x + right, y - up, _PUPIL, fill=ROLE.sign))
        eyes.append(circle(x + right + 1.7, y - up - 1.9, _SHINE, fill=ROLE.light))
    turn = f"translate({middle:g} {middle:g}) rotate({degrees:g}) scale({scale:.5g})"
    pupils = f'<g transform="{turn}">{"".join(eyes)}</g>'
    return document(side, side, symbol(f"{name}-wondering", middle, middle, side, degrees), pupils)


def _pips(number: int, x: float, y: float, radius: float) -> str:
    step = 0.42 * radius
    dot = (0.19 if number <= _LARGE_PIPS else 0.14) * radius
    return "".join(circle(x + step * a, y - step * b, dot, fill=ROLE.ink) for a, b in PIPS.get(number, ()))


def _square(reach: float, radius: float, **attributes: str | float) -> str:
    return rounded(-reach, -reach, 2 * reach, 2 * reach, radius, **attributes)
