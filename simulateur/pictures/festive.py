"""What a feast is decked with: its ground, the garland, the pot that fills, the eight of the bees. Knows no pygame."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, part, path, rounded, symbol
from lecons.pictures.theme import ROLE, otherwise

Point = tuple[float, float]
_FELTS = (
    (ROLE.orange, ROLE.orange_edge),
    (ROLE.green, ROLE.green_edge),
    (ROLE.blue, ROLE.blue_edge),
    (ROLE.plum, ROLE.plum_edge),
    (ROLE.coral, ROLE.coral_edge),
    (ROLE.honey, ROLE.heart_edge),
)
"""The colours of the garland's pennants."""
_PENNANT = 5.8
"""How wide a pennant is, in units; its pitch is ``_PITCH`` times that."""
_PITCH, _SAG = 1.28, 6.6
POT_STEPS = 18
"""Drawings between an empty pot and a full one."""
EIGHT_STEPS = 48
"""Places of a bee along her eight."""
_DOTS_APART = 2
_FROM = 0.9 * math.pi
"""Where on the eight a bee begins and ends: at the bow towards the flower, on her way up."""


@lru_cache(maxsize=4)
def feast_ground(width: int, height: int, low: float, middle: Point, glow: float) -> str:
    """Sky with a glow of that radius round ``middle``, and two hills; the nearer one begins at ``low``, in pixels."""
    far = f"M0 {low - 0.05 * height:.1f}C{0.2 * width:.1f} {low - 0.1 * height:.1f} {0.42 * width:.1f}"
    far += f" {low - 0.085 * height:.1f} {0.6 * width:.1f} {low - 0.095 * height:.1f}S{0.9 * width:.1f}"
    far += f" {low - 0.1 * height:.1f} {width} {low - 0.04 * height:.1f}V{height}H0Z"
    near = f"M0 {low:.1f}C{0.3 * width:.1f} {low - 0.03 * height:.1f} {0.6 * width:.1f}"
    near += f" {low + 0.02 * height:.1f} {width} {low - 0.02 * height:.1f}V{height}H0Z"
    return document(
        width,
        height,
        f'<rect width="{width}" height="{height}" fill="{ROLE.sky}"/>',
        circle(*middle, glow, fill=ROLE.glow, stroke=otherwise(ROLE.sun, "none"), stroke_width=f"{0.012 * glow:.2f}"),
        path(far, fill=ROLE.hill_far),
        path(near, fill=ROLE.hill_near),
    )


@lru_cache(maxsize=4)
def garland(width: int, height: int, u: float) -> str:
    """A string across the page with pennants shaped like the cards: round, square, pointed. ``u`` pixels are a unit."""
    line: Attributes = {"stroke": ROLE.sand_edge, "stroke_width": f"{0.5 * u:.2f}", "stroke_linecap": "round"}
    top, half = 2.6 * u, width / 2
    parts = []
    for start in (0.0, half):
        low = top + 2 * _SAG * u
        parts.append(path(f"M{start:.1f} {top:.1f}Q{start + half / 2:.1f} {low:.1f} {start + half:.1f} {top:.1f}",
                          fill="none", **line))  # fmt: skip
    count = 2 * max(round(half / (_PENNANT * _PITCH * u)), 3)
    parts += [_pennant(n, count, (width, top), u) for n in range(count)]
    parts.append(circle(half, top, 1.1 * u, fill=ROLE.sand_edge))
    return document(width, height, *parts)


def _pennant(place: int, count: int, string: Point, u: float) -> str:
    width, top = string
    side, along = divmod(2 * (place + 0.5) / count, 1)
    along = 0.045 + 0.91 * along
    x, y = (side + along) * width / 2, top + 4 * _SAG * u * along * (1 - along)
    degrees = math.degrees(math.atan2(4 * _SAG * u * (1 - 2 * along), width / 2))
    fill, edge = _FELTS[place % len(_FELTS)]
    w, h = _PENNANT * u / 2, 0.95 * _PENNANT * u
    round_end = f"V{0.55 * h:.1f}A{w:.1f} {w:.1f} 0 0 1 {-w:.1f} {0.55 * h:.1f}"
    pointed_end = f"V{0.72 * h:.1f}L0 {h:.1f}L{-w:.1f} {0.72 * h:.1f}"
    ends = round_end, pointed_end, f"V{0.9 * h:.1f}H{-w:.1f}"
    data = f"M{-w:.1f} 0H{w:.1f}{ends[place % len(ends)]}Z"
    look: Attributes = {"stroke": edge, "stroke_width": f"{0.28 * u:.2f}", "stroke_linejoin": "round"}
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate({degrees:.1f})">{path(data, fill=fill, **look)}</g>'


@lru_cache(maxsize=POT_STEPS + 2)
def pot(side: int, step: int) -> str:
    """A pot of honey as SVG text, from ``step`` 0, empty, to ``POT_STEPS``, full and so shut with its lid."""
    s, m = side / 120, side / 2
    deep = 62 * s * step / POT_STEPS
    parts = [part("garden/pot", s)]
    if step:
        parts.append(rounded(m - 28 * s, m + 40 * s - deep, 56 * s, deep, min(14 * s, deep / 2), fill=ROLE.honey))
    parts.append(part("garden/pot-shut" if step == POT_STEPS else "garden/pot-open", s))
    return document(side, side, *parts)


def eight(step: int, size: Point, *, mirrored: bool = False) -> Point:
    """Where a bee is on her lying eight at ``step`` of ``EIGHT_STEPS``, in pixels from the middle of its box.

    ``size`` is that of the box. She begins and ends at the bow towards the flower.
    """
    t = 2 * math.pi * step / EIGHT_STEPS + _FROM
    x, y = size[0] / 2 * math.cos(t), -size[1] / 2 * math.sin(2 * t)
    return (x if mirrored else -x), y


@lru_cache(maxsize=2 * EIGHT_STEPS + 4)
def eight_dots(width: int, height: int, step: int, dot: float, mirrored: bool = False) -> str:
    """The dots that a bee has left on her eight by ``step``; ``dot`` is the radius of one, in pixels."""
    inside = width - 2 * dot, height - 2 * dot
    spots = (eight(n, inside, mirrored=mirrored) for n in range(0, step + 1, _DOTS_APART))
    return document(width, height, *(circle(width / 2 + x, height / 2 + y, dot, fill=ROLE.soft_ink) for x, y in spots))


@lru_cache(maxsize=8)
def path_ahead(width: int, height: int, drawings: tuple[str, str, str]) -> str:
    """A card with a path of earth that leads to the next flower; ``drawings`` are the names of what stands along it."""
    way = f"M{0.03 * width:.1f} {0.86 * height:.1f}C{0.4 * width:.1f} {0.9 * height:.1f} {0.5 * width:.1f}"
    way += f" {0.4 * height:.1f} {0.97 * width:.1f} {0.4 * height:.1f}"
    line: Attributes = {"fill": "none", "stroke_linecap": "round"}
    thick = 0.34 * height
    spots = ((0.2, 0.62, 0.5), (0.46, 0.42, 0.5), (0.79, 0.36, 0.72))
    stands = [
        symbol(name, x * width, y * height, side * height) for name, (x, y, side) in zip(drawings, spots, strict=True)
    ]
    return document(
        width,
        height,
        rounded(0, 0, width, height, 0.2 * height, fill=ROLE.cream),
        path(way, stroke=ROLE.earth_edge, stroke_width=f"{thick:.1f}", **line),
        path(way, stroke=ROLE.earth, stroke_width=f"{thick - 0.03 * height:.1f}", **line),
        *stands,
    )
