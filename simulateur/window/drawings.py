"""Drawings as pixels: each SVG text is drawn once in the colours of a theme, and kept while there is room."""

import re
from collections.abc import Callable, Iterable
from io import BytesIO
from math import ceil
from typing import NamedTuple

import pygame

from lecons.pictures.painting import painted
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import Theme
from lecons.pictures.themes import CALM
from simulateur.window.layers import painted_layers

_CACHE_SCREENS, _CACHE_BYTES = 1.5, 22 * 1024 * 1024
"""The most that the cache of drawings may take: 1.5 times the window's pixels, and never more bytes.

The drawing that was not used for longest goes first.
"""
_ROOM_STEP = 256
"""The room for a turning mat grows by so many pixels, so that it is seldom made anew."""
Eyes = Callable[[str], str]
"""From the text of a drawing to that text as somebody's eyes see it: ``str`` for eyes that see every colour."""
_BOX = re.compile('viewBox="([^"]+)" width="[^"]+" height="[^"]+"')


class Picture(NamedTuple):
    """A drawing as pixels, without its empty margins; ``x`` and ``y`` are its upper left corner in the sprite's box."""

    surface: pygame.Surface
    x: int
    y: int


class Pictures:
    """A cache of drawings as pixels: SVG texts in the colours of a theme, each at the sizes that were asked for."""

    def __init__(self, window: pygame.Surface, theme: Theme = CALM, eyes: Eyes = str) -> None:
        self._theme, self._eyes = theme, eyes
        self._kept: dict[tuple[str, int, int], Picture] = {}
        self._bytes = 0
        self._most = min(int(_CACHE_SCREENS * _size(window)), _CACHE_BYTES)

    def get(self, sprite: Sprite) -> Picture:
        """The drawing of ``sprite`` as pixels, not turned; it is kept."""
        key = (sprite.svg, sprite.width, sprite.height)
        picture = self._kept.pop(key, None)
        if picture is None:
            drawn = self.load(sprite)
            seen = drawn.get_bounding_rect()
            surface = drawn.subsurface(seen)
            surface = converted(surface)
            picture = Picture(surface, seen.x, seen.y)
            self._bytes += _size(surface)
            self._keep_to(self._most)
        self._kept[key] = picture
        return picture

    def keep_only(self, shown: Iterable[Sprite]) -> None:
        """Free all drawings but those of the sprites ``shown``."""
        keys = {(sprite.svg, sprite.width, sprite.height) for sprite in shown}
        for key in [each for each in self._kept if each not in keys]:
            self._forget(key)

    def _keep_to(self, most: int) -> None:
        while self._bytes > most and self._kept:
            self._forget(next(iter(self._kept)))

    def _forget(self, key: tuple[str, int, int]) -> None:
        self._bytes -= _size(self._kept.pop(key).surface)

    def load(self, sprite: Sprite) -> pygame.Surface:
        """The drawing of ``sprite`` with its margins; it is not kept: for a sprite that is drawn once."""
        size, box = (sprite.width, sprite.height), _BOX.search(sprite.svg)
        if "<image" not in sprite.svg or box is None:
            return self._drawn(sprite.svg, size)
        left, top, wide, high = map(float, box[1].split())
        return painted_layers(sprite.svg, size, (left, top, wide, high), lambda svg: self._drawn(svg, size))

    def _drawn(self, svg: str, size: tuple[int, int]) -> pygame.Surface:
        return pygame.image.load_sized_svg(BytesIO(self.painted(svg).encode()), size)

    def painted(self, drawing: str) -> str:
        """The SVG text ``drawing``, or a role alone, with the theme's colours in place of roles."""
        return self._eyes(painted(drawing, self._theme))


class Stretcher:
    """Turns pictures about the middle of their box and then stretches them, as their sprites say."""

    def __init__(self) -> None:
        self._room: pygame.Surface | None = None
        self._last: tuple[Picture, tuple[object, ...], Picture] | None = None
        """The picture that was placed last, how, and as what."""

    def place(self, picture: Picture, sprite: Sprite, drawn: tuple[int, int] | None = None) -> Picture:
        """``picture`` turned and stretched as ``sprite`` says; valid until the next call.

        ``drawn`` is the width and height for which it was drawn, None for those of its box.
        """
        if not sprite.turned and drawn is None:
            return picture
        how = (sprite.width, sprite.height, sprite.turned, drawn)
        if self._last is None or self._last[0] is not picture or self._last[1] != how:
            self._last = picture, how, self._placed(picture, sprite, drawn)
        return self._last[2]  # tufts of grass come one after the other, and all are alike

    def _placed(self, picture: Picture, sprite: Sprite, drawn: tuple[int, int] | None) -> Picture:
        surface, (wide, high) = picture.surface, drawn or (sprite.width, sprite.height)
        stretch = pygame.Vector2(sprite.width / wide, sprite.height / high)
        corner = pygame.Vector2(picture.x - wide / 2, picture.y - high / 2)
        middle = corner + pygame.Vector2(surface.get_size()) / 2
        if sprite.turned:
            middle.rotate_ip(sprite.turned)
            surface = pygame.transform.rotate(surface, -sprite.turned)
        width, height = pygame.Vector2(surface.get_size()).elementwise() * stretch
        if drawn is not None:
            size = max(round(width), 1), max(round(height), 1)
            surface = pygame.transform.smoothscale(surface, size, self._room_for(size, surface))
        margins = pygame.Vector2(sprite.width, sprite.height) - surface.get_size()
        x, y = middle.elementwise() * stretch + margins / 2
        return Picture(surface, round(x), round(y))

    def rest(self) -> None:
        """Free the memory for turned pictures, when nothing moves any more."""
        self._room = self._last = None

    def _room_for(self, size: tuple[int, int], like: pygame.Surface) -> pygame.Surface:
        """Room that is used again for each frame.

        To get new memory for a mat at 4K took as long as to draw it.
        """
        if self._room is None or size[0] > self._room.get_width() or size[1] > self._room.get_height():
            enough = [ceil(side / _ROOM_STEP) * _ROOM_STEP for side in size]
            self._room = None  # its memory goes before as much is asked for
            self._room = pygame.Surface(enough, pygame.SRCALPHA, like)
        return self._room.subsurface((0, 0), size)


def converted(surface: pygame.Surface) -> pygame.Surface:
    """A copy of ``surface`` in the form that is fastest to draw on the window."""
    if pygame.display.get_surface() is None:
        return surface.copy()
    return surface.convert_alpha()


def _size(surface: pygame.Surface) -> int:
    return surface.get_pitch() * surface.get_height()


def cut(sprite: Sprite, top: int, bottom: int) -> Sprite:
    """The part of ``sprite`` between the window's rows ``top`` and ``bottom``, in pixels; a turned one stays whole."""
    if sprite.turned:
        return sprite
    top, bottom = max(top, sprite.y), min(bottom, sprite.y + sprite.height)
    box = _BOX.search(sprite.svg)
    if box is None or bottom - top == sprite.height:
        return sprite
    left, up, width, height = (float(number) for number in box[1].split())
    scale = height / sprite.height
    up, tall = up + (top - sprite.y) * scale, (bottom - top) * scale
    part = f'viewBox="{left:g} {up:.4f} {width:g} {tall:.4f}" width="{width:g}" height="{tall:.4f}"'
    return sprite._replace(svg=sprite.svg.replace(box[0], part, 1), y=top, height=bottom - top)
