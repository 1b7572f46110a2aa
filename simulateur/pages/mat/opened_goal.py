"""The goal of a success: it steps aside from the bee who has reached it, and opens as its world does."""

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from beebot.challenge import Aim, Challenge
from beebot.command import Command
from beebot.kinds import judge
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Cell
from lecons.pictures.images import Images
from lecons.pictures.landmarks import ARRIVAL, OPENED, Landmark, alone, landmark, landmarks, opened_sentence
from lecons.pictures.marks import LIT, RAY, RAYS, SHINE, partner_square, shine
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import OPENS_AT_S
from simulateur.game.play.playback import ease
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import OPAQUE, centred, plain, said
from simulateur.pages.layout.control_areas import MatPlace

_WIDE, _WIDEST, _CLOSED, _BEE = 2.0, 3.4, 0.6, 0.46
"""In cells: an open goal, and one in the sky over a path of one row; what it has of that before it opens; what the bee
has of her cell from its middle on."""
_TRAIL, _THING, _LEAST, _STEP = 0.12, 0.42, 0.58, 0.25
"""In cells: what a trail takes round its middle, what is drawn on another cell takes round its own; the radius of the
smallest light, which covers one picture and no other; how far two places are apart that are tried."""
_FAR, _AMONG = 0.09, 0.72
"""In cells: how much smaller a light may be for each cell that it is nearer to the bee; how large one is that lies over
a picture, so that it is seen to lie there: those beside it lose no more than a rim."""
_CORNER, _AT_CORNER = 0.45, 0.34
"""In cells: how far aside and up from the bee what has no opened picture shines; how large its light is."""
_FLAT, _NEAR = 1.5, 1.6
"""In cells: how high the grid of a mat of one row is at most; how far from the bee the middle of a light is at most,
but in the sky over such a mat."""
_DISC = 0.53
"""The radius of the light behind it, in its sides."""
_LIT = 0.95
"""A light that has nothing to open has this side, in cells: the bee's own cell."""
_BESIDE_FLAG = 45
"""Where the flag stands at the corner of a cell, in degrees."""
_ASIDE_S, _ARC = 0.3, 0.16
"""How long its step aside takes in seconds, and how high it goes in cells."""
_BLOOM, _RING = 1.7, 1.4
"""In cells: the picture of a ring of light that has bloomed round the bee; of one that shows all round her, or that
blooms where there is no goal, since other things stand close."""
_OPENS_S, _STEPS, _TOO_FAR = 0.4, 8, 1.7
"""For how long it opens, in how many drawings, and how much it grows beyond its size before it rests."""
_HOPS_S, _HOP = 1.2, 0.5
"""How long after the bee what has no opened picture hops in its light, and how high for each cell of hers, in sides."""
_Disc = tuple[float, float, float]
"""Its middle and its radius, in pixels."""


class _Goal(NamedTuple):
    """What stood on a cell before the bee came, and after; what was only heard shows after it alone."""

    before: Landmark
    after: Landmark


class _Spot(NamedTuple):
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


