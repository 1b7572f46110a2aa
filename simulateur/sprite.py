"""A picture at a place: what screens are made of, before any pixel.

Named tuples, since some hundred are made and compared in each frame: four times faster than dataclasses (measured).
"""

from dataclasses import dataclass
from typing import NamedTuple


class Sprite(NamedTuple):
    """An SVG text drawn in the box ``x, y, width, height`` (whole pixels) with ``alpha`` from 0 to 255.

    ``opaque`` says that it covers its whole box, so that nothing under it need be mixed in. ``quarters`` turns a square
    drawing to the right, by as many right angles. ``drawn`` is the width in pixels at which it is drawn and then
    stretched to its box, 0 for the box's own: for what is large and another drawing in each frame, and for what changes
    its size.
    """

    svg: str
    x: int
    y: int
    width: int
    height: int
    alpha: int = 255
    opaque: bool = False
    quarters: int = 0
    drawn: int = 0

    @property
    def drawn_size(self) -> tuple[int, int]:
        """The width and height at which it is drawn."""
        if not self.drawn:
            return self.width, self.height
        return self.drawn, max(round(self.height * self.drawn / self.width), 1)


class Label(NamedTuple):
    """Text for adults, wrapped at ``width`` pixels; ``size`` is the height of a line's letters in pixels."""

    text: str
    x: int
    y: int
    width: int
    size: int
    colour: str


@dataclass(frozen=True)
class Scene:
    """A screen: a still ground, drawn once, and what may move over it, from back to front."""

    ground: tuple[Sprite, ...]
    actors: tuple[Sprite, ...]
    labels: tuple[Label, ...] = ()
