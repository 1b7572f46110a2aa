"""What stands and moves on the mat of a page: marks, landmarks, and the bees."""

import math
from collections.abc import Iterator
from functools import lru_cache

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.judging.endings import EndingKind
from beebot.pose import Cell
from lecons.pictures.artwork import icon
from lecons.pictures.images import Images
from lecons.pictures.landmarks import ARRIVAL, Landmark, landmarks, marked, pause_badge, pauses
from lecons.pictures.marks import bump_ticks, passage, pivot_arc
from lecons.pictures.sprite import Sprite
from simulateur.game.kinds.free import SCARVES
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.playback import ease
from simulateur.game.rounds.met_cells import Touched
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.patches import worn_patch
from simulateur.pages.common.sprites import BEES, boxed, centred, icon_sprite, plain, said, turned_sign
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.dressed import dressed
from simulateur.pages.mat.feedback import (
    PAUSE,
    PAUSE_FAR,
    SORRY,
    answer_above,
    answer_over,
    answer_under,
    asks_for_pause,
    leaning,
    wondering_bee,
)
from simulateur.pages.mat.flag import guess_sprites
from simulateur.pages.mat.hint import hint_above, hint_under
from simulateur.pages.mat.named_cells import bare_cells, touched, tucked
from simulateur.pages.mat.opened_goal import aims_of_both, opened_goals, rings
from simulateur.pages.mat.opening_spots import goals_under_bees, reached_goals
from simulateur.pages.mat.painted import painted_sprites
from simulateur.pages.mat.trail import followed_ribbon, trail_sprites
from simulateur.pages.mat.turning import at_full_size, shrunk
from simulateur.pictures.allowance import cover

_BEE = 1.08
"""The box of the bee's drawing, in cells; her wings then span 0.97 of a cell."""
_TURN = 5
"""Degrees between two drawings of a pivoting bee."""
_ARC_LEFT = 120
"""Alpha of the arc of a pivot until the next card."""
_ASIDE_S = 0.4
_LANDMARK_ASIDE, _BEE_ASIDE = (-0.22, -0.03, 0.56), (0.21, 0.06, 0.58)
"""In an answer, side by side: how far each goes right and down, and its size, in cells."""
_HOP_GROWS, _HOP_OF_PATH = 0.5, 3
"""How much a bee who hops grows, for each cell that she is above the mat; how much higher she hops over a mat of one
row, which has small cells and the sky above it. None leaves the window."""
_SIDEWAYS = 0.6
"""The sine of a heading from which on the bee looks sideways."""
_TICKS_S = 0.4


def mat_actors(
    attempt: Attempt,
    place: MatPlace,
    images: Images,
    motion: Motion,
    *,
    trace: bool,
    told: Touched | None = None,
) -> list[Sprite]:
    """All that stands on the mat, from back to front: start marks, trails if ``trace``, landmarks, the bees.

    ``told`` is the cell that a child touched to hear its name. On a mat that is to be remembered, only the bees and
    what is answered there are seen. What was reached opens under the bees: it never covers them.
    """
    if not attempt.mat_turns:
        return _actors(attempt, place, images, motion, trace=trace, told=told)
    made = _actors(attempt, at_full_size(place), images, motion, trace=trace, told=told)
    return list(shrunk(made, place))


