"""The mat as a drawing: its cloth, what stands on it, and the marks a run leaves. Knows no pygame.

Pictures of landmarks belong to the content and are read from its ``images`` folder.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from beebot.challenge import Challenge
from beebot.mat import Mat, Wall
from beebot.pose import Cell
from simulateur.drawings.artwork import circle, document, path, picture, rounded, symbol
from simulateur.drawings.theme import CALM
from simulateur.layout import HEM

BORDER = HEM + 0.10
"""Of a cell, around the grid, for the hem, the lip and the shadow."""
DOTS = 7
"""Dots of the trail between the middles of two cells."""
_DOT = 0.032
_BOX = 120


@lru_cache(maxsize=16)
def cloth(mat: Mat, cell: float, bare: frozenset[Cell], images: Path) -> str:
    """The mat with its obstacles and walls; grass grows on at most five of the cells not in ``bare``."""
    border, width, height = BORDER * cell, mat.width * cell, mat.height * cell
    hem = HEM * cell
    out: dict[str, float] = {"width": width + 2 * hem, "height": height + 2 * hem, "radius": 0.26 * cell}
    at = border - hem
    parts = [
        rounded(at, at + 0.085 * cell, **out, fill=CALM.ink, fill_opacity=CALM.shadow_opacity),
        rounded(at, at + 0.05 * cell, **out, fill=CALM.hem_lip),
        rounded(at, at, **out, fill=CALM.hem),
        _stitches(at + 0.055 * cell, width + 2 * hem - 0.11 * cell, height + 2 * hem - 0.11 * cell, cell),
        rounded(border, border, width, height, 0.14 * cell, fill=CALM.meadow[1]),
        *_cells(mat, cell, border),
        *_tufts(mat, cell, border, bare | mat.obstacles),
        *_obstacles(mat, cell, border, images),
        *(_wall(wall, mat, cell, border) for wall in sorted(mat.walls, key=lambda wall: (wall.first, wall.second))),
    ]
    return document(width + 2 * border, height + 2 * border, *parts)


def _stitches(at: float, width: float, height: float, cell: float) -> str:
    """Dashes along a rounded rectangle, set one by one: SDL's renderer breaks dash patterns at corners."""
    radius, line = 0.21 * cell, {"stroke": CALM.stitch, "stroke_width": f"{0.022 * cell:.2f}"}
    outline = _rounded_outline(at, width, height, radius)
    length = 2 * (width + height) - (8 - 2 * math.pi) * radius
    count = round(length / (0.145 * cell))
    dashes = []
    for n in range(count):
        (ax, ay), (bx, by) = (outline((n + part) * length / count) for part in (0.0, 0.58))
        dashes.append(f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}")
    return path("".join(dashes), fill="none", stroke_linecap="round", **line)


def _rounded_outline(at: float, width: float, height: float, radius: float) -> Callable[[float], tuple[float, float]]:
    """The point of a rounded rectangle at a distance along it, clockwise from its upper left straight edge."""
    right, low = at + width - radius, at + height - radius
    near = at + radius
    sides = (
        (near, at, 1, 0, width),
        (at + width, near, 0, 1, height),
        (right, at + height, -1, 0, width),
        (at, low, 0, -1, height),
    )
    centres = ((right, near), (right, low), (near, low), (near, near))

    def point(distance: float) -> tuple[float, float]:
        for (x, y, dx, dy, side), (cx, cy) in zip(sides, centres, strict=True):
            straight, arc = side - 2 * radius, math.pi / 2 * radius
            if distance <= straight:
                return x + dx * distance, y + dy * distance
            distance -= straight
            if distance <= arc:
                angle = math.atan2(-dx, dy) + distance / radius
                return cx + radius * math.cos(angle), cy + radius * math.sin(angle)
            distance -= arc
        return near, at

    return point


def _cells(mat: Mat, cell: float, border: float) -> Iterator[str]:
    width, height = mat.width * cell, mat.height * cell
    for row in range(mat.height):
        for column in range(mat.width):
            if (row + column + mat.height) % 2:
                x, y = border + column * cell, border + (mat.height - 1 - row) * cell
                yield path(_square(x, y, cell, _corners(mat, column, row, 0.14 * cell)), fill=CALM.meadow[0])
    line: dict[str, str | float] = {"stroke": CALM.grid, "stroke_width": f"{0.024 * cell:.2f}", "fill": "none"}
    for column in range(1, mat.width):
        yield path(f"M{border + column * cell:.2f} {border:.2f}v{height:.2f}", **line)
    for row in range(1, mat.height):
        yield path(f"M{border:.2f} {border + row * cell:.2f}h{width:.2f}", **line)


def _corners(mat: Mat, column: int, row: int, radius: float) -> tuple[float, float, float, float]:
    """Radii of a cell's corners, clockwise from the upper left: round only where the mat is."""
    left, right = column == 0, column == mat.width - 1
    low, top = row == 0, row == mat.height - 1
    return radius * (left and top), radius * (right and top), radius * (right and low), radius * (left and low)


