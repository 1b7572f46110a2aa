"""A picture at a place: what screens are made of, before any pixel.

Named tuples, since some hundred are made and compared in each frame: four times faster than dataclasses (measured).
"""

import math
from typing import NamedTuple

_ROUNDING = 1e-6


class Sprite(NamedTuple):
    """An SVG text drawn in the box ``x, y, width, height`` (whole pixels) with ``alpha`` from 0 to 255.

    ``opaque`` says that it covers its whole box, so that nothing under it need be mixed in. ``drawn`` is the width
    and height at which it is drawn and kept before it is stretched to the box, None for the box's own; ``turned`` are
    degrees by which its pixels are then turned to the right, about the middle of the box. Both are for what
    moves: to draw another SVG in each frame takes far longer.
    """

    svg: str
    x: int
    y: int
    width: int
    height: int
    alpha: int = 255
    opaque: bool = False
    drawn: tuple[int, int] | None = None
    turned: float = 0.0

    @property
    def drawn_size(self) -> tuple[int, int]:
        """The width and height at which it is drawn."""
        return self.drawn or (self.width, self.height)

    @property
    def covered(self) -> tuple[int, int, int, int]:
        """The pixels that it may cover, as its box is given."""
        if not self.turned:
            return self.x, self.y, self.width, self.height
        sin, cos = abs(math.sin(math.radians(self.turned))), abs(math.cos(math.radians(self.turned)))
        right = math.ceil((self.width * (cos - 1) + self.height * sin) / 2 - _ROUNDING)
        down = math.ceil((self.height * (cos - 1) + self.width * sin) / 2 - _ROUNDING)
        return self.x - right, self.y - down, self.width + 2 * right, self.height + 2 * down


class Label(NamedTuple):
    """Text for adults, wrapped at ``width`` pixels; ``size`` is the height of a line's letters in pixels."""

    text: str
    x: int
    y: int
    width: int
    size: int
    colour: str


class Scene(NamedTuple):
    """A screen: a still ground, drawn once, and what may move over it, from back to front.

    ``turning`` is a ground that moves just now, under the actors. Once it rests, it stands in for the ground that comes
    in its place, which is then drawn in more than one frame: ``turns`` says what turns or rests, ``""`` where nothing
    ever does.
    """

    ground: tuple[Sprite, ...]
    actors: tuple[Sprite, ...]
    labels: tuple[Label, ...] = ()
    turning: tuple[Sprite, ...] = ()
    turns: str = ""
