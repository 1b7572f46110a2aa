"""Paints drawings that show photographs. The renderer of SVG draws what is before and behind them."""

import math
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

import pygame

from lecons.pictures.photo_layers import Laid, layers
from lecons.pictures.photos import SMALL, data_of

_KEPT = 4
"""How many photographs and drawings from outside are kept decoded, 4 MB each at most."""
Page = tuple[float, float, float, float]
"""The part of a drawing that is shown: left, top, width and height."""
Draw = Callable[[str], pygame.Surface]


def painted_layers(svg: str, size: tuple[int, int], page: Page, draw: Draw) -> pygame.Surface:
    """The ``page`` of the drawing ``svg``, which shows photographs, in ``size``; ``draw`` draws SVG without them."""
    whole = pygame.Surface(size, pygame.SRCALPHA, 32)
    for layer in layers(svg):
        if isinstance(layer, Laid):
            _lay(whole, layer, page)
        else:
            whole.blit(draw(layer), (0, 0))
    return whole


def _lay(whole: pygame.Surface, laid: Laid, page: Page) -> None:
    left, top, wide, _high = page
    stretch = whole.get_width() / wide
    middle = pygame.Vector2(laid.place.point(laid.width / 2, laid.height / 2)) - (left, top)
    scale = laid.place.scale * stretch
    size = max(round(laid.width * scale), 1), max(round(laid.height * scale), 1)
    whole_photo = _decoded(laid.mark, is_small=max(size) <= SMALL)
    seen = pygame.Rect(0, 0, laid.width, laid.height)
    seen.center = whole_photo.get_rect().center
    photo = pygame.transform.smoothscale(whole_photo.subsurface(seen.clip(whole_photo.get_rect())), size)
    if laid.place.degrees:
        photo = pygame.transform.rotate(photo, -laid.place.degrees)
    corner = middle * stretch - pygame.Vector2(photo.get_size()) / 2
    whole.blit(photo, (round(corner.x), round(corner.y)))


@lru_cache(maxsize=_KEPT)
def _decoded(mark: str, *, is_small: bool) -> pygame.Surface:
    return pygame.image.load(BytesIO(data_of(mark, SMALL if is_small else math.inf)), "photo.png")
