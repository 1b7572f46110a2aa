"""The page that says sorry: something failed, the bee has a plaster, and a trail leads to the home key.

It shows nothing of what is played: what failed may be there.
"""

from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.artwork import Attributes, circle, document, foot, rimmed, rounded, symbol
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene
from lecons.pictures.theme import ROLE, SHADOW_OPACITY
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.common.door import door_key, door_place
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import boxed, ear_sprites, icon_sprite, pebble_sprite
from simulateur.pages.common.view import View
from simulateur.pages.garden.meadow import meadow_behind
from simulateur.pages.layout.control_areas import Places
from simulateur.pictures.board_garden import REACH
from simulateur.pictures.units import BIG_KEY, MARGIN, RAIL, child_unit, stands_upright, touch_side

_PATCH, _UPRIGHT_PATCH = (104.0, 58.0), (84.0, 112.0)
"""Width and height of the patch of meadow, in units."""
_GROWS = (
    ("tuft", 0.09, 0.22, 9.0),
    ("tuft", 0.52, 0.86, 9.0),
    ("tuft", 0.90, 0.30, 8.0),
    ("flower-small-coral", 0.09, 0.82, 9.0),
    ("flower-small-plum", 0.5, 0.17, 9.0),
    ("flower-small-blue", 0.92, 0.80, 9.0),
)
"""What grows on the patch: where, in parts of it, and how large, in units."""
_NOD = 0.2
"""How far the bee goes to the home key and back, in units for each degree of what calls."""
_FOOT = 3.0
"""Between the patch and the lower edge of a wall board."""
_BEE, _HOME = 40.0, 27.0
_BEE_IN, _HOME_IN = 0.8, 0.62
"""On a low patch: the most that the bee and the home key take of its height."""
_AWAY = 0.25
"""The bee and the home key: so far from the patch's middle, in parts of its length."""
_DOTS, _DOT = 4, 1.2
_FIRST, _STEP = 0.4, 0.075
"""The first dot of the trail, and from each to the next, in parts of the way."""
_EAST, _NORTH = 90.0, 0.0
_HOME_KEY, _EAR = Touch(Key.HOME), Touch(Key.LISTEN)


class _Spots(NamedTuple):
    """Where things are in a window: the patch, the bee's middle, the home key's, the ear's."""

    u: float
    patch: Rect
    bee: tuple[float, float]
    home: tuple[float, float]
    ear: tuple[float, float]

    @property
    def bee_side(self) -> float:
        return min(_BEE * self.u, _BEE_IN * self.patch.height)

    @property
    def home_side(self) -> float:
        return min(_HOME * self.u, _HOME_IN * self.patch.height)


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls of the page: the home key, the ear, the adults' door."""
    spots = _spots(session, size)
    found = {
        _HOME_KEY: Rect.around(*spots.home, spots.home_side),
        _EAR: Rect.around(*spots.ear, _ear_side(session, size)),
    }
    return found | dict(door_place(size))


def scene(session: Session, view: View) -> Scene:
    """The picture of the page: the bee with her plaster, the trail, and the keys."""
    where, spots = places(session, view.size), _spots(session, view.size)
    u, patch, (x, y), side = spots.u, spots.patch, spots.bee, spots.bee_side
    ground = _meadow(round(patch.width), round(patch.height), u, _trail(spots))
    degrees = _NORTH if stands_upright(view.size) else _EAST
    nod = _NOD * u * motion_of(session).sway
    x, y = (x, y - nod) if stands_upright(view.size) else (x + (nod if spots.home[0] > x else -nod), y)
    actors = [
        boxed(ground, patch, "meadow with a trail to home"),
        icon_sprite("bee-shadow", x + 0.4 * u, y + 1.6 * u, side),
        icon_sprite("bee-plaster", x, y, side, degrees),
        pebble_sprite("icon-home", where[_HOME_KEY], pressed=view.pressed == _HOME_KEY),
        *ear_sprites(where[_EAR], pressed=view.pressed == _EAR, mute=session.mute),
        *door_key(session, view),
    ]
    return Scene(meadow_behind(session, view.size, sun=True), tuple(actors))


def _ear_side(session: Session, size: tuple[int, int]) -> float:
    return max(BIG_KEY * child_unit(size), 0 if session.settings.whiteboard else touch_side(size))


def _spots(session: Session, size: tuple[int, int]) -> _Spots:
    u, (width, height) = child_unit(size), size
    if stands_upright(size):
        wide, high = (side * u for side in _UPRIGHT_PATCH)
        x, y = width / 2, (height - (BIG_KEY + MARGIN) * u) / 2
        patch, away = Rect(x - wide / 2, y - high / 2, wide, high), _AWAY * high
        ear = x, height - (MARGIN + BIG_KEY / 2) * u
        return _Spots(u, patch, (x, y + away), (x, y - away), ear)
    wide, high = (side * u for side in _PATCH)
    rail = MARGIN * u + max(RAIL * u, _ear_side(session, size)) / 2
    x, y = (width + rail) / 2, height / 2
    if session.settings.whiteboard:
        high = min(high, (1 - REACH) * height - _FOOT * u)
        y = height - _FOOT * u - high / 2
    if session.settings.left_handed:
        rail, x = width - rail, width - x
    patch, away = Rect(x - wide / 2, y - high / 2, wide, high), _AWAY * wide
    return _Spots(u, patch, (x - away, y), (x + away, y), (rail, y))


def _trail(spots: _Spots) -> tuple[tuple[float, float], ...]:
    """The dots between the bee and the home key, from the patch's corner."""
    (from_x, from_y), (to_x, to_y) = spots.bee, spots.home
    parts = [_FIRST + _STEP * number for number in range(_DOTS)]
    return tuple(
        (
            round(from_x + part * (to_x - from_x) - spots.patch.x, 1),
            round(from_y + part * (to_y - from_y) - spots.patch.y, 1),
        )
        for part in parts
    )


@lru_cache(maxsize=4)
def _meadow(width: int, height: int, u: float, trail: tuple[tuple[float, float], ...]) -> str:
    low = 2.4 * u
    box, radius = Rect(0, 0, width, height - low), 8 * u
    shade: Attributes = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}
    stitch: Attributes = {"stroke": ROLE.stitch, "stroke_width": f"{0.35 * u:.2f}"}
    seam, inner = box.inset(1.3 * u), box.inset(2.6 * u)
    return document(
        width,
        height,
        foot(box.moved(0, low), radius, low, **shade),
        foot(box.moved(0, low / 2), radius, low / 2, fill=ROLE.hem_lip),
        rimmed(*box, radius, ROLE.hem),
        rounded(seam.x, seam.y, seam.width, seam.height, radius - 1.3 * u, fill="none", **stitch),
        rounded(*inner, radius - 2.6 * u, fill=ROLE.meadow),
        *(symbol(name, box.x + x * box.width, box.y + y * box.height, side * u) for name, x, y, side in _GROWS),
        *(circle(x, y, _DOT * u, fill=ROLE.trace) for x, y in trail),
    )
