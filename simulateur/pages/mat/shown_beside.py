"""What a success shows beside the mat: goals that have no room on it, or the bees themselves where there is room."""

from lecons.pictures.images import Images
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt
from simulateur.pages.common.motion import Motion
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.actors import hero
from simulateur.pages.mat.opened_goal import HOP, HOPS_S, light_behind, open_goals, opened_side, opens
from simulateur.pages.mat.opening_spots import DISC, Spot, bees_alone, dance_below, opens_beside, spots_of

_AFTER_S = 0.2
"""How long the second of two bees hops after the first, in seconds."""
_LOOKS = {1: ((0.8, 0.0, 0),), 2: ((0.56, -0.24, 90), (0.56, 0.24, 270))}
"""Of one bee and of each of two: how large she is and how far right of the middle, in sides; where she looks, in
degrees. Two are face to face."""


def shown_beside(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """What is beside the mat after a success: what the bees have reached, else they themselves; [] if it is on it.

    In an upright window the bees dance below a mat on which something opens.
    """
    if not opens_beside(attempt, place):
        dance = dance_below(attempt, place, motion.show)
        return [] if dance is None else _bees(attempt, dance, dance.radius / DISC, images, motion)
    if not bees_alone(attempt):
        return open_goals(attempt, place, images, motion)
    if not opens(motion):
        return []
    (spot,) = spots_of(attempt, place, motion.show)
    light = light_behind(spot, motion)
    bees = _bees(attempt, spot, opened_side(spot, motion), images, motion.later(-HOPS_S))
    return [light, *(each._replace(alpha=light.alpha) for each in bees)]


def _bees(attempt: Attempt, spot: Spot, side: float, images: Images, motion: Motion) -> list[Sprite]:
    """The bees who hop at a spot, in a square of ``side`` pixels."""
    sprites = []
    for robot, (wide, right, degrees) in enumerate(_LOOKS[attempt.robots]):
        y = spot.y - HOP * motion.later(-robot * _AFTER_S).hop * side
        look = (spot.x + right * side, y, wide * side, degrees + motion.dance)
        sprites.append(hero(attempt, robot, images, motion, look))
    return sprites
