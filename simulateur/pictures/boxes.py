"""Grounds of the adults' pages: keys with a word, switches, scroll thumbs."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, rounded
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE


@lru_cache(maxsize=32)
def lit_frame(width: int, height: int, line: float) -> str:
    """A frame of honey between ink lines as SVG text, to lay round a control; ``line`` pixels of it are honey."""
    radius = min(0.22 * min(width, height), 5 * line)

    def frame(wide: float, colour: str) -> str:
        edge: Attributes = {"fill": "none", "stroke": colour, "stroke_width": f"{wide:.1f}"}
        return rounded(line, line, width - 2 * line, height - 2 * line, radius, **edge)

    return document(width, height, frame(1.7 * line, ROLE.frame), frame(line, ROLE.honey))


@lru_cache(maxsize=64)
def key_ground(
    width: int,
    height: int,
    lip: float,
    pressed: bool = False,
    fill: str = ROLE.tray,
) -> str:
    """The ground of a key for adults as SVG text, with a lip ``lip`` pixels high.

    Its ``fill`` is the tray's colour on a cream ground, and cream on a tray.
    """
    down = 0.8 * lip if pressed else 0.0
    face = height - 1.4 * lip
    radius = 0.34 * face
    edge: dict[str, str | float] = {"fill": fill, "stroke": ROLE.tray_rim, "stroke_width": 1}
    return document(
        width,
        height,
        rounded(0.5, 1.4 * lip, width - 1, face, radius, fill=ROLE.lip),
        rounded(0.5, 0.5 + down, width - 1, face - 1, radius, **edge),
    )


@lru_cache(maxsize=32)
def thumb(width: int, height: int, fill: str) -> str:
    """A bar with round ends, as SVG text."""
    return document(width, height, rounded(0, 0, width, height, min(width, height) / 2, fill=fill))


@lru_cache(maxsize=16)
def switch(width: int, height: int, on: bool) -> str:
    """A switch as SVG text. If it is ``on``, it is green and its knob is on the right.

    It also has the sign 1 or 0, since colour is never alone.
    """
    left, right, middle = height / 2, width - height / 2, height / 2
    line = 0.06 * height
    thick = f"{line:.1f}"
    if on:
        fill, edge, x = ROLE.green, ROLE.green_edge, right
        one = Rect.around(left, middle, line, 0.32 * height)
        mark = rounded(*one, radius=line / 2, fill=ROLE.sign)
    else:
        fill, edge, x = ROLE.tray, ROLE.slot_edge, left
        zero: Attributes = {"fill": "none", "stroke": ROLE.soft_ink, "stroke_width": thick}
        mark = circle(right, middle, 0.14 * height, **zero)
    look: Attributes = {"fill": fill, "stroke": edge, "stroke_width": thick}
    knob = circle(x, middle, 0.36 * height, **{**look, "fill": ROLE.cream})
    track = rounded(line / 2, line / 2, width - line, height - line, (height - line) / 2, **look)
    return document(width, height, track, mark, knob)
