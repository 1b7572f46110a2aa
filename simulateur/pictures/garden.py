"""The home page's garden: hills, a path of earth, and where its flowers stand. Knows no pygame."""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from beebot.mat import Ground
from lecons.pictures.artwork import Attributes, circle, document, path, symbol
from lecons.pictures.images import Images
from lecons.pictures.theme import ROLE
from simulateur.pictures.board_garden import Curve, Point, board_way
from simulateur.pictures.landscapes import World, landscape, placed, world_of

_ROWS = (0.772, 0.55, 0.566, 0.352)
"""How high the path enters and leaves its two bends, in parts of the window's height."""
_RIGHT, _LEFT, _DEEPEST = 0.888, 0.118, 0.19
"""How far out the bends go, and how deep they are at most, in parts of the width."""
_FIRST, _LAST = 0.15, 0.93
"""Where the first flower and the hive stand, in parts of the path's length."""
_WIDEST_GAP = 0.21
"""The most between two flowers, in parts of the path's length."""
HillLines = tuple[tuple[float, float, float, float], ...]


@lru_cache(maxsize=8)
def _way(width: int, height: int) -> tuple[Curve, ...]:
    """The path as Bézier curves in pixels, from the lower left to the hive, its bends round in every window."""
    first, second, third, fourth = _ROWS
    bends = ((first, second), (third, fourth))
    right, left = (min((high - low) / 2 * height / width, _DEEPEST) for high, low in bends)
    east, west = _RIGHT - right, _LEFT + left
    far_east, far_west = east + right * 4 / 3, west - left * 4 / 3
    middle, swing = (east + west) / 2, (east - west) / 5
    parts = (
        ((-0.06, 0.85), (0.16, 0.86), (0.24, 0.795), (0.40, 0.775)),
        ((0.40, 0.775), (0.56, 0.755), (east - swing, first), (east, first)),
        ((east, first), (far_east, first), (far_east, second), (east, second)),
        ((east, second), (east - swing, second), (middle + swing, 0.58), (middle, 0.582)),
        ((middle, 0.582), (middle - swing, 0.584), (west + swing, third), (west, third)),
        ((west, third), (far_west, third), (far_west, fourth), (west, fourth)),
        ((west, fourth), (west + swing, fourth), (0.48, 0.388), (0.62, 0.372)),
        ((0.62, 0.372), (0.76, 0.356), (0.82, 0.30), (0.905, 0.265)),
    )
    curves = (tuple((x * width, y * height) for x, y in part) for part in parts)
    return tuple((start, leaving, coming, end) for start, leaving, coming, end in curves)


def bezier(curve: Curve, t: float) -> Point:
    """The point of ``curve`` at ``t``, from 0 at its beginning to 1 at its end."""
    a, b, c, d = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


@lru_cache(maxsize=8)
def _points(width: int, height: int) -> tuple[tuple[float, Point], ...]:
    """Points of the path with their distance from its beginning, in pixels."""
    points: list[tuple[float, Point]] = []
    curves = _way(width, height)
    length, last = 0.0, curves[0][0]
    for curve in curves:
        for n in range(24):
            here = bezier(curve, n / 24)
            length += math.dist(last, here)
            points.append((length, here))
            last = here
    return tuple(points)


@lru_cache(maxsize=512)
def along(size: tuple[int, int], part: float) -> Point:
    """The pixel at ``part`` of the path's length, from 0 to 1, in a window of ``size`` pixels."""
    points = _points(*size)
    wanted = part * points[-1][0]
    for (before, (ax, ay)), (after, (bx, by)) in pairwise(points):
        if after >= wanted:
            share = (wanted - before) / (after - before)
            return ax + (bx - ax) * share, ay + (by - ay) * share
    return points[-1][1]


def way_length(size: tuple[int, int]) -> float:
    """How long the path is, in pixels."""
    return _points(*size)[-1][0]


def way_points(size: tuple[int, int], *, on_board: bool = False) -> tuple[Point, ...]:
    """Points close to each other along the garden's path, or the wall board's, in a window of ``size`` pixels."""
    curves = board_way(size).curves() if on_board else _way(*size)
    return tuple(bezier(curve, n / 12) for curve in curves for n in range(12))


