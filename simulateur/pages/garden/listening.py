"""The page while an adult speaks to all: a great ear, and the bee, who listens too. Nothing can be touched."""

from functools import lru_cache

from lecons.pictures.artwork import document, foot, rimmed
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene
from lecons.pictures.theme import ROLE, SHADOW_OPACITY
from simulateur.pages.common.sprites import boxed, icon_sprite
from simulateur.pictures.units import child_unit, stands_upright

_EAR, _BEE = 46.0, 30.0
_PATCH, _UPRIGHT_PATCH = (110.0, 66.0), (72.0, 104.0)
"""Width and height of the panel, in units."""
_WEST, _NORTH = 270.0, 0.0


def listening_scene(size: tuple[int, int]) -> Scene:
    """The picture of the great ear and the bee, for a window of ``size`` pixels."""
    u, upright = child_unit(size), stands_upright(size)
    wide, high = (side * u for side in (_UPRIGHT_PATCH if upright else _PATCH))
    x, y = size[0] / 2, size[1] / 2
    patch = Rect.around(x, y, wide, high)
    away = 0.24 * (high if upright else wide)
    ear, bee = ((x, y - away), (x, y + away)) if upright else ((x - away, y), (x + away, y))
    ground = boxed(_panel(round(wide), round(high), u), patch, "panel")
    turned = _NORTH if upright else _WEST
    actors = (
        ground,
        icon_sprite("icon-ear", *ear, _EAR * u),
        icon_sprite("bee-shadow", bee[0] + 0.4 * u, bee[1] + 1.6 * u, _BEE * u),
        icon_sprite("bee", *bee, _BEE * u, turned),
    )
    return Scene((), actors)


@lru_cache(maxsize=4)
def _panel(width: int, height: int, u: float) -> str:
    low, radius = 1.6 * u, 9 * u
    box = Rect(0, 0, width, height - low)
    shade = foot(box.moved(0, low), radius, low, fill=ROLE.shade, fill_opacity=SHADOW_OPACITY)
    return document(width, height, shade, rimmed(*box, radius, ROLE.cream))
