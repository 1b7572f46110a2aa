"""Small signs of what is asked in a challenge, for those whose mat does not show it. Knows no pygame."""

from functools import cache

from beebot.challenge import Challenge, Genre
from lecons.pictures.artwork import ASSETS, icon


def sign_of(challenge: Challenge, side: int) -> tuple[str, str] | None:
    """The drawing, ``side`` pixels wide, and what it says.

    None where writing a program, a ribbon or a second bee says it all. A genre has a sign if there is a drawing called
    after its word in files.
    """
    if _has_sign(challenge.genre):
        return icon(f"sign-{challenge.genre.value}", side), f"sign {challenge.genre.value}"
    return (icon("sign-repeter", side), "sign repeter") if challenge.repeats else None


@cache
def _has_sign(genre: Genre) -> bool:
    return (ASSETS / f"sign-{genre.value}.svg").is_file()
