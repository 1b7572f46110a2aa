"""Which drawings a painter makes anew."""

import pygame
import pytest

from lecons.pictures.sprite import Sprite
from simulateur.window.drawings import Pictures


def watch_drawings(monkeypatch: pytest.MonkeyPatch) -> list[Sprite]:
    """The sprites that are drawn from their text from now on: the list grows."""
    drawn: list[Sprite] = []
    load = Pictures.load

    def watched(self: Pictures, sprite: Sprite) -> pygame.Surface:
        drawn.append(sprite)
        return load(self, sprite)

    monkeypatch.setattr(Pictures, "load", watched)
    return drawn
