"""What the pages of joy share: the great flower, petals that fall once, and the green key. Knows no pygame."""

import math

from lecons.pictures.artwork import icon
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.pages.common.sprites import boxed, centred, icon_sprite, turned_sign
from simulateur.pictures.blooms import BLOOM, HEAD, STEPS, Look, bloom, bloom_sign, stalk
from simulateur.pictures.keys import green_key

OPEN_S = 0.9
"""How long the great flower takes to open, in seconds."""
FALL_S = 2.0
"""How long a petal falls, in seconds."""
_PETALS = {"plum": "petal", "coral": "petal-coral", "blue": "petal-blue"}
_GLYPH, _CHEVRON, _THICKER = 13.0, 0.96, 1.5
"""The box of the chevron, in units; on a large key with nothing else on it, in its height; its edge is so much thicker.
"""
_BECKONS = 0.16
"""How far the chevron moves, in units for each degree of a sway."""


def great_flower(box: Rect, since: float, look: Look) -> list[Sprite]:
    """The flower of a success in the middle of ``box``, ``since`` seconds after it began to open."""
    side, (x, y) = round(min(box.width, box.height)), box.centre
    head, opened = round(BLOOM * side), round(min(since / OPEN_S, 1.0) * STEPS)
    return [
        centred(stalk(side), x, y, side, "stalk"),
        centred(bloom(head, opened, look), x, y + (HEAD - 0.5) * side, head, bloom_sign(look, opened)),
    ]


def falling(top: tuple[float, float], fall: float, progress: float, look: Look) -> list[Sprite]:
    """A petal that falls ``fall`` pixels from ``top``, ``progress`` of the way from 0 to 1; [] before and after."""
    if not 0 < progress < 1:
        return []
    turned = round(top[0]) % 7
    drift = 0.03 * math.sin(6 * progress + turned)
    degrees = round((40 * turned + 120 * progress) / 6) * 6 % 360
    alpha = round(255 * min(1, 4 * (1 - progress)))
    x, y = top[0] + drift * fall, top[1] + 0.85 * fall * progress
    petal = icon_sprite(_PETALS[look.colour], x, y, 0.16 * fall, degrees, alpha)
    name = "petal falling" if look.colour == "plum" else f"petal {look.colour} falling"
    return [petal._replace(sign=turned_sign(name, degrees))]


def go_on(rect: Rect, u: float, *, pressed: bool, sway: int = 0) -> list[Sprite]:
    """The green key that goes on, filling ``rect``. Its chevron moves with ``sway``, in degrees, to call a child."""
    box, (x, y) = green_box(rect, _THICKER * u, pressed=pressed)
    return [box, chevron(x, y, _CHEVRON * min(rect.width, rect.height) / _GLYPH, sway)]


def green_box(rect: Rect, u: float, *, pressed: bool) -> tuple[Sprite, tuple[float, float]]:
    """The ground of the green key filling ``rect``, and the pixel in the middle of its face; a unit is ``u`` pixels."""
    box = rect._replace(height=rect.height + 1.4 * u)
    svg = green_key(round(box.width), round(box.height), round(0.36 * u, 1), pressed)
    x, y = rect.centre
    drop = 0.8 * u if pressed else 0.0
    return boxed(svg, box, "key green pressed" if pressed else "key green"), (x, y + drop - 0.1 * u)


def chevron(x: float, y: float, u: float, sway: int = 0) -> Sprite:
    """The chevron of the key that goes on, its middle at ``x``, ``y``, moved to the right by ``sway`` degrees."""
    side = round(_GLYPH * u)
    return centred(icon("glyph-next", side), x + _BECKONS * sway * u, y, side, "next")
