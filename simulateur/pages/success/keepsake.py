"""A program that succeeded as a picture to keep: mat with its trail, strip, flower and animal; no key, no word."""

from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from simulateur.game.kinds.draft import EMPTY
from simulateur.game.play.attempt import Attempt
from simulateur.game.requests import KeepPicture
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import icon_sprite
from simulateur.pages.common.success_parts import OPEN_S, great_flower
from simulateur.pages.layout.challenge import ChallengeLayout, challenge_layout
from simulateur.pages.layout.control_areas import place_mat
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.mat.actors import mat_actors
from simulateur.pages.mat.ground import mat_ground
from simulateur.pages.mat.opening_spots import flower_beside
from simulateur.pages.mat.shown_beside import shown_beside
from simulateur.pages.strips.strips import strip_sprites
from simulateur.pictures.blooms import LOOKS

SIZE = (1280, 800)
"""The picture, in pixels."""
_LONG_AGO_S = 60.0
_STILL = Motion(0.0, _LONG_AGO_S, 0.0, less=True)
_TOKEN = 20.0
"""The animal, in units."""


def keepsake(asked: KeepPicture, images: Images) -> Scene:
    """The picture to keep, ``SIZE`` pixels large, of the attempt and the animal that were ``asked`` for."""
    attempt = asked.attempt
    layout = _layout(attempt)
    mat = attempt.challenge.mat
    place = place_mat(layout.mat, mat.width, mat.height, attempt.mat_degrees)
    place = place._replace(stage=layout.mat, beside=(None, layout.reward))
    actors = [
        *mat_actors(attempt, place, images, _STILL, trace=True),
        *strip_sprites(attempt, layout, _STILL),
        *shown_beside(attempt, place, images, _STILL),
        *_flower(asked, layout, flower_beside(attempt, place) or layout.reward),
    ]
    return Scene(mat_ground(attempt, place, images), tuple(actors))


def _layout(attempt: Attempt) -> ChallengeLayout:
    strips = tuple(sum(item.sort not in EMPTY for item in strip.items) for strip in attempt.draft.strips)
    chosen = attempt.gesture.chooses
    wanted = Wanted(keys=(), strips=() if chosen else strips, choices=strips if chosen else (), go_alone=True)
    return challenge_layout(SIZE, wanted)


def _flower(asked: KeepPicture, layout: ChallengeLayout, box: Rect) -> list[Sprite]:
    room, look, u = layout.reward, LOOKS[asked.look % len(LOOKS)], layout.u
    token = icon_sprite(f"token-{asked.animal}", room.centre[0], room.bottom + (_TOKEN / 2 - 4) * u, _TOKEN * u)
    return [*great_flower(box, OPEN_S, look), token]
