"""Small helpers that place drawings: from the float rectangles of a layout to whole-pixel sprites.

They give each its sign, the words for what it shows. The same words are the same object, so that
comparing scenes stays cheap. Keys and boxes hardly ever move, and each frame of a run asks for them
anew: the last ones are kept.
"""

from functools import lru_cache

from lecons.pictures.artwork import icon
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.messages.members import Lamp
from simulateur.pictures.boxes import lit_frame
from simulateur.pictures.keys import PEBBLE_MARGIN, PLATE_KEY_MARGIN, pebble, plate_key
from simulateur.pictures.units import unit

OPAQUE, FADED = 255, 90
"""Alpha of what is there, and of a key that has nothing to do now."""
BEES = ("bee", "partner")
"""The drawings of the two bees; those of their moods have names that begin with these."""
_FAMILIES = ("icon-", "glyph-", "token-")
"""How the names of some drawings begin; these say nothing of what is shown."""


def wondering_sprite(name: str, x: float, y: float, side: float, degrees: float, gaze: int = 0) -> Sprite:
    """A bee who wonders, her pupils ``gaze`` degrees to the right of where she looks (``degrees``)."""
    from lecons.pictures.feedback_marks import wondering  # noqa: PLC0415 (the first picture wonders at nothing)

    whole, words = max(round(side), 1), turned_sign(f"{name} wondering", degrees % 360)
    sign = f"{words} looking {gaze}°" if gaze else words
    return centred(wondering(name, whole, degrees % 360, gaze), x, y, whole, sign)


@lru_cache(maxsize=512)
def plain(name: str, *states: str) -> str:
    """A drawing's file ``name`` as plain words, followed by those of its ``states`` that are not empty."""
    for family in _FAMILIES:
        name = name.removeprefix(family)
    return said(name.replace("-", " "), *states)


def said(*words: str) -> str:
    """The words of a drawing's sign joined by spaces, without the empty ones."""
    return " ".join(filter(None, words))


@lru_cache(maxsize=512)
def turned_sign(sign: str, degrees: float) -> str:
    """The sign of a thing drawn upright, changed to say that it is turned by ``degrees`` clockwise."""
    if not degrees:
        return sign
    return f"{sign} {degrees:g}°"


def boxed(svg: str, rect: Rect, sign: str, alpha: int = OPAQUE) -> Sprite:
    """The drawing ``svg`` so that it fills ``rect``, rounded to whole pixels."""
    return _boxed(svg, rect, sign, alpha)


@lru_cache(maxsize=64)
def _boxed(svg: str, rect: Rect, sign: str, alpha: int) -> Sprite:
    x, y, width, height = rect
    width, height = max(round(width), 1), max(round(height), 1)
    return Sprite(svg, round(x), round(y), width, height, alpha, 0.0, sign)


def centred(svg: str, x: float, y: float, side: int, sign: str, alpha: int = OPAQUE) -> Sprite:
    """The square drawing ``svg``, ``side`` pixels wide, with its middle at the pixel ``x``, ``y``."""
    return Sprite(svg, round(x - side / 2), round(y - side / 2), side, side, alpha, 0.0, sign)


def pebble_sprite(
    name: str,
    rect: Rect,
    *,
    pressed: bool = False,
    faded: bool = False,
    on: bool = False,
) -> Sprite:
    """A cream key with the drawing ``name``, as wide as ``rect``'s shorter side; ``on`` is honey, ``faded`` pale."""
    return _pebble_sprite(name, rect, pressed, faded, on)


@lru_cache(maxsize=64)
def _pebble_sprite(name: str, rect: Rect, pressed: bool, faded: bool, on: bool) -> Sprite:
    side = round(min(rect.width, rect.height))
    full = round(side * (1 + 2 * PEBBLE_MARGIN))
    sign = _key_sign(name, on, pressed, faded)
    alpha = FADED if faded else OPAQUE
    return centred(pebble(name, side, pressed, on), *rect.centre, full, sign, alpha)


@lru_cache(maxsize=256)
def _key_sign(name: str, on: bool, pressed: bool, faded: bool) -> str:
    states = {"on": on, "pressed": pressed, "faded": faded}
    return said("key", plain(name), *(word for word, holds in states.items() if holds))


def ear_sprites(rect: Rect, *, pressed: bool, mute: bool) -> list[Sprite]:
    """The ear key, with a small bar on its corner if ``mute``: nothing can be heard."""
    ear = pebble_sprite("icon-ear", rect, pressed=pressed)
    if not mute:
        return [ear]
    x, y = rect.x + 0.88 * rect.width, rect.y + 0.12 * rect.height
    return [ear, icon_sprite("icon-muted", x, y, 0.42 * rect.width)]


def lamp_icon(lamp: Lamp) -> str:
    """The name of the drawing in ``assets`` for a robot's lamp."""
    return {
        Lamp.OFF: "lamp-off",
        Lamp.SEARCHING: "lamp-searching",
        Lamp.LINKED: "lamp-linked",
        Lamp.SEEN: "lamp-linked",
        Lamp.MAYBE: "lamp-maybe",
        Lamp.LOST: "lamp-lost",
        Lamp.BY_HAND: "lamp-hand",
    }[lamp]


def lit_sprite(rect: Rect, size: tuple[int, int]) -> Sprite:
    """The honey frame round the control at ``rect`` that the keyboard or the switch is at; ``size`` is the window's."""
    line = max(min(1.1 * unit(size), 0.075 * min(rect.width, rect.height)), 2)
    # The rest lies on the control's rim, not on its neighbour or over the window's edge.
    out = 1.2 * line
    x, y, right, bottom = rect.x - out, rect.y - out, rect.right + out, rect.bottom + out
    width, height = round(right - x), round(bottom - y)
    frame = lit_frame(width, height, line)
    return Sprite(frame, round(x), round(y), width, height, sign="lit frame")


def plate_key_sprite(
    name: str, rect: Rect, *, pressed: bool = False, faded: bool = False, paint: tuple[str, str] | None = None
) -> Sprite:
    """A key of the plate filling ``rect``, with the glyph ``name``; ``paint`` is its own face and edge, if any."""
    return _plate_key_sprite(name, rect, pressed, faded, paint)


@lru_cache(maxsize=64)
def _plate_key_sprite(name: str, rect: Rect, pressed: bool, faded: bool, paint: tuple[str, str] | None) -> Sprite:
    side = round(rect.width)
    full = round(side * (1 + 2 * PLATE_KEY_MARGIN))
    sign = _key_sign(name, False, pressed, faded)
    alpha = FADED if faded else OPAQUE
    return centred(plate_key(name, side, pressed, paint), *rect.centre, full, sign, alpha)


def icon_sprite(
    name: str,
    x: float,
    y: float,
    side: float,
    degrees: float = 0,
    alpha: int = OPAQUE,
) -> Sprite:
    """A drawing of ``assets``, ``side`` pixels wide, its middle at ``x``, ``y``, turned ``degrees`` clockwise."""
    whole = max(round(side), 1)
    quarters, rest = divmod(degrees % 360, 90)
    left, top = round(x - whole / 2), round(y - whole / 2)
    sign = _icon_sign(name, degrees % 360, alpha < OPAQUE)
    return Sprite(icon(name, whole, rest), left, top, whole, whole, alpha, 90 * quarters, sign)


@lru_cache(maxsize=512)
def _icon_sign(name: str, degrees: float, faded: bool) -> str:
    return turned_sign(plain(name, "faded" if faded else ""), degrees)
