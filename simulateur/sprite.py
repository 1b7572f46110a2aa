"""A picture at a place: what screens are made of, before any pixel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sprite:
    """An SVG text drawn in the box ``x, y, width, height`` (whole pixels) with ``alpha`` from 0 to 255.

    ``opaque`` says that it covers its whole box, so that nothing under it need be mixed in. ``quarters`` turns a square
    drawing to the right, by as many right angles. ``coarse`` is how many times smaller it is drawn, and then enlarged:
    for a large drawing of the ground that is another one in each frame.
    """

    svg: str
    x: int
    y: int
    width: int
    height: int
    alpha: int = 255
    opaque: bool = False
    quarters: int = 0
    coarse: int = 1


@dataclass(frozen=True, slots=True)
class Label:
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
