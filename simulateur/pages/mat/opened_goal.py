"""The goal of a success: it steps aside from the bee who has reached it, and opens as its world does."""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from beebot.pose import Cell
from lecons.pictures.images import Images
from lecons.pictures.landmarks import ARRIVAL, OPENED, Landmark, closed, landmark, landmarks, marked, opened
from lecons.pictures.marks import SHINE, shine
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import OPENS_AT_S
from simulateur.game.play.playback import ease
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import OPAQUE, centred, plain, said, turned_sign
from simulateur.pages.layout.control_areas import MatPlace

_WIDE, _CLOSED, _BEE = 2.0, 0.6, 0.46
"""In cells: an open goal; what it has of that before it opens; what the bee has of her cell from its middle on."""
_TRAIL, _THING = 0.12, 0.35
"""In cells: what a trail takes round its middle, and what is drawn on another cell round that of its cell."""
_SIZES = (1.0, 0.85, 0.7, 0.55)
"""How large a goal opens, in parts of the largest, where a smaller one leaves more to see."""
_ACROSS = 2.2
"""What a light takes with its rays where room is scarce, in its radii."""
_FLAT = 1.5
"""How high the grid of a mat of one row is at most, in cells."""
_DISC = 0.53
"""The radius of the light behind it, in its sides."""
_LIT = 0.95
"""A light that has nothing to open has this side, in cells: the bee's own cell."""
_BESIDE_FLAG = 45
"""Where the flag stands at the corner of a cell, in degrees."""
_ASIDE_S, _ARC = 0.3, 0.16
"""How long its step aside takes in seconds, and how high it goes in cells."""
_BLOOM, _RING = 1.7, 1.4
"""In cells: the picture of a ring of light that has bloomed round the bee, and of one that shows all round her."""
_OPENS_S, _STEPS, _TOO_FAR = 0.4, 8, 1.7
"""For how long it opens, in how many drawings, and how much it grows beyond its size before it rests."""
_NO_WAY = 1e-6
"""A sine so small is none."""
_Disc = tuple[float, float, float]
"""Its middle and its radius, in pixels."""


class _Goal(NamedTuple):
    """What stood on a cell before the bee came, and after; what was only heard shows after it alone."""

    before: Landmark
    after: Landmark


class _Spot(NamedTuple):
    """Where an open goal is: its middle, the radius of its light in pixels, and which way the bee is from there."""

    x: float
    y: float
    radius: float
    bee: int


def reached_goals(attempt: Attempt) -> Iterator[tuple[int, Cell]]:
    """The bees who reached a goal or a target with their last card and the cells of these, after a success."""
    if attempt.phase is Phase.SUCCEEDED:
        there = {mark.cell for mark in landmarks(attempt.challenge, attempt.reached)}
        for robot, trace in enumerate(map(attempt.trace_of, range(attempt.robots))):
            if trace is not None and trace.end.cell in there:
                yield robot, trace.end.cell


