"""What a notebook shows of a mat, a run, a challenge or a lesson: one SVG in the colours of the calm theme."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.interpreter import Trace
from beebot.judging.rules import Verdict
from beebot.lesson import Lesson
from beebot.mat import Decor, Mat
from beebot.notebook_display import Pictured
from lecons.pictures.artwork import circle, document, placed, symbol
from lecons.pictures.images import Images
from lecons.pictures.marks import bump_ticks, dots_between, ring, start_mark
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import cloth, middle_of, thumbnail
from lecons.pictures.painting import painted
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import CALM

CELL = 64
"""The side of a cell in pixels."""
_IN_A_LESSON = 32
"""The same where all challenges of a lesson are shown."""
_BESIDE = 3
"""How many challenges of a lesson lie side by side."""
_GAP = 16
_IMAGES = Images()
_BEES = ("bee", "partner")
_START_DOTS = 2
"""How many dots the mark of the start hides."""
_DOT = 0.032
"""Of a cell: the radius of a dot of the trail."""


def svg_of(thing: object) -> str:
    """The SVG of ``thing``, a mat, a run, a verdict, a challenge or a lesson.

    Pictures are those of the kit. Where the decor of a mat names others, the usual ones stand in.

    Raises:
        TypeError: ``thing`` is something else.
    """
    match thing:
        case Mat():
            drawn = cloth(_with_our_decor(thing), CELL, (), _IMAGES)
        case Trace():
            drawn = _runs([thing])
        case Verdict():
            drawn = _runs([thing.trace] if thing.partner is None else [thing.trace, thing.partner])
        case Challenge():
            drawn = _challenge(thing, CELL)
        case Lesson():
            drawn = _lesson(thing)
        case _:
            raise TypeError(f"no picture of {type(thing).__name__}")
    return painted(drawn, CALM)


Pictured.draw = svg_of


def _with_our_decor(mat: Mat) -> Mat:
    decor = mat.decor
    names = (decor.target, decor.target_reached, decor.obstacle, decor.wide_obstacle, decor.goal)
    shown = tuple(place for place in mat.places if not place.picture or place.picture in _IMAGES)
    if all(name in _IMAGES for name in names):
        return replace(mat, places=shown)
    return replace(mat, decor=Decor(), places=shown)


def _challenge(challenge: Challenge, cell: int) -> str:
    return thumbnail(replace(challenge, mat=_with_our_decor(challenge.mat)), cell, _IMAGES)


def _lesson(lesson: Lesson) -> str:
    drawn = [(each.mat, _challenge(each, _IN_A_LESSON)) for each in lesson.challenges]
    rows = [drawn[first : first + _BESIDE] for first in range(0, len(drawn), _BESIDE)]
    parts, width, top = [], 0.0, 0.0
    for row in rows:
        left = 0.0
        for mat, svg in row:
            parts.append(placed(svg, left, top))
            left += _size(mat.width, _IN_A_LESSON) + _GAP
        width = max(width, left - _GAP)
        top += max(_size(mat.height, _IN_A_LESSON) for mat, _svg in row) + _GAP
    return document(width, top - _GAP, *parts)


def _runs(traces: list[Trace]) -> str:
    """One run, or those of two robots: where each went, bumped and stands at the end."""
    mat = _with_our_decor(traces[0].mat or _least_mat(traces))
    whole = cloth(mat, CELL, (), _IMAGES)
    parts: list[str] = []
    for trace in traces:
        x, y = middle_of(trace.start.cell, mat, CELL)
        if trace.end != trace.start:
            parts.append(_centred(start_mark(CELL, trace.start.heading.degrees), x, y, CELL))
        parts += _trail(trace, mat)
    for name, trace in zip(_BEES, traces, strict=False):
        x, y = middle_of(trace.end.cell, mat, CELL)
        parts.append(symbol(name, x, y, 1.08 * CELL, trace.end.heading.degrees))
        if trace.bump:
            behind = 180 if trace.bump.command is Command.BACKWARD else 0
            degrees = (trace.end.heading.degrees + behind) % 360
            parts.append(_centred(bump_ticks(CELL, degrees), x, y, 1.5 * CELL))
    return whole.removesuffix("</svg>") + "".join(parts) + "</svg>"


def _least_mat(traces: Iterable[Trace]) -> Mat:
    """The smallest mat from A1 on that holds all the runs, for those that nobody made on a mat."""
    cells = [pose.cell for trace in traces for pose in (trace.start, *(step.after for step in trace.steps))]
    return Mat(1 + max(cell.column for cell in cells), 1 + max(cell.row for cell in cells))


def _trail(trace: Trace, mat: Mat) -> Iterator[str]:
    """Dots of every move, but none in the mark of the start; then the rings of the pivots over them."""
    rings = []
    for step in trace.steps:
        hidden = _START_DOTS if step.before.cell == trace.start.cell else 0
        ax, ay = middle_of(step.before.cell, mat, CELL)
        if step.before.cell != step.after.cell:
            bx, by = middle_of(step.after.cell, mat, CELL)
            count = dots_between(step.before.heading.is_diagonal)
            for part in ((n + 0.5) / count for n in range(hidden, count)):
                yield circle(ax + (bx - ax) * part, ay + (by - ay) * part, _DOT * CELL, fill=ROLE.trace)
        elif step.before != step.after:
            rings.append(_centred(ring(CELL), ax, ay, CELL // 3))
    yield from rings


def _size(cells: int, side: int) -> float:
    return (cells + 2 * BORDER) * side


def _centred(svg: str, x: float, y: float, side: float) -> str:
    return placed(svg, x - side / 2, y - side / 2)
