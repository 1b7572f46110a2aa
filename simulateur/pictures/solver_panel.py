"""The solver's word on a challenge that a child makes: a panel, the way from the bee to her aim, a bead a card."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, rounded
from lecons.pictures.theme import ROLE

ALONG, BEE, THING = 0.42, 0.66, 0.62
"""In heights of the panel: how far from its ends bee and thing stand, and how large they are."""
WAY_Y, BEADS_Y = 0.40, 0.83
"""In heights of the panel: how far down the way is, and the beads."""
_DOT, _APART = 0.032, 0.13
_BEAD, _BEADS_APART, _BEAD_LINE = 0.09, 0.25, 0.024


@lru_cache(maxsize=16)
def ground(width: int, height: int, radius: float, *, good: bool) -> str:
    """The panel as SVG text; it is lit if the challenge made so far is ``good``: it can be played."""
    line = 0.03 * height
    look: Attributes = (
        {"fill": ROLE.honey_pale, "stroke": ROLE.ink} if good else {"fill": ROLE.tray, "stroke": ROLE.lip}
    )
    inside = rounded(line / 2, line / 2, width - line, height - line, radius, stroke_width=f"{line:.2f}", **look)
    return document(width, height, inside)


@lru_cache(maxsize=16)
def way(width: int, height: int, *, faint: bool) -> str:
    """The bee's way as dots from end to end of its box; ``faint`` while the challenge is not complete."""
    count = max(int(width / (_APART * height)), 1)
    step = width / count
    colour = ROLE.lip if faint else ROLE.ink
    middle, reach = height / 2, _DOT * height
    return document(width, height, *(circle((n + 0.5) * step, middle, reach, fill=colour) for n in range(count)))


@lru_cache(maxsize=64)
def beads(width: int, height: int, count: int, most: int) -> str:
    """``count`` beads in the middle of a box, one for each card; those beyond ``most`` are pale, many lie closer."""
    step = min(_BEADS_APART * height, width / max(count, 1))
    reach, first = min(_BEAD * height, 0.36 * step), width / 2 - (count - 1) / 2 * step
    thick = f"{_BEAD_LINE * height:.2f}"
    good: Attributes = {"fill": ROLE.honey, "stroke": ROLE.ink, "stroke_width": thick}
    pale: Attributes = {"fill": ROLE.cream, "stroke": ROLE.amber, "stroke_width": thick}
    drawn = (circle(first + n * step, height / 2, reach, **(good if n < most else pale)) for n in range(count))
    return document(width, height, *drawn)