def _actors(
    attempt: Attempt, place: MatPlace, images: Images, motion: Motion, *, trace: bool, told: Touched | None
) -> list[Sprite]:
    flag = guess_sprites(attempt, place, flag_aside(attempt, motion), motion)
    if attempt.hides_mat:
        bees = [sprite for robot in range(attempt.robots) for sprite in _bee(attempt, robot, place, images, motion)]
        asked = hint_above(attempt, place, motion) if attempt.pointing is not None and attempt.pointing.asks else []
        opened = opened_goals(attempt, place, images, motion)
        return [_cover(place), *_turntable(attempt, place), *flag, *opened, *bees, *asked]
    sprites = bare_cells(attempt, place) + answer_under(attempt, place, motion) + hint_under(attempt, place, motion)
    sprites += _passages(attempt, place) + followed_ribbon(attempt, place)
    sprites += painted_sprites(attempt, place, images)
    sprites += trail_sprites(attempt, place, trace=trace and attempt.gesture.has_goal)
    sprites += _turntable(attempt, place) + flag
    sprites += _landmarks(attempt, place, images, motion) + answer_over(attempt, place, motion)
    sprites += opened_goals(attempt, place, images, motion)
    for robot in range(attempt.robots):
        sprites += _bee(attempt, robot, place, images, motion)
    sprites += tucked(attempt, place, images) + touched(attempt, told, place, images, motion)
    return sprites + answer_above(attempt, place, motion) + hint_above(attempt, place, motion)


def _cover(place: MatPlace) -> Sprite:
    across, up = (place.columns, place.rows) if place.degrees % 180 == 0 else (place.rows, place.columns)
    return boxed(cover(across, up, round(place.cell)), place.grid, "hidden mat")


def _passages(attempt: Attempt, place: MatPlace) -> list[Sprite]:
    if not attempt.challenge.passages:
        return []
    done = attempt.run.verdict.trace.steps[: attempt.steps_shown] if attempt.run else ()
    crossed = {attempt.challenge.start.cell, *(step.after.cell for step in done)}
    side = round(place.cell)
    sprites = []
    for cell in sorted(attempt.challenge.passages):
        hollow = attempt.challenge.mat.shows(cell)
        drawn = passage(side, cell in crossed, side / 2, side / 2, hollow=hollow)
        sign = said("passage", "round a landmark" if hollow else "", "crossed" if cell in crossed else "")
        sprites.append(centred(drawn, *place.centre_of_cell(cell), side, sign))
    return sprites


def _turntable(attempt: Attempt, place: MatPlace) -> list[Sprite]:
    if attempt.phase is not Phase.WRITING or attempt.run is not None:
        return []
    if attempt.gesture.pad != "dial":
        return []
    cell, middle = round(place.cell), place.centre_of_cell(attempt.challenge.start.cell)
    return [centred(icon("marks/turntable", round(1.5 * cell)), *middle, round(1.5 * cell), "turntable")]


