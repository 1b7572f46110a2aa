"""Print's own mat: no shadow, no lip, and a hem so narrow that little paper is lost.

The unit of its drawings is a tenth of a millimetre. Only what a window shows is drawn, so that a tile of a large mat is
a small drawing.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.mat import Mat
from beebot.pose import Cell, Pose
from lecons.pictures.artwork import Attributes, circle, content_of, path, placed, rounded, symbol
from lecons.pictures.grounds import CORNER, Look, background_of, look_of, quiet_marks
from lecons.pictures.heroes import hero
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmarks, marked, pause_badge, pauses, without_goals
from lecons.pictures.marks import passage, ribbon
from lecons.pictures.mats import cells_to_cover, obstacles, walls
from lecons.pictures.named_cells import Spot, barred, standing
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from lecons.printing.ink import Ink
from lecons.printing.line_art import on_floor

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
    """A mat to print, with cells ``cell`` millimetres wide."""

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
        """The width and height with the hem, in millimetres."""
        return self.mat.width * self.cell + 2 * self.hem, self.mat.height * self.cell + 2 * self.hem

    def at(self, cell: Cell) -> tuple[float, float]:
        """The middle of a cell, in units of the drawing."""
        side, border = self.cell * UNIT, self.hem * UNIT
        return border + (cell.column + 0.5) * side, border + (self.mat.height - cell.row - 0.5) * side


def cell_within(mat: Mat, room: tuple[float, float], most: float = math.inf) -> float:
    """The largest width of a cell, up to ``most``, with which ``mat`` and its hem fit into ``room``; in millimetres."""
    return min(room[0] / (mat.width + 0.11), room[1] / (mat.height + 0.11), most)


def drawn(cloth: Cloth, window: Rect | None = None, *extra: str) -> str:
    """The SVG of the mat ``cloth``, or of the part in ``window`` (in millimetres); the elements ``extra`` are on it."""
    seen = window or Rect(0, 0, *cloth.size)
    built = walls(cloth.mat, cloth.cell * UNIT, cloth.at)
    parts = "".join((*_ground(cloth, seen), *_standing(cloth, seen), *built, *extra))
    view = " ".join(f"{part * UNIT:.3f}" for part in seen)
    size = f'width="{seen.width:.4f}mm" height="{seen.height:.4f}mm"'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" {size}>{parts}</svg>'
    if cloth.cell >= _ON_FLOOR:
        return cloth.ink.large(text, 1 / UNIT, on_floor(cloth.cell))
    return cloth.ink.painted(text, cloth.cell, cloth.cell * UNIT)


def challenge_drawn(challenge: Challenge, cell: float, images: Images, ink: Ink, *, way: Sequence[Cell] = ()) -> str:
    """The SVG of a challenge on its mat, printed with ``ink``: start, targets, goals; the cells ``way`` as a ribbon."""
    cloth = Cloth(without_goals(challenge), cell, images, ink)
    return drawn(cloth, None, *_asked(challenge, cloth, way))


def taped(challenge: Challenge, cell: float, images: Images, ink: Ink) -> str:
    """A challenge on a grid of tape on the floor."""
    cloth = Cloth(without_goals(challenge), cell, images, ink)
    return tape(cloth.mat, cell, ink, *_standing(cloth, Rect(0, 0, *cloth.size)), *_asked(challenge, cloth, ()))


def tape(mat: Mat, cell: float, ink: Ink, *extra: str) -> str:
    """A grid of tape as large as ``mat``: lines that go on a little beyond the last cells; ``extra`` is on it."""
    cloth = Cloth(mat, cell, Images(), ink)
    side, border = cell * UNIT, cloth.hem * UNIT
    wide, high = (part * UNIT for part in cloth.size)
    line: Attributes = {"stroke": ROLE.rust, "stroke_width": f"{0.06 * side:.2f}", "stroke_linecap": "round"}
    upright = (path(f"M{border + each * side} 0v{high}", **line) for each in range(mat.width + 1))
    across = (path(f"M0 {border + each * side}h{wide}", **line) for each in range(mat.height + 1))
    parts = "".join((*upright, *across, *extra))
    size = 'width="{:.4f}mm" height="{:.4f}mm"'.format(*cloth.size)
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.3f} {high:.3f}" {size}>{parts}</svg>'
    return ink.painted(text, cell, side)


def _asked(challenge: Challenge, cloth: Cloth, way: Sequence[Cell]) -> Iterator[str]:
    """What a challenge lays on its mat: the cells to cover or a ``way``, passages, landmarks, pauses, bees."""
    side = round(cloth.cell * UNIT)
    for each in sorted(challenge.passages):
        yield content_of(passage(side, False, *cloth.at(each), hollow=challenge.mat.shows(each)))
    if cells := way or cells_to_cover(challenge):
        yield content_of(ribbon((1, 1), [cloth.at(each) for each in cells], side))
    for mark in landmarks(challenge):
        x, y = cloth.at(mark.cell)
        yield placed(marked(mark, side, cloth.images), x - side / 2, y - side / 2)
    badge = round(0.36 * side)
    for x, y in map(cloth.at, pauses(challenge)):
        yield placed(pause_badge(badge), x + 0.31 * side - badge / 2, y + 0.31 * side - badge / 2)
    yield from _bees(challenge, cloth)


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
    mat, side, border = cloth.mat, cloth.cell * UNIT, cloth.hem * UNIT
    look = cloth.ink.ground or look_of(mat, printed=True)
    wide, high = mat.width * side, mat.height * side
    edge: Attributes = {"stroke": ROLE.ink, "stroke_width": f"{0.006 * side:.2f}"} if cloth.ink.ground else {}
    line = 0.003 * side if edge else 0.0
    whole = Rect(0, 0, wide + 2 * border, high + 2 * border).inset(line)
    yield rounded(whole.x, whole.y, whole.width, whole.height, _ROUND * side + border / 2, fill=look.hem, **edge)
    yield rounded(border, border, wide, high, 0, fill=look.street or look.dark)
    if cloth.ink.colours and (place := background_of(mat, printed=True)):
        yield place.cut(border, border, side)
        yield from _lines(cloth, look)
        return
    for cell in mat.cells:
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
    """An obstacle, with an edge where colours do not tell it: over a picture from outside, which may fill its cell."""
    if not cloth.ink.stop:
        return drawn
    thick = _STOP * cloth.cell * UNIT
    line: Attributes = {"stroke": cloth.ink.stop, "stroke_width": f"{thick:.2f}", "fill": "none"}
    x, y, wide, high = box.inset(thick / 2)
    edge = rounded(x, y, wide, high, CORNER * cloth.cell * UNIT, **line)
    return drawn + edge if name in cloth.images.own else edge + drawn


def _meets(box: Rect, seen: Rect) -> bool:
    """Whether any of a box in units lies in a window in millimetres; drawings may go 5 mm beyond their box."""
    return box.meets(Rect(*(part * UNIT for part in seen)).inset(-5 * UNIT))
