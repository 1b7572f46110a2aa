"""What the named cells of a mat show beyond their drawing: the one that was touched, and those where bees stand."""

import math

from beebot.challenge import Challenge
from beebot.mat import Place
from beebot.pose import Cell
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmarks
from lecons.pictures.sprite import Sprite
from lecons.pictures.touched_cells import TOUCHED, TUCKED, bare_ground, touched_place, tucked_place
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.rounds.met_cells import BACK_S, Touched
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import OPAQUE, centred
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.opening_spots import goals_under_bees

_FAR = 0.38
"""How far the middle of the disc is from that of its cell, sideways and up or down, in cells."""
_GOAL, _OFF_PENNANT = 0.46, (1, 1)
"""The disc of a goal under a bee who starts there, in cells; its corner, to the right and down."""


def under_bees(attempt: Attempt) -> tuple[tuple[int, Place], ...]:
    """The number of each bee that stands on a named cell with a drawing, and that cell."""
    found = []
    for robot in range(attempt.robots):
        moment = attempt.moment_of(robot)
        cell = Cell(round(moment.column), round(moment.row))
        place = attempt.challenge.mat.place(cell)
        if place is not None and attempt.challenge.mat.shows(cell):
            found.append((robot, place))
    return tuple(found)


def bare_cells(attempt: Attempt, mat: MatPlace) -> list[Sprite]:
    """Plain ground over the drawings of the cells where bees stand; [] on a mat that turns, drawn without them.

    The start of a path of one row stays bare: what stands there is behind her, and no place to go to.
    """
    if attempt.mat_turns:
        return []
    side, start = round(mat.cell), _start_of_path(attempt.challenge)
    cells = {place.cell for _robot, place in under_bees(attempt)} | ({start.cell} if start is not None else set())
    return [
        centred(
            bare_ground(attempt.challenge.mat, cell, side, mat.degrees),
            *mat.centre_of_cell(cell),
            round(1.5 * side),
            "bare ground",
        )
        for cell in sorted(cells)
    ]


def tucked(attempt: Attempt, mat: MatPlace, images: Images) -> list[Sprite]:
    """The drawing of each named cell where a bee stands, small in the corner behind her, and of a goal at her start.

    None of another goal or of a target, nor at the start of a path, nor where a child's flag stands: two would lie on
    one bee. [] after a success that was foretold: the place is shown beside the mat.
    """
    there = under_bees(attempt)
    if attempt.phase is Phase.SUCCEEDED and attempt.gesture.foretells:
        return []
    marked, start = (
        {mark.cell for mark in landmarks(attempt.challenge, attempt.reached)},
        _start_of_path(attempt.challenge),
    )
    sprites, guess = [], attempt.gesture.flag(attempt.draft)
    for robot, place in there:
        if place.cell not in marked and place != start and (guess is None or place.cell != guess.cell):
            corner = _corner(attempt.moment_of(robot).degrees + mat.degrees)
            sprites.append(_in_corner(place, corner, TUCKED, mat, images))
    for _robot, mark in goals_under_bees(attempt):
        if not mark.is_bare:
            goal = Place(mark.cell, picture=mark.shown, letters=mark.letters)
            sprites.append(_in_corner(goal, _OFF_PENNANT, _GOAL, mat, images))
    return sprites


def _in_corner(place: Place, corner: tuple[int, int], wide: float, mat: MatPlace, images: Images) -> Sprite:
    """What stands there, on a disc ``wide`` cells wide in that corner of its cell."""
    (x, y), (right, down) = mat.centre_of_cell(place.cell), corner
    side, far = max(round(wide * mat.cell), 1), _FAR * mat.cell
    sign = f"{place.picture or place.letters} tucked away"
    return centred(tucked_place(place, side, images), x + right * far, y + down * far, side, sign)


def touched(attempt: Attempt, told: Touched | None, mat: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """The cell ``told``, while its name is said and as it fades then; [] if no cell was touched.

    A bee who stands there stays to be seen.
    """
    place = None if told is None else attempt.challenge.mat.place(told.cell)
    if told is None or place is None or (motion.less and told.over_s):
        return []
    side, alpha = round(mat.cell), round(OPAQUE * (1 - told.over_s / BACK_S))
    taken = any(each.cell == place.cell for _robot, each in under_bees(attempt))
    if taken and told.over_s:
        return []
    heard = taken or not (told.over_s or motion.less)
    beside = " beside a bee" if taken else ""
    sign = f"{place.picture or place.letters or 'name'} touched{' and heard' if heard else ''}{beside}"
    drawn = touched_place(place, side, images, heard=heard, taken=taken)
    return [centred(drawn, *mat.centre_of_cell(place.cell), round(TOUCHED * side), sign, alpha)]


def _start_of_path(challenge: Challenge) -> Place | None:
    """What stands where a path of one row begins."""
    mat, start = challenge.mat, challenge.start.cell
    return mat.place(start) if mat.height == 1 and mat.shows(start) else None


def _corner(degrees: float) -> tuple[int, int]:
    """The corner of a cell behind a bee that looks this way: to the right and down."""
    heading = round(degrees / 45) * 45 % 360
    behind = math.radians(heading + (180 if heading % 90 else 135))
    return (1 if math.sin(behind) > 0 else -1), (-1 if math.cos(behind) > 0 else 1)
