"""Chips, short words to choose from, side by side in as many rows as they need; and rows of keys."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lecons.pictures.letters import text_width
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.controls import AdultKey, Touch
from simulateur.pages.adults.common.page_builder import BODY, SMALL, Paper

CHIP, BETWEEN_CHIPS = 5.75, 1.0
"""The height of a chip and the room between two, in units."""
_BESIDE, _INSIDE = 3.2, 0.8
"""How much wider a chip is than its words; the margin at each of its ends where nothing is written. In units."""
_AIR = 2.4
"""How much wider a key beside others is than its word, in units."""

MOST_KEYS = 3
"""So many keys have room in a row."""


class Chip(NamedTuple):
    """A word to choose: the control that a touch on it means, and whether it is the chosen one now."""

    touch: Touch
    text: str
    is_chosen: bool


def lay_chips(paper: Paper, row: Rect, chips: Iterable[Chip]) -> float:
    """Lay ``chips`` from ``row`` down, each as high as ``row``. Returns where the last row ends, in pixels."""
    u, x, y = paper.u, row.x, row.y
    for touch, text, is_chosen in chips:
        width = max(text_width(text, round(BODY * u)) + _BESIDE * u, row.height)  # a finger needs as much
        width = min(width, row.width)
        if x > row.x and x + width > row.right:
            x, y = row.x, y + row.height + BETWEEN_CHIPS * u
        chip = Rect(x, y, width, row.height)
        paper.choice(touch, chip, chosen=is_chosen, fill=ROLE.tray)
        inside = _INSIDE * u  # less than the words leave free: rounding by a pixel must not cut them
        paper.line(text, Rect(x + inside, y, width - 2 * inside, row.height), BODY, middle=True)
        x += width + BETWEEN_CHIPS * u
    return y + row.height


def lay_side_by_side(paper: Paper, row: Rect, chips: Sequence[Chip]) -> None:
    """Lay ``chips`` side by side over the whole of ``row``. Their letters are smaller where the words are long."""
    gap = BETWEEN_CHIPS * paper.u
    size, widths = shared(paper, [chip.text for chip in chips], row.width - (len(chips) - 1) * gap)
    x = row.x
    for (touch, text, is_chosen), wide in zip(chips, widths, strict=True):
        paper.choice(touch, Rect(x, row.y, wide, row.height), chosen=is_chosen)
        paper.line(text, Rect(x + 0.2 * paper.u, row.y, wide - 0.4 * paper.u, row.height), size, middle=True)
        x += wide + gap


def lay_keys(paper: Paper, row: Rect, keys: Sequence[tuple[AdultKey, str, bool]], gap: float = 1.6) -> None:
    """Lay up to three ``keys`` from the left of ``row``, ``gap`` units apart.

    Each of them is given as what it does, its word, and whether it is green.
    """
    width = (row.width - (MOST_KEYS - 1) * gap * paper.u) / MOST_KEYS
    for place, (key, word, green) in enumerate(keys):
        box = Rect(row.x + place * (width + gap * paper.u), row.y, width, row.height)
        paper.key(Touch(key), box, word, green=green)


def shared(paper: Paper, words: Sequence[str], room: float) -> tuple[float, list[float]]:
    """The size of letters in units and each word's width in pixels, with which ``words`` fill ``room`` pixels.

    All keys are alike if every word fits, else each is as wide as its word needs.
    """
    for size in (BODY, SMALL):
        taken = [text_width(word, round(size * paper.u)) for word in words]
        air = (room - sum(taken)) / len(words)
        if max(taken) + _AIR * paper.u <= room / len(words):
            return size, [room / len(words)] * len(words)
        if air >= _AIR * paper.u:
            break
    return size, [each + air for each in taken]
