"""The felt patches of programs to choose from: known by their shape, so that children can name a strip."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, symbol
from lecons.pictures.theme import ROLE

PATCHES = ("patch-mushroom", "patch-acorn", "patch-leaf", "flower-open-blue")
"""The drawings, the first strip's first. Few challenges have a fourth program."""


@lru_cache(maxsize=16)
def patch(place: int, side: int, chosen: bool = False) -> str:
    """The picture that names the strip at ``place`` (from 0), ``side`` pixels wide; in an ink ring if ``chosen``."""
    line = (0.05 if chosen else 0.035) * side
    rim: Attributes = {"stroke": ROLE.frame if chosen else ROLE.slot_edge, "stroke_width": f"{line:.2f}"}
    face = ROLE.honey_pale if chosen else ROLE.cream
    disc = circle(side / 2, side / 2, (side - line) / 2, fill=face, **rim)
    return document(side, side, disc, symbol(PATCHES[place], side / 2, side / 2, 1.12 * side))
