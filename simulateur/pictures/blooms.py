"""The great flower of a success: its stalk and its head, which opens petal by petal. Knows no pygame.

There are several looks, so that two successes in a row do not look alike.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.artwork import Attributes, circle, document, part
from lecons.pictures.theme import ROLE

STEPS = 24
"""Drawings between a closed and an open flower."""
HEAD, BLOOM = 0.42, 0.7
"""In parts of the flower's box: how far down its head's middle is, and the head's box."""


class Look(NamedTuple):
    """One look of the flower: its ``colour`` in words, how many ``petals``, and how ``wide``, in hundredths of it."""

    colour: str
    petals: int
    wide: float


LOOKS = (Look("plum", 8, 7.2), Look("coral", 12, 4.9), Look("blue", 6, 9.6))
PAINTS = {
    "plum": (ROLE.petal, ROLE.petal_light, ROLE.petal_edge),
    "coral": (ROLE.coral, ROLE.coral_light, ROLE.coral_edge),
    "blue": (ROLE.blue_petal, ROLE.blue_petal_light, ROLE.blue_petal_edge),
}
"""Of a petal: its face, its bright part and its edge."""


def look_of(colour: str) -> Look:
    """The look of the flower in this ``colour``.

    Raises:
        StopIteration: there is none.
    """
    return next(look for look in LOOKS if look.colour == colour)


def bloom_sign(look: Look, step: int) -> str:
    """The flower's head in words: its colour, and how far it is open."""
    return f"bloom {look.colour} open {step} of {STEPS}"


_STALK = 100
"""The side of the stalk's box in its file."""


@lru_cache(maxsize=4)
def stalk(side: int) -> str:
    """The big flower's halo, stem and leaves as SVG text, ``side`` pixels wide; its head is drawn over them."""
    return document(side, side, part("garden/stalk", side / _STALK))


@lru_cache(maxsize=STEPS + 4)
def bloom(side: int, step: int, look: Look = LOOKS[0]) -> str:
    """The big flower's head as SVG text, from ``step`` 0, closed, to ``STEPS``, open.

    It is a drawing of its own, since it is drawn again at each step.
    """
    opened = step / STEPS
    s = side / (100 * BLOOM)
    m = side / 2
    parts = []
    face, _light, edge = PAINTS[look.colour]
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


def _petal(m: float, s: float, degrees: float, reach: float, drawn_as: tuple[Look, str]) -> str:
    look, colour = drawn_as
    _face, vein, edge = PAINTS[look.colour]
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
