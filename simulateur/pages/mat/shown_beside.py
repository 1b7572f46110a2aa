"""What a success shows beside the mat: goals that have no room on it, or the bees themselves where nothing opens."""

from lecons.pictures.images import Images
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.play.attempt import Attempt
from simulateur.pages.common.motion import Motion
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.actors import hero
from simulateur.pages.mat.opened_goal import hop_in_light, light_behind, open_goals, opened_side, opens
from simulateur.pages.mat.opening_spots import bees_alone, opens_beside, spots_of

_AFTER_S = 0.2
"""How long the second of two bees hops after the first, in seconds."""
_LOOKS = {1: ((0.8, 0.0, 0),), 2: ((0.56, -0.24, 90), (0.56, 0.24, 270))}
"""Of one bee and of each of two: how large she is and how far right of the middle, in sides; where she looks, in
degrees. Two are face to face."""


def shown_beside(attempt: Attempt, place: MatPlace, images: Images, motion: Motion) -> list[Sprite]:
    """What is beside the mat after a success: what the bees have reached, else they themselves; [] if it is on it."""
    if not opens_beside(attempt, place):
        return []
    if not bees_alone(attempt):
        return open_goals(attempt, place, images, motion)
    if not opens(motion):
        return []
    (spot,) = spots_of(attempt, place, motion.show)
    light, side = light_behind(spot, motion, ROLE.honey_pale), opened_side(spot, motion)
    sprites = [light]
    for robot, (wide, right, degrees) in enumerate(_LOOKS[attempt.robots]):
        y = spot.y - hop_in_light(side, motion.later(-robot * _AFTER_S))
        look = (spot.x + right * side, y, wide * side, degrees + motion.dance)
        sprites.append(hero(attempt, robot, images, motion, look)._replace(alpha=light.alpha))
    return sprites
