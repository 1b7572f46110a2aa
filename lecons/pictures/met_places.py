"""A named cell of a mat as a child meets it: she has touched it, or the bee stands on it."""

from functools import lru_cache

from beebot.mat import Mat, Place
from beebot.pose import Cell
from lecons.pictures.artwork import Attributes, circle, document, path, rounded
from lecons.pictures.grounds import CORNER, look_of
from lecons.pictures.images import Images
from lecons.pictures.places import Spot, standing
from lecons.pictures.theme import ROLE

TUCKED = 0.45
"""Of a cell: the disc of the place where the bee stands."""
_PLATE, _LINE, _ROUND, _ON_PLATE, _IN_DISC = 0.91, 0.035, 0.18, 0.82, 0.4
_GRID = 0.014
"""Of a cell: what a patch of ground leaves free for the lines of the grid."""


@lru_cache(maxsize=32)
def touched_place(place: Place, side: int, images: Images, *, heard: bool) -> str:
    """The cell while it tells its name: on a plate of honey, with the arcs of the ear while that is ``heard``."""
    m, plate, line = side / 2, _PLATE * side, _LINE * side
    edge: Attributes = {"stroke": ROLE.ink, "stroke_width": f"{line:.2f}"}
    drawn = standing(place.picture, place.letters, images, Spot(m, m, _ON_PLATE * side))
    parts = [rounded(m - plate / 2, m - plate / 2, plate, plate, _ROUND * side, fill=ROLE.honey, **edge), drawn]
    if heard:
        arcs = (
            f"M{0.78 * side:.2f} {0.13 * side:.2f}q{0.06 * side:.2f} {0.07 * side:.2f} 0 {0.15 * side:.2f}"
            f"M{0.84 * side:.2f} {0.09 * side:.2f}q{0.1 * side:.2f} {0.11 * side:.2f} 0 {0.23 * side:.2f}"
        )
        parts.append(
            path(arcs, fill="none", stroke=ROLE.signal, stroke_width=f"{0.035 * side:.2f}", stroke_linecap="round")
        )
    return document(side, side, *parts)


@lru_cache(maxsize=32)
def tucked_place(place: Place, side: int, images: Images) -> str:
    """The place where the bee stands, small on a disc of cream, in a square of ``side`` pixels that is ``TUCKED``."""
    m, cell = side / 2, side / TUCKED
    edge: Attributes = {"stroke": ROLE.soft_ink, "stroke_width": f"{0.018 * cell:.2f}"}
    disc = circle(m, m, m - 0.012 * cell, fill=ROLE.cream, **edge)
    return document(side, side, disc, standing(place.picture, place.letters, images, Spot(m, m, _IN_DISC * cell)))


@lru_cache(maxsize=32)
def bare_ground(mat: Mat, cell: Cell, side: int, degrees: float) -> str:
    """The ground of a cell of a mat that is turned, without what stands there, in one and a half cells."""
    look, m = look_of(mat), 0.75 * side
    fill = look.light if (cell.row + cell.column + mat.height) % 2 else look.dark
    half = (0.5 - (look.gap / 2 or _GRID)) * side
    square = rounded(m - half, m - half, 2 * half, 2 * half, CORNER * side if look.gap else 0, fill=fill)
    return document(2 * m, 2 * m, f'<g transform="rotate({degrees:g} {m:g} {m:g})">{square}</g>')
