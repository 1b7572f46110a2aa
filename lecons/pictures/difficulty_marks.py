"""How hard a challenge is among those of its séance: one, two or three seeds on a disc, or a star.

The number tells, the colour only repeats it, so that nobody has to see colours.
"""

from beebot.challenge import Challenge, Degree
from lecons.pictures.artwork import icon

_SEEDS = {Degree.GREEN: 1, Degree.ORANGE: 2, Degree.RED: 3}


def degree_of(challenge: Challenge, side: int) -> tuple[str, str] | None:
    """The icon of a challenge's degree, ``side`` pixels wide, and its name; None where the author gives no degree.

    For a challenge beyond its level it is a star instead.
    """
    if challenge.star:
        return icon("marks/star", side), "star"
    if challenge.degree is None:
        return None
    seeds = _SEEDS[challenge.degree]
    return icon(f"marks/degree-{seeds}", side), f"degree {seeds}"