def _square(x: float, y: float, side: float, radii: tuple[float, float, float, float]) -> str:
    """Path data of a square with its own radius at each corner, clockwise from the upper left."""
    a, b, c, d = radii
    r, low = x + side, y + side
    return (
        f"M{x + a:.2f} {y:.2f}H{r - b:.2f}Q{r:.2f} {y:.2f} {r:.2f} {y + b:.2f}V{low - c:.2f}"
        f"Q{r:.2f} {low:.2f} {r - c:.2f} {low:.2f}H{x + d:.2f}Q{x:.2f} {low:.2f} {x:.2f} {low - d:.2f}"
        f"V{y + a:.2f}Q{x:.2f} {y:.2f} {x + a:.2f} {y:.2f}Z"
    )


def _middle(cell: Cell, mat: Mat, side: float, border: float) -> tuple[float, float]:
    return border + (cell.column + 0.5) * side, border + (mat.height - cell.row - 0.5) * side


_TUFT_OFFSETS = ((-0.2, -0.22), (0.16, 0.2), (-0.12, 0.18), (0.2, -0.2), (-0.22, 0.1))


def _tufts(mat: Mat, side: float, border: float, bare: frozenset[Cell]) -> Iterator[str]:
    """Grass on cells spread over the mat, the same for the same mat."""
    free = [Cell(c, r) for r in range(mat.height) for c in range(mat.width) if Cell(c, r) not in bare]
    free.sort(key=lambda cell: ((cell.column * 7 + cell.row * 11 + cell.column * cell.row * 3) % 23, cell))
    for place, (east, south) in zip(free, _TUFT_OFFSETS, strict=False):
        x, y = _middle(place, mat, side, border)
        yield symbol("tuft", x + east * side, y + south * side, side)


def _obstacles(mat: Mat, side: float, border: float, images: Path) -> Iterator[str]:
    left = set(mat.obstacles)
    for cell in sorted(mat.obstacles):
        if cell not in left:
            continue
        x, y = _middle(cell, mat, side, border)
        neighbour = Cell(cell.column + 1, cell.row)
        wide = images / f"{mat.decor.wide_obstacle}.svg"
        if neighbour in left and wide.exists():
            left -= {cell, neighbour}
            yield picture(wide, x + side / 2, y, side / _BOX)
        else:
            left.remove(cell)
            yield picture(images / f"{mat.decor.obstacle}.svg", x, y, side / _BOX)


def _wall(wall: Wall, mat: Mat, side: float, border: float) -> str:
    ax, ay = _middle(wall.first, mat, side, border)
    bx, by = _middle(wall.second, mat, side, border)
    x, y, half = (ax + bx) / 2, (ay + by) / 2, side / 2
    data = f"M{x:.2f} {y - half:.2f}v{side:.2f}" if ay == by else f"M{x - half:.2f} {y:.2f}h{side:.2f}"
    wide: dict[str, str | float] = {"fill": "none", "stroke_linecap": "round"}
    return path(data, stroke=CALM.orange[1], stroke_width=f"{0.13 * side:.2f}", **wide) + path(
        data, stroke=CALM.earth_edge, stroke_width=f"{0.08 * side:.2f}", **wide
    )


def covered_cells(challenge: Challenge) -> frozenset[Cell]:
    """Cells on which no grass grows: start, goal and targets."""
    cells = {challenge.start.cell, *(target.cell for target in challenge.targets)}
    return frozenset(cells | ({challenge.goal} if challenge.goal else set()))


def thumbnail(challenge: Challenge, cell: float, images: Path) -> str:
    """The whole challenge as one small picture: mat, landmarks, and the bee at the start."""
    mat, border = challenge.mat, BORDER * cell
    whole = cloth(mat, cell, covered_cells(challenge), images)
    extra = []
    for name, place in landmarks(challenge):
        x, y = _middle(place, mat, cell, border)
        extra.append(picture(images / f"{name}.svg", x, y, cell / _BOX))
    for target in challenge.targets:
        if target.pause:
            x, y = _middle(target.cell, mat, cell, border)
            badge = f'<g transform="translate({x + 0.13 * cell:.1f} {y + 0.13 * cell:.1f})">'
            extra.append(badge + _content(pause_badge(round(0.36 * cell))) + "</g>")
    x, y = _middle(challenge.start.cell, mat, cell, border)
    extra.append(symbol("bee", x, y, 1.08 * cell, challenge.start.heading.degrees))
    return whole.removesuffix("</svg>") + "".join(extra) + "</svg>"


def _content(svg: str) -> str:
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


def landmarks(challenge: Challenge, reached: Iterable[int] = ()) -> Iterator[tuple[str, Cell]]:
    """What stands on the mat besides obstacles: name of the picture and cell; visited flowers are open."""
    visited = set(reached)
    decor = challenge.mat.decor
    for place, target in enumerate(challenge.targets):
        yield (decor.target_reached if place in visited else decor.target), target.cell
    if challenge.goal is not None and challenge.goal not in {target.cell for target in challenge.targets}:
        yield decor.goal, challenge.goal


