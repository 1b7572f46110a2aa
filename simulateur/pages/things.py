"""What can be laid on the mat in free play: on a tray of its own, or behind one key where room is scarce."""

from lecons.pictures.mats import landmark
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.free import THINGS, Garden, Thing
from simulateur.game.play.attempt import Attempt
from simulateur.pages import keypad
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.stage import boxed, centred, pebble_sprite, plain
from simulateur.pages.view import View
from simulateur.pictures.keys import panel

_OF_ALL, _OBJECTS_ON_KEY = 0.42, ((-0.2, -0.2), (0.21, -0.19), (0.0, 0.2))
"""In keys: the side of each thing on the key of all things, and how far it is right of and below the middle."""


def thing_sprites(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """What can be laid on the mat: the picked one in honey with the ink line."""
    box, garden = layout.objects, attempt.draft
    if not isinstance(garden, Garden):
        return []
    decor = attempt.challenge.mat.decor
    names = {Thing.TARGET: decor.target, Thing.GOAL: decor.goal, Thing.OBSTACLE: decor.obstacle}
    if box is None:
        return _all_objects(layout, view, [names[thing] for thing in THINGS])
    ground = panel(round(box.width), round(box.height), 3.4 * layout.u, ROLE.tray)
    sprites = [boxed(ground, box, "tray of objects"), *_plate_again(layout, view.pressed)]
    for place, thing in enumerate(THINGS):
        touch = Touch(Key.OBJECT, place)
        rect = layout.places[touch]
        side, name = round(0.84 * rect.width), names[thing]
        pressed = touch == view.pressed
        sprites.append(pebble_sprite("", rect, pressed=pressed, on=thing is garden.picked))
        drawn = landmark(name, side, view.images)
        sprites.append(centred(drawn, *rect.centre, side, plain(name)))
    return sprites


def _all_objects(layout: ChallengeLayout, view: View, names: list[str]) -> list[Sprite]:
    """One key with everything that can be laid on the mat, on a page where that waits until it is asked for."""
    touch = Touch(Key.OBJECT)
    rect = layout.places.get(touch)
    if rect is None:
        return []
    (x, y), w = rect.centre, rect.width
    side = round(_OF_ALL * w)
    sprites = [pebble_sprite("", rect, pressed=touch == view.pressed)]
    for name, (right, down) in zip(names, _OBJECTS_ON_KEY, strict=True):
        sprites.append(centred(landmark(name, side, view.images), x + right * w, y + down * w, side, plain(name)))
    return sprites


def _plate_again(layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
    """The key that brings the bee's back again, where the things to lay have its place."""
    touch = Touch(Key.OBJECT, len(THINGS))
    rect = layout.places.get(touch)
    if rect is None:
        return []
    return [pebble_sprite("", rect, pressed=touch == pressed), *keypad.small_back(rect)]
