"""The part of a mat where a challenge goes, large enough to be told apart on a leaf of a story."""

from functools import lru_cache

from beebot.challenge import Challenge
from beebot.pose import Cell
from lecons.pictures.artwork import symbol
from lecons.pictures.images import Images
from lecons.pictures.mats import BORDER, thumbnail

_SEEN = 1.4
"""How many cells wide it is: the one that is meant, and something of those around it."""


def place_meant(challenge: Challenge) -> Cell | None:
    """Where ``challenge`` ends, or the last place it goes to; None where that is not said on the mat."""
    if challenge.pictures is not None:
        return None
    shown = [target.cell for target in challenge.targets if target.visible]
    return next(iter((*challenge.goals, *reversed(shown))), None)


@lru_cache(maxsize=16)
def close_up(challenge: Challenge, at: Cell, side: int, images: Images, held: bool) -> str:  # noqa: FBT001 (for a cache)
    """A square of ``side`` pixels around ``at``; with a hand where the bee is ``held`` there."""
    cell = max(round(side / _SEEN), 1)
    whole = thumbnail(challenge, cell, images)
    x = (BORDER + at.column + 0.5) * cell - side / 2
    y = (BORDER + challenge.mat.height - at.row - 0.5) * cell - side / 2
    inner = whole[whole.index(">") + 1 : whole.rindex("</svg>")]
    hand = symbol("hand", x + 0.66 * side, y + 0.72 * side, 0.62 * side) if held else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:.2f} {y:.2f} {side} {side}"'
        f' width="{side}" height="{side}">{inner}{hand}</svg>'
    )
