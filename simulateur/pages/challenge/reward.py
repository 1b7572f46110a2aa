"""The reward: the keypad slides out, a petal flies to the lesson's flower, and « go on » waits. Knows no pygame."""

import math

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.game.session import Session
from simulateur.pages.challenge.keypad import back_sprites, plate_keys
from simulateur.pages.challenge.petals import coming_petal, petals
from simulateur.pages.common.motion import SHOW_S, Motion, motion_of, skips_show
from simulateur.pages.common.sprites import icon_sprite, pebble_sprite
from simulateur.pages.common.success_parts import go_on
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import MatPlace, Places
from simulateur.pages.mat.flag import side_by_side
from simulateur.pages.mat.opened_goal import goal_or_bee
from simulateur.pictures import plate

_SLIDE_S, _KEYS_AT_S = 0.3, 2.4
"""When the keypad has gone, and when the keys come, in seconds."""
_QUIET = 0.94
"""The side of the smaller keys, in that of their places."""
_TOKEN, _TOKEN_IN, _TOKEN_UP = 0.36, 0.56, 0.16
"""The next animal on the large key: its side in the key's height; how far it is from the edge and from the top."""
_BROAD, _PAIR, _PAIR_WIDE = 1.5, 0.56, 2.1
"""How much broader than high the room is where two pictures stand beside the flower; what they have of it at most; how
much broader than high both are together."""
_LARGEST = 30.0
"""The flower at most, at one end of the picture below a mat, in units."""
_KEYS = {Key.AGAIN: "icon-again", Key.FILM: "icon-film"}
_KEYS_OF_PICTURES = {Key.AGAIN: "icon-again-pictures"}


def places(attempt: Attempt, layout: ChallengeLayout) -> Places:
    """What can be touched after a success; no film where there is none to show."""
    return {
        touch: rect for touch, rect in layout.success_places.items() if attempt.has_film or touch.key is not Key.FILM
    }


def stage(layout: ChallengeLayout, bee: tuple[float, float]) -> Rect:
    """The room in which a goal opens: the flower may have one end of it, the one that is farther from the bee."""
    room = layout.stage
    if not layout.reward.meets(room):
        return room
    flower = flower_place(layout, bee)
    if flower.centre[0] > room.centre[0]:
        return room._replace(width=flower.x - room.x)
    return room._replace(x=flower.right, width=room.right - flower.right)


def flower_place(layout: ChallengeLayout, bee: tuple[float, float]) -> Rect:
    """The flower's place: its room, or in a broad one below the mat the end that is farther from the bee."""
    room = layout.reward
    if not room.meets(layout.stage):
        return room
    wide = min(_LARGEST * layout.u, room.height, room.width / 3)
    return room._replace(x=room.right - wide if bee[0] < room.centre[0] else room.x, width=wide)


def actors(
    session: Session, layout: ChallengeLayout, pressed: Touch | None, mat: MatPlace | None = None
) -> list[Sprite]:
    """What stands in the keypad's place after a success; a petal flies there from what was reached on the ``mat``."""
    attempt, motion = session.attempt, motion_of(session)
    if attempt is None:
        return []
    if motion.show < _SLIDE_S and not session.journey.celebrations.rests:
        return _leaving(session, layout, motion.show / _SLIDE_S)
    start, flower, pair = layout.mat.centre, layout.reward, []
    if mat is not None:
        start = goal_or_bee(attempt, mat)
        flower = flower_place(layout, mat.centre_of(attempt.moment.column, attempt.moment.row))
    if attempt.gesture.foretells:
        pictures, flower = _beside_flower(layout.reward)
        pair = side_by_side(attempt, layout.wanted.turned, pictures, SHOW_S if motion.less else motion.show)
    lively = skips_show(session) and not motion.less
    sprites = pair + (coming_petal(session, flower, start, motion.show) if lively else petals(session, flower))
    if lively and motion.show < _KEYS_AT_S:
        return sprites
    names = _KEYS if layout.gallery is None else _KEYS_OF_PICTURES
    for touch, rect in places(attempt, layout).items():
        if touch.key in names:
            quiet = rect.inset((1 - _QUIET) / 2 * rect.width)
            sprites.append(pebble_sprite(names[touch.key], quiet, pressed=touch == pressed))
    return sprites + _go_on(session, layout, motion, pressed)


def _beside_flower(room: Rect) -> tuple[Rect, Rect]:
    """The room for two pictures, and what it leaves to the flower: beside them, or below where there is more height."""
    if room.width >= _BROAD * room.height:
        wide = min(_PAIR_WIDE * room.height, _PAIR * room.width)
        return room._replace(width=wide), room._replace(x=room.x + wide, width=room.width - wide)
    high = min(_PAIR * room.height, room.width / _PAIR_WIDE)
    return room._replace(height=high), room._replace(y=room.y + high, height=room.height - high)


def _go_on(session: Session, layout: ChallengeLayout, motion: Motion, pressed: Touch | None) -> list[Sprite]:
    touch = Touch(Key.NEXT)
    rect = layout.success_places[touch]
    sprites = go_on(rect, layout.u, pressed=pressed == touch, sway=motion.sway)
    if not session.settings.own_progress:  # else the same animal goes on
        side = round(_TOKEN * min(rect.height, rect.width))
        x, y = rect.right - _TOKEN_IN * side, rect.y + _TOKEN_UP * side
        sprites.append(icon_sprite(f"token-{session.players.turns.following}", x, y, side))
    return sprites


def _leaving(session: Session, layout: ChallengeLayout, progress: float) -> list[Sprite]:
    """The plate with its keys, if there is one, on its way out of the window by the nearer side.

    Where programs are chosen from, it is gone at once: the chosen strip is in its place.
    """
    attempt = session.attempt
    if attempt is None or attempt.gesture.shows_pictures or attempt.gesture.chooses:
        return []
    box, w = layout.plate, layout.plate.width
    out = layout.size[0] - box.x + w * plate.BESIDE
    if box.centre[0] < layout.size[0] / 2:
        out = -box.right - w * plate.BESIDE
    away = round((1 - math.cos(math.pi * progress / 2)) * out)
    drawn = back_sprites(attempt, layout) + plate_keys(session, attempt, layout, None)
    return [sprite._replace(x=sprite.x + away) for sprite in drawn]