def flower_parts(count: int) -> tuple[float, ...]:
    """Where ``count`` flowers stand, each as a part of the path's length: evenly, and never far apart."""
    gap = min(_WIDEST_GAP, (_LAST - 0.1 - _FIRST) / max(count - 1, 1))
    return tuple(_FIRST + n * gap for n in range(count))


@lru_cache(maxsize=4)
def garden(width: int, height: int, number: int = 0, ground: Ground = Ground.MEADOW) -> str:
    """Sky, sun, hills and path as SVG text, for a window of ``width`` by ``height`` pixels, and what is far away.

    What is far away depends on the ``number`` of the garden and the ``ground`` of its first mat.
    """
    side, world = min(width, height), world_of(ground)
    parts = [
        f'<rect width="{width}" height="{0.22 * height:.1f}" fill="{world.sky}"/>',
        circle(*sun(width, height), fill=ROLE.sun),
        *_far_away((width, height), number, world, (_WORLD_BEHIND, _BEHIND, _RIDGE), _HILL_LINES),
        *_earth(_way(width, height), 0.105 * side, side, world.shade),
    ]
    return document(width, height, *parts)


@lru_cache(maxsize=4)
def board_garden(width: int, height: int, number: int = 0, ground: Ground = Ground.MEADOW) -> str:
    """As ``garden``, but for a wall board: a large landscape, and the path at its foot."""
    side, way, world = min(width, height), board_way((width, height)), world_of(ground)
    parts = [
        f'<rect width="{width}" height="{0.34 * height:.1f}" fill="{world.sky}"/>',
        circle(*sun(width, height, on_board=True), fill=ROLE.sun),
        *(symbol("garden/cloud", x * width, y * height, _CLOUD * large * side) for x, y, large in _CLOUDS),
        *_far_away((width, height), number, world, (_BOARD_WORLD, _BOARD_BEHIND, _BOARD_RIDGE), _BOARD_HILL_LINES),
        *_earth(way.curves(), way.broad, side, world.shade),
    ]
    return document(width, height, *parts)


_WORLD_BEHIND, _BOARD_WORLD = (0.47, 0.165, 1.0), (0.14, 0.29, 1.35)
_BEHIND, _RIDGE = (0.56, 0.19, 1.0), (0.60, 0.272, 1.0)
_BOARD_BEHIND, _BOARD_RIDGE = (0.43, 0.30, 1.5), (0.46, 0.335, 1.5)
"""Where what is far away has its foot: the world's own; behind all hills, or on a ridge. In parts of the page; and how
large it is."""


def _far_away(
    size: tuple[int, int],
    number: int,
    world: World,
    places: Sequence[tuple[float, float, float]],
    lines: HillLines,
) -> list[str]:
    (width, height), far = size, landscape(number)
    hundredth, names = min(size) / 100, (world.behind, far.name * far.behind, far.name * far.ridge)
    own, low, high = (
        placed(name, x * width, y * height, large * hundredth) if name else ""
        for name, (x, y, large) in zip(names, places, strict=True)
    )
    hills = [path(_hill(width, height, lines, place), fill=paint) for place, paint in enumerate(world.hills)]
    return [low, hills[0], own, hills[1], high, *hills[2:]]


def sun(width: int, height: int, *, on_board: bool = False) -> tuple[float, float, float]:
    """The middle of the sun and its radius, in pixels."""
    side = min(width, height)
    if on_board:
        return 0.66 * width, 0.225 * height, 0.09 * side
    return 0.79 * width, 0.12 * height, 0.067 * side


def tuft_spots(width: int, height: int, *, on_board: bool = False) -> tuple[Point, ...]:
    """The middles of the tufts of grass, in pixels."""
    return tuple((x * width, y * height) for x, y in (_BOARD_GRASS if on_board else _GRASS))


TUFT = 0.13
"""The side of a tuft's drawing, in parts of the page's short side."""


