"""The picture of a garden behind a whole page: pale hills, and a few flowers and tufts that nobody can go to."""

from collections.abc import Iterable

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.session import Session
from simulateur.pages.common.sprites import boxed, icon_sprite
from simulateur.pictures.scenery import scenery
from simulateur.pictures.units import child_unit, stands_upright

_GROWS = (
    ("tuft", 0.17, 0.70, 9.0),
    ("tuft", 0.88, 0.70, 8.0),
    ("flower-small-blue", 0.105, 0.93, 12.0),
    ("flower-small-coral", 0.175, 0.87, 15.0),
    ("flower-small-plum", 0.935, 0.86, 16.0),
    ("tuft", 0.865, 0.93, 10.0),
)
_GROWS_UPRIGHT = (
    ("flower-small-coral", 0.13, 0.845, 15.0),
    ("flower-small-blue", 0.26, 0.91, 12.0),
    ("tuft", 0.10, 0.945, 10.0),
    ("flower-small-plum", 0.86, 0.855, 16.0),
    ("tuft", 0.72, 0.90, 9.0),
    ("flower-small-coral", 0.80, 0.955, 12.0),
)
"""What grows there: where, in parts of the window for a right hand, and how large, in units."""
_CORNERS = 4.0
"""How far the picture goes over the window's edge, so that its round corners are not seen, in units."""


def meadow_behind(
    session: Session, size: tuple[int, int], *, sun: bool, covered: Iterable[Rect] = ()
) -> tuple[Sprite, ...]:
    """A pale garden to lie behind a page of ``size`` pixels; with a ``sun`` if nothing stands before it.

    Nothing grows where it would be ``covered`` in part.
    """
    u, (width, height), left_handed = child_unit(size), size, session.settings.left_handed
    around, sign = Rect(0, 0, width, height).inset(-_CORNERS * u), "scenery" if sun else "scenery without sun"
    picture = boxed(scenery(round(around.width), round(around.height), u, sun), around, sign)
    grows = _GROWS_UPRIGHT if stands_upright(size) else _GROWS
    spots = ((name, (1 - x if left_handed else x) * width, y * height, side * u) for name, x, y, side in grows)
    taken = tuple(covered)
    free = (spot for spot in spots if not any(each.meets(Rect.around(*spot[1:])) for each in taken))
    return (picture, *(icon_sprite(*spot) for spot in free))
