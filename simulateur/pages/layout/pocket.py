"""Where keys stand on the bee's back where it has no arrows: GO alone, the flag, and two shapes."""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pictures.units import PLATE

GO_ON_PLATE = 23.0
"""The side of the only key of a plate on which nothing is written, in units of the plate."""
_POCKET, _DOWN = 28.0, 4.4
"""The pocket for the flag, and how far it and GO are below the middle of the plate."""
_LOW_GO, _LOW_DOWN = 16.4, 16.4
"""GO below two shapes, and how far below the middle."""
_SQUARE, _DISC, _ASIDE, _SHAPES_DOWN = 16.8, 17.5, 15.0, -0.6
"""The shape for a place, that for a way to look, how far from the middle line, how far below the middle."""

_CLOSE_UP, _FOREHEAD, _SMALL_SQUARE = 0.05, 0.27, 0.30
"""In plates, where room is scarce: below GO; from the top to the square; the square's side."""


def pocket_keys(plate: Rect, keys: tuple[Key, ...], *, shapes: bool) -> dict[Touch, Rect]:
    """GO, the flag, and the animal that plays next.

    One of them stands alone in the middle. With the two ``shapes`` GO is below them, and the
    flag's key is the disc that says which way it points.
    """
    u, (x, y) = plate.width / PLATE, plate.centre
    if shapes:
        where = {
            Key.GO: Rect.around(x, y + _LOW_DOWN * u, _LOW_GO * u),
            Key.FLAG: disc_on(plate),
        }
    else:
        where = {
            Key.GO: Rect.around(x, y + _DOWN * u, GO_ON_PLATE * u),
            Key.OFFER: Rect.around(x, y + _DOWN * u, GO_ON_PLATE * u),
            Key.FLAG: Rect.around(x, y + _DOWN * u, _POCKET * u),
        }
    return {Touch(key): rect for key, rect in where.items() if key in keys}


def close_shapes(plate: Rect, keys: tuple[Key, ...], touch: float) -> dict[Touch, Rect]:
    """The keys on a plate with hardly room for two fingertips: GO and the disc beside each other."""
    y, aside = plate.bottom - _CLOSE_UP * plate.width - touch / 2, max(0.25 * plate.width, touch / 2)
    where = {Key.GO: -aside, Key.FLAG: aside}
    return {Touch(key): Rect.around(plate.centre[0] + x, y, touch) for key, x in where.items() if key in keys}


def square_on(plate: Rect, go: Rect) -> Rect:
    """The shape for a place, left of the middle; between her eyes where GO has its place."""
    u, (x, y) = plate.width / PLATE, plate.centre
    if go.right < x + u:
        return Rect.around(x, plate.y + _FOREHEAD * plate.width, _SMALL_SQUARE * plate.width)
    return Rect.around(x - _ASIDE * u, y + _SHAPES_DOWN * u, _SQUARE * u)


def disc_on(plate: Rect) -> Rect:
    """The shape for a way to look, right of the middle."""
    u, (x, y) = plate.width / PLATE, plate.centre
    return Rect.around(x + _ASIDE * u, y + _SHAPES_DOWN * u, _DISC * u)
