"""The sizes of pieces once they are cut, and of the places that they are laid or stuck on. All are millimetres."""

from typing import NamedTuple

from beebot.i18n import decimal

ROOM = 2.0
"""By how much a place is wider, and higher, than its piece: cut and laid by a child it does not touch the frame."""
HAND, SMALL, FLOOR = 65.0, 40.0, 200.0
"""The sides of cards: for the hand, for a strip, for the floor."""
SLOT = SMALL + ROOM
"""The side of a place on a strip of cards."""
ARROW = 23.0
"""The side of an arrow that a child sticks on a sheet of her own."""
ORDERED = 95.0
"""The side of a picture to put in order or to sort, at most."""
VIGNETTE = 65.0, 0.7
"""The width of the place of a picture that each child glues, at most; its height, in parts of its width."""


class Size(NamedTuple):
    """A width and a height in millimetres."""

    width: float
    height: float

    @property
    def place(self) -> "Size":
        """The size of the place for a piece of this size: a little larger."""
        return Size(self.width + ROOM, self.height + ROOM)


class Places(NamedTuple):
    """How many places of a ``size`` a document has, on all its sheets, for the pieces of the document ``taken``."""

    many: int
    size: Size
    taken: str


def centimetres(millimetres: float) -> str:
    """``millimetres`` in centimetres, with a decimal if needed, as the language in use writes it."""
    return decimal(f"{millimetres / 10:.1f}".removesuffix(".0"))
