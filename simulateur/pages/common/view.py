"""What a page has to know of the window: its size, what is pressed, what a finger carries."""

from typing import TYPE_CHECKING, NamedTuple

from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Touch

if TYPE_CHECKING:
    from simulateur.pages.common.missed_touch import Missed
    from simulateur.pages.layout.settling import Settling


class Carried(NamedTuple):
    """What a finger carries: the touch on it as ``card``, the pixel ``at`` the finger, and where it would land.

    ``mark`` is the place between two cards where it would go in or, for a ``hole``, the place it would fill. None if it
    would fall back or be gone.
    """

    card: Touch
    at: tuple[float, float]
    mark: Rect | None = None
    hole: bool = False


class View(NamedTuple):
    """What a page needs to know of the window.

    ``size`` is in pixels, ``images`` are the pictures. ``pressed`` is the control under a finger and ``held_s`` for how
    many seconds it has been pressed. ``focus`` is the control that the keyboard or the one switch is at. ``carry`` is
    what a finger carries. ``row`` are the controls that are lit together for the one switch. ``settling`` are cards
    still on their way to their places. ``missed`` is where a finger has just found no control.
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
