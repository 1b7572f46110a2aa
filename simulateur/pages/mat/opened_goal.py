"""The goal of a success: it steps aside from the bee who has reached it, and opens as its world does.

It opens on the mat where it covers nothing there, else beside the mat.
"""

import math
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from beebot.challenge import Aim, Challenge
from beebot.command import Command
from beebot.kinds import judge
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Cell
from lecons.pictures.images import Images
from lecons.pictures.landmarks import ARRIVAL, OPENED, Landmark, alone, landmark, landmarks
from lecons.pictures.marks import LIT, RAY, SHINE, partner_square, shine
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import OPENS_AT_S
from simulateur.game.play.playback import ease
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import OPAQUE, centred, plain, said
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.opening_spots import (
    DISC,
    Spot,
    bees_of,
    goals_under_bees,
    opening,
    opens_beside,
    rays_from,
    reached_goals,
    spots_of,
    things_on,
)

_CLOSED = 0.6
"""What it has of its size before it opens."""
_LIT = 0.95
"""A light that has nothing to open has this side, in cells: the bee's own cell."""
_BESIDE_FLAG = 45
"""Where the flag stands at the corner of a cell, in degrees."""
_ASIDE_S, _BESIDE_S, _ARC = 0.3, 0.6, 0.08
"""How long its step aside takes in seconds, and one that leaves the mat; how high it goes, in sides of what opens."""
_BLOOM, _RING = 1.7, 1.4
"""In cells: the picture of a ring of light that has bloomed round the bee; of one that shows all round her, or that
blooms where there is no goal, since other things stand close."""
_OPENS_S, _STEPS, _TOO_FAR = 0.4, 8, 1.7
"""For how long it opens, in how many drawings, and how much it grows beyond its size before it rests."""
_HOPS_S, _HOP = 1.2, 0.5
"""How long after the bee what has no opened picture hops in its light, and how high for each cell of hers, in sides."""


class _Goal(NamedTuple):
    """What stood on a cell before the bee came, and after; what was only heard shows after it alone."""

    before: Landmark
    after: Landmark


