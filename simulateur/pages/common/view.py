"""What a page has to know of the window: its size, what is pressed, what a finger carries."""

from typing import TYPE_CHECKING, NamedTuple

from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Touch

if TYPE_CHECKING:
    from simulateur.pages.common.missed_touch import Missed
    from simulateur.pages.layout.settling import Settling


class Carried(NamedTuple):
    """A card that a finger carries: the touch on it, the pixel under the finger, and where it would land.

    ``mark`` is as large as a card: between two of them or, if it is a ``hole``, on it. None where
    the card falls back or away.
    """

    card: Touch
    at: tuple[float, float]
    mark: Rect | None = None
    hole: bool = False


class View(NamedTuple):
    """What a page needs to know of the window.

    ``size`` is in pixels, ``images`` the pictures' folder. ``pressed`` is the control under a
    finger and ``held_s`` for how many seconds it has been pressed. ``focus`` is the control that
    the keyboard or the one switch is at. ``carry`` is the card that a finger carries. ``row``
    are the controls that are lit together for the one switch. ``settling`` is what of a line of cards
    is not yet where it belongs. ``missed`` is where a finger has just found no control.
    """

    size: tuple[int, int]
    images: Images
    pressed: Touch | None = None
    held_s: float = 0.0
    focus: Touch | None = None
    carry: Carried | None = None
    row: tuple[Touch, ...] = ()
    settling: "Settling | None" = None
    missed: "Missed | None" = None
