"""A touch in words, and back: the only place where transcripts of pages know keys by name."""

import re

from simulateur.game.controls import Key, Touch

_PLACED = frozenset(
    {
        *(Key.CARD, Key.GAP, Key.CELL, Key.OBJECT, Key.OPTION, Key.LESSON, Key.CHALLENGE, Key.TOKEN, Key.HEADING),
        *(Key.SECTION, Key.SHELF, Key.SHEET, Key.UP, Key.DOWN, Key.KIND, Key.PORT, Key.MEMBER, Key.BADGE),
        *(Key.ANIMAL, Key.SWITCH, Key.LESS, Key.MORE, Key.MEASURE),
    }
)
"""What is told apart by its place, from 0."""
_STRIPS = frozenset({Key.STRIP, Key.BEE})
"""What is told apart by its strip, from 0."""
_ON_STRIPS = frozenset({Key.CARD, Key.GAP})
"""What is told apart by its place, and by its strip where that is not the first."""
_WORDS = re.compile(r"(?P<name>.*?)(?: (?P<place>\d+))?(?:(?: by | of strip )(?P<strip>[+-]?\d+))?")


def words_of(touch: Touch) -> str:
    """Such as ``go``, ``card 2``, ``card 2 of strip 1``, ``strip 1``, ``down 0 by +3``."""
    name = touch.key.name.lower().replace("_", " ")
    if touch.key in _STRIPS:
        return f"{name} {touch.strip}"
    name += f" {touch.index}" if touch.key in _PLACED or touch.index else ""
    if not touch.strip:
        return name
    return f"{name} of strip {touch.strip}" if touch.key in _ON_STRIPS else f"{name} by {touch.strip:+d}"


def touch_of(words: str) -> Touch:
    """The touch that ``words_of`` says so."""
    names = {key.name.lower().replace("_", " "): key for key in Key}
    if words in names:
        return Touch(names[words])
    found = _WORDS.fullmatch(words)
    if found is None or found["name"] not in names:
        raise ValueError(f"no touch is called {words!r}")
    key, place, strip = names[found["name"]], int(found["place"] or 0), int(found["strip"] or 0)
    return Touch(key, strip=place) if key in _STRIPS else Touch(key, place, strip)
