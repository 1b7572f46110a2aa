"""What answers a program that did not succeed, on the mat where it happened: a glow, stones, dice, a wondering bee.

Each kind of ending has a look of its own. What is here lies under what stands on the mat (``answer_under``) or over it
(``answer_over``); the strip's part is in ``strips/feedback.py``.
"""

import math

from beebot.judging.endings import Ending, EndingKind
from beebot.pose import Cell
from lecons.pictures.artwork import icon
from lecons.pictures.feedback_marks import (
    beyond,
    box_of,
    glow,
    numbered,
    stone,
)
from lecons.pictures.landmarks import DIE, DIE_FAR, landmarks, pause_badge
from lecons.pictures.mats import cells_to_cover
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import centred, icon_sprite, wondering_sprite
from simulateur.pages.layout.control_areas import MatPlace

LEAN = 9
"""Degrees by which a thing that was not reached leans to the bee."""
GLOW = 0.94
"""The side of a glow, in cells."""
_CALLS = 0.01
"""How much the glow grows where the bee has stopped elsewhere, in cells for each degree of a sway."""
_ON_RIBBON = 0.56
"""The same where a ribbon lies on the cells."""
PAUSE, PAUSE_FAR, _BADGE_GLOW = 0.36, 0.31, 0.6
"""The pause sign of a target, how far right and down of the cell's middle that is, and the glow round it."""
_EYE, _EYE_FAR = 0.48, 0.28
"""In cells: the eye where the bee left the way that the child had seen; how far right and up of the middle it is."""
_STEPS, _MISSED = 0.5, 105
"""The footprints where the way should have led, in cells; alpha of the bee that is drawn where she should be."""
_ALL_ROUND = 1.5
"""The box of the ticks round what is new, in cells: larger than a cell, so that the ticks hide nothing."""
_SLIGHT = 0.1
"""A heading whose sine is smaller than this is hardly to a side."""
_LEANING = frozenset(
    {
        EndingKind.SHORT,
        EndingKind.PAST,
        EndingKind.ASTRAY,
        EndingKind.WRONG_START,
        EndingKind.NOT_BOTH_THERE,
    }
)
_GLOWING = frozenset(
    {
        EndingKind.SHORT,
        EndingKind.ASTRAY,
        EndingKind.FORGOTTEN,
        EndingKind.PASSAGE_FORGOTTEN,
        EndingKind.WRONG_CELL,
        EndingKind.WRONG_START,
        EndingKind.WRONG_STRIP,
        EndingKind.NOT_SIDE_BY_SIDE,
        EndingKind.NOT_SWAPPED,
        EndingKind.NOT_BOTH_THERE,
        EndingKind.NOT_SEEN,
        EndingKind.NO_WAY,
    }
)
"""The endings of which each cell glows."""
SORRY = frozenset({EndingKind.BUMP, EndingKind.COLLISION})
"""After which the bee is sorry; after all others she wonders."""
_OF_ONE = frozenset({EndingKind.FIRST_EMPTY, EndingKind.SECOND_EMPTY, EndingKind.EMPTY_REPEAT})
"""The endings that make only the bee wonder whose strip they are about."""


def answer_under(attempt: Attempt, place: MatPlace, motion: Motion) -> list[Sprite]:
    """The marks of how a run ended that lie under the bee: cells that glow, cells too far, stones for missing steps.

    [] unless a run has just ended.
    """
    ended = attempt.answered
    if ended is None:
        return []
    beyond_her_way = ended.kind in (EndingKind.PAST, EndingKind.OTHER_TRAIL)
    sprites = [_beyond(cell, place) for cell in ended.cells] if beyond_her_way else []
    for count, cell in enumerate(_lit(ended)):
        grown = motion.grown(count)
        if grown and ended.kind is EndingKind.WRONG_CELL:
            grown += _CALLS * motion.sway
        if grown:
            sprites.append(glow_at(place, cell, glow_of(attempt) * grown, disc=ended.kind is EndingKind.WRONG_START))
    return sprites + _stones(attempt, ended, place, motion)


def answer_over(attempt: Attempt, place: MatPlace, motion: Motion) -> list[Sprite]:
    """The marks on the things of the mat: ticks beside one that leans or sways, and dice; [] if no run is answered."""
    ended = attempt.answered
    if ended is None:
        return []
    side = round(place.cell)
    sprites = [
        centred(icon("marks/ticks", side), *place.centre_of_cell(cell), side, "ticks")
        for cell in _moved(attempt, ended)
        if motion.grown(0)
    ]
    if ended.kind is EndingKind.OUT_OF_ORDER:
        sprites += _dice(ended, place)
    return sprites


