"""The mat as a drawing: its cloth and what stands on it. Knows no pygame.

Pictures of landmarks belong to the content (``Images``).
"""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from beebot.challenge import Challenge
from beebot.kinds import kind_of
from beebot.mat import Mat, Place
from beebot.pose import Cell
from lecons.pictures.artwork import Attributes, content_of, document, path, placed, rounded, symbol
from lecons.pictures.gallery import gallery_thumbnail
from lecons.pictures.grounds import CORNER, background_of, look_of, quiet_marks
from lecons.pictures.heroes import hero
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmarks, marked, pause_badge, pauses, without_goals
from lecons.pictures.marks import Point, passage, ribbon
from lecons.pictures.mat_borders import BORDER, beneath, beneath_aslant, hem
from lecons.pictures.named_cells import Spot, barred, in_the_way, standing
from lecons.pictures.rectangles import Rect, turned_box
from lecons.pictures.theme import ROLE

Grass = tuple[tuple[float, float], ...]
"""Column and row of each tuft, in parts of a cell."""


@lru_cache(maxsize=4)  # up to 90 kB each
def cloth(
    mat: Mat,
    cell: float,
    grass: Grass,
    images: Images,
    degrees: float = 0,
    grid: float = 1,
) -> str:
    """The mat with its obstacles, its walls and its ``grass``, as a whole SVG; cells are ``cell`` pixels wide.

    It is turned by ``degrees``, clockwise, in the smallest upright box. Grass and obstacles stay upright on it, and
    shadows fall down. The lines between cells are ``grid`` times as thick as usual.
    """
    border = BORDER * cell
    wide, high = mat.width * cell + 2 * border, mat.height * cell + 2 * border
    points = (_point(column, row, mat, cell) for column, row in grass)
    parts = [
        _sewn(mat, cell, grid),
        *(symbol("tuft", *point, cell, -degrees) for point in points),
        *things(mat, cell, images, -degrees),
        *walls(mat, cell, partial(middle_of, mat=mat, side=cell)),
    ]
    if not degrees:
        return document(wide, high, *beneath(mat, cell, Rect(0, 0, wide, high)), *parts)
    box = turned_box(wide, high, degrees)
    turn = f"rotate({degrees:g}) translate({-wide / 2:.2f} {-high / 2:.2f})"
    middle = box[0] / 2, box[1] / 2
    under = beneath(mat, cell, Rect(0, 0, *box))
    if degrees % 90:
        aslant = beneath_aslant(mat, cell, Rect(0, 0, wide, high))
        under = (_turned(turn, middle[0], middle[1] + down, shape) for down, shape in aslant)
    return document(*box, *under, _turned(turn, *middle, *parts))


def things(mat: Mat, cell: float, images: Images, degrees: float = 0) -> Iterator[str]:
    """The obstacles and named places of a mat, each turned by ``degrees`` about its middle, placed as in ``cloth``."""
    yield from _obstacles(mat, cell, images, degrees)
    yield from _places(mat, cell, images, degrees)


def _turned(turn: str, x: float, y: float, *parts: str) -> str:
    return "".join((f'<g transform="translate({x:.2f} {y:.2f}) {turn}">', *parts, "</g>"))


@lru_cache(maxsize=4)
def flat_cloth(challenge: Challenge, cell: float, images: Images, grid: float) -> str:
    """The parts of a mat that turn with it: cloth, obstacles two cells wide, walls, the ribbon to follow; no shadow."""
    mat, border = challenge.mat, BORDER * cell
    parts = [
        _sewn(mat, cell, grid),
        *_obstacles(mat, cell, images, None),
        *walls(mat, cell, partial(middle_of, mat=mat, side=cell)),
        *_ribbon(challenge, cell),
    ]
    return document(mat.width * cell + 2 * border, mat.height * cell + 2 * border, *parts)


def cells_to_cover(challenge: Challenge) -> tuple[Cell, ...]:
    """The cells of the trail that a program must draw, in order; empty where the challenge asks for none."""
    return kind_of(challenge.genre).trail(challenge)