def opened_goals(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """What each bee has reached, open beside her; under a bee who has reached nothing that opens, a light."""
    sprites = _lit_cells(attempt, place, images, motion)
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
    """The rings of light of goals that were reached: they stay, under the bees. One in which nothing stands opens.

    Before, the rings in which two bees may meet: once they have met, wherever it is, light is under both. That of the
    second bee, or her goal, is on a square in her colour.
    """
    sprites = []
    if attempt.phase is not Phase.SUCCEEDED:
        side, aims = round(place.cell), aims_of_both(attempt.challenge)
        ring = landmark(ARRIVAL, side, images)
        meets = (place.centre_of_cell(cell) for cell in _meeting(attempt.challenge))
        squares = [place.centre_of_cell(cell) for cell in aims[1:] if cell is not None]
        sprites += [centred(partner_square(side), *at, side, "square of the partner") for at in squares]
        return sprites + [centred(ring, *at, side, said(plain(ARRIVAL), "to meet in")) for at in meets]
    for _robot, cell in reached_goals(attempt):
        mark, at = _on(cell, attempt, ()), place.centre_of_cell(cell)
        if mark is None or not mark.is_goal:
            continue
        part = _part(motion)
        if mark.is_bare and part is not None:
            sprites.append(_bloom(at, _BLOOM * place.cell, images, motion))
        elif place.rows == 1:  # a pennant would stand before her eyes all along the path
            light = round(SHINE * _LIT * place.cell)
            sprites.append(centred(shine(light, _DISC), *at, light, "light under the bee"))
        else:
            side = round(_RING * place.cell)
            sprites.append(centred(landmark(ARRIVAL, side, images), *at, side, plain(ARRIVAL)))
    return sprites


def aims_of_both(challenge: Challenge) -> tuple[Cell | None, ...]:
    """For each of two bees where she may meet the other one, or else her own goal, if she has one; () for one bee."""
    if challenge.partner is None:
        return ()
    return _meeting(challenge) or (challenge.goal, challenge.partner.goal)


@lru_cache(maxsize=8)
def _meeting(challenge: Challenge) -> tuple[Cell, ...]:
    """The cells in which two bees who shall meet do so soonest, both straight ahead; () if they cannot, or need not.

    Neither is a cell where one of them starts.
    """
    if challenge.partner is None or challenge.partner.aim is not Aim.MEET:
        return ()
    lengths = range(1, challenge.max_instructions + 1)
    for ways in sorted(product(lengths, lengths), key=lambda ways: (sum(ways), abs(ways[0] - ways[1]), ways)):
        verdict = judge(challenge, PairPrograms(*((Command.FORWARD,) * cards for cards in ways)))
        if verdict.succeeded and verdict.partner is not None:
            cells = verdict.trace.end.cell, verdict.partner.end.cell
            return () if {challenge.start.cell, challenge.partner.start.cell}.intersection(cells) else cells
    return ()


def goal_at(attempt: Attempt, place: MatPlace, at: tuple[float, float]) -> bool:
    """Whether an open goal is at the pixel ``at``."""
    return any(math.dist(at, spot[:2]) < spot.radius for _cell, spot in _spots(attempt, place))


def goal_or_bee(attempt: Attempt, place: MatPlace) -> tuple[float, float]:
    """The pixel in the middle of the first open goal; if none opens, of the first bee."""
    return next((spot[:2] for _cell, spot in _spots(attempt, place)), _bees(attempt, place)[0])


def _on(cell: Cell, attempt: Attempt, reached: tuple[int, ...]) -> Landmark | None:
    return next((mark for mark in landmarks(attempt.challenge, reached) if mark.cell == cell), None)


def _lit_cells(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """Light under each bee where nothing opens: rays where two met or a place was foretold, else a ring that blooms.

    Before a run, under that one of two bees whose cards are laid, and under a bee who is to be watched first.
    """
    light, bees, sprites = round(SHINE * _LIT * place.cell), _bees(attempt, place), []
    if attempt.phase is Phase.WRITING and (len(bees) > 1 or attempt.watches_first):
        bee = bees[attempt.draft.active or 0] if len(bees) > 1 else bees[0]
        return [centred(shine(light, _DISC), *bee, light, "light under the bee")]
    if attempt.phase is not Phase.SUCCEEDED:
        return []
    opened = {robot for robot, _cell in reached_goals(attempt)}
    for robot, (x, y) in enumerate(bees):
        if robot in opened:
            continue
        degrees = _BESIDE_FLAG
        if len(bees) > 1:
            degrees = _way((x, y), bees[1 - robot])
        elif not attempt.gesture.foretells:
            sprites += [] if _part(motion) is None else [_bloom((x, y), _RING * place.cell, images, motion)]
            continue
        others = (*((*each, _BEE * place.cell) for each in bees if each != (x, y)), *_things(attempt, place))
        rays = () if motion.less else _rays((x, y), _LIT * place.cell, degrees, others)
        sprites.append(centred(shine(light, _DISC, rays), x, y, light, _shining("light under the bee", rays)))
    return sprites


def _bloom(at: tuple[float, float], whole: float, images: Images, motion: Motion) -> Sprite:
    """A ring of light that blooms, ``whole`` pixels wide in the end."""
    side = round(whole * (1.0 if motion.less else _grown(_part(motion) or 0.0)))
    return centred(landmark(ARRIVAL + OPENED, side, images), *at, side, plain(ARRIVAL + OPENED))


def _bees(attempt: Attempt, place: MatPlace) -> list[tuple[float, float]]:
    moments = map(attempt.moment_of, range(attempt.robots))
    return [place.centre_of(each.column, each.row) for each in moments]


def _way(start: tuple[float, float], end: tuple[float, float]) -> int:
    """Which way it is from one pixel to another, in steps of 15 degrees clockwise from above."""
    return round(math.degrees(math.atan2(end[0] - start[0], start[1] - end[1])) / 15) * 15 % 360


def _spots(attempt: Attempt, place: MatPlace) -> Iterator[tuple[Cell, _Spot]]:
    """The cells that were reached and where what stood there opens: on the mat near its bee, over one row in the sky.

    No bee, no trail, no other goal is covered; what else stands on the mat only where nothing is free.
    """
    cell, bees = place.cell, _bees(attempt, place)
    sides, stage = (cell, _WIDE * cell, _NEAR * cell), place.grid.inset(-HEM * cell)
    if place.grid.height < _FLAT * cell:
        sides, stage = (cell, _WIDEST * cell, math.inf), place.stage or place.grid
    seen = [(*bee, _BEE * cell) for bee in bees]
    seen += [(*at, _TRAIL * cell) for at in _trails(attempt, place)]
    ends = [reached for _robot, reached in reached_goals(attempt)]
    goals = [mark.cell for mark in landmarks(attempt.challenge, attempt.reached)]
    seen += [(*place.centre_of_cell(goal), _THING * cell) for goal in goals if goal not in ends]
    for robot, reached in reached_goals(attempt):
        things = _things(attempt, place)
        spot = _best(bees[robot], sides, stage, (tuple(seen), things))
        mark = _on(reached, attempt, attempt.reached)
        if mark is not None and opened_sentence(mark.shown) is None and _room(spot.x, spot.y, things) < spot.radius / 2:
            spot = _at_corner(bees[robot], place)
        seen.append(spot[:3])
        yield reached, spot


def _at_corner(bee: tuple[float, float], place: MatPlace) -> _Spot:
    """On an upper corner of the bee's cell: a letter over another would spoil what is read there."""
    far, radius = _CORNER * place.cell, _AT_CORNER * place.cell
    side = -1 if bee[0] - place.grid.x > place.cell else 1
    top = place.grid.y - HEM * place.cell + radius / _DISC / 2
    return _Spot(bee[0] + side * far, max(bee[1] - far, top), radius)


def _things(attempt: Attempt, place: MatPlace) -> tuple[_Disc, ...]:
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


@lru_cache(maxsize=8)
def _best(
    bee: tuple[float, float],
    sides: tuple[float, float, float],
    stage: Rect,
    there: tuple[tuple[_Disc, ...], tuple[_Disc, ...]],
) -> _Spot:
    """Of all spots on a stage the one with the largest light that covers nothing, rather beside the bee.

    Where nothing is free it covers least: one picture wholly rather than parts of several. ``sides`` are those of a
    cell and of the largest goal, and how far its middle is from the bee's at most, in pixels.
    """
    (seen, things), (cell, wide, near), rays, found = there, sides, SHINE / _DISC / 2, []
    least = min(_LEAST * cell, stage.width / rays / 2, stage.height / rays / 2)
    room = stage.inset(least * rays)
    columns, rows = _places(bee[0], room.x, room.right, cell), _places(bee[1], room.y, room.bottom, cell)
    for x, y in (at for at in product(columns, rows) if math.dist(at, bee) <= near):
        edge = min(x - stage.x, stage.right - x, y - stage.y, stage.bottom - y) / rays
        clear, free = min(edge, _DISC * wide, _room(x, y, seen)), _room(x, y, things)
        radius = max(min(clear, free), least)
        far = max(math.dist((x, y), bee) - radius - _BEE * cell, 0.0)
        covered = sum(min(max(radius + part - math.dist((x, y), at), 0.0), 2 * part) for *at, part in things)
        found.append(
            (round(max(radius - clear, 0.0)), round(covered), round(_FAR * far - radius, 1), _Spot(x, y, radius), clear)
        )
    _hidden, covered, _place, spot, clear = min(found)
    if covered > _THING * cell:
        spot = spot._replace(radius=max(spot.radius, min(clear, _AMONG * cell)))
    return spot._replace(rays=_rays(spot[:2], spot.radius / _DISC, _way(spot[:2], bee), seen + things))


def _rays(at: tuple[float, float], side: float, bee: int, there: tuple[_Disc, ...]) -> tuple[int, ...]:
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


def _stepping(goal: _Goal, start: tuple[float, float], spot: _Spot, images: Images, motion: Motion) -> Sprite:
    part = ease(min(motion.show / _ASIDE_S, 1.0))
    side, wide = round(_CLOSED * spot.radius / _DISC), spot.radius / _DISC
    x, y = (begin + (end - begin) * part for begin, end in zip(start, spot[:2], strict=True))
    drawn, name = _drawn(goal, side, images, is_open=False)
    return centred(drawn, x, y - _ARC * wide / _WIDE * math.sin(math.pi * part), side, said(name, "aside"))


def _opened(goal: _Goal, spot: _Spot, images: Images, motion: Motion) -> list[Sprite]:
    part = _part(motion) or 0.0
    alpha, grown = (round(OPAQUE * part), 1.0) if motion.less else (OPAQUE, _grown(part))
    side = round(spot.radius / _DISC * grown)
    light = round(SHINE * spot.radius / _DISC)
    drawn, name = _drawn(goal, side, images, is_open=True)
    rays = () if motion.less else spot.rays
    hop = 0.0 if goal.after.shown + OPENED in images else motion.later(-_HOPS_S).hop
    return [
        centred(shine(light, _DISC, rays, LIT), spot.x, spot.y, light, _shining("light", rays), alpha),
        centred(drawn, spot.x, max(spot.y - _HOP * hop * side, side / 2), side, said(name, "open"), alpha),
    ]


def _shining(name: str, rays: tuple[int, ...]) -> str:
    return f"{name} with rays {' '.join(map(str, rays))}°" if rays else name


def opens(motion: Motion) -> bool:
    """Whether what is reached opens, or has opened: with less movement from the beginning."""
    return _part(motion) is not None


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
    return alone(mark, side, images, is_open=is_open), plain(mark.shown) or mark.letters
