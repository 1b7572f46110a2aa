"""Landmarks: what stands on the mat to be gone to, and how it is drawn.

The pictures themselves belong to the content (``Images``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.mat import Mat
from beebot.pose import Cell
from lecons.pictures.artwork import circle, document, symbol
from lecons.pictures.feedback_marks import die
from lecons.pictures.images import Images
from lecons.pictures.named_cells import Spot, on_plate, standing, with_sticker
from lecons.pictures.theme import ROLE

DIE, DIE_FAR = 0.4, 0.29
"""The side of the die that tells a target's place in an order; how far to the left and down it is, in cells."""


ARRIVAL, OPENED = "arrivee", "-ouvert"
"""The ring of light with a pennant under each goal; how the name of a picture ends that shows what another one is like
once a bee has come."""
_IN_RING, _IN_BLOOM, _IN_AT, _OPEN = 0.69, 0.52, (-0.02, 0.065), 0.96
"""Of a cell: what stands in a ring and in one that has bloomed, and how far right and down it is; a picture that opens.
"""


class Landmark(NamedTuple):
    """What stands on ``cell`` for a child to go to: a target or a goal, drawn by the picture ``name``.

    ``picture`` and ``letters`` are of the place it marks, if it marks one; both are empty where there is nothing.
    ``rank`` is which it is of targets in an order, from 1; 0 where there is no order. A goal has a ring of light.
    """

    name: str
    cell: Cell
    picture: str = ""
    letters: str = ""
    rank: int = 0
    is_goal: bool = False

    @property
    def shown(self) -> str:
        """The picture that is seen there; empty where letters are."""
        return self.picture or ("" if self.letters else self.name)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the ring of light is there."""
        return self.is_goal and self.shown == ARRIVAL


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
    for goal in _goals(challenge):
        yield _marking(challenge.mat, decor.goal, goal)._replace(is_goal=True)


def _goals(challenge: Challenge) -> list[Cell]:
    """The cells of goals that are no targets too."""
    goals = [*challenge.goals]
    if challenge.partner is not None and challenge.partner.goal is not None:
        goals.append(challenge.partner.goal)
    targets = {target.cell for target in challenge.targets}
    return [goal for goal in goals if goal not in targets]


@lru_cache(maxsize=64)
def without_goals(challenge: Challenge) -> Mat:
    """The mat of a challenge without what stands on its goals: a ring of light is drawn with it."""
    goals = _goals(challenge)
    return replace(challenge.mat, places=tuple(each for each in challenge.mat.places if each.cell not in goals))


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
    A goal is in its ring of light. Where a target marks a place, that place is on a plate of honey, with the flower in
    the corner.
    """
    spot = Spot(side / 2, side / 2, side, degrees)
    if mark.is_bare or not (mark.is_goal or mark.picture or mark.letters):
        drawn = images.draw(mark.name, *spot)
    elif mark.is_goal:
        drawn = _in_ring(mark, ARRIVAL, _IN_RING, images, spot)
    else:
        drawn = on_plate(mark.picture, mark.letters, mark.name, images, spot)
    rank = die(mark.rank, (0.5 - DIE_FAR) * side, (0.5 + DIE_FAR) * side, DIE * side) if mark.rank else ""
    return document(side, side, drawn, rank)


def _in_ring(mark: Landmark, ring: str, part: float, images: Images, spot: Spot) -> str:
    """What a mark shows, which may lean, over a ``ring`` that lies flat; ``part`` is its side in the ring's."""
    x, y, side, degrees = spot
    within = Spot(x + _IN_AT[0] * side, y + _IN_AT[1] * side, part * side, degrees)
    return images.draw(ring, x, y, side) + standing(mark.shown, mark.letters, images, within)


@lru_cache(maxsize=64)
def closed(mark: Landmark, side: int, images: Images) -> str:
    """What a mark shows, alone: without a ring or a plate."""
    return document(side, side, standing(mark.shown, mark.letters, images, Spot(side / 2, side / 2, side)))


@lru_cache(maxsize=64)
def opened(mark: Landmark, side: int, images: Images) -> str:
    """What a mark shows once the bee has come: its own picture of that, or else in a ring of light that blooms."""
    spot = Spot(side / 2, side / 2, side)
    if mark.shown + OPENED in images:
        drawn = with_sticker(images.draw(mark.shown + OPENED, spot.x, spot.y, _OPEN * side))
    else:
        drawn = _in_ring(mark, ARRIVAL + OPENED, _IN_BLOOM, images, spot)
    return document(side, side, drawn)
