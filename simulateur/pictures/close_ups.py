"""A part of a challenge's mat, as large as a ticket allows: bees, goals, and what is between them."""

import math
from collections.abc import Iterable
from dataclasses import replace

from beebot.challenge import Challenge
from beebot.mat import Mat
from beebot.pose import Cell
from lecons.pictures.artwork import Attributes, document, path
from lecons.pictures.images import Images
from lecons.pictures.mat_borders import BORDER, hem
from lecons.pictures.mats import cells_to_cover, cloth, content_of, covered_cells, standing_on, things, tufts, way_on
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.theme import ROLE

_LEAST, _ALONE, _ROW = (3, 2), (5, 4), (2, 1)
"""So many columns and rows are seen, where the mat has them; of a challenge that shows no goal, round its bee; of a mat
of one row, which is small on a card."""
_CUT: Attributes = {"fill": ROLE.cream, "fill_rule": "evenodd"}


def seen_close(challenge: Challenge, room: tuple[float, float]) -> tuple[float, Rect]:
    """The side of a cell, and the cells that are seen in a ``room`` in pixels, counted from the mat's upper left.

    A challenge about pictures has no mat: it is one cell.
    """
    mat, starts = challenge.mat, {challenge.start.cell}
    if challenge.partner is not None:
        starts.add(challenge.partner.start.cell)
    cells = covered_cells(challenge).union(cells_to_cover(challenge))
    if challenge.pictures is not None:
        side = min(room[0] / (mat.width + 2 * HEM), room[1] / (mat.height + 2 * HEM))
        return side, Rect(0, 0, mat.width, mat.height)
    places = [cell.column for cell in cells], [mat.height - 1 - cell.row for cell in cells]
    sizes, leasts = (mat.width, mat.height), _ALONE if cells <= starts else _ROW if mat.height == 1 else _LEAST
    spans = [_span(place, size, least) for place, size, least in zip(places, sizes, leasts, strict=True)]
    side = min(length / (len(span) + 2 * HEM) for length, span in zip(room, spans, strict=True))
    fit = [math.floor(length / side - 2 * HEM) for length in room]
    across, down = (_span(span, size, most) for span, size, most in zip(spans, sizes, fit, strict=True))
    return side, Rect(across.start, down.start, len(across), len(down))


def _span(places: Iterable[int], size: int, least: int) -> range:
    """From the first of the ``places`` to the last, and more on both sides until there are ``least``, of ``size``."""
    held = sorted(places)
    missing = max(least - (held[-1] - held[0] + 1), 0)
    first = max(min(held[0] - missing // 2, size - least), 0)
    return range(min(first, held[0]), min(max(held[-1] + 1, first + least), size))


def close_up(challenge: Challenge, cell: float, seen: Rect, images: Images) -> str:
    """The cells that are ``seen``, with a hem round them as if they were the mat; what stands there reaches over it."""
    wide, high = ((n + 2 * HEM) * cell for n in (seen.width, seen.height))
    x, y = ((HEM - BORDER - n) * cell for n in (seen.x, seen.y))
    place = f'<g transform="translate({x:.2f} {y:.2f})">'
    edge = HEM * cell
    ground = Rect(edge, edge, seen.width * cell, seen.height * cell)
    part = _part(challenge.mat, seen)
    bare = replace(part, places=(), obstacles=frozenset())
    return document(
        wide,
        high,
        place + content_of(cloth(bare, cell, tufts(challenge), images)) + "</g>",
        path(
            f"M0 0H{wide:.2f}V{high:.2f}H0ZM{edge:.2f} {edge:.2f}H{ground.right:.2f}V{ground.bottom:.2f}H{edge:.2f}Z",
            **_CUT,
        ),
        *hem(challenge.mat, cell, ground),
        place + "".join((*things(part, cell, images), *way_on(challenge, cell), *standing_on(challenge, cell, images))),
        "</g>",
    )


def _part(mat: Mat, seen: Rect) -> Mat:
    """The mat without what stands elsewhere than on the ``seen`` cells."""

    def inside(cell: Cell) -> bool:
        return seen.x <= cell.column < seen.right and seen.y <= mat.height - 1 - cell.row < seen.bottom

    places = tuple(place for place in mat.places if all(map(inside, (place.cell, *place.drawn_on))))
    return replace(mat, places=places, obstacles=frozenset(filter(inside, mat.obstacles)))
