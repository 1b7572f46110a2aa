"""Print's own mat: no shadow, no lip, and a hem so narrow that little paper is lost.

The unit of its drawings is a tenth of a millimetre. Only what a window shows is drawn, so that a tile of a large mat is
a small drawing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.mat import Mat
from beebot.pose import Cell, Pose
from lecons.pictures.artwork import Attributes, circle, path, rounded, symbol
from lecons.pictures.grounds import CORNER, Look, look_of, quiet_marks
from lecons.pictures.heroes import hero
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmarks, marked, pause_badge, pauses, without_goals
from lecons.pictures.marks import passage, ribbon
from lecons.pictures.mats import cells_to_cover, obstacles
from lecons.pictures.named_cells import Spot, barred, standing
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from lecons.printing.ink import Ink

HEM = 8.0
"""Millimetres of hem round a mat at the scale of a robot; a smaller mat has a smaller one."""
UNIT = 10
"""Units of a drawing in a millimetre."""
_HEM_AT, _LINE, _STOP = 150.0, 0.012, 0.028
"""The least cell with a whole hem, in millimetres; the lines between cells and the edge of an obstacle, in cells."""
_ROUND = 0.07
"""The radius of the corners of the ground, in cells."""

_ON_FLOOR = 50.0
"""The least cell that a robot drives on, in millimetres; a smaller one is a picture."""

_BEE, _SMALL_BEE, _ASIDE = 1.08, 0.62, 0.21
"""The side of a bee, that of one beside a picture, and how far this one is from the middle of its cell, in cells."""


class Cloth(NamedTuple):
    """A mat to be printed with cells of ``cell`` millimetres."""

    mat: Mat
    cell: float
    images: Images
    ink: Ink

    @property
    def hem(self) -> float:
        """The width of the hem in millimetres."""
        return HEM * min(1.0, self.cell / _HEM_AT)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height with the hem, in millimetres."""
        return self.mat.width * self.cell + 2 * self.hem, self.mat.height * self.cell + 2 * self.hem

    def at(self, cell: Cell) -> tuple[float, float]:
        """The middle of a cell, in units of the drawing."""
        side, border = self.cell * UNIT, self.hem * UNIT
        return border + (cell.column + 0.5) * side, border + (self.mat.height - cell.row - 0.5) * side


def drawn(cloth: Cloth, window: Rect | None = None, *extra: str) -> str:
    """The mat in printed colours, or what a ``window`` in millimetres shows of it; ``extra`` drawings lie on it."""
    seen = window or Rect(0, 0, *cloth.size)
    parts = "".join((*_ground(cloth, seen), *_standing(cloth, seen), *_walls(cloth), *extra))
    view = " ".join(f"{part * UNIT:.3f}" for part in seen)
    size = f'width="{seen.width:.4f}mm" height="{seen.height:.4f}mm"'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" {size}>{parts}</svg>'
    if cloth.cell >= _ON_FLOOR:
        return cloth.ink.floor(text, 1 / UNIT, cloth.cell)
    return cloth.ink.painted(text, cloth.cell, cloth.cell * UNIT)


def challenge_drawn(
    challenge: Challenge, cell: float, images: Images, ink: Ink, *, bees: bool = True, way: Sequence[Cell] = ()
) -> str:
    """A challenge on its mat: where it starts, what is to be visited, and where it ends; a ``way`` as a ribbon."""
    cloth = Cloth(without_goals(challenge), cell, images, ink)
    side = round(cell * UNIT)
    crossings = ((cloth.at(each), challenge.mat.shows(each)) for each in sorted(challenge.passages))
    parts = [_content(passage(side, False, *middle, hollow=shows)) for middle, shows in crossings]
    if cells := way or cells_to_cover(challenge):
        parts.append(_content(ribbon((1, 1), [cloth.at(each) for each in cells], side)))
    parts += [_laid(marked(mark, side, images), *cloth.at(mark.cell), side) for mark in landmarks(challenge)]
    for each in pauses(challenge):
        x, y = cloth.at(each)
        parts.append(_laid(pause_badge(round(0.36 * side)), x + 0.31 * side, y + 0.31 * side, round(0.36 * side)))
    if bees:
        parts += _bees(challenge, cloth)
    return drawn(cloth, None, *parts)


def _bees(challenge: Challenge, cloth: Cloth) -> Iterator[str]:
    disc, spot = _stands(challenge.start, cloth)
    yield disc + hero(cloth.mat.decor, cloth.images, spot)
    if challenge.partner:
        disc, spot = _stands(challenge.partner.start, cloth)
        yield disc + symbol("partner", *spot)


def _stands(pose: Pose, cloth: Cloth) -> tuple[str, Spot]:
    """Where a bee stands: small on a white disc in a corner where it would hide what is drawn there."""
    (x, y), side = cloth.at(pose.cell), cloth.cell * UNIT
    disc, wide = "", _BEE * side
    if cloth.mat.shows(pose.cell):
        x, y, wide = x - _ASIDE * side, y + _ASIDE * side, _SMALL_BEE * side
        line = f"{0.015 * side:.2f}"
        disc = circle(x, y, 0.46 * wide, fill=ROLE.white, stroke=ROLE.ink, stroke_width=line)
    return disc, Spot(x, y, wide, pose.heading.degrees)


