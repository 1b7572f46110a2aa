"""Small helpers that place drawings: from the float rectangles of a layout to whole-pixel sprites."""

from lecons.pictures.artwork import icon
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.members import Lamp
from simulateur.pictures.boxes import lit_frame
from simulateur.pictures.keys import PEBBLE_MARGIN, PLATE_KEY_MARGIN, pebble, plate_key
from simulateur.pictures.units import unit

FADED = 90
"""Alpha of a key that has nothing to do now."""


def centred(svg: str, x: float, y: float, side: int, alpha: int = 255) -> Sprite:
    """A square drawing with its middle at ``x``, ``y``."""
    return Sprite(svg, round(x - side / 2), round(y - side / 2), side, side, alpha)


def pebble_sprite(name: str, rect: Rect, *, pressed: bool = False, faded: bool = False, on: bool = False) -> Sprite:
    """A cream key filling ``rect`` (its shadow reaches beyond)."""
    side = round(min(rect.width, rect.height))
    full = round(side * (1 + 2 * PEBBLE_MARGIN))
    return centred(pebble(name, side, pressed, on), *rect.centre, full, FADED if faded else 255)


def ear_sprites(rect: Rect, *, pressed: bool, mute: bool) -> list[Sprite]:
    """The ear key, with a small bar on its corner where nothing can be heard."""
    ear = pebble_sprite("icon-ear", rect, pressed=pressed)
    if not mute:
        return [ear]
    return [ear, icon_sprite("icon-muted", rect.x + 0.88 * rect.width, rect.y + 0.12 * rect.height, 0.42 * rect.width)]


def lamp_icon(lamp: Lamp) -> str:
    """The name of a lamp's drawing."""
    return {
        Lamp.OFF: "lamp-off",
        Lamp.SEARCHING: "lamp-searching",
        Lamp.LINKED: "lamp-linked",
        Lamp.LOST: "lamp-lost",
    }[lamp]


def lit_sprite(rect: Rect, size: tuple[int, int]) -> Sprite:
    """The honey frame round the control that the keyboard or the one switch is at."""
    line = max(min(1.1 * unit(size), 0.075 * min(rect.width, rect.height)), 2)
    out = 1.2 * line  # the rest lies on the control's rim, and not on its neighbour or over the window's edge
    x, y, right, bottom = rect.x - out, rect.y - out, rect.right + out, rect.bottom + out
    width, height = round(right - x), round(bottom - y)
    return Sprite(lit_frame(width, height, line), round(x), round(y), width, height)


def plate_key_sprite(name: str, rect: Rect, *, pressed: bool = False) -> Sprite:
    """A key of the plate filling ``rect``."""
    side = round(rect.width)
    full = round(side * (1 + 2 * PLATE_KEY_MARGIN))
    return centred(plate_key(name, side, pressed), *rect.centre, full)


def icon_sprite(name: str, x: float, y: float, side: float, degrees: float = 0, alpha: int = 255) -> Sprite:
    """A drawing of ``assets`` with its box ``side`` pixels wide, turned to the right."""
    whole = max(round(side), 1)
    quarters, rest = divmod(degrees % 360, 90)
    left, top = round(x - whole / 2), round(y - whole / 2)
    return Sprite(icon(name, whole, rest), left, top, whole, whole, alpha, turned=90 * quarters)
