"""Pixels: turn scenes of sprites into a picture, redrawing only what has changed. The only painter."""

from collections.abc import Sequence
from io import BytesIO

import pygame

from simulateur.sprite import Label, Scene, Sprite

_CACHE_SCREENS, _CACHE_BYTES = 2, 24 * 1024 * 1024
"""Kept drawings, at most, in windows' worth of pixels and in bytes; the longest unused go first."""


class Pictures:
    """SVG texts as surfaces, drawn once at each size and kept while there is room."""

    def __init__(self, window: pygame.Surface) -> None:
        self._kept: dict[tuple[str, int, int], pygame.Surface] = {}
        self._bytes = 0
        self._most = min(_CACHE_SCREENS * _size(window), _CACHE_BYTES)

    def get(self, sprite: Sprite) -> pygame.Surface:
        """The sprite's drawing, at its size, opaque."""
        key = (sprite.svg, sprite.width, sprite.height)
        surface = self._kept.pop(key, None)
        if surface is None:
            surface = pygame.image.load_sized_svg(BytesIO(sprite.svg.encode()), (sprite.width, sprite.height))
            if pygame.display.get_surface() is not None:
                surface = surface.convert_alpha()
            self._bytes += _size(surface)
            while self._bytes > self._most and self._kept:
                self._bytes -= _size(self._kept.pop(next(iter(self._kept))))
        self._kept[key] = surface
        return surface


def _size(surface: pygame.Surface) -> int:
    return surface.get_pitch() * surface.get_height()


class Painter:
    """Draws scenes on one surface and tells which rectangles changed."""

    def __init__(self, target: pygame.Surface, background: str) -> None:
        self.target = target
        self._background = pygame.Color(background)
        self._pictures = Pictures(target)
        self._ground: tuple[Sprite, ...] | None = None
        self._still = pygame.Surface(target.get_size()).convert(target)
        self._actors: tuple[Sprite, ...] = ()
        self._labels: tuple[Label, ...] = ()

    def draw(self, scene: Scene) -> Sequence[pygame.Rect]:
        """Bring the surface up to date; returns the rectangles that changed, none where nothing did."""
        if scene.ground != self._ground or scene.labels != self._labels:
            dirty = [self.target.get_rect()]
            self._draw_still(scene)
        else:
            dirty = _changed(self._actors, scene.actors)
        self._actors = scene.actors
        for rect in dirty:
            self._repair(rect, scene.actors)
        return dirty

    def _draw_still(self, scene: Scene) -> None:
        self._still.fill(self._background)
        for sprite in scene.ground:
            surface = pygame.image.load_sized_svg(BytesIO(sprite.svg.encode()), (sprite.width, sprite.height))
            self._still.blit(surface, (sprite.x, sprite.y))
        for label in scene.labels:
            _write(self._still, label)
        self._ground, self._labels = scene.ground, scene.labels

    def _repair(self, rect: pygame.Rect, actors: Sequence[Sprite]) -> None:
        self.target.set_clip(rect)
        self.target.blit(self._still, rect, rect)
        for sprite in actors:
            if rect.colliderect((sprite.x, sprite.y, sprite.width, sprite.height)):
                surface = self._pictures.get(sprite)
                surface.set_alpha(sprite.alpha)
                self.target.blit(surface, (sprite.x, sprite.y))
        self.target.set_clip(None)


def _changed(before: Sequence[Sprite], after: Sequence[Sprite]) -> list[pygame.Rect]:
    """Rectangles that cover every sprite that came, went, moved or changed, with overlapping ones joined."""
    if before == after:
        return []
    different = set(before).symmetric_difference(after)
    rects: list[pygame.Rect] = []
    for sprite in different:
        rect = pygame.Rect(sprite.x, sprite.y, sprite.width, sprite.height)
        while (place := rect.collidelist(rects)) >= 0:
            rect.union_ip(rects.pop(place))
        rects.append(rect)
    return rects


def _write(target: pygame.Surface, label: Label) -> None:
    """Draw a label with the kit's font; imported here, since a child's pages have no text."""
    import fontpkg  # noqa: PLC0415
    import pygame.font  # noqa: PLC0415

    pygame.font.init()
    font = pygame.font.Font(fontpkg.path("ABeeZee"), label.size)
    text = font.render(label.text, True, label.colour, None, label.width)
    target.blit(text, (label.x, label.y))
