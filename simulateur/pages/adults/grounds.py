"""Grounds that only the adults' pages have: what is chosen, and panels whose edge has a role of its own."""

from collections.abc import Mapping
from functools import lru_cache

from lecons.pictures.artwork import document, rounded
from lecons.pictures.theme import ROLE


@lru_cache(maxsize=64)
def chosen(width: int, height: int, radius: float, line: float) -> str:
    """Pale honey with the ink line, ``line`` pixels thick; within it a second one, which only high contrast shows."""
    fills = (ROLE.frame, ROLE.chosen, ROLE.honey_pale)  # one upon the other: nothing shines through between two
    parts = [_inside(width, height, radius, place * line, {"fill": fill}) for place, fill in enumerate(fills)]
    return document(width, height, *parts)


@lru_cache(maxsize=64)
def outlined(width: int, height: int, radius: float, line: float, edge: str, fill: str = "none") -> str:
    """A panel, or with no ``fill`` a ring, with an edge ``line`` pixels thick."""
    look: dict[str, str | float] = {"fill": fill, "stroke": edge, "stroke_width": f"{line:.2f}"}
    return document(width, height, _inside(width, height, radius, line / 2, look))


def _inside(width: int, height: int, radius: float, inset: float, look: Mapping[str, str | float]) -> str:
    """A rectangle ``inset`` pixels within its box; ``radius`` is that of the box."""
    return rounded(inset, inset, width - 2 * inset, height - 2 * inset, max(radius - inset, 0), **look)
