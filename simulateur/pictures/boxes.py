"""Grounds of the adults' pages: keys with a word, switches, scroll thumbs."""

from functools import lru_cache

from lecons.pictures.artwork import circle, document, path, rounded
from lecons.pictures.theme import ROLE


@lru_cache(maxsize=32)
def lit_frame(width: int, height: int, line: float) -> str:
    """A frame of honey with the ink line, to lay round a control."""
    radius = 0.22 * min(width, height)

    def frame(wide: float, colour: str) -> str:
        edge: dict[str, str | float] = {"fill": "none", "stroke": colour, "stroke_width": f"{wide:.1f}"}
        return rounded(line, line, width - 2 * line, height - 2 * line, radius, **edge)

    return document(width, height, frame(1.7 * line, ROLE.frame), frame(line, ROLE.honey))


@lru_cache(maxsize=64)
def key_ground(
    width: int,
    height: int,
    lip: float,
    pressed: bool = False,  # noqa: FBT001 (part of the drawing's name)
    fill: str = ROLE.tray,
) -> str:
    """A key for adults, in the colour of a tray to lie on cream or the other way round, ``lip`` pixels high."""
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


@lru_cache(maxsize=16)
def further(side: int, up: bool) -> str:  # noqa: FBT001 (part of the drawing's name)
    """The chevron on the keys that go up and down a list."""
    m, tip = side / 2, -1 if up else 1
    data = f"M{0.26 * side:.1f} {m - 0.12 * tip * side:.1f}L{m} {m + 0.14 * tip * side:.1f}L{0.74 * side:.1f} "
    line: dict[str, str | float] = {"stroke_linecap": "round", "stroke_linejoin": "round"}
    data += f"{m - 0.12 * tip * side:.1f}"
    return document(side, side, path(data, fill="none", stroke=ROLE.ink, stroke_width=f"{0.12 * side:.1f}", **line))


@lru_cache(maxsize=32)
def thumb(width: int, height: int, fill: str) -> str:
    """A bar with round ends."""
    return document(width, height, rounded(0, 0, width, height, min(width, height) / 2, fill=fill))


@lru_cache(maxsize=16)
def switch(width: int, height: int, on: bool) -> str:  # noqa: FBT001 (part of the drawing's name)
    """A switch: on is green with its knob on the right, and the sign 1 or 0, since colour is never alone."""
    fill, edge = (ROLE.green, ROLE.green_edge) if on else (ROLE.tray, ROLE.slot_edge)
    line = 0.06 * height
    radius = (height - line) / 2
    track: dict[str, str | float] = {"fill": fill, "stroke": edge, "stroke_width": f"{line:.1f}"}
    x = width - height / 2 if on else height / 2
    sign_x, sign = width - x, height / 2
    if on:
        mark = rounded(sign_x - line / 2, sign - 0.16 * height, line, 0.32 * height, line / 2, fill=ROLE.sign)
    else:
        mark = circle(sign_x, sign, 0.14 * height, fill="none", stroke=ROLE.soft_ink, stroke_width=f"{line:.1f}")
    knob = circle(x, height / 2, 0.36 * height, fill=ROLE.cream, stroke=edge, stroke_width=f"{line:.1f}")
    return document(
        width, height, rounded(line / 2, line / 2, width - line, height - line, radius, **track), mark, knob
    )
