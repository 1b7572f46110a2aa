"""The goal of a success: it steps aside from the bee who has reached it, and opens as its world does."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from beebot.pose import Cell
from lecons.pictures.images import Images
from lecons.pictures.landmarks import ARRIVAL, OPENED, Landmark, closed, landmark, landmarks, marked, opened
from lecons.pictures.marks import SHINE, shine
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.playback import ease
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import OPAQUE, centred, plain, said, turned_sign
from simulateur.pages.layout.control_areas import MatPlace

_WIDE, _CLOSED, _BEE = 2.0, 0.6, 0.46
"""In cells: an open goal; what it has of that before it opens; what the bee has of her cell from its middle on."""
_ACROSS = 2.2
"""What a light takes with its rays where room is scarce, in its radii."""
_FLAT, _HIGHEST = 1.5, 1.6
"""In cells: how high the grid of a mat of one row is at most; how high the light of an open goal is over it."""
_DISC = 0.53
"""The radius of the light behind it, in its sides."""
_ASIDE_S, _ARC = 0.3, 0.16
"""How long its step aside takes in seconds, and how high it goes in cells."""
_BLOOM = 1.7
"""In cells: a ring of light that has bloomed round the bee."""
_OPENS_AT_S, _OPENS_S, _STEPS, _TOO_FAR = 1.1, 0.4, 8, 1.7
"""From when on and for how long it opens, in how many drawings, and how much it grows beyond its size before it rests.
"""


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


def opened_goals(attempt: Attempt, place: MatPlace, stage: Rect, images: Images, motion: Motion) -> list[Sprite]:
    """What each bee has reached, beside her and within ``stage``."""
    sprites = []
    for robot, cell in reached_goals(attempt):
        spot = _spot(attempt, robot, place, stage)
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
            side = round(place.cell)
            sprites.append(centred(landmark(ARRIVAL, side, images), *at, side, plain(ARRIVAL)))
    return sprites


def goal_at(attempt: Attempt, place: MatPlace, stage: Rect, at: tuple[float, float]) -> bool:
    """Whether an open goal is at a pixel."""
    spots = (_spot(attempt, robot, place, stage) for robot, _cell in reached_goals(attempt))
    return any(math.dist(at, spot[:2]) < spot.radius for spot in spots)


def _on(cell: Cell, attempt: Attempt, reached: tuple[int, ...]) -> Landmark | None:
    return next((mark for mark in landmarks(attempt.challenge, reached) if mark.cell == cell), None)


def _spot(attempt: Attempt, robot: int, place: MatPlace, stage: Rect) -> _Spot:
    """Ahead of the bee where there is room, else where there is most: beside her, or behind.

    On a mat of one row it is above or below, in the picture in which the mat lies: a row is all of her path.
    """
    moments = [attempt.moment_of(each) for each in range(attempt.robots)]
    others = [place.centre_of(each.column, each.row) for each in moments]
    x, y = others.pop(robot)
    ahead = round((moments[robot].degrees + place.degrees) / 90) * 90
    beside = sorted((90, 270), key=lambda turn: -_free(stage, (x, y), ahead + turn))
    cell, ways = place.cell, [ahead, *(ahead + turn for turn in (*beside, 180))]
    if place.grid.height < _FLAT * cell:
        ways = [0, 180]
        if max(_free(stage, (x, y), degrees) for degrees in ways) < cell:
            stage, ways = stage.at_least(cell * _HIGHEST), [ahead, ahead + 180]  # no landscape there: over the path
    found = []
    for degrees in ways:
        radius = min(_DISC * _WIDE * cell, (_free(stage, (x, y), degrees) - _BEE * cell) / _ACROSS, stage.height / 3)
        far, box = _BEE * cell + radius, stage.inset(SHINE * radius / _DISC / 2)
        right, down = far * math.sin(math.radians(degrees)), -far * math.cos(math.radians(degrees))
        middle = min(max(x + right, box.x), box.right), min(max(y + down, box.y), box.bottom)
        clear = all(math.dist(middle, other) > radius + _BEE * cell for other in others)
        found.append((clear, round(radius), _Spot(*middle, radius, (degrees + 180) % 360)))
    return max(found, key=lambda each: each[:2])[2]


def _free(stage: Rect, at: tuple[float, float], degrees: int) -> float:
    """How far it is from a pixel to the edge of the stage, up, to the right, down or to the left."""
    x, y = at
    return (y - stage.y, stage.right - x, stage.bottom - y, x - stage.x)[degrees // 90 % 4]


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
    since = motion.show - (0.0 if motion.less else _OPENS_AT_S)
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
