"""What a browser shows beside what the painter of the window paints."""

import pygame
from PIL import Image, ImageChops

from lecons.pictures.sprite import Scene
from lecons.pictures.theme import ROLE
from simulateur.window.draw import Painter

_BY = 0.12
MOST = 0.005
"""The part of the pixels that may differ by more than ``_BY`` of what a colour can be.

The edges of a page of drawings alone are 0.4 % in WebKit; a key that is missing is a whole one.
"""


def differing(scene: Scene, shown: Image.Image) -> float:
    """The part of the pixels that differ by more than 12 % between a picture of a browser and the painter's."""
    window = pygame.Surface(shown.size)
    Painter(window, ROLE.paper).draw(scene)
    painted = Image.frombytes("RGB", shown.size, pygame.image.tobytes(window, "RGB"))
    bands = ImageChops.difference(painted, shown).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    many = sum(most.histogram()[round(_BY * 255) + 1 :])
    return many / (shown.width * shown.height)
