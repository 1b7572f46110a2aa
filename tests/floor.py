"""A floor: the mat of a robot that knows no edges, as no real robot does."""

from beebot.mat import Mat
from beebot.pose import Cell


class _Floor(Mat):
    __slots__ = ()

    def __contains__(self, cell: Cell | str) -> bool:
        return True


FLOOR = _Floor(1, 1)
"""No program ends at its edge, however long."""