@lru_cache(maxsize=4)
def _sewn(mat: Mat, cell: float, grid: float) -> str:
    look, border = look_of(mat), BORDER * cell
    ground = Rect(border, border, mat.width * cell, mat.height * cell)
    if place := background_of(mat):
        base = rounded(*ground, 0.14 * cell, fill=place.cells)
        over = (*hem(mat, cell, ground), *_lines(mat, cell, grid))
        return "".join((base, place.laid(border, border, cell), *over))
    return "".join(
        (
            *hem(mat, cell, ground),
            rounded(*ground, 0.14 * cell, fill=look.street or look.dark),
            *(_apart(mat, cell) if look.gap else _joined(mat, cell)),
            *quiet_marks(mat, cell, border),
            *_lines(mat, cell, grid),
        )
    )


def _apart(mat: Mat, cell: float) -> Iterator[str]:
    """Cells with streets or paths between them, the same to all sides."""
    look, border, half = look_of(mat), BORDER * cell, look_of(mat).gap * cell / 2
    for each in mat.cells:
        fill = look.light if (each.row + each.column + mat.height) % 2 else look.dark
        x, y = border + each.column * cell + half, border + (mat.height - 1 - each.row) * cell + half
        yield rounded(x, y, cell - 2 * half, cell - 2 * half, CORNER * cell, fill=fill)


def _joined(mat: Mat, cell: float) -> Iterator[str]:
    look, border, rows, columns = look_of(mat), BORDER * cell, mat.height, mat.width
    radius = 0.14 * cell
    for row in range(rows):
        for column in range(columns):
            if (row + column + rows) % 2:
                x, y = border + column * cell, border + (rows - 1 - row) * cell
                sides, ends = (column == 0, column == columns - 1), (row == rows - 1, row == 0)
                radii = _corners(sides, ends, radius)
                yield path(_square(x, y, cell, radii), fill=look.light)


def _lines(mat: Mat, cell: float, grid: float) -> Iterator[str]:
    """The lines between cells; where these lie apart, only high contrast has any."""
    look, border, rows, columns = look_of(mat), BORDER * cell, mat.height, mat.width
    width, height = columns * cell, rows * cell
    thick = f"{0.024 * grid * cell:.2f}"
    line: Attributes = {"stroke": look.grid, "stroke_width": thick, "fill": "none"}
    for column in range(1, columns):
        yield path(f"M{border + column * cell:.2f} {border:.2f}v{height:.2f}", **line)
    for row in range(1, rows):
        yield path(f"M{border:.2f} {border + row * cell:.2f}h{width:.2f}", **line)


def _corners(
    sides: tuple[bool, bool],
    ends: tuple[bool, bool],
    radius: float,
) -> tuple[float, float, float, float]:
    """Radii of a cell's corners, clockwise from the upper left: only the mat's corners are round.

    ``sides`` say whether the cell is the first of its row, and whether it is the last. ``ends``
    say whether it is in the top row, and whether it is in the lowest row.
    """
    (left, right), (top, low) = sides, ends
    return (
        radius * (left and top),
        radius * (right and top),
        radius * (right and low),
        radius * (left and low),
    )


def _square(x: float, y: float, side: float, radii: tuple[float, float, float, float]) -> str:
    """Path data of a square with its own radius at each corner, clockwise from the upper left."""
    a, b, c, d = radii
    r, low = x + side, y + side
    return (
        f"M{x + a:.2f} {y:.2f}H{r - b:.2f}Q{r:.2f} {y:.2f} {r:.2f} {y + b:.2f}V{low - c:.2f}"
        f"Q{r:.2f} {low:.2f} {r - c:.2f} {low:.2f}H{x + d:.2f}"
        f"Q{x:.2f} {low:.2f} {x:.2f} {low - d:.2f}"
        f"V{y + a:.2f}Q{x:.2f} {y:.2f} {x + a:.2f} {y:.2f}Z"
    )


def middle_of(cell: Cell, mat: Mat, side: float) -> Point:
    """The middle of ``cell`` in pixels, in a drawing by ``cloth`` with cells ``side`` pixels wide."""
    return _point(cell.column, cell.row, mat, side)


