"""The marks that a run leaves on the mat, and those that a child sets there. Knows no pygame."""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from lecons.pictures.artwork import Attributes, circle, document, path, rounded
from lecons.pictures.theme import ROLE, otherwise

DOTS = 7
"""Dots of the trail between the middles of two cells that share an edge."""
_DOT = 0.032
Point = tuple[float, float]


def dots_between(diagonal: bool) -> int:
    """How many dots of a trail lie between the middles of two neighbouring cells: more if they are ``diagonal``."""
    if diagonal:
        return round(DOTS * math.sqrt(2))
    return DOTS


@lru_cache(maxsize=128)
def trail(cell: int, count: int, right: int, down: int, paint: str = ROLE.trace) -> str:
    """``count`` dots of a trail, evenly from one end to the other of the vector ``right``, ``down``, in pixels.

    The drawing is as large as ``trail_box`` says; a cell is ``cell`` pixels wide.
    """
    thick = _thick(cell)
    x, y = (thick / 2 + max(-part, 0) for part in (right, down))
    parts = [(n + 0.5) / count for n in range(count)]
    radius = _DOT * cell
    dots = (circle(x + part * right, y + part * down, radius, fill=paint) for part in parts)
    return document(*trail_box(cell, right, down), *dots)


def trail_box(cell: int, right: int, down: int) -> tuple[int, int]:
    """The width and height in pixels of a ``trail`` along ``right``, ``down``, on cells ``cell`` pixels wide."""
    return abs(right) + _thick(cell), abs(down) + _thick(cell)


def _thick(cell: int) -> int:
    return 2 * math.ceil(_DOT * cell) + 2


@lru_cache(maxsize=8)
def ring(
    cell: int,
    on_ribbon: bool = False,
    paint: str = ROLE.trace,
    under: str = ROLE.meadow_dark,
) -> str:
    """A pivot's ring, a third of ``cell`` wide, ``paint`` round ``under``; ``on_ribbon`` it has colours of its own."""
    side = cell // 3
    middle = side / 2
    line = f"{0.126 * side:.2f}"
    ground = ROLE.patch if on_ribbon else under
    look: Attributes = {"fill": ground, "stroke": ROLE.trace if on_ribbon else paint, "stroke_width": line}
    return document(side, side, circle(middle, middle, 0.345 * side, **look))


@lru_cache(maxsize=16)
def start_mark(
    cell: int,
    degrees: int,
    paint: str = ROLE.soft_ink,
    *,
    landmark: bool = False,
) -> str:
    """A dotted circle with a chevron: where the bee started, and the way she looked (``degrees``).

    Round a ``landmark`` it is a dotted square, so that what is drawn there is seen whole.
    """
    line: Attributes = {"fill": "none", "stroke": paint, "stroke_linecap": "round"}
    middle = cell / 2
    if landmark:
        frame = _dotted_square(0.46 * cell, 9, 0.018 * cell, paint)
        aside, low, high = 0.1 * cell, -0.355 * cell, -0.445 * cell
    else:
        frame = _dotted_circle(0.29 * cell, 18, 0.018 * cell, paint)
        aside, low, high = 0.1 * cell, -0.36 * cell, -0.45 * cell
    tip = f"M{-aside:.2f} {low:.2f}L0 {high:.2f}L{aside:.2f} {low:.2f}"
    chevron = path(tip, stroke_width=f"{0.05 * cell:.2f}", stroke_linejoin="round", **line)
    faint = f'<g opacity="0.85">{frame}</g>'  # the chevron is not: it says the way, and a picture may lie beside it
    pointed = f'<g transform="rotate({degrees})">{chevron if landmark else faint + chevron}</g>'
    at = f"translate({middle:g} {middle:g})"
    return document(cell, cell, f'<g transform="{at}">{faint if landmark else ""}{pointed}</g>')


@lru_cache(maxsize=8)
def partner_square(cell: int) -> str:
    """The square in the second bee's colour that lies under her goal, as wide as a ``cell``."""
    line = 0.05 * cell
    edge: Attributes = {"stroke": ROLE.blue_edge, "stroke_width": f"{line:.2f}"}
    return document(
        cell, cell, rounded(line, line, cell - 2 * line, cell - 2 * line, 0.16 * cell, fill=ROLE.blue, **edge)
    )


