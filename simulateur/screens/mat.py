"""The mat on a page: what lies still on it, and the bee with all that moves."""

from pathlib import Path

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.interpreter import Step
from simulateur.attempt import Attempt, Phase
from simulateur.drawings.meadow import (
    BORDER,
    DOTS,
    bump_ticks,
    cloth,
    covered_cells,
    landmark,
    landmarks,
    pause_badge,
    pivot_arc,
    ring,
    start_mark,
    trail,
    trail_size,
)
from simulateur.layout import MatPlace
from simulateur.playback import Moment, ease
from simulateur.screens.stage import blinks, centred, icon_sprite
from simulateur.sprite import Sprite

_BEE = 1.08
"""Of a cell: the box of the drawing, whose wings then span 0.97 of it."""
_TURN = 3
"""Degrees between two drawings of a pivoting bee."""
_ASIDE_S = 0.4
_BADGE = 0.36
"""Of a cell: the sign that asks for a pause on a flower."""
_TICKS_S = 0.4
_HALF_A_CELL = 0.5
_START_DOTS = 3
"""Dots left out where the start mark is."""


def mat_ground(challenge: Challenge, place: MatPlace, images: Path) -> tuple[Sprite, ...]:
    """The cloth, its obstacles and walls."""
    border = BORDER * place.cell
    svg = cloth(challenge.mat, place.cell, covered_cells(challenge), images)
    grid = place.grid
    width, height = round(grid.width + 2 * border), round(grid.height + 2 * border)
    return (Sprite(svg, round(grid.x - border), round(grid.y - border), width, height),)


def mat_actors(attempt: Attempt, place: MatPlace, images: Path, since_phase: float, since_touch: float) -> list[Sprite]:
    """Start mark, trail, landmarks and the bee, from back to front."""
    moment, cell = attempt.moment, round(place.cell)
    sprites = []
    start = attempt.challenge.start
    if abs(moment.column - start.cell.column) + abs(moment.row - start.cell.row) > _HALF_A_CELL:
        x, y = place.centre_of_cell(start.cell)
        sprites.append(centred(start_mark(cell, start.heading.degrees), x, y, cell))
    sprites += _trail(attempt, moment, place, cell)
    sprites += _landmarks(attempt, place, images, since_phase)
    return sprites + _bee(attempt, moment, place, (since_phase, since_touch))


def _landmarks(attempt: Attempt, place: MatPlace, images: Path, since_phase: float) -> list[Sprite]:
    aside = _aside(attempt, since_phase)
    end = attempt.run.verdict.trace.end.cell if attempt.run else None
    sprites = []
    for name, where in landmarks(attempt.challenge, attempt.reached):
        x, y = place.centre_of_cell(where)
        side = place.cell
        if where == end and aside:
            side *= 1 - 0.34 * aside
            x, y = x - 0.20 * aside * place.cell, y - 0.20 * aside * place.cell
        sway = _sway(since_phase) if where in attempt.missed else 0
        sprites.append(centred(landmark(name, round(side), images, sway), x, y, round(side)))
    for target in attempt.challenge.targets:
        if target.pause:
            x, y = place.centre_of_cell(target.cell)
            badge = round(_BADGE * place.cell)
            sprites.append(centred(pause_badge(badge), x + 0.31 * place.cell, y + 0.31 * place.cell, badge))
    return sprites


def _aside(attempt: Attempt, since_phase: float) -> float:
    """How far the bee and what she came to have made room for each other once she succeeded, 0 to 1."""
    if attempt.phase is not Phase.SUCCEEDED or attempt.run is None:
        return 0.0
    end = attempt.run.verdict.trace.end.cell
    if all(where != end for _name, where in landmarks(attempt.challenge)):
        return 0.0
    return round(ease(min(since_phase / _ASIDE_S, 1.0)), 2)


def _sway(since: float) -> int:
    """Degrees by which a place she still had to visit sways, twice, to be noticed."""
    swing = (0, 6, 9, 6, 0, -6, -9, -6)
    ticks = int(since / 0.08)
    return swing[ticks % len(swing)] if ticks < 2 * len(swing) else 0


