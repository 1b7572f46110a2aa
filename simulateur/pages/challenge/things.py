"""What can be laid on the mat or chosen: on the bee's back, or in a box in its place."""

from beebot.judging.rules import Outcome
from beebot.mat import Ground
from lecons.pictures.feedback_marks import glow
from lecons.pictures.grounds import look_of
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.create import Piece
from simulateur.game.kinds.free import SCARVES, SCENE
from simulateur.game.kinds.gesture import BEE
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.challenge import keypad
from simulateur.pages.challenge.toys import little_mat
from simulateur.pages.common.sprites import FADED, OPAQUE, centred, icon_sprite, pebble_sprite, plain
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pictures.keys import panel

_SIDE, _FELT = 0.76, 0.86
_GLOW = 0.92
"""The glow on the key of a thing that is missing, in keys."""


def thing_keys(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """A key for each thing to lay: honey with an ink line for the picked one, faded for what has run out.

    If a child offered a challenge in which there is nowhere to go, the keys of goal and target glow.
    """
    sprites = []
    for place, thing in enumerate(attempt.gesture.things(attempt.draft)):
        touch = Touch(Key.OBJECT, place)
        rect = layout.places[touch]
        out = thing.out and not thing.picked
        sprites.append(pebble_sprite("", rect, pressed=touch == view.pressed, on=thing.picked, faded=out))
        if _is_missing(attempt, place):
            side = round(_GLOW * rect.width)
            sprites.append(centred(glow(side), *rect.centre, side, "glow on a key"))
        alpha = FADED if thing.out else OPAQUE
        if attempt.gesture.offers:
            sprites.append(_felt(attempt, rect, alpha))
        sprites.append(thing_sprite(thing.name, rect.centre, _SIDE * rect.width, view.images, alpha))
        if thing.name in SCARVES:
            sprites.insert(-1, icon_sprite("bee-happy", *rect.centre, _SIDE * rect.width))
    shuts = Touch(Key.OBJECT, len(attempt.gesture.things(attempt.draft)))
    if shuts in layout.places:
        rect = layout.places[shuts]
        sprites += [pebble_sprite("", rect, pressed=shuts == view.pressed), *keypad.small_back(rect)]
    return sprites


def _felt(attempt: Attempt, key: Rect, alpha: int) -> Sprite:
    """A piece of the mat that is made, on a key of what is laid there."""
    side = round(_FELT * key.width)
    felt = panel(side, side, 0.16 * side, look_of(attempt.challenge.mat).light)
    return centred(felt, *key.centre, side, "felt" if alpha == OPAQUE else "felt faded", alpha)


def _is_missing(attempt: Attempt, place: int) -> bool:
    """Whether the thing at ``place`` is one of those without which a challenge that was just offered asks nothing."""
    if not attempt.gesture.offers or attempt.phase is not Phase.STOPPED or attempt.run is None:
        return False
    if any(thing.picked for thing in attempt.gesture.things(attempt.draft)):
        return False
    return attempt.run.verdict.outcome is Outcome.NOTHING_ASKED and Piece(place) in (Piece.GOAL, Piece.TARGET)


def thing_sprite(name: str, at: tuple[float, float], side: float, images: Images, alpha: int = OPAQUE) -> Sprite:
    """The drawing of the thing ``name``, ``side`` pixels wide, with its middle at the pixel ``at``."""
    if name == BEE:
        return icon_sprite(BEE, *at, side, 90, alpha)
    if name in SCARVES:
        return icon_sprite(name, *at, side, alpha=alpha)
    whole = round(side)
    if name.startswith(SCENE):
        return centred(little_mat(Ground(name.removeprefix(SCENE)), whole, images), *at, whole, name)
    sign = plain(name, "" if alpha == OPAQUE else "faded")
    return centred(landmark(name, whole, images), *at, whole, sign, alpha)