def _point(column: float, row: float, mat: Mat, side: float) -> Point:
    border = BORDER * side
    return border + (column + 0.5) * side, border + (mat.height - row - 0.5) * side


_TUFT_OFFSETS = ((-0.2, -0.22), (0.16, 0.2), (-0.12, 0.18), (0.2, -0.2), (-0.22, 0.1))


def tufts(challenge: Challenge, laid: frozenset[Cell] = frozenset()) -> Grass:
    """Where grass grows on a challenge's mat: on at most five free cells, always the same ones.

    Grass on a cell where something is ``laid`` later is left out; the other tufts stay where they are.
    """
    return _grown(challenge.mat, covered_cells(challenge), laid)


@lru_cache(maxsize=16)
def _grown(mat: Mat, bare: frozenset[Cell], laid: frozenset[Cell]) -> Grass:
    """Grass beside the ``bare`` cells. It is kept, since each frame of a run asks for it."""
    if not look_of(mat).grass:
        return ()
    taken = bare | mat.obstacles | {place.cell for place in mat.places}
    free = [cell for cell in mat.cells if cell not in taken]
    free.sort(key=_scattered)
    grown = zip(free, _TUFT_OFFSETS, strict=False)
    seen = ((cell, offset) for cell, offset in grown if cell not in laid)
    return tuple((cell.column + east, cell.row - south) for cell, (east, south) in seen)


def _scattered(cell: Cell) -> tuple[int, Cell]:
    """An order of cells that looks like no order."""
    return (cell.column * 7 + cell.row * 11 + cell.column * cell.row * 3) % 23, cell


def obstacles(mat: Mat, images: Images) -> Iterator[tuple[str, Cell]]:
    """The picture and the cell of each obstacle without a name; one over two cells is given with its western cell."""
    left = mat.obstacles - {cell for place in mat.places for cell in place.drawn_on}
    wide = mat.decor.wide_obstacle != mat.decor.obstacle and mat.decor.wide_obstacle in images
    for cell in sorted(left):
        if cell not in left:
            continue
        neighbour = Cell(cell.column + 1, cell.row)
        if neighbour in left and wide:
            left -= {cell, neighbour}
            yield mat.decor.wide_obstacle, cell
        else:
            left -= {cell}
            yield mat.decor.obstacle, cell


def _obstacles(mat: Mat, side: float, images: Images, degrees: float | None) -> Iterator[str]:
    """The obstacles. One that lies over two cells turns with the mat.

    One that stands on a single cell is turned by ``degrees``, or left out if they are None.
    """
    for name, cell in obstacles(mat, images):
        x, y = middle_of(cell, mat, side)
        if name == mat.decor.wide_obstacle != mat.decor.obstacle:
            yield in_the_way(name, images, Spot(x, y, side), wide=True)
        elif degrees is not None:
            yield in_the_way(name, images, Spot(x, y, side, degrees))
    for place in mat.places:
        if place.wide:
            yield barred(place, images, Spot(*middle_of(place.cell, mat, side), side))


def _places(mat: Mat, side: float, images: Images, degrees: float) -> Iterator[str]:
    """What is on the named cells, upright on a mat that is turned; what is wide lies with the obstacles."""
    for place in mat.places:
        if not place.wide:
            yield _place(mat, place, images, Spot(*middle_of(place.cell, mat, side), side, degrees))


def _place(mat: Mat, place: Place, images: Images, spot: Spot) -> str:
    """What is on one named cell; an obstacle fills its cell."""
    if place.picture and place.cell in mat.obstacles:
        return barred(place, images, spot)
    return standing(place.picture, place.letters, images, spot)


@lru_cache(maxsize=16)
def obstacle_alone(name: str, side: int, images: Images) -> str:
    """An obstacle of the mat's decor, alone in a square of ``side`` pixels."""
    return document(side, side, in_the_way(name, images, Spot(side / 2, side / 2, side)))


@lru_cache(maxsize=64)
def place_alone(mat: Mat, place: Place, side: int, images: Images) -> str:
    """The picture or letters of a named ``place``, alone in a square of ``side`` pixels; a wide picture is small."""
    if place.wide:
        return document(side, side, images.fitted(place.picture, side / 2, side / 2, side, side))
    return document(side, side, _place(mat, place, images, Spot(side / 2, side / 2, side)))


