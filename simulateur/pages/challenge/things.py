"""What can be laid on the mat or chosen: on a tray of its own, on the bee's back, or in a box in its place."""

from beebot.judging.rules import Outcome
from beebot.mat import Ground
from lecons.pictures.feedback_marks import glow
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.create import Piece
from simulateur.game.kinds.free import SCARVES, SCENE
from simulateur.game.kinds.gesture import BEE
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.challenge import keypad
from simulateur.pages.challenge.toys import little_mat
from simulateur.pages.common.sprites import FADED, OPAQUE, boxed, centred, icon_sprite, pebble_sprite, plain
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pictures.keys import panel

_SIDE = 0.84
_GLOW = 0.92
"""The glow on the key of a thing that is missing, in keys."""


def thing_sprites(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """The tray of what can be laid on the mat, with its keys, where these are not on her back."""
    box = layout.objects
    if box is None:
        return []
    ground = panel(round(box.width), round(box.height), 3.4 * layout.u, ROLE.tray)
    return [boxed(ground, box, "tray of objects"), *thing_keys(attempt, layout, view)]


def thing_keys(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """A key for each thing: the picked one in honey with the ink line, what has run out faded.

    Where a challenge was offered that asks to go nowhere, those that say where glow.
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
        sprites.append(thing_sprite(thing.name, rect.centre, _SIDE * rect.width, view.images, alpha))
        if thing.name in SCARVES:
            sprites.insert(-1, icon_sprite("bee-happy", *rect.centre, _SIDE * rect.width))
    shuts = Touch(Key.OBJECT, len(attempt.gesture.things(attempt.draft)))
    if shuts in layout.places:
        rect = layout.places[shuts]
        sprites += [pebble_sprite("", rect, pressed=shuts == view.pressed), *keypad.small_back(rect)]
    return sprites


def _is_missing(attempt: Attempt, place: int) -> bool:
    """Whether the thing at ``place`` is one of those without which a challenge that was just offered asks nothing."""
    if not attempt.gesture.offers or attempt.phase is not Phase.STOPPED or attempt.run is None:
        return False
    if any(thing.picked for thing in attempt.gesture.things(attempt.draft)):
        return False
    return attempt.run.verdict.outcome is Outcome.NOTHING_ASKED and Piece(place) in (Piece.GOAL, Piece.TARGET)


def thing_sprite(name: str, at: tuple[float, float], side: float, images: Images, alpha: int = OPAQUE) -> Sprite:
    """One thing with its middle ``at`` a pixel."""
    if name == BEE:
        return icon_sprite(BEE, *at, side, 90, alpha)
    if name in SCARVES:
        return icon_sprite(name, *at, side, alpha=alpha)
    whole = round(side)
    if name.startswith(SCENE):
        return centred(little_mat(Ground(name.removeprefix(SCENE)), whole, images), *at, whole, name)
    sign = plain(name, "" if alpha == OPAQUE else "faded")
    return centred(landmark(name, whole, images), *at, whole, sign, alpha)
