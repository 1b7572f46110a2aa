"""Sizes in units, and how many pixels a unit is in a window of any size.

The unit ``u`` is one hundredth of the short side. It is less in a window that is nearly square or
upright, so that the three zones (rail, mat, plate) always stand side by side. Sizes in units are
those of the style guide.
"""

MARGIN = 2.0
RAIL = 15.0
PLATE = 52.4
NEXT_WIDE = 47.0
"""The key that goes on after a success."""
PLATE_KEY, PLATE_GAP, PLATE_PADDING = 15.0, 1.1, 2.6
BIG_KEY = 15.0
_ASPECT = 1.5
"""The least width over height for which a unit is a hundredth of the height."""


def unit(size: tuple[int, int]) -> float:
    """Pixels in one unit, for a window of ``size``."""
    width, height = size
    return min(height, width / _ASPECT) / 100


_UPRIGHT = 1.2
"""The least height over width of a window that stands upright."""
_WIDE, _HIGH = 110.0, 150.0
"""How wide and how high an upright page for children is at least, in units."""


def stands_upright(size: tuple[int, int]) -> bool:
    """Whether a window is so much higher than wide that zones lie one under the other."""
    return size[1] >= _UPRIGHT * size[0]


def child_unit(size: tuple[int, int]) -> float:
    """Pixels in one unit of the children's pages: in an upright window, where zones lie one under the other, more."""
    if not stands_upright(size):
        return unit(size)
    return min(size[0] / _WIDE, size[1] / _HIGH)


_TOUCH, _TOUCH_ON_SMALL = 14.9, 22.17
"""Two centimetres, in units: 119 pixels of 800 on ten inches, 133 of 600 on seven inches."""
_KEY_ON_SMALL = 17.2
"""A key of a challenge on seven inches, in units: 103 pixels, so that the mat has half the width."""
_THREE_ROWS = 17.2
"""The most that three rows of keys beside an upright page's plate have room for, in units."""
_SMALL = range(450, 700)
"""The short side, in pixels, of a seven-inch tablet. What is smaller still is a window on a desk, with a mouse."""


def is_small(size: tuple[int, int]) -> bool:
    """Whether a window of ``size`` is the whole screen of a seven-inch tablet that lies on a table."""
    return not stands_upright(size) and min(size) in _SMALL


def touch_side(size: tuple[int, int]) -> float:
    """The least side, in pixels, of what a child of four touches: two centimetres of her tablet."""
    if stands_upright(size):
        return min(_TOUCH * size[0] / 100, _THREE_ROWS * child_unit(size))
    return (_TOUCH_ON_SMALL if is_small(size) else _TOUCH) * unit(size)


def key_side(size: tuple[int, int]) -> float:
    """The side, in pixels, of a key of a challenge's page: that of ``touch_side``, but smaller on seven inches."""
    return _KEY_ON_SMALL * unit(size) if is_small(size) else touch_side(size)
