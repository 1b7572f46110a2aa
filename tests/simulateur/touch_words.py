"""A touch in words, and back: the only place where transcripts of pages know keys by name."""

import re

from simulateur.game.controls import AdultKey, Key, Touch

_PLACED = frozenset(
    {
        *(
            Key.POKE,
            Key.CARD,
            Key.GAP,
            Key.ROLL,
            Key.CELL,
            Key.PLACE,
            Key.OBJECT,
            Key.OPTION,
            Key.AGE,
            Key.LESSON,
            Key.CHALLENGE,
            Key.LEAF,
            Key.TOKEN,
            Key.HEADING,
            Key.PICTURE,
            Key.SPOT,
            Key.ARRIVED,
        ),
        *(
            AdultKey.SECTION,
            AdultKey.FIND_BY,
            AdultKey.SHELF,
            AdultKey.LETTER,
            AdultKey.SHEET,
            AdultKey.UP,
            AdultKey.DOWN,
            AdultKey.KIND,
        ),
        *(AdultKey.PORT, AdultKey.MEMBER, AdultKey.BADGE, AdultKey.ANIMAL, AdultKey.SWITCH, AdultKey.LESS),
        *(AdultKey.MORE, AdultKey.MEASURE, AdultKey.PACK, AdultKey.TAKE_OUT, AdultKey.LINE, AdultKey.AT_ONCE),
        *(AdultKey.PRINT_KIND, AdultKey.SUBJECT, AdultKey.PART, AdultKey.PAPER, AdultKey.INK, AdultKey.CELL_WIDTH),
        *(AdultKey.SQUARES, AdultKey.WITNESS, AdultKey.ANSWER),
        *(AdultKey.READ_TRIES, AdultKey.DATA_PATH, AdultKey.LINES, AdultKey.OPEN_FILE),
        *(AdultKey.SHEET_PART, AdultKey.LOOK_AT),
    }
)
"""What is told apart by its place, from 0."""
_NAMES = [key.name for key in (*Key, *AdultKey)]
assert len(set(_NAMES)) == len(_NAMES), "a key of the children and one of the adults are called alike"
_STRIPS = frozenset({Key.STRIP, Key.BEE})
"""What is told apart by its strip, from 0."""
_WORDS = re.compile(r"(?P<name>.*?)(?: (?P<place>\d+))?(?: of strip (?P<strip>\d+))?(?: by (?P<amount>[+-]\d+))?")


def words_of(touch: Touch) -> str:
    """Such as ``go``, ``card 2``, ``card 2 of strip 1``, ``strip 1``, ``down 0 by +3``."""
    name = touch.key.name.lower().replace("_", " ")
    if touch.key in _STRIPS:
        return f"{name} {touch.strip}"
    name += f" {touch.index}" if touch.key in _PLACED or touch.index else ""
    name += f" of strip {touch.strip}" if touch.strip else ""
    return f"{name} by {touch.amount:+d}" if touch.amount else name


def touch_of(words: str) -> Touch:
    """The touch that ``words_of`` says so."""
    names = {key.name.lower().replace("_", " "): key for key in (*Key, *AdultKey)}
    if words in names:
        return Touch(names[words])
    found = _WORDS.fullmatch(words)
    if found is None or found["name"] not in names:
        raise ValueError(f"no touch is called {words!r}")
    key = names[found["name"]]
    place, strip, amount = (int(found[each] or 0) for each in ("place", "strip", "amount"))
    return Touch(key, strip=place) if key in _STRIPS else Touch(key, place, strip, amount)
