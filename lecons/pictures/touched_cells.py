"""A named cell of a mat as a child meets it: she has touched it, or the bee stands on it."""

from functools import lru_cache

from beebot.mat import Mat, Place
from beebot.pose import Cell
from lecons.pictures.artwork import Attributes, circle, document, path, rounded
from lecons.pictures.grounds import CORNER, look_of
from lecons.pictures.images import Images
from lecons.pictures.named_cells import Spot, standing
from lecons.pictures.theme import ROLE

TUCKED = 0.36
"""Of a cell: the disc of the place where the bee stands."""
TOUCHED = 2.0
"""In cells: the drawing of a cell that tells its name, with its waves."""
_WAVES = (0.52, 0.72)
"""In cells: how far the waves begin from its middle."""
_PLATE, _LINE, _ROUND, _ON_PLATE, _IN_DISC = 0.91, 0.035, 0.18, 0.82, 0.4
_GRID = 0.014
"""Of a cell: what a patch of ground leaves free for the lines of the grid."""


@lru_cache(maxsize=32)
def touched_place(place: Place, side: int, images: Images, *, heard: bool, taken: bool = False) -> str:
    """The named ``place`` that a child has touched, on a plate of honey, in a square of ``TOUCHED`` cells.

    A cell is ``side`` pixels wide. While the name is ``heard``, waves like those of the ear go out on both sides, over
    the neighbours. Where a bee has ``taken`` the cell, only the waves are drawn.
    """
    m, plate, line = TOUCHED * side / 2, _PLATE * side, _LINE * side
    edge: Attributes = {"stroke": ROLE.ink, "stroke_width": f"{line:.2f}"}
    parts = []
    if not taken:
        parts.append(rounded(m - plate / 2, m - plate / 2, plate, plate, _ROUND * side, fill=ROLE.honey, **edge))
        parts.append(standing(place.picture, place.letters, images, Spot(m, m, _ON_PLATE * side)))
    if heard:
        waves = "".join(_wave(m, way, far * side) for way in (-1, 1) for far in _WAVES)
        for colour, thick in ((ROLE.cream, 0.13), (ROLE.signal, 0.06)):
            paint: Attributes = {"stroke": colour, "stroke_width": f"{thick * side:.2f}", "stroke_linecap": "round"}
            parts.append(path(waves, fill="none", **paint))
    return document(2 * m, 2 * m, *parts)


def _wave(middle: float, way: int, far: float) -> str:
    """Path data of a wave, to the left or to the right, so far from the middle."""
    x, high, out = middle + way * far, 0.55 * far, 0.22 * far
    return f"M{x:.2f} {middle - high:.2f}Q{x + way * 2 * out:.2f} {middle:.2f} {x:.2f} {middle + high:.2f}"


@lru_cache(maxsize=32)
def tucked_place(place: Place, side: int, images: Images) -> str:
    """The named place where the bee stands, small on a disc of cream ``side`` pixels wide (``TUCKED`` of a cell)."""
    m, cell = side / 2, side / TUCKED
    edge: Attributes = {"stroke": ROLE.soft_ink, "stroke_width": f"{0.018 * cell:.2f}"}
    disc = circle(m, m, m - 0.012 * cell, fill=ROLE.cream, **edge)
    return document(side, side, disc, standing(place.picture, place.letters, images, Spot(m, m, _IN_DISC * cell)))


@lru_cache(maxsize=32)
def bare_ground(mat: Mat, cell: Cell, side: int, degrees: float) -> str:
    """The ground of a cell ``side`` pixels wide, of a mat turned by ``degrees``, alone in a drawing of 1.5 cells."""
    look, m = look_of(mat), 0.75 * side
    fill = look.light if (cell.row + cell.column + mat.height) % 2 else look.dark
    half = (0.5 - (look.gap / 2 or _GRID)) * side
    square = rounded(m - half, m - half, 2 * half, 2 * half, CORNER * side if look.gap else 0, fill=fill)
    return document(2 * m, 2 * m, f'<g transform="rotate({degrees:g} {m:g} {m:g})">{square}</g>')
