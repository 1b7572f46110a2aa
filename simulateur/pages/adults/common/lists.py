"""Lists that are longer than their room: which rows of one are shown, and what goes further."""

from collections.abc import Sequence
from dataclasses import dataclass

from lecons.pictures.rectangles import Rect
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch


@dataclass(frozen=True, slots=True)
class Scroll:
    """A list on the page that is longer than its room.

    ``rect`` is its room, ``row`` the mean height of a row in pixels. ``top`` is the first row that is shown now,
    ``last`` the largest value of ``top``: with it the end of the list is seen.
    """

    pane: Pane
    rect: Rect
    row: float
    top: int
    last: int

    def by(self, rows: int) -> Touch | None:
        """The touch that shows the list ``rows`` further down, up if negative, as far as it goes.

        None if it is at that end.
        """
        rows = max(min(self.top + rows, self.last), 0) - self.top
        key = AdultKey.DOWN if rows > 0 else AdultKey.UP
        return Touch(key, self.pane.value, amount=abs(rows)) if rows else None


def fitting(heights: Sequence[float], room: float) -> int:
    """How many of the first ``heights`` fit into ``room``, both in pixels; at least one if there is any."""
    used, count = 0.0, 0
    for height in heights:
        used += height
        if used > room + 0.5:
            break
        count += 1
    return max(count, 1) if heights else 0


def last_top(heights: Sequence[float], room: float) -> int:
    """The first row to show so that the last of these ``heights`` is seen in ``room``, both in pixels."""
    return max(len(heights) - fitting(heights[::-1], room), 0)
