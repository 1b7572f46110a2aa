"""What the bee has painted on the mat of free play: a ribbon for each run, with a dot to count for each step.

The ribbon of the run in progress grows behind her.
"""

from functools import lru_cache

from lecons.pictures.artwork import circle, document, path
from lecons.pictures.images import Images
from lecons.pictures.mats import place_alone
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.common.sprites import centred, plain
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.named_cells import under_bees

PAINTS = ((ROLE.plum, ROLE.plum_edge), (ROLE.coral, ROLE.coral_edge), (ROLE.blue, ROLE.blue_edge))
"""What is in each pot, and its edge, in their order."""
_WIDE, _EDGE, _DOT = 0.29, 0.035, 0.05
"""The width of a ribbon, its line, and the radius of a dot, in cells."""
_Way = tuple[int, tuple[tuple[float, float], ...], int]
"""The pot, the corners of a ribbon on the mat, in cells from its upper left corner, and its dots."""


def painted_sprites(attempt: Attempt, place: MatPlace, images: Images) -> list[Sprite]:
    """All ribbons that were painted, the first ones below, and what stands where one lies; [] while the mat turns."""
    draft = attempt.gesture.played_on(attempt.draft)
    if draft is None or attempt.mat_turns:
        return []
    ways = [(each.pot, tuple(map(place.centre_of_cell, each.cells)), len(each.cells)) for each in draft.ribbons]
    if attempt.run is not None and attempt.phase is not Phase.STOPPED:
        moment, steps = attempt.moment, attempt.run.verdict.trace.steps[: attempt.steps_shown]
        cells = (attempt.run.verdict.trace.start.cell, *(each.after.cell for each in steps if each.command.is_move))
        points = (*map(place.centre_of_cell, cells), place.centre_of(moment.column, moment.row))
        ways.append((draft.pot, points, len(cells)))
    grid = place.grid
    x, y, wide, high = round(grid.x), round(grid.y), round(grid.width), round(grid.height)
    ribbons = [
        Sprite(_ribbon(way, (x, y), (wide, high), place.cell), x, y, wide, high, sign=f"ribbon {pot} of {way[2]} cells")
        for way in ways
        for pot in (("plum", "coral", "blue")[way[0]],)
    ]
    mat, side, painted = attempt.challenge.mat, round(place.cell), {corner for way in ways for corner in way[1]}
    tucked = [there for _robot, there in under_bees(attempt)]
    free = (each for each in mat.places if each.picture and not each.wide and each not in tucked)
    things = ((each, place.centre_of_cell(each.cell)) for each in free)
    return ribbons + [
        centred(place_alone(mat, each, side, images), *middle, side, plain(each.picture, "over a ribbon"))
        for each, middle in things
        if middle in painted
    ]


@lru_cache(maxsize=64)
def _ribbon(way: _Way, corner: tuple[int, int], size: tuple[int, int], cell: float) -> str:
    pot, points, dots = way
    face, edge = PAINTS[pot]
    there = [(px - corner[0], py - corner[1]) for px, py in points]
    line = "M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in (*there, there[-1]))
    wide = _WIDE * cell
    look = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    return document(
        *size,
        path(line, stroke=edge, stroke_width=f"{wide:.2f}", **look),
        path(line, stroke=face, stroke_width=f"{wide - 2 * _EDGE * cell:.2f}", **look),
        *(circle(px, py, _DOT * cell, fill=ROLE.light) for px, py in there[:dots]),
    )
