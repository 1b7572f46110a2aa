"""How hard a challenge is among those of its séance: one, two or three seeds on a disc, or a star.

The number tells, the colour only repeats it, so that nobody has to see colours.
"""

import math
from functools import lru_cache

from beebot.challenge import Challenge, Degree
from lecons.pictures.artwork import Attributes, circle, document, path
from lecons.pictures.theme import ROLE

_PAINTS = {
    Degree.GREEN: (ROLE.green, ROLE.green_edge),
    Degree.ORANGE: (ROLE.orange, ROLE.orange_edge),
    Degree.RED: (ROLE.coral, ROLE.coral_edge),
}
_SEEDS = {
    Degree.GREEN: ((0.0, 0.0),),
    Degree.ORANGE: ((-0.17, 0.0), (0.17, 0.0)),
    Degree.RED: ((-0.17, 0.11), (0.17, 0.11), (0.0, -0.18)),
}
"""The middle of each seed, in sides of the mark, from its middle."""
_POINTS = 5


def degree_of(challenge: Challenge, side: int) -> tuple[str, str] | None:
    """The mark of a challenge, ``side`` pixels wide, and its sign; None where its author says nothing.

    A star goes beyond its level: it stands in place of the degree.
    """
    if challenge.star:
        return _star(side), "star"
    if challenge.degree is None:
        return None
    return _seeds(challenge.degree, side), f"degree {len(_SEEDS[challenge.degree])}"


@lru_cache(maxsize=8)
def _seeds(degree: Degree, side: int) -> str:
    fill, edge = _PAINTS[degree]
    look: Attributes = {"fill": fill, "stroke": edge, "stroke_width": f"{0.05 * side:.2f}"}
    middle = side / 2
    seeds = (circle(middle + x * side, middle + y * side, 0.125 * side, **look) for x, y in _SEEDS[degree])
    return document(side, side, _disc(side), *seeds)


@lru_cache(maxsize=4)
def _star(side: int) -> str:
    middle, points = side / 2, []
    for point in range(2 * _POINTS):
        reach, turned = (0.36 if point % 2 == 0 else 0.16) * side, math.pi * point / _POINTS
        points.append(f"{middle + reach * math.sin(turned):.2f} {middle - reach * math.cos(turned):.2f}")
    look: Attributes = {"fill": ROLE.honey, "stroke": ROLE.amber, "stroke_width": f"{0.05 * side:.2f}"}
    return document(side, side, _disc(side), path(f"M{'L'.join(points)}Z", stroke_linejoin="round", **look))


def _disc(side: int) -> str:
    edge: Attributes = {"stroke": ROLE.slot_edge, "stroke_width": f"{0.04 * side:.2f}"}
    return circle(side / 2, side / 2, 0.47 * side, fill=ROLE.cream, **edge)
