"""The adults' door: a key in a corner of the garden. It opens after a hold of three seconds."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, path, symbol
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.common.sprites import centred, plain, said
from simulateur.pages.common.view import View
from simulateur.pages.layout.control_areas import Places
from simulateur.pictures.units import child_unit

HOLD_S = 3.0
_KEY = 7.0
"""The side of the key, in units."""
_RING_STEPS = 30
"""How many drawings there are of the ring that fills while the key is held."""
DOOR = Touch(Key.ADULTS)


def door_place(size: tuple[int, int]) -> Places:
    """The adults' door as a control: a key in the upper right corner."""
    u = child_unit(size)
    return {DOOR: Rect(size[0] - (_KEY + 1) * u, u, _KEY * u, _KEY * u)}


def door_key(session: Session, view: View) -> list[Sprite]:
    """The adults' door: a key, with a ring that closes while it is held. If an adult should read something, a sheet."""
    where = door_place(view.size)[DOOR]
    side, steps, held = round(where.width), 0, ""
    if view.pressed == DOOR:
        steps = min(round(view.held_s / HOLD_S * _RING_STEPS), _RING_STEPS)
    if steps:
        held = f"held {steps} of {_RING_STEPS}"
    name = "notice" if session.notices else "icon-key"
    sign = said("door", plain(name), held)
    return [centred(_ringed(name, side, steps), *where.centre, side, sign)]


@lru_cache(maxsize=64)
def _ringed(name: str, side: int, steps: int) -> str:
    m, r = side / 2, 0.45 * side
    parts = [circle(m, m, r, fill=ROLE.cream), symbol(name, m, m, 0.66 * side)]
    if steps:
        turned = min(steps / _RING_STEPS, 0.999) * 2 * math.pi
        x, y = m + r * math.sin(turned), m - r * math.cos(turned)
        data = f"M{m:.2f} {m - r:.2f}A{r:.2f} {r:.2f} 0 {int(turned > math.pi)} 1 {x:.2f} {y:.2f}"
        line: Attributes = {"stroke": ROLE.rust, "stroke_width": f"{0.07 * side:.1f}"}
        parts.append(path(data, fill="none", **line, stroke_linecap="round"))
    return document(side, side, *parts)
