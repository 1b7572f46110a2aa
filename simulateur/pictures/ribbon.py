"""What a line of cards has besides cards: rolled ends, beads, and a bar that says « here ». Knows no pygame."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, rounded
from lecons.pictures.theme import ROLE

BAR = 0.14
"""The width of the bar, in cards."""


@lru_cache(maxsize=8)
def roll(width: int, height: int) -> str:
    """The end of a line that is rolled up: more of it waits there."""
    edge = max(0.06 * width, 1)
    line: Attributes = {"stroke": ROLE.slot_edge, "stroke_width": f"{edge:.2f}"}
    body = rounded(edge / 2, edge / 2, width - edge, height - edge, 0.36 * width, fill=ROLE.slot, **line)
    turns = (
        rounded(part * width - edge / 2, 0.07 * height, edge, 0.86 * height, edge / 2, fill=ROLE.slot_edge)
        for part in (0.35, 0.65)
    )
    return document(width, height, body, *turns)


@lru_cache(maxsize=64)
def beads(size: tuple[int, int], step: float, laid: int, total: int, seen: tuple[int, int], lit: int) -> str:
    """A bead for each of ``total`` places, in a box of ``size``; the first ``laid`` are cards.

    ``seen`` are the first place that is seen and how many are. ``lit`` is the place that runs, -1
    for none.
    """
    width, height = size
    radius, y = min(height / 2, 0.42 * step), height / 2
    first, count = seen
    parts = [rounded(first * step, 0, count * step, height, y, fill=ROLE.slot)]
    for place in range(total):
        line: Attributes = {"stroke": ROLE.slot_edge, "stroke_width": f"{0.22 * radius:.2f}"}
        if place < laid:
            line["stroke"] = ROLE.straw_edge
        if place == lit:
            line = {"stroke": ROLE.ink, "stroke_width": f"{0.45 * radius:.2f}"}
        fill = ROLE.honey if place < laid else ROLE.cream
        inner = radius - (0.3 if place == lit else 0.2) * radius
        parts.append(circle((place + 0.5) * step, y, inner, fill=fill, **line))
    return document(width, height, *parts)


@lru_cache(maxsize=16)
def bar(width: int, height: int, chosen: bool) -> str:
    """The bar between two cards that says « here ».

    Where it is ``chosen`` it is honey in an ink line. Where it could be chosen it is pale.
    """
    line = 0.2 * width if chosen else 0.12 * width
    look: Attributes = {"stroke": ROLE.ink if chosen else ROLE.straw_edge, "stroke_width": f"{line:.2f}"}
    fill = ROLE.honey if chosen else ROLE.honey_pale
    return document(
        width, height, rounded(line / 2, line / 2, width - line, height - line, 0.45 * width, fill=fill, **look)
    )
