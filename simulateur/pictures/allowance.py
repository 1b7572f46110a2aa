"""The sign of a place that must be filled, and the cover of a hidden mat."""

from functools import lru_cache

from lecons.pictures.artwork import circle, document, path, rounded
from lecons.pictures.theme import ROLE


@lru_cache(maxsize=8)
def must_fill(side: int) -> str:
    """The dot on an empty place that must get a card, as SVG text, ``side`` pixels wide."""
    return document(side, side, circle(side / 2, side / 2, 0.14 * side, fill=ROLE.amber))


@lru_cache(maxsize=8)
def cover(columns: int, rows: int, cell: int) -> str:
    """The felt over a hidden mat, its cells ``cell`` pixels wide: they can be counted, and nothing else is seen."""
    width, height, line = columns * cell, rows * cell, f"{0.025 * cell:.2f}"
    seams = [f"M{column * cell} 0V{height}" for column in range(1, columns)]
    seams += [f"M0 {row * cell}H{width}" for row in range(1, rows)]
    felt = rounded(0, 0, width, height, 0.1 * cell, fill=ROLE.tray)
    return document(width, height, felt, path("".join(seams), fill="none", stroke=ROLE.lip, stroke_width=line))