@lru_cache(maxsize=128)
def pivot_arc(cell: int, start: int, turned: int) -> str:
    """The cream arc that the bee's head draws while she pivots ``turned`` degrees from her heading ``start``."""
    middle, radius = cell / 2, 0.45 * cell
    ends = [math.radians(angle) for angle in (start, start + turned)]
    points = [(middle + radius * math.sin(a), middle - radius * math.cos(a)) for a in ends]
    (ax, ay), (bx, by) = points
    data = f"M{ax:.2f} {ay:.2f}A{radius:.2f} {radius:.2f} 0 0 {int(turned > 0)} {bx:.2f} {by:.2f}"
    line: Attributes = {"stroke": ROLE.light, "stroke_width": f"{0.06 * cell:.2f}"}
    return document(cell, cell, path(data, fill="none", stroke_linecap="round", **line))


@lru_cache(maxsize=16)
def bump_ticks(cell: int, degrees: int) -> str:
    """Three cream ticks where the bee bumped, ``degrees`` clockwise from the top of her cell; 1.5 cells wide."""
    middle = cell * 0.75
    parts = []
    for angle in (-38, 0, 38):
        a = math.radians(angle)
        near, far = 0.50 * cell, 0.62 * cell
        ends = [(distance * math.sin(a), -distance * math.cos(a)) for distance in (near, far)]
        parts.append(f"M{ends[0][0]:.2f} {ends[0][1]:.2f}L{ends[1][0]:.2f} {ends[1][1]:.2f}")
    line: Attributes = {"stroke": ROLE.light, "stroke_width": f"{0.05 * cell:.2f}"}
    drawn = path("".join(parts), fill="none", stroke_linecap="round", **line)
    turn = f"translate({middle:g} {middle:g}) rotate({degrees})"
    return document(2 * middle, 2 * middle, f'<g transform="{turn}">{drawn}</g>')


def ribbon(size: tuple[int, int], points: Sequence[Point], cell: float) -> str:
    """The trail to draw again: a pale ribbon with stitches through ``points``, in a drawing of ``size``.

    From cell to cell a small arrow head says which way it goes.
    """
    data = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
    line: Attributes = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    parts = [
        path(data, stroke=ROLE.patch_edge, stroke_width=f"{0.34 * cell:.2f}", **line),
        path(data, stroke=ROLE.patch, stroke_width=f"{0.29 * cell:.2f}", **line),
    ]
    for (ax, ay), (bx, by) in pairwise(points):
        count = dots_between(abs(ax - bx) > 1 and abs(ay - by) > 1)
        for at in ((n + 0.5) / count for n in range(count)):
            x, y = ax + (bx - ax) * at, ay + (by - ay) * at
            parts.append(circle(x, y, 0.03 * cell, fill=ROLE.grid))
        parts.append(_arrow_head((ax, ay), (bx, by), 0.1 * cell))
    return document(*size, *parts)


@lru_cache(maxsize=8)
def followed(size: tuple[int, int], points: tuple[Point, ...], cell: float) -> str:
    """The part of a ribbon that the bee has covered, in honey, through ``points``, in a drawing of ``size``."""
    data = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
    line: Attributes = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    return document(
        *size,
        path(data, stroke=ROLE.amber, stroke_width=f"{0.34 * cell:.2f}", **line),
        path(data, stroke=ROLE.honey, stroke_width=f"{0.28 * cell:.2f}", **line),
    )


def _arrow_head(start: Point, end: Point, size: float) -> str:
    """Two lines that point from ``start`` to ``end``, half way between them."""
    (ax, ay), (bx, by) = start, end
    away = math.dist(start, end) or 1.0
    right, down = (bx - ax) / away * size, (by - ay) / away * size
    x, y = (ax + bx) / 2, (ay + by) / 2
    tip, tail = (x + right / 2, y + down / 2), (x - right / 2, y - down / 2)
    spots = (tail[0] - down, tail[1] + right), tip, (tail[0] + down, tail[1] - right)
    line: Attributes = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    data = "M" + "L".join(f"{along:.2f} {under:.2f}" for along, under in spots)
    return path(data, stroke=ROLE.patch_edge, stroke_width=f"{0.55 * size:.2f}", **line)


