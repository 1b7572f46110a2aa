"""The sprites on a mat that turns: each is made once, as large as on the mat at rest, and placed in each picture.

The text of a drawing stays the same however far the mat has turned. A painter need not draw it again: ``made_sizes``
says at which size it was made.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lecons.pictures.sprite import Sprite
from simulateur.pages.layout.control_areas import MatPlace

_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def at_full_size(place: MatPlace) -> MatPlace:
    """The same mat, with cells as large as those that drawings are made for."""
    return place._replace(cell=place.drawn)


def unturned(place: MatPlace) -> MatPlace:
    """The same mat before it turned, from which ``turned_with`` turns what lies flat on it."""
    return place._replace(degrees=0.0)


def turned_with(sprites: Iterable[Sprite], place: MatPlace) -> Iterator[Sprite]:
    """``sprites`` that lie flat on the unturned mat, moved and turned to where they lie on ``place``."""
    (x, y), angle = place.middle, math.radians(place.degrees)
    sin, cos = math.sin(angle), math.cos(angle)
    for sprite in sprites:
        wide, high = sprite.width / 2, sprite.height / 2
        right, down = sprite.x + wide - x, sprite.y + high - y
        left, top = x + right * cos - down * sin - wide, y + right * sin + down * cos - high
        yield sprite._replace(x=round(left), y=round(top), turned=sprite.turned + place.degrees)


def shrunk(sprites: Iterable[Sprite], place: MatPlace) -> Iterator[Sprite]:
    """``sprites`` made for the mat at full size, as large as they are on ``place``, whose cells shrink as it turns."""
    (x, y), scale = place.middle, place.cell / place.drawn
    for sprite in sprites:
        width, height = max(round(sprite.width * scale), 1), max(round(sprite.height * scale), 1)
        right, down = sprite.x + sprite.width / 2 - x, sprite.y + sprite.height / 2 - y
        left, top = x + right * scale - width / 2, y + down * scale - height / 2
        yield sprite._replace(x=round(left), y=round(top), width=width, height=height)


def made_sizes(sprites: Iterable[Sprite]) -> dict[str, tuple[int, int]]:
    """The SVG text of each drawing not shown at the size that it was made for, and that size in pixels."""
    sizes = ((sprite, _made(sprite.svg)) for sprite in sprites)
    return {sprite.svg: made for sprite, made in sizes if made != (sprite.width, sprite.height)}


@lru_cache(maxsize=256)
def _made(svg: str) -> tuple[int, int]:
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("a drawing has a width and a height")
    return max(round(float(found[1])), 1), max(round(float(found[2])), 1)
