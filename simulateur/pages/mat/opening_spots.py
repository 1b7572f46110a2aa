"""Where the goals of a success open: on the mat where they cover nothing there, else beside the mat.

On the mat a goal is near the bee who has reached it, over one row in the sky.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from beebot.pose import Cell
from lecons.pictures.landmarks import Landmark, landmarks
from lecons.pictures.marks import RAY, RAYS, SHINE
from lecons.pictures.rectangles import HEM, Rect, grid
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import PETAL_FLIES_AT_S
from simulateur.game.play.playback import ease
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.turning import at_full_size

DISC = 0.53
"""The radius of the light behind an open goal, in sides of that."""
_WIDE, _WIDEST, _LEAST = 2.0, 3.4, 1.8
"""In cells: an open goal, one in the sky over a path of one row, and the least that opens on a mat."""
_BEE, _TRAIL, _THING, _SMALL, _FAR, _STEP = 0.46, 0.12, 0.42, 0.58, 0.09, 0.25
"""In cells: what the bee and what a trail takes round the middle of a cell, what is drawn on another cell takes round
its own; the radius of the smallest light; how much smaller one may be for each cell that it is nearer to the bee; how
far two places are apart that are tried."""
_FLAT, _NEAR = 1.5, 1.6
"""In cells: how high the grid of a mat of one row is at most; how far from the bee the middle of a light is at most,
but in the sky over such a mat."""
_LEFT = 0.5
"""In cells: how far a bee has gone who has left her cell."""
_SETTLES_S, _SETTLES = 0.3, 4
"""What has opened beside the mat goes to where it rests in so many seconds and pictures, as its petal is due."""
_Disc = tuple[float, float, float]
"""Its middle and its radius, in pixels."""


class Spot(NamedTuple):
    """Where an open goal is: its middle, the radius of its light in pixels, and which way its rays go, in degrees."""

    x: float
    y: float
    radius: float
    rays: tuple[int, ...] = ()


def reached_goals(attempt: Attempt) -> Iterator[tuple[int, Cell]]:
    """The number of each bee who succeeded and ended on a goal or a target, and that cell; nothing before."""
    if attempt.phase is Phase.SUCCEEDED:
        there = {mark.cell for mark in landmarks(attempt.challenge, attempt.reached)}
        for robot, trace in enumerate(map(attempt.trace_of, range(attempt.robots))):
            if trace is not None and trace.end.cell in there:
                yield robot, trace.end.cell


def goals_under_bees(attempt: Attempt) -> list[tuple[int, Landmark]]:
    """The number of each bee who stands where she starts, if she shall end there too, and that goal; [] after a run."""
    if attempt.phase is Phase.SUCCEEDED or (attempt.ending is not None and attempt.run is not None):
        return []
    goals, partner = (
        {mark.cell: mark for mark in landmarks(attempt.challenge) if mark.is_goal},
        attempt.challenge.partner,
    )
    starts = (attempt.challenge.start, *(() if partner is None else (partner.start,)))
    moments = [
        (robot, goals[start.cell], attempt.moment_of(robot))
        for robot, start in enumerate(starts)
        if start.cell in goals
    ]
    return [
        (robot, goal)
        for robot, goal, at in moments
        if math.dist((at.column, at.row), (goal.cell.column, goal.cell.row)) < _LEFT
    ]


def bees_alone(attempt: Attempt) -> bool:
    """Whether the bees have succeeded and nothing opens where they are, nor was foretold: they are what is shown."""
    return attempt.phase is Phase.SUCCEEDED and not opening(attempt) and not attempt.gesture.foretells


def _count(attempt: Attempt) -> int:
    return 1 if bees_alone(attempt) else len(opening(attempt))


def opens_beside(attempt: Attempt, place: MatPlace) -> bool:
    """Whether what was reached opens beside the mat, since it would cover something there or be small.

    Bees who have reached nothing that opens are shown there too.
    """
    if place.beside is None or place.grid.height < _FLAT * place.cell:
        return False
    if bees_alone(attempt):
        return True
    whole = at_full_size(place)  # so that a mat that turns says the same all along
    return any(spot.radius < DISC * _LEAST * whole.cell for spot in _on_mat(attempt, whole))


def flower_beside(attempt: Attempt, place: MatPlace) -> Rect | None:
    """What goals that rest beside the mat leave of their room to the flower of the séance; None if they are on it."""
    if place.beside is None or not opens_beside(attempt, place):
        return None
    return grid(place.beside[1], _count(attempt) + 1, 0)[-1]


def goal_at(attempt: Attempt, place: MatPlace, at: tuple[float, float]) -> bool:
    """Whether an open goal, at rest, is at the pixel ``at``."""
    return any(math.dist(at, spot[:2]) < spot.radius for spot in spots_of(attempt, place, math.inf))


def goal_or_bee(attempt: Attempt, place: MatPlace, show: float) -> tuple[float, float]:
    """The pixel in the middle of the first open goal, ``show`` seconds after a success; if none opens, of a bee."""
    return next((spot[:2] for spot in spots_of(attempt, place, show)), bees_of(attempt, place)[0])


def opening(attempt: Attempt) -> list[tuple[int, Landmark]]:
    """The number of each bee who has reached something that opens, or that shines instead, and what that is."""
    marks = {mark.cell: mark for mark in landmarks(attempt.challenge, attempt.reached)}
    return [(robot, marks[cell]) for robot, cell in reached_goals(attempt) if not marks[cell].is_bare]


def spots_of(attempt: Attempt, place: MatPlace, show: float) -> list[Spot]:
    """Where each goal opens, ``show`` seconds after a success: on the mat, or beside it, where it goes to rest."""
    if place.beside is None or not opens_beside(attempt, place):
        return _on_mat(attempt, place)
    count, (large, rest) = _count(attempt), place.beside
    spots = [_in_room(room, 1 / (2 * DISC)) for room in grid(rest, count + 1, 0)[:count]]
    part = settled(show)
    if large is None or part == 1:
        return spots
    rays = () if part else tuple(range(0, 360, 360 // RAYS))
    firsts = [_in_room(room, 1 / SHINE) for room in grid(large, count, 0)]
    return [_between(*ends, part)._replace(rays=rays) for ends in zip(firsts, spots, strict=True)]


def settled(show: float) -> float:
    """How far what was shown large beside the mat has gone to where it rests, 0 to 1, in few steps."""
    since = (show - PETAL_FLIES_AT_S) / _SETTLES_S + 1
    return ease(math.ceil(_SETTLES * min(max(since, 0.0), 1.0)) / _SETTLES)


def _between(first: Spot, last: Spot, part: float) -> Spot:
    x, y, radius = (begin + (end - begin) * part for begin, end in zip(first[:3], last[:3], strict=True))
    return Spot(x, y, radius)


def _in_room(room: Rect, side: float) -> Spot:
    """The middle of a ``room``; an open goal has ``side`` of its lesser side."""
    return Spot(*room.centre, DISC * side * min(room.width, room.height))


def _on_mat(attempt: Attempt, place: MatPlace) -> list[Spot]:
    """Where each goal opens on the mat near its bee, or over one row in the sky: as large as it can and cover nothing.

    Neither bee, trail, another goal nor anything else that stands there is covered.
    """
    cell, bees = place.cell, bees_of(attempt, place)
    sides, stage = (cell, _WIDE * cell, _NEAR * cell), place.grid.inset(-HEM * cell)
    if place.grid.height < _FLAT * cell:
        sides, stage = (cell, _WIDEST * cell, math.inf), place.stage or place.grid
    there = [(*bee, _BEE * cell) for bee in bees]
    there += [(*at, _TRAIL * cell) for at in _trails(attempt, place)]
    ends = [reached for _robot, reached in reached_goals(attempt)]
    goals = [mark.cell for mark in landmarks(attempt.challenge, attempt.reached)]
    there += [(*place.centre_of_cell(goal), _THING * cell) for goal in goals if goal not in ends]
    there += things_on(attempt, place)
    spots = []
    for robot, _mark in opening(attempt):
        spots.append(_best(bees[robot], sides, stage, tuple(there)))
        there.append(spots[-1][:3])
    return spots


@lru_cache(maxsize=8)
def _best(bee: tuple[float, float], sides: tuple[float, float, float], stage: Rect, there: tuple[_Disc, ...]) -> Spot:
    """Of all spots on a stage the one with the largest light that covers nothing, rather beside the bee.

    Where none is free it covers little: a small sky has no room beside it.
    ``sides`` are those of a cell and of the largest goal, and how far its middle is from the bee's at most, in pixels.
    """
    (cell, wide, near), rays, found = sides, SHINE / DISC / 2, []
    least = min(_SMALL * cell, stage.width / rays / 2, stage.height / rays / 2)
    room = stage.inset(least * rays)
    columns, rows = _places(bee[0], room.x, room.right, cell), _places(bee[1], room.y, room.bottom, cell)
    for x, y in (at for at in product(columns, rows) if math.dist(at, bee) <= near):
        edge = min(x - stage.x, stage.right - x, y - stage.y, stage.bottom - y) / rays
        clear = min(edge, DISC * wide, _room(x, y, there))
        radius = max(clear, least)
        far = max(math.dist((x, y), bee) - radius - _BEE * cell, 0.0)
        found.append((round(radius - clear), round(_FAR * far - radius, 1), Spot(x, y, radius)))
    _covered, _place, spot = min(found)
    return spot._replace(rays=rays_from(spot[:2], spot.radius / DISC, _way(spot[:2], bee), there))


def rays_from(at: tuple[float, float], side: float, bee: int, there: tuple[_Disc, ...]) -> tuple[int, ...]:
    """Which way rays may go from a light: over nothing that is ``there``, and not towards the ``bee``, in degrees."""
    step, found = 360 // RAYS, []
    for turn in range(bee + 2 * step, bee + 360 - step, step):
        right, down = math.sin(math.radians(turn)) * side, -math.cos(math.radians(turn)) * side
        if all(_room(at[0] + far * right, at[1] + far * down, there) > 0 for far in RAY):
            found.append(turn % 360)
    return tuple(found)


def _places(bee: float, start: float, end: float, cell: float) -> list[float]:
    """Where a light is tried from ``start`` to ``end``: as seen from the bee, some are in the middle of cells."""
    step = _STEP * cell
    first, last = math.floor((start - bee) / step), math.ceil((end - bee) / step)
    return sorted({min(max(bee + n * step, start), end) for n in range(first, last + 1)})


def _room(x: float, y: float, there: tuple[_Disc, ...]) -> float:
    """How far it is from a pixel to the nearest disc, in pixels."""
    return min((math.dist((x, y), each[:2]) - each[2] for each in there), default=math.inf)


def things_on(attempt: Attempt, place: MatPlace) -> tuple[_Disc, ...]:
    """What stands on the mat, but where a bee has reached it."""
    mat, ends = attempt.challenge.mat, [reached for _robot, reached in reached_goals(attempt)]
    drawn = mat.obstacles.union(*(each.drawn_on or (each.cell,) for each in mat.places))
    return tuple((*place.centre_of_cell(each), _THING * place.cell) for each in sorted(drawn.difference(ends)))


def _trails(attempt: Attempt, place: MatPlace) -> Iterator[tuple[float, float]]:
    """The middle of each cell on the way of each bee, and the points half-way between two."""
    for trace in filter(None, map(attempt.trace_of, range(attempt.robots))):
        for step in trace.steps:
            ends = place.centre_of_cell(step.before.cell), place.centre_of_cell(step.after.cell)
            yield ends[0]
            yield (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2


def bees_of(attempt: Attempt, place: MatPlace) -> list[tuple[float, float]]:
    """The pixel in the middle of each bee."""
    moments = map(attempt.moment_of, range(attempt.robots))
    return [place.centre_of(each.column, each.row) for each in moments]


def _way(start: tuple[float, float], end: tuple[float, float]) -> int:
    """Which way it is from one pixel to another, in steps of 15 degrees clockwise from above."""
    return round(math.degrees(math.atan2(end[0] - start[0], start[1] - end[1])) / 15) * 15 % 360