def walls(mat: Mat, side: float, middle: Callable[[Cell], Point]) -> Iterator[str]:
    """The walls of a mat with cells ``side`` pixels wide; ``middle`` gives the middle of each cell in pixels."""
    for wall in sorted(mat.walls, key=lambda wall: (wall.first, wall.second)):
        (ax, ay), (bx, by) = middle(wall.first), middle(wall.second)
        x, y, half = (ax + bx) / 2, (ay + by) / 2, side / 2
        data = f"M{x - half:.2f} {y:.2f}h{side:.2f}" if ax == bx else f"M{x:.2f} {y - half:.2f}v{side:.2f}"
        for paint, thick in ((ROLE.wall_edge, 0.13), (ROLE.wall, 0.08)):
            yield path(data, fill="none", stroke=paint, stroke_width=f"{thick * side:.2f}", stroke_linecap="round")


def covered_cells(challenge: Challenge) -> frozenset[Cell]:
    """The cells on which no grass grows: starts, goals, targets and passages."""
    cells = {challenge.start.cell, *challenge.passages}
    cells |= {target.cell for target in challenge.targets}
    cells.update(challenge.goals)
    partner = challenge.partner
    if partner is not None:
        cells |= {partner.start.cell, partner.goal or partner.start.cell}
    return frozenset(cells)


def thumbnail(challenge: Challenge, cell: float, images: Images, *, bees: bool = True) -> str:
    """The whole challenge as one SVG: its mat, targets, goals and, where ``bees``, each robot at its start.

    A challenge without a mat is shown by its own pictures. Cells are ``cell`` pixels wide.
    """
    if challenge.pictures is not None:
        return gallery_thumbnail(challenge, (1 + 2 * BORDER) * cell, images)
    standing = "".join(standing_on(challenge, cell, images, bees=bees))
    return mat_alone(challenge, cell, images).removesuffix("</svg>") + standing + "</svg>"


def mat_alone(challenge: Challenge, cell: float, images: Images) -> str:
    """The mat of a challenge as a whole SVG, with its passages and the ribbon to follow, without ``standing_on``."""
    whole = cloth(without_goals(challenge), cell, tufts(challenge), images)
    return whole.removesuffix("</svg>") + "".join(way_on(challenge, cell)) + "</svg>"


def way_on(challenge: Challenge, cell: float) -> Iterator[str]:
    """The passages and the ribbon of a challenge, on cells ``cell`` pixels wide: parts placed as in ``cloth``."""
    mat = challenge.mat
    for place in challenge.passages:
        yield content_of(passage(round(cell), False, *middle_of(place, mat, cell), hollow=mat.shows(place)))
    yield from _ribbon(challenge, cell)


def _ribbon(challenge: Challenge, cell: float) -> Iterator[str]:
    if to_cover := cells_to_cover(challenge):
        yield content_of(ribbon((1, 1), [middle_of(place, challenge.mat, cell) for place in to_cover], cell))


def standing_on(challenge: Challenge, cell: float, images: Images, *, bees: bool = True) -> Iterator[str]:
    """The targets, goals, pause signs and, where ``bees``, the robots at their starts: parts placed as in ``cloth``."""
    mat = challenge.mat
    for mark in landmarks(challenge):
        x, y = middle_of(mark.cell, mat, cell)
        yield placed(marked(mark, round(cell), images), x - cell / 2, y - cell / 2)
    for x, y in (middle_of(place, mat, cell) for place in pauses(challenge)):
        yield placed(pause_badge(round(0.36 * cell)), x + 0.13 * cell, y + 0.13 * cell)
    if not bees:
        return
    x, y = middle_of(challenge.start.cell, mat, cell)
    turned = challenge.start.heading.degrees
    yield hero(mat.decor, images, Spot(x, y, 1.08 * cell, turned))
    if challenge.partner is not None:
        x, y = middle_of(challenge.partner.start.cell, mat, cell)
        yield symbol("partner", x, y, 1.08 * cell, challenge.partner.start.heading.degrees)
