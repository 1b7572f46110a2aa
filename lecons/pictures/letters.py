"""How much room a text takes in ABeeZee, without a screen.

So pages for adults are laid out by arithmetic alone. The widths are the font's own advances, in
thousandths of its size; a test compares them with the installed font.
"""

import re
from functools import lru_cache

LINE = 1.19
"""From one line to the next, in sizes; the font's own ascent and descent come to 1.182."""
_ADVANCES = {
    150: "'",
    227: "’‘",
    250: "iîï",
    261: "j",
    275: "IÎÏ",
    300: ' "(),.:;[]{|}\u00a0\u202f·',
    314: "!`",
    348: "fl",
    399: "rt",
    430: "“”J",
    450: "*/\\°",
    472: "csçz",
    500: "?x",
    523: "Lkyÿ",
    545: "vFTeéèêë",
    568: "EÉÈÊË«»S",
    585: "ZPg",
    600: "hnCbqÇoôöY$+-0123456789<=>^_~Ÿ–×€ºª",
    617: "KuùûüXdpRaàâä",
    640: "BV",
    674: "AÀÂÄUÙÛÜG",
    705: "DN",
    750: "H&#—",
    780: "OQÔÖ…",
    834: "wM",
    915: "%æm",
    963: "ÆŒWœ",
}
_WIDEST = 1050
"""The width of a letter that is not in the table."""
_WIDTHS = {letter: advance for advance, letters in _ADVANCES.items() for letter in letters}
_OVERHANG, _J = 0.03, 0.05
"""Of the size: how far a first letter may reach to the left, and a j, which reaches farthest."""
_HOOK = 0.048
"""Of the size: how far a last f reaches to the right."""
_HINTING = 0.25
"""Pixels that a letter may gain when it is set on whole pixels; a line may gain one more."""


_FRENCH = re.compile("(?<=«) | (?=[?!:;»%])")
"""Spaces at which French breaks no line."""
_COUNTED = re.compile(r"\d (?:(?:à|to|ou|or|sur|by) (?=\d)|(?=[^\W\d_]|[«“]))")
"""A number and the space behind it, as in « 20 min » and « 4 “pause” »; with what stands between two, as in « 4 à »."""


def with_counts_kept(text: str) -> str:
    """``text`` with no-break spaces between a number and the word after it, in any language."""
    return _COUNTED.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def kept_together(text: str) -> str:
    """``text`` with no-break spaces before « ! » and such marks, inside « », and between a number and its word."""
    return _FRENCH.sub("\u00a0", with_counts_kept(text))


def advance(text: str, size: float) -> float:
    """About how many pixels wide ``text`` is on one line, in letters of ``size`` pixels."""
    return sum(_WIDTHS.get(letter, _WIDEST) for letter in text) * size / 1000


def text_width(text: str, size: float) -> float:
    """How many pixels wide ``text`` is at most on one line, in letters of ``size`` pixels."""
    hook = _HOOK if text.endswith("f") else 0.0
    overhang = _J if text.startswith("j") else _OVERHANG
    return advance(text, size) + _HINTING * len(text) + 1 + (overhang + hook) * size


@lru_cache(maxsize=512)
def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """``text`` cut into lines at most ``width`` pixels wide, in letters of ``size`` pixels.

    A line is broken at a space. A word that is wider than a line is broken inside.
    """
    lines = []
    for paragraph in kept_together(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if text_width(longer, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = _pieces(word, width, size)
            lines += whole
        lines.append(line)
    return tuple(lines)


@lru_cache(maxsize=512)
def fitted(text: str, width: float, size: float) -> str:
    """``text`` on one line of ``width`` pixels at most, in letters of ``size`` pixels; « … » replaces a cut end."""
    if text_width(text, size) <= width:
        return text
    shown = text
    while shown and text_width(shown + "…", size) > width:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def _pieces(word: str, width: float, size: float) -> list[str]:
    """``word`` cut where it must; a piece has at least one letter."""
    pieces, piece = [], ""
    for letter in word:
        if piece and text_width(piece + letter, size) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
