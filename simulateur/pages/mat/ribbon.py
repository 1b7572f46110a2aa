"""The ribbon to go along turns to honey as far as she has gone: a child sees what is done, and what is left."""

from lecons.pictures.marks import followed
from lecons.pictures.mats import cells_to_cover
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt
from simulateur.pages.common.sprites import boxed
from simulateur.pages.layout.places import MatPlace

_WIDE = 0.4
"""How wide the ribbon is with some air, in cells."""


def followed_ribbon(attempt: Attempt, place: MatPlace) -> list[Sprite]:
    """The part of the ribbon that she has gone along, from its beginning to where she left it or is now."""
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
    box = Rect.enclosing([Rect.around(*point, _WIDE * place.cell) for point in points])
    inside = tuple((x - box.x, y - box.y) for x, y in points)
    svg = followed((round(box.width), round(box.height)), inside, place.cell)
    return [boxed(svg, box, f"ribbon gone along to {asked[right - 1]}")]
