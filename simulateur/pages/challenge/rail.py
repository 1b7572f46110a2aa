"""The rail of a challenge's page: home, help and the ear, the flower of the lesson, and whose turn it is."""

from lecons.pictures.feedback_marks import glow
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.pages.challenge import gallery
from simulateur.pages.challenge.petals import petals
from simulateur.pages.common.motion import ear_dips, helps, motion_of
from simulateur.pages.common.sprites import centred, ear_sprites, icon_sprite, pebble_sprite
from simulateur.pages.common.turn_key import large_turn_sprite, turn_sprites
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout

_MOST_WAITING, _WAITING, _WAITING_APART = 3, 0.3, 1.25
"""How many animals wait on a wall board, the side of each in large tokens, their pitch in sides."""
_SMALL_TURN, _BESIDE_PETALS = 9.6, 10.2
"""In units: the animal on a wall board beside the petals, and how far it is from their middle."""
_BECKONS = 0.2
"""How far what helps moves, in units for each degree of a sway."""
_GLOW = 1.2
"""The glow behind the key to touch next, in keys."""
_RAIL = {Key.HOME: "icon-home", Key.HINT: "icon-bulb", Key.VIEW: "icon-child", Key.WATCH: "icon-eye"}
_RAIL_OF_PICTURES = {**_RAIL, Key.UNDO: "icon-undo"}


def rail_sprites(session: Session, attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """The rail: its keys, lit or faded as ``attempt`` has them, the ear, the lesson's flower and the animals."""
    names = _RAIL_OF_PICTURES if attempt.gesture.shows_pictures else _RAIL
    on = {
        Key.VIEW: attempt.outlook.as_bee,
        Key.WATCH: attempt.is_watching,
        Key.HINT: attempt.help.hint is not None,
    }
    sprites, there = [], layout.success_places if attempt.phase is Phase.SUCCEEDED else layout.places
    for touch, rect in there.items():
        if touch.key in names and not (layout.wanted.eye_alone and touch.key is Key.WATCH):
            lit = on.get(touch.key, False)
            if touch == helps(session):
                sprites.append(_glow_behind(rect))
                rect = rect.moved(_BECKONS * layout.u * motion_of(session).sway, 0)  # noqa: PLW2901
            pressed, idle = touch == view.pressed, _is_idle(attempt, touch.key)
            sprites.append(pebble_sprite(names[touch.key], rect, pressed=pressed, on=lit, faded=idle))
    ear = Touch(Key.LISTEN)
    sprites += ear_sprites(layout.places[ear], pressed=ear == view.pressed or ear_dips(session), mute=session.mute)
    if layout.petals is not None and attempt.phase is not Phase.SUCCEEDED:  # then it stands large elsewhere
        sprites += petals(session, layout.petals)
    place = animal_place(attempt, layout)
    if not layout.large_token:
        sprites += turn_sprites(session, place, view.pressed)
    elif attempt.phase is not Phase.SUCCEEDED:
        sprites.append(large_turn_sprite(session, place, view.pressed))
        sprites += _waiting(session, place)
    elif session.players.passes_turn:
        sprites += turn_sprites(session, place, view.pressed)
    return sprites


def _is_idle(attempt: Attempt, key: Key) -> bool:
    """Whether a key has nothing to do now: undo where nothing is laid, and the bulb while an answer is run."""
    if key is Key.HINT:
        runs = attempt.phase in (Phase.RUNNING, Phase.ON_ROBOT) and not attempt.gesture.shows_pictures
        return runs and attempt.help.hint is None
    return key is Key.UNDO and gallery.is_untouched(attempt)


def animal_place(attempt: Attempt, layout: ChallengeLayout) -> Rect:
    """Where the animal is whose turn it is. On a wall board it is beside the petals once the challenge is done."""
    petals_at = layout.petals
    if not layout.large_token or attempt.phase is not Phase.SUCCEEDED or petals_at is None:
        return layout.token
    (x, y), way = petals_at.centre, 1 if petals_at.x < layout.size[0] / 2 else -1
    return Rect.around(x + way * _BESIDE_PETALS * layout.u, y, _SMALL_TURN * layout.u)


def _glow_behind(key: Rect) -> Sprite:
    side = round(_GLOW * key.width)
    return centred(glow(side), *key.centre, side, "glow behind a key")


def _waiting(session: Session, token: Rect) -> list[Sprite]:
    animals = session.players.turns.coming[:_MOST_WAITING]
    side = token.width * _WAITING
    first = token.centre[0] - (len(animals) - 1) / 2 * side * _WAITING_APART
    y = token.bottom + 0.9 * side
    sprites = []
    for place, animal in enumerate(animals):
        x = first + place * side * _WAITING_APART
        sprites.append(icon_sprite(f"token-{animal}", x, y, side))
    return sprites
