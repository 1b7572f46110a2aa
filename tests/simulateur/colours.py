"""What eyes make of colours: WCAG contrast, and the three colour blindnesses as matrices on linear light."""

import math
from collections import Counter
from collections.abc import Iterable

import pygame

from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import Theme
from simulateur.window.drawings import Pictures

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 255."""

BLINDNESSES: dict[str, tuple[Colour, Colour, Colour]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Severity 1, on linear light: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency", IEEE TVCG 15 (6), 2009, the table of matrices on the authors' page."""


EYES = (*BLINDNESSES, "grey")


def rgb(name: str) -> Colour:
    """From ``#RRGGBB``."""
    return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)


def linear(colour: Colour) -> Colour:
    """Light from 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in colour))
    return red, green, blue


def luminance(colour: Colour) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 to 21 (WCAG 2.2)."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def seen_with(blindness: str, colour: Colour) -> Colour:
    """What somebody with this blindness sees of a colour; ``"grey"`` is a print without colours."""
    if blindness == "grey":
        grey = 255 * _gamma(luminance(colour))
        return grey, grey, grey
    light = linear(colour)
    mixed = [sum(a * b for a, b in zip(row, light, strict=True)) for row in BLINDNESSES[blindness]]
    red, green, blue = (255 * _gamma(min(max(value, 0.0), 1.0)) for value in mixed)
    return red, green, blue


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def distance(one: Colour, other: Colour) -> float:
    """How far apart two colours look: CIE 1976 L*a*b*, D65; 2 is just to be seen, 10 at a glance."""
    return math.dist(_lab(one), _lab(other))


def _lab(colour: Colour) -> Colour:
    red, green, blue = linear(colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def drawn(svg: str, side: int, theme: Theme, height: int | None = None) -> pygame.Surface:
    """A drawing in a theme, as the painter makes it."""
    pictures = Pictures(pygame.Surface((64, 64)), theme)
    return pictures.load(Sprite(svg, 0, 0, side, height or side))


def common(surface: pygame.Surface, where: Iterable[tuple[int, int]] | None = None) -> list[Colour]:
    """The opaque colours of a surface, or of some of its pixels, the most frequent first; mixed edges come last."""
    width, height = surface.get_size()
    pixels = where or ((x, y) for x in range(width) for y in range(height))
    found = Counter(tuple(surface.get_at(at))[:3] for at in pixels if surface.get_at(at).a == 255)
    return [(float(r), float(g), float(b)) for (r, g, b), _count in found.most_common()]