def opened_goals(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """What each bee has reached, beside her; under a bee who was to be somewhere and no more, light."""
    sprites = _lit_cells(attempt, place, motion)
    for cell, spot in _spots(attempt, place):
        after = _on(cell, attempt, attempt.reached)
        if after is None or after.is_bare:
            continue
        goal = _Goal(_on(cell, attempt, ()) or after, after)
        if _part(motion) is None:
            sprites.append(_stepping(goal, place.centre_of_cell(cell), spot, images, motion))
        else:
            sprites += _opened(goal, spot, images, motion)
    return sprites


def rings(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """The rings of light of goals that were reached: they stay, under the bees. One in which nothing stands blooms."""
    sprites = []
    for _robot, cell in reached_goals(attempt):
        mark, at = _on(cell, attempt, ()), place.centre_of_cell(cell)
        if mark is None or not mark.is_goal:
            continue
        part = _part(motion)
        if mark.is_bare and part is not None:
            side = round(_BLOOM * place.cell * (1.0 if motion.less else _grown(part)))
            sprites.append(centred(landmark(ARRIVAL + OPENED, side, images), *at, side, plain(ARRIVAL + OPENED)))
        else:
            side = round(_RING * place.cell)
            sprites.append(centred(landmark(ARRIVAL, side, images), *at, side, plain(ARRIVAL)))
    return sprites


def goal_at(attempt: Attempt, place: MatPlace, at: tuple[float, float]) -> bool:
    """Whether an open goal is at a pixel."""
    return any(math.dist(at, spot[:2]) < spot.radius for _cell, spot in _spots(attempt, place))


def goal_or_bee(attempt: Attempt, place: MatPlace) -> tuple[float, float]:
    """Where the first open goal is; where none opens, where the first bee is."""
    bee = attempt.moment
    return next((spot[:2] for _cell, spot in _spots(attempt, place)), place.centre_of(bee.column, bee.row))


def _on(cell: Cell, attempt: Attempt, reached: tuple[int, ...]) -> Landmark | None:
    return next((mark for mark in landmarks(attempt.challenge, reached) if mark.cell == cell), None)


def _lit_cells(attempt: Attempt, place: MatPlace, motion: Motion) -> list[Sprite]:
    """Light under each bee where two were to meet, and where a place was foretold: nothing opens there."""
    if attempt.phase is not Phase.SUCCEEDED or not (attempt.robots > 1 or attempt.gesture.foretells):
        return []
    opened, light = {robot for robot, _cell in reached_goals(attempt)}, round(SHINE * _LIT * place.cell)
    bees, sprites = _bees(attempt, place), []
    for robot, (x, y) in enumerate(bees):
        if robot in opened:
            continue
        degrees = _BESIDE_FLAG
        if len(bees) > 1:
            degrees = _way((x, y), bees[1 - robot])
        rays = None if motion.less else degrees
        sign = "light under the bee" if rays is None else turned_sign("light under the bee with rays", degrees)
        sprites.append(centred(shine(light, _DISC, rays), x, y, light, sign))
    return sprites


def _bees(attempt: Attempt, place: MatPlace) -> list[tuple[float, float]]:
    moments = map(attempt.moment_of, range(attempt.robots))
    return [place.centre_of(each.column, each.row) for each in moments]


def _way(start: tuple[float, float], end: tuple[float, float]) -> int:
    """Which way it is from one pixel to another, in steps of 15 degrees clockwise from above."""
    return round(math.degrees(math.atan2(end[0] - start[0], start[1] - end[1])) / 15) * 15 % 360


def _spots(attempt: Attempt, place: MatPlace) -> Iterator[tuple[Cell, _Spot]]:
    """The cells that were reached and where what stood there opens: no bee, no trail, no other goal is covered."""
    cell, bees, stage = place.cell, _bees(attempt, place), place.stage or place.grid
    seen = [(*bee, _BEE * cell) for bee in bees]
    seen += [(*at, _TRAIL * cell) for at in _trails(attempt, place)]
    mat = attempt.challenge.mat
    drawn = mat.obstacles.union(*(each.drawn_on or (each.cell,) for each in mat.places))
    things = tuple(map(place.centre_of_cell, sorted(drawn)))
    for robot, reached in reached_goals(attempt):
        ahead = round((attempt.moment_of(robot).degrees + place.degrees) / 90) * 90
        flat = place.grid.height < _FLAT * cell
        ways = (0, 180) if flat else tuple((ahead + turn) % 360 for turn in (0, 90, 270, 180, 45, 315, 135, 225))
        spot = _best(bees[robot], ways, cell, stage, (tuple(seen), things))
        seen.append(spot[:3])
        yield reached, spot


def _trails(attempt: Attempt, place: MatPlace) -> Iterator[tuple[float, float]]:
    """The middle of each cell on the way of each bee, and the points half-way between two."""
    for trace in filter(None, map(attempt.trace_of, range(attempt.robots))):
        for step in trace.steps:
            ends = place.centre_of_cell(step.before.cell), place.centre_of_cell(step.after.cell)
            yield ends[0]
            yield (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2


@lru_cache(maxsize=8)
def _best(
    bee: tuple[float, float],
    ways: tuple[int, ...],
    cell: float,
    stage: Rect,
    there: tuple[tuple[_Disc, ...], tuple[tuple[float, float], ...]],
) -> _Spot:
    """Of all spots round a bee the one that covers least of what must be seen, then of pictures, then the largest."""
    (seen, things), found = there, []
    largest = min(_DISC * _WIDE * cell, stage.width / 3, stage.height / 3)
    for order, degrees in enumerate(ways):
        right, up = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        free = (_free(stage, bee, right, up) - _BEE * cell) / _ACROSS
        for size in _SIZES:
            radius = min(size * _DISC * _WIDE * cell, largest, max(free, _SIZES[-1] * _DISC * cell))
            far, box = _BEE * cell + radius, stage.inset(SHINE * radius / _DISC / 2)
            x = min(max(bee[0] + far * right, box.x), max(box.right, box.x))
            y = min(max(bee[1] - far * up, box.y), max(box.bottom, box.y))
            hidden = sum(math.dist((x, y), each[:2]) < radius + each[2] - 1 for each in seen)
            others = sum(math.dist((x, y), each) < radius + _THING * cell for each in things)
            found.append((hidden, others, -round(radius), order, _Spot(x, y, radius, _way((x, y), bee))))
    return min(found)[-1]


def _free(stage: Rect, at: tuple[float, float], right: float, up: float) -> float:
    """How far it is from a pixel to the edge of the stage, that way."""
    across = (stage.right - at[0] if right > 0 else at[0] - stage.x) / max(abs(right), _NO_WAY)
    return min(across, (at[1] - stage.y if up > 0 else stage.bottom - at[1]) / max(abs(up), _NO_WAY))


def _stepping(goal: _Goal, start: tuple[float, float], spot: _Spot, images: Images, motion: Motion) -> Sprite:
    part = ease(min(motion.show / _ASIDE_S, 1.0))
    side, wide = round(_CLOSED * spot.radius / _DISC), spot.radius / _DISC
    x, y = (begin + (end - begin) * part for begin, end in zip(start, spot[:2], strict=True))
    drawn, name = _drawn(goal, side, images, is_open=False)
    return centred(drawn, x, y - _ARC * wide / _WIDE * math.sin(math.pi * part), side, said(name, "aside"))


def _opened(goal: _Goal, spot: _Spot, images: Images, motion: Motion) -> list[Sprite]:
    """The open goal in its light. With less movement it appears."""
    part = _part(motion) or 0.0
    alpha, grown = (round(OPAQUE * part), 1.0) if motion.less else (OPAQUE, _grown(part))
    side = round(spot.radius / _DISC * grown)
    light = round(SHINE * spot.radius / _DISC)
    drawn, name = _drawn(goal, side, images, is_open=True)
    rays = None if motion.less else spot.bee
    return [
        centred(
            shine(light, _DISC, rays),
            spot.x,
            spot.y,
            light,
            turned_sign("light with rays", spot.bee) if rays is not None else "light",
            alpha,
        ),
        centred(drawn, spot.x, spot.y, side, said(name, "open"), alpha),
    ]


def _part(motion: Motion) -> float | None:
    """How far what is reached has opened, 0 to 1; None before it begins to."""
    since = motion.show - (0.0 if motion.less else OPENS_AT_S)
    return None if since < 0 else round(min(since / _OPENS_S, 1.0) * _STEPS) / _STEPS


def _grown(part: float) -> float:
    """How large it is as it opens: a little too large before it rests."""
    left = part - 1
    return _CLOSED + (1 - _CLOSED) * (1 + (_TOO_FAR + 1) * left**3 + _TOO_FAR * left**2)


def _drawn(goal: _Goal, side: int, images: Images, *, is_open: bool) -> tuple[str, str]:
    """What is reached, closed or open, and the words for it. A flower alone is a bud before it opens."""
    mark = goal.after if is_open else goal.before
    if not (mark.is_goal or mark.picture or mark.letters):
        return marked(mark, side, images), plain(mark.name)
    drawn = opened if is_open else closed
    return drawn(mark, side, images), plain(mark.shown) or mark.letters
