"""Where bees started and where they went: marks, dots, and the ribbon that turns to honey as far as she has gone."""

from functools import lru_cache

from beebot.interpreter import Step
from beebot.mat import Mat
from beebot.pose import Cell
from lecons.pictures.grounds import Look, look_of
from lecons.pictures.marks import dots_between, followed, ring, start_mark, trail, trail_box
from lecons.pictures.mats import cells_to_cover
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.playback import Moment
from simulateur.game.play.pointing import start_of
from simulateur.pages.common.sprites import boxed, centred, turned_sign
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.turning import turned_with, unturned

_RIBBON = 0.4
"""How wide the ribbon is with some air, in cells."""
_HALF_A_CELL = 0.5
_DOTS_ON_PLACE = 2
"""Dots left out on each side of the middle of a cell where something is drawn."""
_START_DOTS = 3
"""Dots left out where the start mark is."""


def trail_sprites(attempt: Attempt, place: MatPlace, *, trace: bool) -> list[Sprite]:
    """Where bees started and, if ``trace``, where they went."""
    flat, sprites = unturned(place) if attempt.mat_turns else place, []
    for robot in range(attempt.robots):
        sprites += _start(attempt, robot, flat, round(place.degrees - flat.degrees))
        if trace:
            sprites += _trail(attempt, robot, flat)
    return list(turned_with(sprites, place)) if attempt.mat_turns else sprites


def _start(attempt: Attempt, robot: int, place: MatPlace, turned: int) -> list[Sprite]:
    """Where a bee started and which way she looked, once she is away; it will be ``turned`` by so many degrees."""
    start, moment = start_of(attempt.challenge, robot), attempt.moment_of(robot)
    cell = round(place.cell)
    if abs(moment.column - start.cell.column) + abs(moment.row - start.cell.row) <= _HALF_A_CELL:
        return []
    degrees = (start.heading.degrees + round(place.degrees)) % 360
    lands = attempt.challenge.mat.shows(start.cell)
    sign = turned_sign("start round a landmark" if lands else "start", (degrees + turned) % 360)
    return [
        centred(
            start_mark(cell, degrees, look_of(attempt.challenge.mat).mark, landmark=lands),
            *place.centre_of_cell(start.cell),
            cell,
            sign,
        )
    ]


def _trail(attempt: Attempt, robot: int, place: MatPlace) -> list[Sprite]:
    """Dots of every move of a bee so far, then the rings of her pivots over them."""
    trace, moment, cell = attempt.trace_of(robot), attempt.moment_of(robot), round(place.cell)
    if trace is None:
        return []
    mat, shown = attempt.challenge.mat, attempt.steps_shown
    dots, rings, look = [], [], look_of(mat)
    drawn_on = _drawn_on(mat)
    for index, step in enumerate(trace.steps[: shown + 1]):
        finished = index < shown
        if step.command.is_move and step.before.cell != step.after.cell:
            done = float(finished)
            if not finished and moment.index == index:
                done = _travelled(step, moment)
            hidden = _START_DOTS if step.before.cell == trace.start.cell else 0
            if step.before.cell in drawn_on:
                hidden = max(hidden, _DOTS_ON_PLACE)
            count = dots_between(step.before.heading.is_diagonal)
            last = int(done * count + 1e-6)
            if step.after.cell in drawn_on:
                last = min(last, count - _DOTS_ON_PLACE)
            dots += _dots(step, place, cell, (hidden, last), look)
        elif finished and step.after != step.before and step.before.cell not in drawn_on:
            on_ribbon = bool(cells_to_cover(attempt.challenge))
            sign = "pivot on the ribbon" if on_ribbon else "pivot"
            middle = place.centre_of_cell(step.before.cell)
            rings.append(centred(ring(cell // 3 * 3, on_ribbon, look.trace, look.dark), *middle, cell // 3, sign))
    return dots + rings


@lru_cache(maxsize=4)
def _drawn_on(mat: Mat) -> frozenset[Cell]:
    return frozenset(filter(mat.shows, mat.cells))


def _travelled(step: Step, moment: Moment) -> float:
    """The part of a move that the bee has done, 0 to 1."""
    before = step.before.cell
    return max(abs(moment.column - before.column), abs(moment.row - before.row))


def _dots(step: Step, place: MatPlace, cell: int, span: tuple[int, int], look: Look) -> list[Sprite]:
    """The dots of a move; ``span`` is how many to leave out first, and the last one."""
    hidden, last = span
    count = dots_between(step.before.heading.is_diagonal)
    if last <= hidden:
        return []
    way = place.centre_of_cell(step.before.cell), place.centre_of_cell(step.after.cell)
    return [_dotted(way, cell, (hidden, last, count), look.trace)]


@lru_cache(maxsize=64)
def _dotted(
    way: tuple[tuple[float, float], tuple[float, float]], cell: int, span: tuple[int, int, int], paint: str
) -> Sprite:
    """Dots on a way from one pixel to another. They are kept: a run shows those of all its moves in each frame."""
    ((ax, ay), (bx, by)), (hidden, last, count) = way, span
    first_x, first_y = ax + (bx - ax) * hidden / count, ay + (by - ay) * hidden / count
    last_x, last_y = ax + (bx - ax) * last / count, ay + (by - ay) * last / count
    right, down = round(last_x) - round(first_x), round(last_y) - round(first_y)
    width, height = trail_box(cell, right, down)
    x = (round(first_x) + round(last_x) - width) // 2
    y = (round(first_y) + round(last_y) - height) // 2
    svg, sign = trail(cell, last - hidden, right, down, paint), f"trail of {last - hidden}"
    return Sprite(svg, x, y, width, height, sign=sign)


def followed_ribbon(attempt: Attempt, place: MatPlace) -> list[Sprite]:
    """The part of the ribbon that the bee has covered, from its beginning on; [] if there is none."""
    asked = cells_to_cover(attempt.challenge)
    if not asked or attempt.run is None or attempt.mat_turns:
        return []  # a mat that turns lies without its ribbon
    steps = attempt.run.verdict.trace.steps[: attempt.steps_shown]
    gone = (attempt.challenge.start.cell, *(step.after.cell for step in steps if step.after.cell != step.before.cell))
    right = 0
    while right < min(len(gone), len(asked)) and gone[right] == asked[right]:
        right += 1
    if right <= 1:
        return []
    points = [place.centre_of_cell(cell) for cell in asked[:right]]
    box = Rect.enclosing([Rect.around(*point, _RIBBON * place.cell) for point in points])
    inside = tuple((x - box.x, y - box.y) for x, y in points)
    svg = followed((round(box.width), round(box.height)), inside, place.cell)
    return [boxed(svg, box, f"ribbon gone along to {asked[right - 1]}")]
