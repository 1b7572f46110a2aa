"""The great flower of a success: its stalk and its head, which opens petal by petal. Knows no pygame.

There are several looks, so that two successes in a row do not look alike.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.artwork import Attributes, circle, document, path
from lecons.pictures.theme import ROLE

STEPS = 24
"""Drawings between a closed and an open flower."""
HEAD, BLOOM = 0.42, 0.7
"""In parts of the flower's box: how far down its head's middle is, and the head's box."""


class Look(NamedTuple):
    """One look of the flower: its ``colour`` in words, how many petals, and how wide each is in hundredths."""

    colour: str
    petals: int
    wide: float


LOOKS = (Look("plum", 8, 7.2), Look("coral", 12, 4.9), Look("blue", 6, 9.6))
_PAINTS = {
    "plum": (ROLE.petal, ROLE.petal_light, ROLE.petal_edge),
    "coral": (ROLE.coral, ROLE.coral_light, ROLE.coral_edge),
    "blue": (ROLE.blue_petal, ROLE.blue_petal_light, ROLE.blue_petal_edge),
}
"""Of a petal: its face, its bright part and its edge."""


def look_of(colour: str) -> Look:
    """The look of this colour.

    Raises:
        StopIteration: there is none.
    """
    return next(look for look in LOOKS if look.colour == colour)


def bloom_sign(look: Look, step: int) -> str:
    """What a head shows."""
    return f"bloom {look.colour} open {step} of {STEPS}"


@lru_cache(maxsize=4)
def stalk(side: int) -> str:
    """The big flower's halo, stem and leaves; its head is drawn over them."""
    s = side / 100
    x, y = 50 * s, 100 * HEAD * s
    return document(side, side, circle(x, y, 38 * s, fill=ROLE.glow), _stem(x, y, s))


@lru_cache(maxsize=STEPS + 4)
def bloom(side: int, step: int, look: Look = LOOKS[0]) -> str:
    """The big flower's head, from ``step`` 0 (closed) to 24 (open).

    It is a drawing of its own, since it is drawn again at each step.
    """
    opened = step / STEPS
    s = side / (100 * BLOOM)
    m = side / 2
    parts = []
    face, _light, edge = _PAINTS[look.colour]
    for ring, (reach, colour) in enumerate(((27.5, edge), (30.0, face))):
        for n in range(look.petals):
            grown = _out_back(min(max(opened * 1.9 - (n + ring) / look.petals * 0.8, 0), 1))
            if grown > 0:
                turn = (n + 0.5 * (1 - ring)) * 360 / look.petals
                parts.append(_petal(m, s, turn, reach * grown, (look, colour)))
    rim: Attributes = {"stroke": ROLE.heart_edge, "stroke_width": f"{1.2 * s:.2f}"}
    parts.append(circle(m, m, 10.6 * s, fill=ROLE.heart, **rim))
    for ring, count in enumerate((1, 6, 12)):
        for n in range(count):
            angle = 2 * math.pi * (n + 0.5 * (ring > 1)) / count
            x, y = (3.7 * ring * part * s for part in (math.cos(angle), math.sin(angle)))
            parts.append(circle(m + x, m + y, 0.95 * s, fill=ROLE.seed))
    return document(side, side, *parts)


def _stem(x: float, y: float, s: float) -> str:
    leaf = ROLE.leaf
    stem = f"M{x:.2f} {y:.2f}q{1.5 * s:.2f} {32 * s:.2f} 0 {56 * s:.2f}"
    left = _leaf(x, 94 * s, s, (-24, 0, -26, -14, -25, -24), (11, 6, 21, 12, 25, 24))
    right = _leaf(x, 96 * s, s, (28, 0, 30, -16, 30, -28), (-14, 6, -26, 14, -30, 28))
    look: Attributes = {"stroke": ROLE.stem, "stroke_width": f"{2.6 * s:.2f}"}
    line = path(stem, fill="none", **look, stroke_linecap="round")
    return line + path(left, fill=leaf) + path(right, fill=leaf)


def _leaf(x: float, y: float, s: float, out: tuple[int, ...], home: tuple[int, ...]) -> str:
    """Path data of a leaf: a curve from its foot to its tip, and one back, in hundredths."""
    numbers = (" ".join(f"{number * s:.2f}" for number in curve) for curve in (out, home))
    curves = "".join("c" + each for each in numbers)
    return f"M{x:.2f} {y:.2f}{curves}Z"


def _petal(m: float, s: float, degrees: float, reach: float, drawn_as: tuple[Look, str]) -> str:
    look, colour = drawn_as
    _face, vein, edge = _PAINTS[look.colour]
    length = reach * s
    wide = look.wide * s * min(reach / 24, 1.1)
    drawn = (
        f'<ellipse cx="0" cy="{-0.58 * length:.2f}" rx="{wide:.2f}" ry="{0.48 * length:.2f}"'
        f' fill="{colour}" stroke="{edge}" stroke-width="{0.8 * s:.2f}"/>'
    )
    if colour != edge:
        box = f'cx="0" cy="{-0.62 * length:.2f}" rx="{0.42 * wide:.2f}" ry="{0.26 * length:.2f}"'
        drawn += f'<ellipse {box} fill="{vein}"/>'
    return f'<g transform="translate({m:.2f} {m:.2f}) rotate({degrees:g})">{drawn}</g>'


def _out_back(progress: float) -> float:
    """Ease out, a little beyond, and back."""
    over = 1.1
    return 1 + (over + 1) * (progress - 1) ** 3 + over * (progress - 1) ** 2
