"""What a page is drawn for."""

from typing import NamedTuple

from lecons.pictures.images import Images
from simulateur.game.controls import Touch


class View(NamedTuple):
    """What a page needs to know of the window.

    ``size`` is in pixels, ``images`` the pictures' folder. ``pressed`` is the control under a
    finger and ``held_s`` for how many seconds it has been pressed. ``focus`` is the control that
    the keyboard or the one switch is at.
    """

    size: tuple[int, int]
    images: Images
    pressed: Touch | None = None
    held_s: float = 0.0
    focus: Touch | None = None