@lru_cache(maxsize=8)
def pause_badge(side: int) -> str:
    """The small pause sign beside a flower on which the bee must rest."""
    m = side / 2
    fill, edge = CALM.blue
    disc = circle(m, m, 0.46 * side, fill=fill, stroke=edge, stroke_width=f"{0.05 * side:.2f}")
    return document(side, side, disc, symbol("glyph-pause", m, m, 0.8 * side))


@lru_cache(maxsize=256)
def landmark(name: str, side: int, images: Path, degrees: float = 0) -> str:
    """One landmark alone in a square of ``side`` pixels, swayed by ``degrees``."""
    return document(side, side, picture(images / f"{name}.svg", side / 2, side / 2, side / _BOX, degrees))


def trail_size(cell: int, count: int) -> tuple[int, int]:
    """Length and thickness, in pixels, of ``count`` dots of the trail."""
    return max(round(count * cell / DOTS), 1), 2 * math.ceil(_DOT * cell) + 2


@lru_cache(maxsize=64)
def trail(cell: int, count: int, vertical: bool) -> str:  # noqa: FBT001 (part of the drawing's name)
    """``count`` dots of the trail in a row: in a column if ``vertical``."""
    length, thick = trail_size(cell, count)
    along = [(n + 0.5) * length / count for n in range(count)]
    dots = [(thick / 2, at) if vertical else (at, thick / 2) for at in along]
    size = (thick, length) if vertical else (length, thick)
    return document(*size, *(circle(*dot, _DOT * cell, fill=CALM.trace) for dot in dots))


@lru_cache(maxsize=8)
def ring(cell: int) -> str:
    """The ring a pivot leaves on the trail, in a third of a cell."""
    side = cell // 3
    middle = side / 2
    line = f"{0.042 * cell:.2f}"
    return document(
        side, side, circle(middle, middle, 0.115 * cell, fill=CALM.meadow[1], stroke=CALM.trace, stroke_width=line)
    )


@lru_cache(maxsize=16)
def start_mark(cell: int, degrees: int) -> str:
    """The dotted circle with a chevron that shows where she started and which way she looked."""
    dots = 18
    line: dict[str, str | float] = {"fill": "none", "stroke": CALM.ink_soft, "stroke_linecap": "round"}
    middle = cell / 2
    angles = [2 * math.pi * n / dots for n in range(dots)]
    around = [(0.29 * cell * math.sin(angle), -0.29 * cell * math.cos(angle)) for angle in angles]
    parts = "".join(circle(x, y, 0.018 * cell, fill=CALM.ink_soft) for x, y in around)
    tip = f"M{-0.1 * cell:.2f} {-0.36 * cell:.2f}L0 {-0.45 * cell:.2f}L{0.1 * cell:.2f} {-0.36 * cell:.2f}"
    chevron = path(tip, stroke_width=f"{0.038 * cell:.2f}", stroke_linejoin="round", **line)
    turned = f'<g transform="translate({middle:g} {middle:g}) rotate({degrees})" opacity="0.85">{parts}{chevron}</g>'
    return document(cell, cell, turned)


@lru_cache(maxsize=128)
def pivot_arc(cell: int, start: int, turned: int) -> str:
    """The cream arc her head draws while she pivots ``turned`` degrees from heading ``start``."""
    middle, radius = cell / 2, 0.45 * cell
    ends = [math.radians(angle) for angle in (start, start + turned)]
    (ax, ay), (bx, by) = ((middle + radius * math.sin(a), middle - radius * math.cos(a)) for a in ends)
    data = f"M{ax:.2f} {ay:.2f}A{radius:.2f} {radius:.2f} 0 0 {int(turned > 0)} {bx:.2f} {by:.2f}"
    line: dict[str, str | float] = {"stroke": CALM.cream, "stroke_width": f"{0.06 * cell:.2f}"}
    return document(cell, cell, path(data, fill="none", stroke_linecap="round", **line))


@lru_cache(maxsize=16)
def bump_ticks(cell: int, degrees: int) -> str:
    """Three cream ticks in front of her head (or behind her) where she bumped."""
    middle = cell * 0.75
    parts = []
    for angle in (-38, 0, 38):
        a = math.radians(angle)
        near, far = 0.50 * cell, 0.62 * cell
        ends = [(distance * math.sin(a), -distance * math.cos(a)) for distance in (near, far)]
        parts.append(f"M{ends[0][0]:.2f} {ends[0][1]:.2f}L{ends[1][0]:.2f} {ends[1][1]:.2f}")
    line: dict[str, str | float] = {"stroke": CALM.cream, "stroke_width": f"{0.05 * cell:.2f}"}
    drawn = path("".join(parts), fill="none", stroke_linecap="round", **line)
    return document(
        2 * middle, 2 * middle, f'<g transform="translate({middle:g} {middle:g}) rotate({degrees})">{drawn}</g>'
    )
