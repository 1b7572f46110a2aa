"""The animal whose turn it is, on the pages where it is a key: a touch passes the turn to the next one.

The next animal is small on the key's corner. When the turn passes, it grows into the place of the
one before.
"""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, symbol
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.common.sprites import centred, icon_sprite, pebble_sprite, plain, said
from simulateur.pages.layout.control_areas import Places

TURN = Touch(Key.TURN)
_LARGE, _SMALL = 0.86, 0.45
"""The sides of the animal and of the next one, in sides of the key."""
_IN, _UP = 0.16, 0.2
"""How far the middle of the next animal is from the key's right edge and from its lower edge."""
_FACE_UP, _PRESSED_DOWN = 0.0275, 0.044
"""How much the face of a key is higher than its place, and how far it goes down; in sides too."""
_RING = 0.06
"""How broad the cream ring round the next animal is, in its sides."""
_GROWS_S, _STEPS = 0.3, 8
"""How long the next animal takes to grow, in seconds, and how many drawings there are of it."""
_LARGE_PRESSED = 0.94
"""The side of a large animal while it is pressed, in its sides."""


def turn_place(session: Session, rect: Rect) -> Places:
    """The animal at ``rect`` as a control that passes the turn; {} if the turn cannot be passed."""
    return {TURN: rect} if session.players.passes_turn else {}


def turn_sprites(session: Session, rect: Rect, pressed: Touch | None) -> list[Sprite]:
    """The key that passes the turn, filling ``rect``; if the turn cannot be passed, the animal alone."""
    side, (x, y) = rect.width, rect.centre
    if not session.players.passes_turn:
        return [icon_sprite(f"token-{session.players.animal}", x, y, side)]
    down = pressed == TURN
    key = pebble_sprite("", rect, pressed=down)._replace(sign=_sign(down))
    face_y = y + side * ((_PRESSED_DOWN if down else 0) - _FACE_UP)
    inwards = -1 if session.settings.left_handed else 1
    corner_x, corner_y = x + inwards * (0.5 - _IN) * side, face_y + (0.5 - _UP) * side
    grown = _grown(session)
    if grown < 1:
        across, along = (1 - grown) * (corner_x - x), (1 - grown) * (corner_y - face_y)
        whole = side * (_SMALL + grown * (_LARGE - _SMALL))
        return [key, icon_sprite(f"token-{session.players.animal}", x + across, face_y + along, whole)]
    small = round(side * _SMALL)
    follows = session.players.turns.following
    following = centred(_ringed(follows, small), corner_x, corner_y, small, _next(follows))
    return [key, icon_sprite(f"token-{session.players.animal}", x, face_y, _LARGE * side), following]


def large_turn_sprite(session: Session, rect: Rect, pressed: Touch | None) -> Sprite:
    """The animal whose turn it is, large in a ring of honey, filling ``rect`` on a wall board."""
    scale, state = (_LARGE_PRESSED, "pressed") if pressed == TURN else (1.0, "")
    side = round(rect.width * scale)
    sign = said("ringed", session.players.animal, state)
    return centred(ringed_token(session.players.animal, side), *rect.centre, side, sign)


@lru_cache(maxsize=16)
def ringed_token(animal: str, side: int) -> str:
    """The animal in a ring of honey as SVG text, ``side`` pixels wide."""
    m = side / 2
    thick = f"{0.026 * side:.2f}"
    ring = circle(m, m, 0.485 * side, fill="none", stroke=ROLE.honey, stroke_width=thick)
    return document(side, side, symbol(f"token-{animal}", m, m, 1.06 * side), ring)


def _grown(session: Session) -> float:
    """How far the animal has grown into its place: from 0 to 1; at once with less movement."""
    if session.settings.less_movement:
        return 1.0
    done = min(session.journey.since_turn / _GROWS_S, 1.0)
    return math.floor(_STEPS * math.sin(done * math.pi / 2)) / _STEPS


@lru_cache(maxsize=2)
def _sign(pressed: bool) -> str:
    return said("key turn", "pressed" if pressed else "")


@lru_cache(maxsize=16)
def _next(animal: str) -> str:
    return said("next", plain(animal))


@lru_cache(maxsize=16)
def _ringed(animal: str, side: int) -> str:
    """The next animal in a ring of cream, with an edge where the key's own cream ends."""
    m = side / 2
    edge: Attributes = {"stroke": ROLE.lip, "stroke_width": f"{0.03 * side:.2f}"}
    ring = circle(m, m, (0.5 - 0.02) * side, fill=ROLE.cream, **edge)
    return document(side, side, ring, symbol(f"token-{animal}", m, m, (1 - 2 * _RING) * side))
