"""The adults' door: a key in a corner of the garden that opens after a three-second hold, while a ring fills."""

import math
from functools import lru_cache

from lecons.pictures.artwork import circle, document, path, symbol
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.layout.places import Places
from simulateur.pages.stage import centred, plain, said
from simulateur.pages.view import View
from simulateur.pictures.units import child_unit

HOLD_S = 3.0
_KEY = 7.0
_RING_STEPS = 30
DOOR = Touch(Key.ADULTS)


def door_place(size: tuple[int, int]) -> Places:
    """The corner of the key."""
    u = child_unit(size)
    return {DOOR: Rect(size[0] - (_KEY + 1) * u, u, _KEY * u, _KEY * u)}


def door_key(session: Session, view: View) -> list[Sprite]:
    """The key, with a ring that closes while it is held, and a sheet instead where there is something to read."""
    where = door_place(view.size)[DOOR]
    held = view.held_s / HOLD_S if view.pressed == DOOR else 0.0
    side = round(where.width)
    name = "notice" if session.notices else "icon-key"
    steps = min(round(held * _RING_STEPS), _RING_STEPS)
    sign = said("door", plain(name), f"held {steps} of {_RING_STEPS}" if steps else "")
    return [centred(_ringed(name, side, steps), *where.centre, side, sign)]


@lru_cache(maxsize=64)
def _ringed(name: str, side: int, steps: int) -> str:
    m, r = side / 2, 0.45 * side
    parts = [circle(m, m, r, fill=ROLE.cream), symbol(name, m, m, 0.66 * side)]
    if steps:
        turned = min(steps / _RING_STEPS, 0.999) * 2 * math.pi
        x, y = m + r * math.sin(turned), m - r * math.cos(turned)
        data = f"M{m:.2f} {m - r:.2f}A{r:.2f} {r:.2f} 0 {int(turned > math.pi)} 1 {x:.2f} {y:.2f}"
        line = f"{0.07 * side:.1f}"
        parts.append(path(data, fill="none", stroke=ROLE.rust, stroke_width=line, stroke_linecap="round"))
    return document(side, side, *parts)