def opened_goals(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """What each bee has reached, open on the mat; under a bee who has reached nothing that opens, a light."""
    lit = _lit_cells(attempt, place, images, motion)
    return lit if opens_beside(attempt, place) else lit + open_goals(attempt, place, images, motion)


def open_goals(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """What each bee has reached: on its way to where it opens, then open in its light."""
    sprites, aside_s = [], _BESIDE_S if opens_beside(attempt, place) else _ASIDE_S
    for (_robot, after), spot in zip(opening(attempt), spots_of(attempt, place, motion.show), strict=True):
        goal = _Goal(_before(after.cell, attempt) or after, after)
        if _part(motion) is None:
            part = ease(min(motion.show / aside_s, 1.0))
            sprites.append(_stepping(goal, place.centre_of_cell(after.cell), spot, images, part))
        else:
            sprites += _opened(goal, spot, images, motion)
    return sprites


def rings(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """The rings of light of goals that were reached: they stay, under the bees. One in which nothing stands opens.

    Before, that of a goal on which a bee starts, seen all round her, and the rings in which two bees may meet: once
    they have met, wherever it is, light is under both. That of the second bee, or her goal, is on a square in her
    colour.
    """
    sprites = []
    if attempt.phase is not Phase.SUCCEEDED:
        side, aims = round(place.cell), aims_of_both(attempt.challenge)
        ring = landmark(ARRIVAL, side, images)
        meets = (place.centre_of_cell(cell) for cell in _meeting(attempt.challenge))
        squares = [place.centre_of_cell(cell) for cell in aims[1:] if cell is not None]
        sprites += [centred(partner_square(side), *at, side, "square of the partner") for at in squares]
        sprites += [centred(ring, *at, side, said(plain(ARRIVAL), "to meet in")) for at in meets]
        under = (place.centre_of_cell(mark.cell) for _robot, mark in goals_under_bees(attempt))
        return sprites + [_under_bee(at, place, images) for at in under]
    for _robot, cell in reached_goals(attempt):
        mark, at = _before(cell, attempt), place.centre_of_cell(cell)
        if mark is None or not mark.is_goal:
            continue
        part = _part(motion)
        if mark.is_bare and part is not None:
            sprites.append(_bloom(at, _BLOOM * place.cell, images, motion))
        else:
            sprites.append(_under_bee(at, place, images))
    return sprites


def _under_bee(at: tuple[float, float], place: MatPlace, images: Images) -> Sprite:
    """The ring of a goal, seen all round the bee who stands on it; on a path light alone."""
    if place.rows == 1:  # a pennant would stand before her eyes all along it
        light = round(SHINE * _LIT * place.cell)
        return centred(shine(light, DISC), *at, light, "light under the bee")
    side = round(_RING * place.cell)
    return centred(landmark(ARRIVAL, side, images), *at, side, plain(ARRIVAL))


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


def _before(cell: Cell, attempt: Attempt) -> Landmark | None:
    return next((mark for mark in landmarks(attempt.challenge) if mark.cell == cell), None)


def _lit_cells(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """Light under each bee where nothing opens: rays where a place was foretold, else a ring that blooms.

    Before a run, under that one of two bees whose cards are laid, and under a bee who is to be watched first.
    """
    light, bees, sprites = round(SHINE * _LIT * place.cell), bees_of(attempt, place), []
    if attempt.phase is Phase.WRITING and (len(bees) > 1 or attempt.watches_first):
        bee = bees[attempt.draft.active or 0] if len(bees) > 1 else bees[0]
        return [centred(shine(light, DISC), *bee, light, "light under the bee")]
    if attempt.phase is not Phase.SUCCEEDED:
        return []
    opened = {robot for robot, _cell in reached_goals(attempt)}
    for robot, (x, y) in enumerate(bees):
        if robot in opened:
            continue
        if not attempt.gesture.foretells:
            sprites += [] if _part(motion) is None else [_bloom((x, y), _RING * place.cell, images, motion)]
            continue
        rays = () if motion.less else rays_from((x, y), _LIT * place.cell, _BESIDE_FLAG, things_on(attempt, place))
        rays = tuple(ray for ray in rays if place.grid.contains(*_end((x, y), RAY[1] * _LIT * place.cell, ray)))
        sprites.append(centred(shine(light, DISC, rays), x, y, light, _shining("light under the bee", rays)))
    return sprites


def _bloom(at: tuple[float, float], whole: float, images: Images, motion: Motion) -> Sprite:
    """A ring of light that blooms, ``whole`` pixels wide in the end."""
    side = round(whole * (1.0 if motion.less else _grown(_part(motion) or 0.0)))
    return centred(landmark(ARRIVAL + OPENED, side, images), *at, side, plain(ARRIVAL + OPENED))


def _end(at: tuple[float, float], far: float, degrees: int) -> tuple[float, float]:
    """Where a ray ends, ``far`` pixels from the middle of its light: none lies over the hem of a mat."""
    return at[0] + far * math.sin(math.radians(degrees)), at[1] - far * math.cos(math.radians(degrees))


def _stepping(goal: _Goal, start: tuple[float, float], spot: Spot, images: Images, part: float) -> Sprite:
    side, wide = round(_CLOSED * spot.radius / DISC), spot.radius / DISC
    x, y = (begin + (end - begin) * part for begin, end in zip(start, spot[:2], strict=True))
    drawn, name = _drawn(goal, side, images, is_open=False)
    return centred(drawn, x, y - _ARC * wide * math.sin(math.pi * part), side, said(name, "aside"))


def _opened(goal: _Goal, spot: Spot, images: Images, motion: Motion) -> list[Sprite]:
    side, light = opened_side(spot, motion), light_behind(spot, motion)
    drawn, name = _drawn(goal, side, images, is_open=True)
    y = spot.y - (0.0 if goal.after.shown + OPENED in images else hop_in_light(side, motion))
    return [light, centred(drawn, spot.x, max(y, side / 2), side, said(name, "open"), light.alpha)]


def light_behind(spot: Spot, motion: Motion, paint: str = LIT) -> Sprite:
    """The light behind what opens; with less movement it appears slowly, and has no rays."""
    light, rays = round(SHINE * spot.radius / DISC), () if motion.less else spot.rays
    alpha = round(OPAQUE * (_part(motion) or 0.0)) if motion.less else OPAQUE
    return centred(shine(light, DISC, rays, paint), spot.x, spot.y, light, _shining("light", rays), alpha)


def opened_side(spot: Spot, motion: Motion) -> int:
    """The side of what opens at a spot, in pixels: it grows, but with less movement."""
    return round(spot.radius / DISC * (1.0 if motion.less else _grown(_part(motion) or 0.0)))


def hop_in_light(side: float, motion: Motion) -> float:
    """How high what is ``side`` pixels wide hops in its light, as the bee has just done, in pixels."""
    return _HOP * motion.later(-_HOPS_S).hop * side


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
