"""What somebody wants printed, and how: the same for every document."""

from dataclasses import dataclass, field

from beebot.mat import Mat
from lecons.copies import USUAL
from lecons.pictures.images import Images
from lecons.printing.ink import COLOUR, Ink
from lecons.printing.paper import A4, Paper


@dataclass(frozen=True, slots=True)
class Order:
    """How to print, for how many children. ``cell_mm`` is the width of a mat's cells in millimetres; 0 for its own.

    ``address`` is the web address of the tablets' lessons, for the codes on challenge cards; "" for no codes.
    """

    paper: Paper = A4
    ink: Ink = COLOUR
    cell_mm: int = 0
    children: int = USUAL
    images: Images = field(default_factory=Images)
    address: str = ""

    def cell_of(self, mat: Mat) -> float:
        """The width of a cell of ``mat`` in print, in millimetres."""
        return float(self.cell_mm or mat.cell_mm)
