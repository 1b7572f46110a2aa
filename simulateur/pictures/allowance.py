"""The signs of what is left to lay: pivots, places that must be filled; and the cover of a hidden mat.

A small turn stands for each pivot that is left, a dot for a place that must be filled.
"""

from functools import lru_cache

from lecons.pictures.artwork import circle, document, icon, path, rounded
from lecons.pictures.theme import ROLE


@lru_cache(maxsize=16)
def small_turn(side: int, used: bool) -> str:
    """A pivot that may still be laid, to either side; an empty ring once it is used."""
    return icon("keys/turn-used" if used else "keys/turn", side)


@lru_cache(maxsize=8)
def must_fill(side: int) -> str:
    """The dot on an empty place that must get a card."""
    return document(side, side, circle(side / 2, side / 2, 0.14 * side, fill=ROLE.amber))


@lru_cache(maxsize=8)
def cover(columns: int, rows: int, cell: int) -> str:
    """The felt over a mat that is to be remembered: its cells can still be counted, and nothing else is seen."""
    width, height, line = columns * cell, rows * cell, f"{0.025 * cell:.2f}"
    seams = [f"M{column * cell} 0V{height}" for column in range(1, columns)]
    seams += [f"M0 {row * cell}H{width}" for row in range(1, rows)]
    felt = rounded(0, 0, width, height, 0.1 * cell, fill=ROLE.tray)
    return document(width, height, felt, path("".join(seams), fill="none", stroke=ROLE.lip, stroke_width=line))
