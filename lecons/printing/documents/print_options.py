"""What somebody wants printed, and how; and what many documents draw that way: mats, the bee, a square for tablets."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import segno

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.mat import Mat
from beebot.pose import Cell
from lecons.copies import USUAL
from lecons.pictures.artwork import document, path, symbol
from lecons.pictures.images import Images
from lecons.printing.document import Drawing
from lecons.printing.ink import COLOUR, Ink
from lecons.printing.paper import A4, Paper
from lecons.printing.printed_mat import Cloth, challenge_drawn, drawn

_SIDE = 24.0
"""The square that a camera reads, on paper in millimetres, with the white that it needs round it."""
_QUIET = 4
"""Light modules of that white: the number of the standard (ISO/IEC 18004)."""


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

    def cloth(self, mat: Mat, cell: float = 0.0) -> Cloth:
        """``mat`` to print, with cells ``cell`` millimetres wide, or as wide as they are for a robot."""
        return Cloth(mat, cell or self.cell_of(mat), self.images, self.ink)

    def mat_picture(self, mat: Mat, cell: float, alt: str) -> Drawing:
        """``mat`` with cells ``cell`` millimetres wide."""
        cloth = self.cloth(mat, cell)
        return Drawing(drawn(cloth), alt, *cloth.size)

    def challenge_picture(self, challenge: Challenge, cell: float, alt: str, way: Sequence[Cell] = ()) -> Drawing:
        """``challenge`` on its mat, with cells ``cell`` millimetres wide; the cells ``way`` as a ribbon."""
        svg = challenge_drawn(challenge, cell, self.images, self.ink, way=way)
        return Drawing(svg, alt, *self.cloth(challenge.mat, cell).size)

    def bee(self, side: float) -> Drawing:
        """The bee, ``side`` millimetres wide."""
        return Drawing(self.ink.painted(document(120, 120, symbol("bee", 60, 60, 118)), side), "", side, side)

    def code(self, lesson: str, challenge: str = "") -> list[Drawing]:
        """The square that opens a lesson, or one of its challenges, on a tablet; empty if there is no ``address``.

        ``lesson`` and ``challenge`` are ids.
        """
        if not self.address:
            return []
        named = f"{lesson}/{challenge}" if challenge else lesson
        rows = segno.make(f"{self.address}#{named}", error="m", micro=False).matrix
        side = len(rows) + 2 * _QUIET
        data = "".join(
            f"M{column + _QUIET} {row + _QUIET}h1v1h-1z"
            for row, modules in enumerate(rows)
            for column, dark in enumerate(modules)
            if dark
        )
        alt = _("à viser avec une tablette : le défi s'y ouvre") if challenge else _("à viser avec une tablette")
        return [Drawing(document(side, side, path(data, fill="#000000")), alt, _SIDE, _SIDE)]