def _landmarks(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    ends, bees, opened = _ends(attempt), _robots_aside(attempt), {cell for _robot, cell in reached_goals(attempt)}
    opened |= {mark.cell for _robot, mark in goals_under_bees(attempt)}
    aside = {ends[robot]: _aside(attempt, robot, place, motion) for robot in bees}
    sprites = rings(attempt, place, images, motion)
    for svg, where, sign in landmark_drawings(attempt, place, images, motion):
        if where in opened:
            continue
        x, y = place.centre_of_cell(where)
        side = place.cell
        if where in aside:
            x, y, side = _moved(_LANDMARK_ASIDE, aside[where], (x, y, side))
        sprites.append(centred(svg, x, y, round(side), said(sign, "aside") if aside.get(where) else sign))
    badge, far = round(PAUSE * place.cell), PAUSE_FAR * place.cell
    for cell in pauses(attempt.challenge, attempt.reached):
        if cell not in opened.union(aside) and not asks_for_pause(attempt, cell):
            x, y = place.centre_of_cell(cell)
            sprites.append(centred(pause_badge(badge), x + far, y + far, badge, "pause"))
    if attempt.phase is not Phase.SUCCEEDED:
        sprites += _owners(attempt.challenge, place)
    return sprites


def landmark_drawings(
    attempt: Attempt,
    place: MatPlace,
    images: Images,
    motion: Motion,
) -> Iterator[tuple[str, Cell, str]]:
    """Each thing that the bee should visit: its SVG text, cell and sign. One that she missed sways or leans."""
    for mark in landmarks(attempt.challenge, attempt.reached):
        sway = leaning(attempt, mark.cell, place, motion)
        drawn = marked(mark, round(place.drawn), images, sway)
        yield drawn, mark.cell, turned_sign(_sign(mark), sway)


@lru_cache(maxsize=64)
def _sign(mark: Landmark) -> str:
    there = mark.picture or mark.letters
    if mark.is_goal:
        return plain(ARRIVAL) if mark.is_bare else said(plain(mark.shown) or there, "in a ring")
    return said(plain(mark.name), f"on {there}" if there else "", f"number {mark.rank}" if mark.rank else "")


def _owners(challenge: Challenge, place: MatPlace) -> list[Sprite]:
    far, side = 0.30 * place.cell, 0.46 * place.cell
    aims = zip(BEES, aims_of_both(challenge), strict=False)
    centres = ((name, place.centre_of_cell(goal)) for name, goal in aims if goal is not None)
    sprites = []
    for name, (x, y) in centres:
        owner = icon_sprite(name, x + far, y + far, side)
        sprites.append(owner._replace(sign=f"goal of {name}"))
    return sprites


def done_aside(motion: Motion) -> float:
    """How far a bee and what she reached have moved apart since the run ended, from 0 to 1."""
    return round(ease(min(motion.since_phase / _ASIDE_S, 1.0)), 2)


def flag_aside(attempt: Attempt, motion: Motion) -> float:
    """How far the bee and the flag on her cell have moved apart, from 0 to 1; 0 if there is no flag.

    They do once she has reached it. If she starts on it, which is the answer to a program of pivots alone, they do from
    the beginning: she would hide it. The cell is hers again as she goes away.
    """
    guess = attempt.gesture.flag(attempt.draft)
    if guess is None or attempt.phase is Phase.STOPPED:
        return 0.0
    if guess.cell != attempt.challenge.start.cell:
        return done_aside(motion) if attempt.phase is Phase.SUCCEEDED else 0.0
    moment = attempt.moment
    return max(0.0, 1.0 - math.dist((guess.cell.column, guess.cell.row), (moment.column, moment.row)))


def _ends(attempt: Attempt) -> tuple[Cell, ...]:
    traces = map(attempt.trace_of, range(attempt.robots))
    return tuple(trace.end.cell for trace in traces if trace is not None)


def _robots_aside(attempt: Attempt) -> tuple[int, ...]:
    """The bees that stopped on a cell where something stands, when their run is answered."""
    if attempt.ending is None or attempt.ending.kind in (*SORRY, EndingKind.NO_PAUSE):
        return ()
    there = {mark.cell for mark in landmarks(attempt.challenge)}
    return tuple(robot for robot, end in enumerate(_ends(attempt)) if end in there)


def _aside(attempt: Attempt, robot: int, place: MatPlace, motion: Motion) -> float:
    """How far a bee has gone aside from what she reached, so that she sees it; less than 0 is to the left."""
    degrees = attempt.moment_of(robot).degrees + place.degrees
    if math.sin(math.radians(degrees)) > _SIDEWAYS:
        return -done_aside(motion)
    return done_aside(motion)


def _moved(
    way: tuple[float, float, float],
    aside: float,
    at: tuple[float, float, float],
) -> tuple[float, float, float]:
    """The middle and the side of a drawing that has gone ``aside``."""
    (right, down, scale), (x, y, cell), far = way, at, abs(aside)
    return x + right * aside * cell, y + down * far * cell, cell * (1 - (1 - scale) * far)


def hero(
    attempt: Attempt, robot: int, images: Images, motion: Motion, look: tuple[float, float, float, float]
) -> Sprite:
    """A bee in her mood, or who moves on this mat in the bee's place; ``look`` is her middle, side and degrees."""
    wonders, mood = wondering_bee(attempt, robot, BEES[robot], look), _mood(attempt, robot, motion)
    bee = wonders or icon_sprite(BEES[robot] + mood, *look)
    if robot:
        return bee
    return dressed(bee, "-wondering" if wonders else mood, look[3], attempt.challenge.mat.decor, images)


def _bee(attempt: Attempt, robot: int, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    moment = attempt.moment_of(robot)
    breath = 1.0 if attempt.phase in (Phase.RUNNING, Phase.ON_ROBOT) else motion.breath
    x, y, side = _stands(attempt, robot, place, motion, (*place.centre_of(moment.column, moment.row), place.cell))
    side *= _BEE * moment.scale * breath
    dance, hop = (motion.dance, motion.hop) if attempt.phase is Phase.SUCCEEDED else (0, 0.0)
    degrees = (round((moment.degrees + place.degrees) / _TURN) * _TURN + dance) % 360
    cell, free = round(place.cell), max(y - side / 2 - (place.stage.y if place.stage and place.rows == 1 else 0), 0)
    hop = min(hop * (_HOP_OF_PATH if place.rows == 1 else 1), free / (cell + side * _HOP_GROWS / 2))
    sprites = [icon_sprite("bee-shadow", x + 0.03 * cell, y + 0.07 * cell, side)]
    y, side = y - hop * cell, side * (1 + _HOP_GROWS * hop)
    step = attempt.step_of(robot)
    if step is not None and step.command.pivot and attempt.phase is Phase.RUNNING:
        turned = round((moment.turning or step.command.pivot) / _TURN) * _TURN
        start = round((step.before.heading.degrees + place.degrees) / _TURN) * _TURN % 360
        sign, alpha = ("arc", 255) if moment.turning else ("arc faded", _ARC_LEFT)
        if turned:
            sprites.append(centred(pivot_arc(cell, start, turned), x, y, cell, sign, alpha))
    if attempt.mat_turns:
        bee = hero(attempt, robot, images, motion, (x, y, side, 0))
        sprites.append(bee._replace(turned=degrees, sign=turned_sign(bee.sign, degrees)))
    else:
        sprites.append(hero(attempt, robot, images, motion, (x, y, side, degrees)))
        garden = attempt.gesture.played_on(attempt.draft)
        if garden is not None and garden.scarf is not None:
            sprites.append(icon_sprite(SCARVES[garden.scarf], x, y, side, degrees))
    sprites += worn_patch(attempt, place, (x, y))
    if attempt.guilty_of(robot) is not None and motion.since_phase < _TICKS_S and step is not None:
        facing = degrees + (180 if step.command is Command.BACKWARD else 0)
        sign = turned_sign("bump", facing % 360)
        sprites.append(centred(bump_ticks(cell, facing % 360), x, y, round(1.5 * cell), sign))
    return sprites


def _stands(
    attempt: Attempt,
    robot: int,
    place: MatPlace,
    motion: Motion,
    at: tuple[float, float, float],
) -> tuple[float, float, float]:
    """The middle and size of a bee: those of her cell (``at``), or moved beside what she has reached."""
    if robot in _robots_aside(attempt):
        return _moved(_BEE_ASIDE, _aside(attempt, robot, place, motion), at)
    return at


def _mood(attempt: Attempt, robot: int, motion: Motion) -> str:
    """A bee's mood, as the end of the name of her drawing."""
    if attempt.phase is Phase.SUCCEEDED or (attempt.is_done and not attempt.has_bumped):
        return "-happy"
    if _is_hurt(attempt, robot):
        return "-sorry"
    if attempt.moment_of(robot).wings_up and not motion.less:
        return "-wings-up"
    if attempt.phase is Phase.WRITING and motion.smiles:
        return "-happy"
    if attempt.phase is not Phase.RUNNING and motion.blinks:
        return "-blink"
    return ""


def _is_hurt(attempt: Attempt, robot: int) -> bool:
    ended = attempt.ending
    if ended is None or ended.kind not in SORRY:
        return False
    return ended.kind is EndingKind.COLLISION or attempt.guilty_of(robot) is not None
