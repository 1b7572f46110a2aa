"""Small signs of what is asked in a challenge, for those whose mat does not show it. Knows no pygame."""

from functools import lru_cache

from beebot.challenge import Challenge, Genre
from lecons.pictures.artwork import circle, document, rounded, symbol
from lecons.pictures.theme import ROLE

_SIGNED = (Genre.PREDICT, Genre.DEBUG, Genre.COMPLETE, Genre.CHOOSE)
"""What the mat does not show."""


def sign_of(challenge: Challenge, side: int) -> tuple[str, str] | None:
    """The drawing, ``side`` pixels wide, and what it says.

    None where writing a program, a ribbon or a second bee says it all.
    """
    if challenge.genre in _SIGNED:
        return _sign(challenge.genre, side), f"sign of {challenge.genre.value}"
    return (_sign(None, side), "sign of repeats") if challenge.repeats else None


@lru_cache(maxsize=16)
def _sign(genre: Genre | None, side: int) -> str:
    """A cream disc with the sign of a genre on it; without one, that of repeats."""
    m, s = side / 2, side / 100
    line = f"{2.4 * s:.2f}"
    ground = circle(m, m, 47 * s, fill=ROLE.cream, stroke=ROLE.lip, stroke_width=line)
    match genre:
        case Genre.PREDICT:
            drawn = symbol("flag", m + 2 * s, m, 66 * s)
        case Genre.DEBUG:
            drawn = symbol("ladybird", m, m, 72 * s, 16)
        case Genre.COMPLETE:
            holes = ((18, ROLE.orange), (41, ROLE.slot), (64, ROLE.orange))
            drawn = "".join(rounded(x * s, 40 * s, 18 * s, 20 * s, 4 * s, fill=fill) for x, fill in holes)
        case Genre.CHOOSE:
            drawn = "".join(
                rounded(20 * s, y * s, 60 * s, 14 * s, 5 * s, fill=fill, stroke=ROLE.slot_edge, stroke_width=line)
                for y, fill in ((24, ROLE.tray), (43, ROLE.honey), (62, ROLE.tray))
            )
        case _:
            drawn = symbol("icon-repeat", m, m, 84 * s)
    return document(side, side, ground, drawn)