def _trail(attempt: Attempt, moment: Moment, place: MatPlace, cell: int) -> list[Sprite]:
    """Dots of every move so far, then the rings of the pivots over them."""
    if attempt.run is None:
        return []
    steps = attempt.run.verdict.trace.steps[: attempt.steps_shown + 1]
    dots, rings = [], []
    for step in steps:
        finished = step.index < attempt.steps_shown
        if step.command.is_move and not step.bump:
            done = 1.0 if finished else _travelled(step, moment)
            hidden = _START_DOTS if step.before.cell == attempt.challenge.start.cell else 0
            dots += _dots(step, place, cell, (hidden, int(done * DOTS + 1e-6)))
        elif finished and step.after != step.before:
            rings.append(centred(ring(cell), *place.centre_of_cell(step.before.cell), cell // 3))
    return dots + rings


def _travelled(step: Step, moment: Moment) -> float:
    """The part of a move that the bee has done, 0 to 1."""
    if moment.index != step.index:
        return 0.0
    before = step.before.cell
    return abs(moment.column - before.column) + abs(moment.row - before.row)


def _dots(step: Step, place: MatPlace, cell: int, span: tuple[int, int]) -> list[Sprite]:
    """The dots of a move from the first to before the last of ``span``."""
    first, last = span
    if last <= first:
        return []
    x, y = place.centre_of_cell(step.before.cell)
    east = step.after.cell.column - step.before.cell.column
    north = step.after.cell.row - step.before.cell.row
    middle = (first + last) / 2 * cell / DOTS
    length, thick = trail_size(cell, last - first)
    width, height = (thick, length) if north else (length, thick)
    left, top = round(x + east * middle - width / 2), round(y - north * middle - height / 2)
    return [Sprite(trail(cell, last - first, bool(north)), left, top, width, height)]


def _bee(attempt: Attempt, moment: Moment, place: MatPlace, since: tuple[float, float]) -> list[Sprite]:
    since_phase, since_touch = since
    x, y = place.centre_of(moment.column, moment.row)
    aside = _aside(attempt, since_phase)
    side = _BEE * place.cell * moment.scale * (1 - 0.26 * aside)
    x, y = x + 0.14 * aside * place.cell, y + 0.14 * aside * place.cell
    degrees = round(moment.degrees / _TURN) * _TURN % 360
    cell = round(place.cell)
    sprites = [icon_sprite("bee-shadow", x + 0.03 * cell, y + 0.07 * cell, side, degrees)]
    if moment.turning:
        sprites += _arc(attempt, moment, (x, y), cell)
    sprites.append(icon_sprite(_mood(attempt, moment, since_touch), x, y, side, degrees))
    if attempt.guilty is not None and since_phase < _TICKS_S and attempt.run is not None:
        backwards = attempt.program[attempt.guilty] is Command.BACKWARD
        facing = round(moment.degrees) + (180 if backwards else 0)
        sprites.append(centred(bump_ticks(cell, facing % 360), x, y, round(1.5 * cell)))
    return sprites


def _arc(attempt: Attempt, moment: Moment, at: tuple[float, float], cell: int) -> list[Sprite]:
    if attempt.run is None or moment.index is None:
        return []
    start = attempt.run.verdict.trace.steps[moment.index].before.heading.degrees
    turned = round(moment.turning / _TURN) * _TURN
    return [centred(pivot_arc(cell, start, turned), *at, cell)] if turned else []


def _mood(attempt: Attempt, moment: Moment, since_touch: float) -> str:
    if attempt.phase is Phase.SUCCEEDED:
        return "bee-happy"
    if attempt.guilty is not None:
        return "bee-sorry"
    if moment.wings_up:
        return "bee-wings-up"
    return "bee-blink" if attempt.phase is not Phase.RUNNING and blinks(since_touch) else "bee"
