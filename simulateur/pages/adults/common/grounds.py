"""Grounds that the adults' pages alone have: what is chosen, and panels whose edge has a colour."""

from collections.abc import Mapping
from functools import lru_cache

from lecons.pictures.artwork import Attributes, document, rounded
from lecons.pictures.theme import ROLE


@lru_cache(maxsize=64)
def chosen(width: int, height: int, radius: float, line: float) -> str:
    """The ground of what is chosen, as SVG text: pale honey with an ink line, ``line`` pixels thick.

    Inside that line is a second one, which only high contrast shows.
    """
    # Each colour lies on the one before, so that nothing shines through between two.
    fills = (ROLE.frame, ROLE.chosen, ROLE.honey_pale)
    looks = enumerate({"fill": fill} for fill in fills)
    parts = [_inside(width, height, radius, place * line, look) for place, look in looks]
    return document(width, height, *parts)


@lru_cache(maxsize=64)
def outlined(
    width: int,
    height: int,
    radius: float,
    line: float,
    edge: str,
    fill: str = "none",
) -> str:
    """A panel as SVG text, its edge ``line`` pixels thick in the colour ``edge``; a ring if it has no ``fill``."""
    look: Attributes = {"fill": fill, "stroke": edge, "stroke_width": f"{line:.2f}"}
    return document(width, height, _inside(width, height, radius, line / 2, look))


def _inside(
    width: int,
    height: int,
    radius: float,
    inset: float,
    look: Mapping[str, str | float],
) -> str:
    wide, high = width - 2 * inset, height - 2 * inset
    return rounded(inset, inset, wide, high, max(radius - inset, 0), **look)
