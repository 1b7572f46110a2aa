"""What somebody wants printed, and how: the same for every document."""

from dataclasses import dataclass, field

from beebot.mat import Mat
from lecons.headcount import USUAL
from lecons.pictures.images import Images
from lecons.printing.ink import COLOUR, Ink
from lecons.printing.paper import A4, Paper


@dataclass(frozen=True, slots=True)
class Order:
    """How to print. ``cell_mm`` is the width of a cell in millimetres; 0 stands for that of each mat, a robot's step.

    ``address`` is that of a folder of tablets, which challenge cards lead to; "" where there is none.
    """

    paper: Paper = A4
    ink: Ink = COLOUR
    cell_mm: int = 0
    children: int = USUAL
    images: Images = field(default_factory=Images)
    address: str = ""

    def cell_of(self, mat: Mat) -> float:
        """How wide a cell of ``mat`` is to be, in millimetres."""
        return float(self.cell_mm or mat.cell_mm)
