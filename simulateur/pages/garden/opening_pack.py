"""What a window shows while a pack is opened, and where it was refused."""

from lecons.pictures.letters import LINE, advance, wrapped
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label, Scene
from lecons.pictures.theme import ROLE
from simulateur.pages.common.sprites import boxed, icon_sprite
from simulateur.pages.garden.bare import empty_scene
from simulateur.pictures.keys import panel
from simulateur.pictures.progress_comb import HIGH, WIDE, comb
from simulateur.pictures.units import child_unit

_CELL, _BEE = 9.0, 20.0
"""The radius of a cell and the side of the bee, in units."""
_WIDE, _LETTERS, _EDGE = 110.0, 3.2, 6.0
"""Of what is said where a pack was refused: its sheet, its letters and the edge round them, in units."""


def opening_scene(size: tuple[int, int], full: int, *, whiteboard: bool) -> Scene:
    """The picture while a pack is opened: the garden, the bee, and a comb with ``full`` of its eight cells of honey."""
    u, (width, height) = child_unit(size), size
    ground = empty_scene(size, whiteboard=whiteboard).ground
    radius = max(round(_CELL * u), 1)
    wide, high = WIDE * radius, HIGH * radius
    x, y = width / 2, height / 2 + 0.3 * _BEE * u
    box = Rect(x - wide / 2, y - high / 2, wide, high)
    bee = icon_sprite("bee", x, box.y - 0.42 * _BEE * u, _BEE * u)
    return Scene(ground, (boxed(comb(radius, full), box, f"comb {full} of 8"), bee))


def refused_scene(size: tuple[int, int], sentence: str, *, whiteboard: bool) -> Scene:
    """The picture of a refused pack: on a sheet in the garden, the ``sentence`` that says what is wrong with it."""
    u, (width, height) = child_unit(size), size
    ground = empty_scene(size, whiteboard=whiteboard).ground
    pixels, pitch = max(round(_LETTERS * u), 1), LINE * max(round(_LETTERS * u), 1)
    wide = min(_WIDE * u, width - 2 * u)
    lines = wrapped(sentence, wide - 2 * _EDGE * u, pixels)
    high = len(lines) * pitch + (_BEE + 2.5 * _EDGE) * u
    sheet = Rect((width - wide) / 2, (height - high) / 2, wide, high)
    drawn = panel(round(sheet.width), round(sheet.height), 3.4 * u, ROLE.cream, 0.4 * u, ROLE.lip)
    bee = icon_sprite("bee-sorry", width / 2, sheet.y + (_EDGE + _BEE / 2) * u, _BEE * u)
    top = sheet.y + (1.5 * _EDGE + _BEE) * u
    labels = tuple(
        Label(
            line,
            round((width - advance(line, pixels)) / 2),
            round(top + place * pitch),
            round(wide),
            pixels,
            ROLE.ink,
        )
        for place, line in enumerate(lines)
    )
    return Scene((*ground, boxed(drawn, sheet, "panel")), (bee,), labels)  # words lie on the ground