@lru_cache(maxsize=16)
def passage(
    side: int,
    crossed: bool,
    x: float = 0,
    y: float = 0,
    *,
    hollow: bool = False,
) -> str:
    """A patch on a cell that must be crossed, its middle at ``x``, ``y``; in honey once it is ``crossed``.

    Where something is drawn on that cell, the patch is ``hollow``: a band round it.
    """
    reach, stitches = (0.47 if hollow else 0.33) * side, 16
    fill = ROLE.honey if crossed and hollow else ROLE.honey_pale if crossed else ROLE.patch
    edge: Attributes = {"stroke": ROLE.patch_edge, "stroke_width": f"{0.02 * side:.2f}"}
    parts = [circle(x, y, reach, fill=fill, **edge)]
    if hollow:
        band = 0.11 * side
        parts = [circle(x, y, reach - band / 2, fill="none", stroke=fill, stroke_width=f"{band:.2f}")]
        parts += [circle(x, y, radius, fill="none", **edge) for radius in (reach, reach - band)]
    data = []
    for n in range(stitches):
        ends = [2 * math.pi * (n + part) / stitches for part in (0, 0.55)]
        out = (0.88 if hollow else 0.8) * reach
        (ax, ay), (bx, by) = ((x + out * math.sin(a), y - out * math.cos(a)) for a in ends)
        data.append(f"M{ax:.2f} {ay:.2f}L{bx:.2f} {by:.2f}")
    line: Attributes = {"stroke": ROLE.patch_edge, "stroke_width": f"{0.028 * side:.2f}"}
    parts.append(path("".join(data), fill="none", stroke_linecap="round", **line))
    return document(side, side, *parts)


def _dotted_square(half: float, dots: int, dot: float, paint: str) -> str:
    """A square of ``dots`` on each side, its middle at the origin."""
    steps = [half * (2 * n / dots - 1) for n in range(dots)]
    around = [place for step in steps for place in ((step, -half), (half, step), (-step, half), (-half, -step))]
    return "".join(circle(x, y, dot, fill=paint) for x, y in around)


def _dotted_circle(radius: float, dots: int, dot: float, paint: str) -> str:
    angles = [2 * math.pi * n / dots for n in range(dots)]
    around = [(radius * math.sin(angle), -radius * math.cos(angle)) for angle in angles]
    return "".join(circle(x, y, dot, fill=paint) for x, y in around)


SHINE = 1.5
"""The box of the light behind what has opened, in sides of that."""
RAYS, RAY, _RAY_THICK, _RIM_THICK = 12, (0.6, 0.71), 0.03, 0.05
"""How many rays a light has at most; from where to where they go, how thick they and the rim of a light are, in sides
of what has opened."""
_BRIGHT = otherwise(ROLE.heart_edge, "none")
"""The rim of a light in high contrast, where what is under a bee is no brighter than she; in the calm theme none."""
LIT = otherwise(ROLE.heart_edge, "#FBE7B4")
"""Behind what has opened: bright in every theme."""


@lru_cache(maxsize=8)
def shine(side: int, radius: float, rays: tuple[int, ...] = (), paint: str = ROLE.honey_pale) -> str:
    """A disc of light behind an opened landmark, in a box of ``side`` pixels; ``radius`` is in sides of the landmark.

    ``rays`` are the directions of those that it has, in degrees clockwise from above.
    """
    middle, whole, thick = side / 2, side / SHINE, _RAY_THICK * side / SHINE
    rim: Attributes = {"stroke": _BRIGHT, "stroke_width": f"{_RIM_THICK * whole:.1f}"}
    disc = circle(middle, middle, radius * whole, fill=paint, **rim)
    turns = map(math.radians, rays)
    ends = [[(middle + far * whole * math.sin(a), middle - far * whole * math.cos(a)) for far in RAY] for a in turns]
    data = "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" for (a, b), (c, d) in ends)
    line: Attributes = {"stroke_linecap": "round", "fill": "none"}
    paints = (ROLE.heart_edge, 1.7), (ROLE.honey, 1.0)
    drawn = (path(data, stroke=paint, stroke_width=f"{wide * thick:.1f}", **line) for paint, wide in paints)
    return document(side, side, disc, *(drawn if rays else ()))
