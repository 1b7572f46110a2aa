"""What can be laid on the mat: on a tray of its own, on the bee's back, or behind one key where room is scarce."""

from beebot.judging.rules import Outcome
from lecons.pictures.feedback_marks import glow
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.create import Piece
from simulateur.game.kinds.gesture import BEE
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.challenge import keypad
from simulateur.pages.common.sprites import FADED, OPAQUE, boxed, centred, icon_sprite, pebble_sprite, plain
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pictures.keys import panel

_OF_ALL = 0.42
_THREE_ON_KEY, _FOUR_ON_KEY = (
    ((-0.2, -0.2), (0.21, -0.19), (0.0, 0.2)),
    ((-0.21, -0.2), (0.21, -0.2), (-0.21, 0.21), (0.21, 0.21)),
)
"""In keys: the side of each thing on the key of all things, and how far it is right of and below the middle."""
_SIDE = 0.84
_GLOW = 0.92
"""The glow on the key of a thing that is missing, in keys."""


def thing_sprites(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """The tray of what can be laid on the mat, with its keys; or the one key of all of them."""
    box, things = layout.objects, attempt.gesture.things(attempt.draft)
    if not things or layout.things_on_back:
        return []
    if box is None:
        return [] if attempt.phase is Phase.SUCCEEDED else _all_objects(layout, view, [thing.name for thing in things])
    ground = panel(round(box.width), round(box.height), 3.4 * layout.u, ROLE.tray)
    tray = [boxed(ground, box, "tray of objects"), *_plate_again(layout, view.pressed, len(things))]
    return [*tray, *thing_keys(attempt, layout, view)]


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
    whole = round(side)
    sign = plain(name, "" if alpha == OPAQUE else "faded")
    return centred(landmark(name, whole, images), *at, whole, sign, alpha)


def _all_objects(layout: ChallengeLayout, view: View, names: list[str]) -> list[Sprite]:
    """One key with everything that can be laid on the mat, on a page where that waits until it is asked for."""
    touch = Touch(Key.OBJECT)
    rect = layout.places.get(touch)
    if rect is None:
        return []
    (x, y), w = rect.centre, rect.width
    sprites = [pebble_sprite("", rect, pressed=touch == view.pressed)]
    where = _THREE_ON_KEY if len(names) == len(_THREE_ON_KEY) else _FOUR_ON_KEY
    for name, (right, down) in zip(names, where, strict=True):
        sprites.append(thing_sprite(name, (x + right * w, y + down * w), _OF_ALL * w, view.images))
    return sprites


def _plate_again(layout: ChallengeLayout, pressed: Touch | None, count: int) -> list[Sprite]:
    touch = Touch(Key.OBJECT, count)
    rect = layout.places.get(touch)
    if rect is None:
        return []
    return [pebble_sprite("", rect, pressed=touch == pressed), *keypad.small_back(rect)]
