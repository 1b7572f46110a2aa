"""The marks that a run leaves on the mat, and those that a child sets there. Knows no pygame."""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from lecons.pictures.artwork import Attributes, circle, document, path
from lecons.pictures.theme import ROLE

DOTS = 7
"""Dots of the trail between the middles of two cells that share an edge."""
_DOT = 0.032
Point = tuple[float, float]


def dots_between(diagonal: bool) -> int:
    """How many dots lie between the middles of two cells; they are as close on a diagonal."""
    if diagonal:
        return round(DOTS * math.sqrt(2))
    return DOTS


@lru_cache(maxsize=128)
def trail(cell: int, count: int, right: int, down: int, paint: str = ROLE.trace) -> str:
    """``count`` dots of the trail, evenly along a vector in pixels, in a box of ``trail_box``."""
    thick = _thick(cell)
    x, y = (thick / 2 + max(-part, 0) for part in (right, down))
    parts = [(n + 0.5) / count for n in range(count)]
    radius = _DOT * cell
    dots = (circle(x + part * right, y + part * down, radius, fill=paint) for part in parts)
    return document(*trail_box(cell, right, down), *dots)


def trail_box(cell: int, right: int, down: int) -> tuple[int, int]:
    """Width and height of the drawing of a trail along a vector."""
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
    """The ring a pivot leaves on the trail, in a third of a cell; ``under`` is the ground it lies on."""
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
    """The dotted circle with a chevron: where the bee started, and which way she looked.

    Round a ``landmark`` it is a dotted square, so that what is drawn there is seen whole.
    """
    line: Attributes = {"fill": "none", "stroke": paint, "stroke_linecap": "round"}
    middle = cell / 2
    if landmark:
        frame = _dotted_square(0.46 * cell, 9, 0.018 * cell, paint)
        aside, low, high = 0.1 * cell, -0.385 * cell, -0.475 * cell
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
def turntable(cell: int) -> str:
    """The honey disc under a bee that can be turned by hand, in one and a half cells."""
    side, line = 1.5 * cell, 0.06 * cell
    rim: Attributes = {"stroke": ROLE.plate_line, "stroke_width": f"{0.3 * line:.2f}"}
    return document(
        side,
        side,
        circle(side / 2, side / 2, 0.6 * cell, fill=ROLE.honey, **rim),
        circle(side / 2, side / 2, 0.6 * cell - line, fill=ROLE.honey_pale, **rim),
    )


@lru_cache(maxsize=128)
def pivot_arc(cell: int, start: int, turned: int) -> str:
    """The cream arc her head draws while she pivots ``turned`` degrees from heading ``start``."""
    middle, radius = cell / 2, 0.45 * cell
    ends = [math.radians(angle) for angle in (start, start + turned)]
    points = [(middle + radius * math.sin(a), middle - radius * math.cos(a)) for a in ends]
    (ax, ay), (bx, by) = points
    data = f"M{ax:.2f} {ay:.2f}A{radius:.2f} {radius:.2f} 0 0 {int(turned > 0)} {bx:.2f} {by:.2f}"
    line: Attributes = {"stroke": ROLE.light, "stroke_width": f"{0.06 * cell:.2f}"}
    return document(cell, cell, path(data, fill="none", stroke_linecap="round", **line))


@lru_cache(maxsize=16)
def bump_ticks(cell: int, degrees: int) -> str:
    """Three cream ticks at the place where the bee bumped, in front of her head or behind her."""
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
    """A pale ribbon with stitches along its middle through ``points``: the trail to draw again.

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
    """The part of a ribbon that was gone along, in honey, through ``points``."""
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
    """A patch sewn on a cell to cross, with its middle at ``x``, ``y``; honey once ``crossed``.

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
_RAYS, _RAY, _RAY_THICK = 12, (0.6, 0.71), 0.03
"""How many rays a light has; from where to where they go, and how thick they are, in sides of what has opened."""


@lru_cache(maxsize=8)
def shine(side: int, radius: float, bee: int | None) -> str:
    """A disc of light in a box of ``side`` pixels, ``radius`` sides of what stands on it.

    Its rays leave out the way to the ``bee``, in degrees; None for no rays.
    """
    middle, whole, step = side / 2, side / SHINE, 360 // _RAYS
    disc = circle(middle, middle, radius * whole, fill=ROLE.honey_pale)
    if bee is None:
        return document(side, side, disc)
    turns = [math.radians(turn) for turn in range(bee + 2 * step, bee + 360 - step, step)]
    ends = [[(middle + far * whole * math.sin(a), middle - far * whole * math.cos(a)) for far in _RAY] for a in turns]
    data = "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" for (a, b), (c, d) in ends)
    line: Attributes = {"stroke_linecap": "round", "fill": "none"}
    paints = (ROLE.heart_edge, 1.7), (ROLE.honey, 1.0)
    rays = (path(data, stroke=paint, stroke_width=f"{wide * _RAY_THICK * whole:.1f}", **line) for paint, wide in paints)
    return document(side, side, disc, *rays)
