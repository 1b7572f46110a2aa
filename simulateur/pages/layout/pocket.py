"""Where keys stand on the bee's back where it has no arrows: GO, the flag, or the animal that plays next."""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pictures.units import PLATE

GO_ON_PLATE = 23.0
"""The side of the only key of a plate on which nothing is written, in units of the plate."""
_POCKET, _DOWN = 28.0, 4.4
"""The pocket for the flag, and how far it and GO are below the middle of the plate."""


def pocket_keys(plate: Rect, keys: tuple[Key, ...]) -> dict[Touch, Rect]:
    """The one of ``keys`` that stands on a plate without arrows: GO, the flag, or the animal that plays next."""
    u, (x, y) = plate.width / PLATE, plate.centre
    sides = {Key.GO: GO_ON_PLATE, Key.OFFER: GO_ON_PLATE, Key.FLAG: _POCKET}
    return {Touch(key): Rect.around(x, y + _DOWN * u, side * u) for key, side in sides.items() if key in keys}