def answer_above(attempt: Attempt, place: MatPlace, motion: Motion) -> list[Sprite]:
    """The marks over the bees, such as a collision, or the glowing pause sign where a bee did not pause."""
    ended = attempt.answered
    drawn = None if ended is None else _ABOVE.get(ended.kind)
    return [] if ended is None or drawn is None else drawn(attempt, ended, place, motion)


def asks_for_pause(attempt: Attempt, cell: Cell) -> bool:
    """Whether the pause sign of ``cell`` is among what answers the run, and so drawn there."""
    ended = attempt.answered
    return ended is not None and ended.kind is EndingKind.NO_PAUSE and cell in ended.cells


def leaning(attempt: Attempt, cell: Cell, place: MatPlace, motion: Motion) -> int:
    """By how many degrees the thing on ``cell`` is turned in answer to a run; 0 if the answer is not about it.

    It sways if it was forgotten, else it leans towards the bee.
    """
    ended = attempt.answered
    if ended is None or cell not in _moved(attempt, ended):
        return 0
    if ended.kind is EndingKind.FORGOTTEN:
        return motion.call
    bee = attempt.moment_of(ended.gazes.index(cell) if cell in ended.gazes else 0)
    across = place.centre_of(bee.column, bee.row)[0] - place.centre_of_cell(cell)[0]
    return LEAN if across > place.cell / 2 else -LEAN


def wondering_bee(attempt: Attempt, robot: int, name: str, look: tuple[float, float, float, float]) -> Sprite | None:
    """The bee number ``robot``, drawn as ``name``, who looks puzzled while a failed run is explained.

    ``look`` is her middle, her side and her degrees on the page. None after a bump, and if no run is explained.
    """
    ended = attempt.ending
    if ended is None or ended.kind in SORRY or (ended.kind in _OF_ONE and ended.robot != robot):
        return None
    return wondering_sprite(name, *look, _gaze(attempt, robot, ended.gazes[robot]))


def _gaze(attempt: Attempt, robot: int, wanted: Cell | None) -> int:
    """To which side of her head she looks, in steps of 45 degrees; 0 is straight ahead of her."""
    bee = attempt.moment_of(robot)
    if wanted is None:
        return 0
    right, up = wanted.column - bee.column, wanted.row - bee.row
    if abs(right) + abs(up) < 1:
        return 0
    degrees = math.degrees(math.atan2(right, up)) - bee.degrees
    return round(degrees / 45) * 45 % 360


def _lit(ended: Ending) -> tuple[Cell, ...]:
    if ended.kind in _GLOWING:
        return ended.cells
    if ended.kind in (EndingKind.PAST, EndingKind.OUT_OF_ORDER):
        return tuple(cell for cell in ended.gazes if cell is not None)
    return ()


def _moved(attempt: Attempt, ended: Ending) -> tuple[Cell, ...]:
    there = {mark.cell for mark in landmarks(attempt.challenge)}
    if ended.kind is EndingKind.FORGOTTEN:
        return tuple(cell for cell in ended.cells if cell in there)
    if ended.kind in _LEANING:
        return tuple(cell for cell in ended.gazes if cell in there)
    return ()


def _beyond(cell: Cell, place: MatPlace) -> Sprite:
    side, turned = round(place.cell), place.degrees % 90
    return centred(beyond(side, turned), *place.centre_of_cell(cell), box_of(side, turned), "gone beyond")


def glow_of(attempt: Attempt) -> float:
    """The side of a glow on this mat, in cells: smaller if a ribbon lies on the cells, which must be seen."""
    return _ON_RIBBON if cells_to_cover(attempt.challenge) else GLOW


def glow_at(place: MatPlace, cell: Cell, wide: float = GLOW, *, disc: bool = False) -> Sprite:
    """A glow of ``wide`` cells on ``cell``; as a ``disc`` it says that the bee only turns there."""
    side, turned = round(wide * place.cell), 0 if disc else place.degrees % 90
    svg, sign = glow(side, disc, turned), "glow round" if disc else "glow"
    return centred(svg, *place.centre_of_cell(cell), box_of(side, turned), sign)


