"""The dial that turns the bee at her start: ground and heads, as SVG text. Knows no pygame."""

from functools import lru_cache

from lecons.pictures.artwork import document, part, symbol

WHOLE, WHOLE_HEAD = 1.08, 1.16
"""How large the drawings are with their lines and shadows: in dials, and in heads."""
_DOWN = 0.0375
"""How far a head goes down with its key, in heads, and up with it."""
BEE = 0.42
"""The bee in the middle, in dials."""


_SIDE = 100
"""How wide a dial is in its file, and a head in its own."""


@lru_cache(maxsize=8)
def ground(side: int) -> str:
    """The dial without its heads as SVG text, ``side`` pixels wide; the margin for its line is beyond that."""
    return document(side * WHOLE, side * WHOLE, part("keys/dial", side / _SIDE))


@lru_cache(maxsize=64)
def head(
    side: int,
    degrees: int,
    chosen: bool,
    pressed: bool = False,
) -> str:
    """A round cream key, ``side`` pixels wide, with a head turned ``degrees`` clockwise from above.

    It is as thick as every key, with its shadow on the dial. The ``chosen`` one is pressed flat in an ink line.
    """
    whole, down = side * WHOLE_HEAD, 0.0 if chosen else _DOWN * side
    if not pressed:
        down = -down
    state = "-chosen" if chosen else "-pressed" if pressed else ""
    face = symbol("head", whole / 2, whole / 2 + down, 0.86 * side, degrees)
    return document(whole, whole, part(f"keys/dial-head{state}", side / _SIDE), face)
