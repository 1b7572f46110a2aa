"""Sizes in units, and how many pixels a unit is in a window of any size.

The unit ``u`` is one hundredth of the short side, or less where the window is nearly square or upright, so
that the three zones (rail, mat, plate) always stand side by side. Sizes in units are the style guide's.
"""

MARGIN = 2.0
RAIL = 15.0
PLATE = 52.4
PLATE_KEY, PLATE_GAP, PLATE_PADDING = 15.0, 1.1, 2.6
BIG_KEY, SMALL_KEY, HOME_KEY, UNDO_KEY, REPEAT_KEY = 15.0, 12.4, 11.2, 9.0, 11.0
_ASPECT = 1.5
"""The least width over height for which a unit is a hundredth of the height."""


def unit(size: tuple[int, int]) -> float:
    """Pixels in one unit, for a window of ``size``."""
    width, height = size
    return min(height, width / _ASPECT) / 100


_UPRIGHT, _WIDE, _HIGH = 1.2, 110.0, 150.0
"""From this height over width on, children's pages lay their zones one under the other, in so many units at least."""


def stands_upright(size: tuple[int, int]) -> bool:
    """Whether a window is so much higher than wide."""
    return size[1] >= _UPRIGHT * size[0]


def child_unit(size: tuple[int, int]) -> float:
    """Pixels in one unit of the children's pages: larger where the zones stand one under the other."""
    return min(size[0] / _WIDE, size[1] / _HIGH) if stands_upright(size) else unit(size)
