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
from beebot.text import Text
from lecons.pictures.artwork import TITLE, circle, document, symbol
from lecons.pictures.feedback_marks import die
from lecons.pictures.images import KIT, Images
from lecons.pictures.named_cells import Spot, on_plate, standing, with_sticker
from lecons.pictures.theme import ROLE, otherwise

DIE, DIE_FAR = 0.4, 0.29
"""The side of the die that tells a target's place in an order; how far to the left and down it is, in cells."""


ARRIVAL, OPENED = "arrivee", "-ouvert"
"""The ring of light with a pennant under each goal; how the name of a picture ends that shows what another one is like
once a bee has come."""
_IN_RING, _IN_AT, _OPEN = 0.69, (-0.02, 0.065), 0.96
"""Of a cell: what stands in a ring, and how far right and down it is; what opens."""
LIT_LETTERS = otherwise(ROLE.sign, "#33456E")
"""Letters that lie on light: dark in every theme."""


class Landmark(NamedTuple):
    """A target or a goal on ``cell``, as it is drawn; ``name`` is the picture that the mat's decor has for it.

    ``picture`` is the target's own, or that of the named place it is on; ``letters`` are those of the place. Each may
    be empty. ``rank`` is the target's number, from 1, in a challenge with an order, else 0.
    """

    name: str
    cell: Cell
    picture: str = ""
    letters: str = ""
    rank: int = 0
    is_goal: bool = False

    @property
    def shown(self) -> str:
        """The name of the picture that is seen there; empty where letters are."""
        return self.picture or ("" if self.letters else self.name)

    @property
    def is_bare(self) -> bool:
        """Whether this is a goal with nothing but its ring of light."""
        return self.is_goal and self.shown == ARRIVAL


def landmarks(challenge: Challenge, reached: Iterable[int] = ()) -> Iterator[Landmark]:
    """The targets and goals of a challenge that are seen on its mat.

    ``reached`` are the places, in ``challenge.targets``, of the targets already visited: their flowers are open. A
    hidden target is given only once it is among them. One that she shall end at is a goal until she comes, if more than
    a flower stands there.
    """
    visited, goals = set(reached), _goals(challenge)
    decor = challenge.mat.decor
    ranks = challenge.ordered and len(challenge.targets) > 1
    for place, target in enumerate(challenge.targets):
        if target.visible or place in visited:
            name = decor.target_reached if place in visited else decor.target
            mark = _marking(challenge.mat, name, target.cell, target.picture, (place + 1) * ranks)
            ends = target.cell in goals and place not in visited
            yield mark._replace(is_goal=ends and bool(mark.picture or mark.letters))
    for goal in goals:
        if all(goal != target.cell for target in challenge.targets):
            yield _marking(challenge.mat, decor.goal, goal)._replace(is_goal=True)


def _goals(challenge: Challenge) -> list[Cell]:
    """Where the bees shall end: on the goals; without one, on the only target, or on the last of an order."""
    goals, targets = [*challenge.goals], challenge.targets
    if challenge.partner is not None and challenge.partner.goal is not None:
        goals.append(challenge.partner.goal)
    if targets and not goals and (challenge.ordered or len(targets) == 1):
        goals.append(targets[-1].cell)
    return goals


@lru_cache(maxsize=64)
def without_goals(challenge: Challenge) -> Mat:
    """The mat of a challenge without the named places on its goals, for these are drawn with the ring of light."""
    goals = {mark.cell for mark in landmarks(challenge) if mark.is_goal}
    return replace(challenge.mat, places=tuple(each for each in challenge.mat.places if each.cell not in goals))


def pauses(challenge: Challenge, reached: Iterable[int] = ()) -> Iterator[Cell]:
    """The cells that show a pause sign; on a hidden target only once its place in the targets is in ``reached``."""
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
    """The small pause sign, ``side`` pixels wide, beside a target on which the bee must pause."""
    m = side / 2
    fill, edge = ROLE.blue, ROLE.blue_edge
    disc = circle(m, m, 0.46 * side, fill=fill, stroke=edge, stroke_width=f"{0.05 * side:.2f}")
    return document(side, side, disc, symbol("glyph-pause", m, m, 0.8 * side))


@lru_cache(maxsize=256)
def landmark(name: str, side: int, images: Images, degrees: float = 0) -> str:
    """The picture ``name`` alone in a square of ``side`` pixels, turned by ``degrees``, as while it sways."""
    return document(side, side, images.draw(name, side / 2, side / 2, side, degrees))


@lru_cache(maxsize=256)
def marked(mark: Landmark, side: int, images: Images, degrees: float = 0) -> str:
    """The target or goal ``mark`` alone in a square of ``side`` pixels, turned by ``degrees``, as while it sways.

    A goal is in its ring of light. A target on a named place shows that place on a plate of honey, with the flower in
    the corner. One in an order has its number at the lower left.
    """
    spot = Spot(side / 2, side / 2, side, degrees)
    if mark.is_bare or not (mark.is_goal or mark.picture or mark.letters):
        drawn = images.draw(mark.name, *spot)
    elif mark.is_goal:
        within = Spot((0.5 + _IN_AT[0]) * side, (0.5 + _IN_AT[1]) * side, _IN_RING * side, degrees)
        drawn = images.draw(ARRIVAL, spot.x, spot.y, side) + standing(mark.shown, mark.letters, images, within)
    else:
        drawn = on_plate(mark.picture, mark.letters, mark.name, images, spot)
    rank = die(mark.rank, (0.5 - DIE_FAR) * side, (0.5 + DIE_FAR) * side, DIE * side) if mark.rank else ""
    return document(side, side, drawn, rank)


@lru_cache(maxsize=128)
def alone(mark: Landmark, side: int, images: Images, *, is_open: bool) -> str:
    """The picture or the letters of ``mark`` without its ring or plate, in a square of ``side`` pixels.

    One that ``is_open``, since the bee has come, is its own picture of that, if it has one.
    """
    spot = Spot(side / 2, side / 2, side)
    if is_open and mark.shown + OPENED in images:
        return document(side, side, with_sticker(images.draw(mark.shown + OPENED, spot.x, spot.y, _OPEN * side)))
    drawn = standing(mark.shown, mark.letters, images, spot)
    return document(side, side, drawn.replace(ROLE.letters, LIT_LETTERS) if is_open else drawn)


@lru_cache(maxsize=512)
def opened_sentence(shown: str) -> Text | None:
    """What is said as the picture ``shown`` opens: the titles of its own picture of that, or of itself, if any."""
    files = (file for name in (shown + OPENED, shown) if (file := KIT / f"{name}.svg").exists())
    return next((Text(**dict(said)) for file in files if (said := TITLE.findall(file.read_text("utf-8")))), None)