def _stones(attempt: Attempt, ended: Ending, place: MatPlace, motion: Motion) -> list[Sprite]:
    """One stone for each card to come; none on a cell where something stands."""
    if ended.kind is EndingKind.OTHER_TRAIL:
        cells: tuple[Cell, ...] = tuple(cell for cell in ended.gazes if cell is not None)
    elif ended.kind in (EndingKind.SHORT, EndingKind.TOO_HARD):
        cells = ended.cells
    else:
        return []
    taken, side = {mark.cell for mark in landmarks(attempt.challenge)}, round(place.cell)
    return [
        centred(stone(side), *place.centre_of_cell(cell), side, "stone")
        for count, cell in enumerate(cells)
        if cell not in taken and motion.grown(count)
    ]


def _missed(attempt: Attempt, ended: Ending, place: MatPlace, _motion: Motion) -> list[Sprite]:
    """Where two bees were to change places: on each place, pale, the bee that should be there now."""
    start, side = attempt.challenge.start.cell, place.cell
    names = ("partner" if cell == start else "bee" for cell in ended.cells)
    where = map(place.centre_of_cell, ended.cells)
    return [icon_sprite(name, *at, side, alpha=_MISSED) for name, at in zip(names, where, strict=True)]


def _footprints(_attempt: Attempt, ended: Ending, place: MatPlace, _motion: Motion) -> list[Sprite]:
    side = _STEPS * place.cell
    return [icon_sprite("icon-steps", *place.centre_of_cell(cell), side) for cell in ended.cells]


def _all_round(_attempt: Attempt, ended: Ending, place: MatPlace, _motion: Motion) -> list[Sprite]:
    """Ticks all round what is new: a glow would hide it."""
    side = round(_ALL_ROUND * place.cell)
    ticks = icon("marks/clash", side)
    return [centred(ticks, *place.centre_of_cell(cell), side, "ticks all round") for cell in ended.cells]


def _eye(_attempt: Attempt, ended: Ending, place: MatPlace, _motion: Motion) -> list[Sprite]:
    x, y = place.centre_of_cell(ended.cells[0])
    return [icon_sprite("icon-eye", x + _EYE_FAR * place.cell, y - _EYE_FAR * place.cell, _EYE * place.cell)]


def _clash(_attempt: Attempt, ended: Ending, place: MatPlace, _motion: Motion) -> list[Sprite]:
    between = (place.centre_of_cell(cell) for cell in ended.cells)
    x, y = (sum(pair) / len(ended.cells) for pair in zip(*between, strict=True))
    side = round(place.cell)
    return [centred(icon("marks/clash", side), x, y, side, "clash")]


def _pause(attempt: Attempt, ended: Ending, place: MatPlace, motion: Motion) -> list[Sprite]:
    """The pause sign in its glow. Where the bee stands there, it is at the corner behind her, and hides no eye."""
    cell = ended.cells[0]
    x, y = place.centre_of_cell(cell)
    right, down = PAUSE_FAR * place.cell, PAUSE_FAR * place.cell
    bee = attempt.moment_of(0)
    if Cell(round(bee.column), round(bee.row)) == cell:
        angle = math.radians(bee.degrees + place.degrees)
        right *= -1 if math.sin(angle) > _SLIGHT else 1
        down *= -1 if math.cos(angle) < -_SLIGHT else 1
    side, badge = round(_BADGE_GLOW * place.cell * (motion.grown(0) or 1.0)), round(PAUSE * place.cell)
    around = centred(glow(side, True), x + right, y + down, side, "glow round the pause")
    return [around, centred(pause_badge(badge), x + right, y + down, badge, "pause")]


def _dice(ended: Ending, place: MatPlace) -> list[Sprite]:
    side, far = round(DIE * place.cell), DIE_FAR * place.cell
    sprites = []
    for number, cell in enumerate(ended.cells, start=1):
        x, y = place.centre_of_cell(cell)
        sprites.append(centred(numbered(side, number), x - far, y + far, side, f"die {number} on it"))
    return sprites


_ABOVE = {
    EndingKind.COLLISION: _clash,
    EndingKind.WORLD_CHANGED: _all_round,
    EndingKind.NO_PAUSE: _pause,
    EndingKind.NOT_SEEN: _eye,
    EndingKind.NOT_SWAPPED: _missed,
    EndingKind.PASSAGE_FORGOTTEN: _footprints,
}
"""What of an ending is drawn over the bees."""