@lru_cache(maxsize=24)
def hive(side: int, images: Images, degrees: int = 0) -> str:
    """The hive as SVG text, in a square of ``side`` pixels, leaning ``degrees`` clockwise on its foot."""
    drawn = images.draw("ruche", side / 2, side / 2, side)
    if not degrees:
        return document(side, side, drawn)
    foot = f"{side / 2:g} {0.92 * side:g}"
    return document(side, side, f'<g transform="rotate({degrees} {foot})">{drawn}</g>')


_HILL_LINES: HillLines = (
    (0.19, 0.03, 0.19, 0.13),
    (0.29, 0.14, 0.30, 0.26),
    (0.45, 0.36, 0.50, 0.43),
    (0.70, 0.62, 0.74, 0.68),
)
"""The heights of each hill, the farthest first, in parts: left edge, rise, dip, right edge."""
_GRASS = (
    (0.052, 0.41),
    (0.365, 0.475),
    (0.055, 0.735),
    (0.62, 0.684),
    (0.66, 0.235),
    (0.335, 0.235),
    (0.945, 0.50),
)
_BOARD_HILL_LINES: HillLines = (
    (0.30, 0.13, 0.33, 0.22),
    (0.37, 0.38, 0.27, 0.33),
    (0.49, 0.41, 0.49, 0.43),
    (0.57, 0.60, 0.53, 0.57),
)
_BOARD_GRASS = (
    (0.165, 0.51),
    (0.235, 0.33),
    (0.40, 0.50),
    (0.565, 0.545),
    (0.60, 0.405),
    (0.95, 0.40),
    (0.30, 0.47),
    (0.32, 0.93),
    (0.47, 0.955),
    (0.60, 0.925),
)
"""The last ones are within the reach of a small child: they answer a poke."""
_CLOUDS = ((0.15, 0.09, 0.07), (0.43, 0.13, 0.055), (0.85, 0.105, 0.048))
"""Where clouds are, and how large, in parts of the page and of its short side."""
_CLOUD = 12
"""The box of a cloud's drawing, in its sizes."""


def _hill(width: int, height: int, lines: HillLines, place: int) -> str:
    """Path data of a hill, down to just under the top of the next one: what that hides is not painted."""
    left, rise, dip, right = (y * height for y in lines[place])
    x1, x2, x3, x4, x5, x6 = (part * width for part in (0.16, 0.30, 0.45, 0.60, 0.75, 1.0))
    top = (
        f"M0 {left:.1f}C{x1:.1f} {rise:.1f} {x2:.1f} {rise:.1f} {x3:.1f} {(rise + dip) / 2:.1f}"
        f"S{x5:.1f} {dip:.1f} {x6:.1f} {right:.1f}"
    )
    if place + 1 == len(lines):
        return f"{top}V{height}H0Z"
    left, rise, dip, right = ((y + 0.01) * height for y in lines[place + 1])
    return (
        f"{top}V{right:.1f}C{x5:.1f} {dip:.1f} {x4:.1f} {dip:.1f} {x3:.1f} {(rise + dip) / 2:.1f}"
        f"S{x1:.1f} {rise:.1f} 0 {left:.1f}Z"
    )


def _earth(way: tuple[Curve, ...], broad: float, side: int, shade: str) -> list[str]:
    data = f"M{way[0][0][0]:.1f} {way[0][0][1]:.1f}" + "".join(
        "C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in curve[1:]) for curve in way
    )
    line: Attributes = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    thick, thin = f"{broad:.1f}", f"{0.0054 * side:.2f}"
    grains = f"{0.0001 * side:.2f} {0.0279 * side:.2f}"
    down = [f'<g transform="translate(0 {drop * side:.1f})">' for drop in (0.016, 0.009)]
    return [
        down[0] + path(data, stroke=shade, stroke_width=thick, **line) + "</g>",
        down[1] + path(data, stroke=ROLE.earth_edge, stroke_width=thick, **line) + "</g>",
        path(data, stroke=ROLE.earth, stroke_width=thick, **line),
        path(data, stroke=ROLE.earth_edge, stroke_width=thin, stroke_dasharray=grains, **line),
    ]
