"""A picture at a place: what screens are made of, before any pixel.

They are named tuples, since some hundred are made and compared in each frame. Dataclasses are four
times slower (measured).
"""

import math
from typing import NamedTuple

_ROUNDING = 1e-6


class Sprite(NamedTuple):
    """The SVG text of something that may move, drawn in a box of whole pixels, with ``alpha`` from 0 to 255.

    The drawing is then turned ``turned`` degrees clockwise, about the middle of the box. ``sign`` says in a few plain
    words what it shows and in which state; it is ``""`` for a part of the sprite before it.
    """

    svg: str
    x: int
    y: int
    width: int
    height: int
    alpha: int = 255
    turned: float = 0.0
    sign: str = ""

    @property
    def covered(self) -> tuple[int, int, int, int]:
        """The pixels that the sprite may cover once it is turned: left, top, width and height."""
        if not self.turned:
            return self[1:5]
        angle = math.radians(self.turned)
        sin, cos = abs(math.sin(angle)), abs(math.cos(angle))
        right = math.ceil((self.width * (cos - 1) + self.height * sin) / 2 - _ROUNDING)
        down = math.ceil((self.height * (cos - 1) + self.width * sin) / 2 - _ROUNDING)
        return self.x - right, self.y - down, self.width + 2 * right, self.height + 2 * down


class Label(NamedTuple):
    """Text, wrapped at ``width`` pixels; its letters are ``size`` pixels high."""

    text: str
    x: int
    y: int
    width: int
    size: int
    colour: str


class Scene(NamedTuple):
    """A screen, from back to front: its ground, its text, and what may move over both.

    The ground seldom changes. A scene says what is there and where. How a painter may save work is
    said beside it (``simulateur.pages.common.cheaper_drawing``).
    """

    ground: tuple[Sprite, ...]
    actors: tuple[Sprite, ...]
    labels: tuple[Label, ...] = ()
