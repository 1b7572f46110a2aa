"""Small signs of what a challenge asks, where its mat does not show it. Knows no pygame."""

from functools import cache

from beebot.challenge import Challenge, Genre
from lecons.pictures.artwork import ASSETS, icon


def sign_of(challenge: Challenge, side: int) -> tuple[str, str] | None:
    """The sign of a challenge: a drawing ``side`` pixels wide, and the words for what it shows.

    None if the challenge has no sign: one writes a program, or a ribbon or a second bee shows what
    is asked. A genre has a sign if ``assets`` has a drawing called after the genre's word in
    files.
    """
    if _has_sign(challenge.genre):
        return icon(f"sign-{challenge.genre.value}", side), f"sign {challenge.genre.value}"
    if challenge.repeats:
        return icon("sign-repeter", side), "sign repeter"
    return None


@cache
def _has_sign(genre: Genre) -> bool:
    return (ASSETS / f"sign-{genre.value}.svg").is_file()
