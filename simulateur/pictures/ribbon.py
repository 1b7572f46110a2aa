"""What a line of cards has besides cards: rolled ends, beads, and a bar that says « here ». Knows no pygame."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, rounded
from lecons.pictures.theme import ROLE

BAR = 0.14
"""The width of the bar, in cards."""


@lru_cache(maxsize=8)
def roll(width: int, height: int) -> str:
    """The rolled end of a line, as SVG text: more of it waits there."""
    edge = max(0.06 * width, 1)
    line: Attributes = {"stroke": ROLE.slot_edge, "stroke_width": f"{edge:.2f}"}
    body = rounded(edge / 2, edge / 2, width - edge, height - edge, 0.36 * width, fill=ROLE.slot, **line)
    turns = (
        rounded(part * width - edge / 2, 0.07 * height, edge, 0.86 * height, edge / 2, fill=ROLE.slot_edge)
        for part in (0.35, 0.65)
    )
    return document(width, height, body, *turns)


@lru_cache(maxsize=8)
def seen(width: int, height: int) -> str:
    """The ground under the beads of the cards that are seen, as SVG text."""
    return document(width, height, rounded(0, 0, width, height, height / 2, fill=ROLE.slot))


@lru_cache(maxsize=16)
def bead(side: int, laid: bool, runs: bool) -> str:
    """A bead in a square box: honey if a card is ``laid`` there, in an ink line while that card ``runs``."""
    radius = side / 2
    line: Attributes = {"stroke": ROLE.slot_edge, "stroke_width": f"{0.22 * radius:.2f}"}
    if laid:
        line["stroke"] = ROLE.straw_edge
    if runs:
        line = {"stroke": ROLE.ink, "stroke_width": f"{0.45 * radius:.2f}"}
    fill = ROLE.honey if laid else ROLE.cream
    return document(side, side, circle(radius, radius, (0.7 if runs else 0.8) * radius, fill=fill, **line))


@lru_cache(maxsize=16)
def bar(width: int, height: int, chosen: bool) -> str:
    """The bar between two cards that says « here ».

    If it is ``chosen`` it is honey in an ink line, if it could be chosen it is pale.
    """
    line = 0.2 * width if chosen else 0.12 * width
    look: Attributes = {"stroke": ROLE.ink if chosen else ROLE.straw_edge, "stroke_width": f"{line:.2f}"}
    fill = ROLE.honey if chosen else ROLE.honey_pale
    return document(
        width, height, rounded(line / 2, line / 2, width - line, height - line, 0.45 * width, fill=fill, **look)
    )
