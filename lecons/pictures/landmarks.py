"""Landmarks: what stands on the mat to be gone to, and how it is drawn.

The pictures themselves belong to the content (``Images``).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.mat import Mat
from beebot.pose import Cell
from lecons.pictures.artwork import circle, document, symbol
from lecons.pictures.feedback_marks import die
from lecons.pictures.images import Images
from lecons.pictures.named_cells import Spot, on_plate
from lecons.pictures.theme import ROLE

DIE, DIE_FAR = 0.4, 0.29
"""The side of the die that tells a target's place in an order; how far to the left and down it is, in cells."""


class Landmark(NamedTuple):
    """What stands on ``cell`` for a child to go to: a target or a goal, drawn by the picture ``name``.

    ``picture`` and ``letters`` are of the place it marks, if it marks one; both are empty where there is nothing.
    ``rank`` is which it is of targets in an order, from 1; 0 where there is no order.
    """

    name: str
    cell: Cell
    picture: str = ""
    letters: str = ""
    rank: int = 0


def landmarks(challenge: Challenge, reached: Iterable[int] = ()) -> Iterator[Landmark]:
    """What stands on the mat to be gone to.

    ``reached`` are the places of the targets that were visited, whose flowers are open. A target that is heard only
    shows once it was visited.
    """
    visited = set(reached)
    decor = challenge.mat.decor
    ranks = challenge.ordered and len(challenge.targets) > 1
    for place, target in enumerate(challenge.targets):
        if target.visible or place in visited:
            name = decor.target_reached if place in visited else decor.target
            yield _marking(challenge.mat, name, target.cell, target.picture, (place + 1) * ranks)
    goals = [*challenge.goals]
    if challenge.partner is not None and challenge.partner.goal is not None:
        goals.append(challenge.partner.goal)
    for goal in goals:
        if goal not in {target.cell for target in challenge.targets}:
            yield _marking(challenge.mat, decor.goal, goal)


def pauses(challenge: Challenge, reached: Iterable[int] = ()) -> Iterator[Cell]:
    """The cells with the sign of a pause. That of a target that is heard only would tell where it is."""
    visited = set(reached)
    for place, target in enumerate(challenge.targets):
        if target.pause and (target.visible or place in visited):
            yield target.cell


def _marking(mat: Mat, name: str, cell: Cell, picture: str = "", rank: int = 0) -> Landmark:
    there = mat.place(cell)
    if picture or there is None:
        return Landmark(name, cell, picture, "", rank)
    return Landmark(name, cell, there.picture, there.letters, rank)


@lru_cache(maxsize=8)
def pause_badge(side: int) -> str:
    """The small pause sign beside a flower on which the bee must rest."""
    m = side / 2
    fill, edge = ROLE.blue, ROLE.blue_edge
    disc = circle(m, m, 0.46 * side, fill=fill, stroke=edge, stroke_width=f"{0.05 * side:.2f}")
    return document(side, side, disc, symbol("glyph-pause", m, m, 0.8 * side))


@lru_cache(maxsize=256)
def landmark(name: str, side: int, images: Images, degrees: float = 0) -> str:
    """One picture alone in a square of ``side`` pixels, turned by ``degrees`` while it sways."""
    return document(side, side, images.draw(name, side / 2, side / 2, side, degrees))


@lru_cache(maxsize=256)
def marked(mark: Landmark, side: int, images: Images, degrees: float = 0) -> str:
    """A landmark alone in a square of ``side`` pixels, turned by ``degrees`` while it sways.

    In an order, its die is on its lower left corner.
    Where it marks a place, that place is on a plate of honey, with the flower or the hive in the corner.
    """
    middle = side / 2, side / 2
    if not (mark.picture or mark.letters):
        drawn = images.draw(mark.name, *middle, side, degrees)
    else:
        drawn = on_plate(mark.picture, mark.letters, mark.name, images, Spot(*middle, side, degrees))
    rank = die(mark.rank, (0.5 - DIE_FAR) * side, (0.5 + DIE_FAR) * side, DIE * side) if mark.rank else ""
    return document(side, side, drawn, rank)
