"""What an emulated robot did: movements, and where each one left it."""

from dataclasses import dataclass

from beebot.pose import Pose


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a robot stands: millimetres to the east and to the north, degrees clockwise from north."""

    x_mm: float = 0.0
    y_mm: float = 0.0
    heading_deg: float = 0.0


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement of the wheels, or one pause.

    ``letter`` is the key an Escornabot stores it by, for other robots too: ``n`` ahead, ``s`` back, ``w`` and ``e``
    pivots, ``?`` two wheels at different speeds. Times are on the emulator's clock; the placement is the one at
    ``end_s``, rounded to a micrometre. ``complete`` is False where something cut it short, ``diagonal`` True
    where the robot went the length of a diagonal.
    """

    letter: str
    start_s: float
    end_s: float
    x_mm: float
    y_mm: float
    heading_deg: float
    complete: bool = True
    diagonal: bool = False

    @property
    def placement(self) -> Placement:
        """Where the robot stood, and its heading, at the end of the movement."""
        return Placement(self.x_mm, self.y_mm, self.heading_deg)

    def __str__(self) -> str:
        """One line: ``n 0.505-2.809 x=0.0 y=100.0 cap=0.0``, then ``diagonale`` or ``coupé`` where it was."""
        text = (
            f"{self.letter} {self.start_s:.3f}-{self.end_s:.3f} "
            f"x={self.x_mm:.1f} y={self.y_mm:.1f} cap={self.heading_deg:.1f}"
        )
        return text + (" diagonale" if self.diagonal else "") + ("" if self.complete else " coupé")


def placement(pose: Pose, cell_mm: int) -> Placement:
    """Where a robot at ``pose`` stands, when the middle of cell ``A1`` is 0, 0 and a cell is ``cell_mm`` wide."""
    return Placement(float(pose.cell.column * cell_mm), float(pose.cell.row * cell_mm), float(pose.heading.degrees))
