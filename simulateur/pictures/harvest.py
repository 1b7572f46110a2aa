"""What grows in the garden with each séance: small flowers in beds, pots of honey on a plank, the sun's answer."""

import math
from functools import lru_cache

from lecons.pictures.artwork import document, path, rounded, symbol
from lecons.pictures.theme import ROLE

_SPOTS = ((0.17, 0.56), (0.5, 0.44), (0.83, 0.56))
"""The three flowers of a bed: their middles, in parts of its width and height."""
_RAYS = 9
POT_HIGH, PLANK = 0.95, 0.3
"""In pots: how high a pot is on its plank, and how high the plank with its legs is."""


@lru_cache(maxsize=24)
def bed(width: int, height: int, colour: str) -> str:
    """Three small flowers of one ``colour``, as SVG text."""
    return document(
        width,
        height,
        *(symbol(f"flower-small-{colour}", x * width, y * height, 0.86 * height) for x, y in _SPOTS),
    )


@lru_cache(maxsize=48)
def pots(pitch: float, count: int, degrees: int = 0) -> str:
    """A plank on two legs with ``count`` pots of honey, ``pitch`` pixels apart, that rock by ``degrees``."""
    width, height = plank_size(pitch, count)
    side, top = 1.18 * pitch, POT_HIGH * pitch
    leg = 0.15 * pitch
    parts = [
        rounded(x - leg / 2, top, leg, height - top - 0.04 * pitch, leg / 2, fill=ROLE.straw_edge)
        for x in (0.45 * pitch, width - 0.45 * pitch)
    ]
    parts.append(rounded(0.02 * pitch, top, width - 0.04 * pitch, 0.2 * pitch, 0.1 * pitch, fill=ROLE.straw_band))
    for n in range(count):
        x = (n + 0.7) * pitch
        turn = f"rotate({degrees * (-1) ** n} {x:.2f} {top:.2f})"
        parts.append(f'<g transform="{turn}">{symbol("pot-honey", x, top - 0.385 * side, side)}</g>')
    return document(width, height, *parts)


def plank_size(pitch: float, count: int) -> tuple[int, int]:
    """Width and height of a plank with its pots, in pixels."""
    return round((count + 0.4) * pitch), round((POT_HIGH + PLANK + 0.2) * pitch)


@lru_cache(maxsize=24)
def rays(side: int, radius: float, degrees: int) -> str:
    """Short rays round the upper part of a sun of this ``radius`` in pixels, turned by so many ``degrees``."""
    m = side / 2
    lines = []
    for n in range(_RAYS):
        angle = math.radians(-168 + 156 * n / (_RAYS - 1) + degrees)
        near, far = 1.22 * radius, (1.44 + 0.08 * (n % 2)) * radius
        start = f"M{m + near * math.cos(angle):.2f} {m + near * math.sin(angle):.2f}"
        lines.append(f"{start}L{m + far * math.cos(angle):.2f} {m + far * math.sin(angle):.2f}")
    thick = f"{0.13 * radius:.2f}"
    return document(
        side, side, path("".join(lines), fill="none", stroke=ROLE.honey, stroke_width=thick, stroke_linecap="round")
    )
