"""A scene as the bytes of a PNG, painted beside the window."""

import io

import pygame

from lecons.pictures.sprite import Scene
from lecons.pictures.theme import ROLE
from simulateur.window.draw import Painter


def png_of(scene: Scene, size: tuple[int, int]) -> bytes:
    """``scene`` as a PNG of ``size`` pixels, in the calm theme's colours."""
    target = pygame.Surface(size).convert(24)
    painter = Painter(target, ROLE.paper)
    painter.draw(scene)
    while painter.settles:
        painter.draw(scene)
    stream = io.BytesIO()
    pygame.image.save(target, stream, "keepsake.png")
    return stream.getvalue()
