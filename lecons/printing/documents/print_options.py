"""What somebody wants printed, and how: the same for every document."""

from dataclasses import dataclass, field, replace

from beebot.mat import Mat
from lecons.copies import USUAL
from lecons.pictures.images import Images
from lecons.printing.ink import COLOUR, Ink
from lecons.printing.paper import A4, Paper


@dataclass(frozen=True, slots=True)
class Order:
    """How to print, for how many children at the table, and in the class (``pupils``, 0 for those at the table alone).

    ``cell_mm`` is the width of a mat's cells in millimetres; 0 for its own.

    ``address`` is the web address of the tablets' lessons, for the codes on challenge cards; "" for no codes.
    """

    paper: Paper = A4
    ink: Ink = COLOUR
    cell_mm: int = 0
    children: int = USUAL
    images: Images = field(default_factory=Images)
    address: str = ""
    pupils: int = 0

    @property
    def of_class(self) -> "Order":
        """The order for what each child of the class keeps."""
        return replace(self, children=max(self.children, self.pupils))

    def cell_of(self, mat: Mat) -> float:
        """The width of a cell of ``mat`` in print, in millimetres."""
        return float(self.cell_mm or mat.cell_mm)