def _ground(cloth: Cloth, seen: Rect) -> Iterator[str]:
    look, side, border = (cloth.ink.ground or look_of(cloth.mat), cloth.cell * UNIT, cloth.hem * UNIT)
    mat = cloth.mat
    wide, high = mat.width * side, mat.height * side
    edge: Attributes = {"stroke": ROLE.ink, "stroke_width": f"{0.006 * side:.2f}"} if cloth.ink.ground else {}
    line = 0.003 * side if edge else 0.0
    whole = Rect(0, 0, wide + 2 * border, high + 2 * border).inset(line)
    yield rounded(whole.x, whole.y, whole.width, whole.height, _ROUND * side + border / 2, fill=look.hem, **edge)
    yield rounded(border, border, wide, high, 0, fill=look.street or look.dark)
    for cell in _cells(mat):
        box = Rect.around(*cloth.at(cell), side)
        if not (look.gap or (cell.row + cell.column + mat.height) % 2) or not _meets(box, seen):
            continue
        light = (cell.row + cell.column + mat.height) % 2
        inner = box.inset(look.gap * side / 2)
        yield rounded(*inner, CORNER * side if look.gap else 0, fill=look.light if light else look.dark)
    if not cloth.ink.ground:
        yield from quiet_marks(mat, side, border)
    if not look.gap:
        yield from _lines(cloth, look)


def _lines(cloth: Cloth, look: Look) -> Iterator[str]:
    """The lines between cells, and round all of them; in dashes where ink is saved."""
    side, border, mat = cloth.cell * UNIT, cloth.hem * UNIT, cloth.mat
    wide, high = mat.width * side, mat.height * side
    thick: Attributes = {"stroke": look.grid, "stroke_width": f"{_LINE * side:.2f}", "fill": "none"}
    if cloth.ink.ground:
        thick["stroke_dasharray"] = f"{0.04 * side:.2f} {0.03 * side:.2f}"
    for column in range(mat.width + 1):
        yield path(f"M{border + column * side:.2f} {border:.2f}v{high:.2f}", **thick)
    for row in range(mat.height + 1):
        yield path(f"M{border:.2f} {border + row * side:.2f}h{wide:.2f}", **thick)


def _standing(cloth: Cloth, seen: Rect) -> Iterator[str]:
    mat, side, images = cloth.mat, cloth.cell * UNIT, cloth.images
    for name, cell in obstacles(mat, images):
        x, y = cloth.at(cell)
        if name == mat.decor.wide_obstacle != mat.decor.obstacle:
            box = Rect.around(x + side / 2, y, 2 * side, side)
            if _meets(box, seen):
                yield _stopping(cloth, box, name, images.draw(name, x + side / 2, y, side, cells=2))
        elif _meets(Rect.around(x, y, side), seen):
            yield _stopping(cloth, Rect.around(x, y, side), name, images.draw(name, x, y, side))
    for place in mat.places:
        spot = Spot(*cloth.at(place.cell), side)
        if not _meets(Rect.around(spot.x, spot.y, 1.2 * side)._replace(width=1.2 * side + side * place.wide), seen):
            continue
        if place.picture and place.cell in mat.obstacles:
            over = Rect.around(spot.x, spot.y, side)._replace(width=side * len(place.drawn_on))
            yield _stopping(cloth, over, place.picture, barred(place, images, spot))
        else:
            yield standing(place.picture, place.letters, images, spot)


def _stopping(cloth: Cloth, box: Rect, name: str, drawn: str) -> str:
    """An obstacle with its edge; over a picture from outside, which may fill its cell."""
    edge = _stop(cloth, box)
    return drawn + edge if name in cloth.images.own else edge + drawn


def _stop(cloth: Cloth, box: Rect) -> str:
    """The thick edge of cells where nobody goes, where colours do not tell them."""
    if not cloth.ink.stop:
        return ""
    thick = _STOP * cloth.cell * UNIT
    edge: Attributes = {"stroke": cloth.ink.stop, "stroke_width": f"{thick:.2f}", "fill": "none"}
    x, y, wide, high = box.inset(thick / 2)
    return rounded(x, y, wide, high, CORNER * cloth.cell * UNIT, **edge)


def _walls(cloth: Cloth) -> Iterator[str]:
    for wall in sorted(cloth.mat.walls, key=lambda wall: (wall.first, wall.second)):
        (ax, ay), (bx, by) = cloth.at(wall.first), cloth.at(wall.second)
        x, y, half = (ax + bx) / 2, (ay + by) / 2, cloth.cell * UNIT / 2
        data = f"M{x - half:.2f} {y:.2f}h{2 * half:.2f}" if ax == bx else f"M{x:.2f} {y - half:.2f}v{2 * half:.2f}"
        for paint, thick in ((ROLE.wall_edge, 0.13), (ROLE.wall, 0.08)):
            width = f"{2 * thick * half:.2f}"
            yield path(data, fill="none", stroke=paint, stroke_width=width, stroke_linecap="round")


def _cells(mat: Mat) -> Iterator[Cell]:
    return (Cell(column, row) for row in range(mat.height) for column in range(mat.width))


def _meets(box: Rect, seen: Rect) -> bool:
    """Whether any of a box in units lies in a window in millimetres; drawings may go 5 mm beyond their box."""
    return box.meets(Rect(*(part * UNIT for part in seen)).inset(-5 * UNIT))


def _laid(svg: str, x: float, y: float, side: float) -> str:
    return f'<g transform="translate({x - side / 2:.2f} {y - side / 2:.2f})">{_content(svg)}</g>'


def _content(svg: str) -> str:
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]
