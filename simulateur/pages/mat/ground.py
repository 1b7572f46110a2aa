"""The mat that lies on a page, still or turning, and what a painter may save with it."""

from functools import lru_cache

from beebot.mat import Ground, Mat, Place
from lecons.pictures.artwork import icon
from lecons.pictures.images import Images
from lecons.pictures.landmarks import without_goals
from lecons.pictures.marks import ribbon
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import (
    Grass,
    cells_to_cover,
    cloth,
    flat_cloth,
    obstacle_alone,
    obstacles,
    place_alone,
    tufts,
)
from lecons.pictures.rectangles import HEM, Rect, turned_box
from lecons.pictures.sprite import Scene, Sprite
from simulateur.game.play.attempt import Attempt
from simulateur.pages.common.cheaper_drawing import Savings
from simulateur.pages.common.sprites import boxed, centred, plain, said, turned_sign
from simulateur.pages.layout.control_areas import MatPlace, place_mat
from simulateur.pages.mat.named_cells import under_bees
from simulateur.pages.mat.turning import made_sizes
from simulateur.pictures.scenery import scenery

_FLAT, _AROUND = 0.45, 1.3
"""A mat at most so high, in heights of its room, lies in a picture; how far this goes beyond the room, in units."""
_SKY = 0.9
"""What is above such a mat, of all the height that it leaves."""
_COARSE = 320
"""How wide or high a turning mat is drawn at most, in pixels: old machines are slow."""


def mat_ground(
    attempt: Attempt,
    place: MatPlace,
    images: Images,
    *,
    strong: bool = False,
) -> tuple[Sprite, ...]:
    """The cloth with its obstacles and walls, and the ribbon if there is one to cover.

    A ``strong`` grid has thicker lines, for poor projectors.
    """
    grid = 2 if strong else 1
    if attempt.mat_turns:
        return _turning(attempt, place, images, grid)
    return _resting(attempt, place, images, grid)


def lay_mat(attempt: Attempt, room: Rect) -> MatPlace:
    """Where the mat lies in its room, and what of this is free for a goal to open: of a picture the sky."""
    mat = attempt.challenge.mat
    place = place_mat(room, mat.width, mat.height, attempt.mat_degrees)
    if not _lies_in_picture(attempt, place, room):
        return place._replace(stage=room)
    x, high = place.middle[0], place.grid.height + 2 * HEM * place.cell
    sky = _SKY * (room.height - high)
    return place._replace(middle=(x, room.y + sky + high / 2), stage=room._replace(height=sky))


def _lies_in_picture(attempt: Attempt, place: MatPlace, room: Rect) -> bool:
    flat = place.grid.height <= _FLAT * room.height
    still = not (attempt.mat_turns or place.degrees)
    return flat and still and attempt.challenge.mat.decor.ground is Ground.MEADOW


def around_flat(attempt: Attempt, place: MatPlace, room: Rect, u: float) -> tuple[Sprite, ...]:
    """The picture in which a flat mat of grass lies, filling ``room``; () on any other mat, and while it turns."""
    if not _lies_in_picture(attempt, place, room):
        return ()
    box = Rect(room.x - _AROUND * u, room.y, room.width + 2 * _AROUND * u, room.height)
    return (boxed(scenery(round(box.width), round(box.height), u, framed=True), box, "scenery"),)


def turning_savings(attempt: Attempt, place: MatPlace, shown: Scene) -> Savings:
    """How ``shown``, a scene whose ground is a mat that turns, may be drawn with less work.

    The mat is drawn small and stretched. What is on it is drawn once, and stretched to its cell.
    """
    flat, *standing = shown.ground
    cells = place.columns + 2 * BORDER, place.rows + 2 * BORDER
    sharp = min(place.drawn, _COARSE / max(cells))
    sizes = made_sizes((*standing, *shown.actors))
    sizes[flat.svg] = max(round(cells[0] * sharp), 1), max(round(cells[1] * sharp), 1)
    return Savings(mat=attempt.challenge.id, turns=True, sizes=sizes)


def _resting(attempt: Attempt, place: MatPlace, images: Images, grid: float) -> tuple[Sprite, ...]:
    challenge, cell, border = attempt.challenge, place.cell, BORDER * place.cell
    mat = without_goals(challenge)
    svg = cloth(mat, place.drawn, _grass(attempt), images, place.degrees, grid)
    wide, high = place.columns * cell + 2 * border, place.rows * cell + 2 * border
    whole = Rect.around(*place.middle, *turned_box(wide, high, place.degrees))
    x, y, width, height = round(whole.x), round(whole.y), round(whole.width), round(whole.height)
    sprites = [Sprite(svg, x, y, width, height, sign=_sign(mat, grid, place.degrees))]
    if to_cover := cells_to_cover(challenge):
        points = [(px - x, py - y) for px, py in map(place.centre_of_cell, to_cover)]
        drawn = ribbon((width, height), points, cell)
        sprites.append(Sprite(drawn, x, y, width, height, sign="ribbon"))
    return tuple(sprites)


def _grass(attempt: Attempt) -> Grass:
    """Where grass grows. What a child lays on the mat hides some grass and moves none."""
    return tufts(*attempt.gesture.bare(attempt.draft))


@lru_cache(maxsize=64)
def _sign(mat: Mat, grid: float, degrees: float, *, turns: bool = False) -> str:
    barred = [f"obstacle {cell}" for cell in sorted(mat.obstacles)]
    barred += [f"{place.cell} {_place_sign(place)}" for place in mat.places if not turns]
    barred += sorted(f"wall {wall.first}-{wall.second}" for wall in mat.walls)
    size = turned_sign(f"mat {mat.width} by {mat.height}", degrees)
    turning, grid_sign = "turning" if turns else "", "with a strong grid" if grid > 1 else ""
    return ", ".join((said(size, turning, grid_sign), *barred))


def _place_sign(place: Place) -> str:
    return place.picture or place.letters or "a name"


def _turning(attempt: Attempt, place: MatPlace, images: Images, grid: float) -> tuple[Sprite, ...]:
    challenge, made = attempt.challenge, max(round(place.drawn), 1)
    svg = flat_cloth(challenge, place.drawn, images, grid)
    width, height = ((n + 2 * BORDER) * place.cell for n in (place.columns, place.rows))
    box = Rect.around(*place.middle, width, height)
    sign = _sign(challenge.mat, grid, place.degrees, turns=True)
    sprites = [boxed(svg, box, sign)._replace(turned=place.degrees)]
    side = round(place.cell)
    for column, row in _grass(attempt):
        sprites.append(centred(icon("tuft", made), *place.centre_of(column, row), side, "tuft"))
    for name, cell in obstacles(challenge.mat, images):
        if name == challenge.mat.decor.obstacle:
            drawn = obstacle_alone(name, made, images)
            sprites.append(centred(drawn, *place.centre_of_cell(cell), side, plain(name)))
    stood_on = {there.cell for _robot, there in under_bees(attempt)}
    for spot in without_goals(challenge).places:
        if spot.cell in stood_on or spot.wide:
            continue
        drawn = place_alone(challenge.mat, spot, made, images)
        sprites.append(centred(drawn, *place.centre_of_cell(spot.cell), side, _place_sign(spot)))
    return tuple(sprites)
