"""What can be laid on the mat or chosen: on shelves or in a box, in the place of the bee's back."""

from typing import cast

from beebot.judging.rules import Outcome
from beebot.kinds import judge
from beebot.mat import Ground
from lecons.pictures.feedback_marks import glow
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.create import SAY_WHERE, Piece, Workshop
from simulateur.game.kinds.free import SCARVES, SCENE
from simulateur.game.kinds.gesture import BEE
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.challenge import keypad
from simulateur.pages.challenge.toys import little_mat
from simulateur.pages.common.sprites import FADED, OPAQUE, boxed, centred, icon_sprite, pebble_sprite, plain
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pictures.keys import panel

_SIDE, _ON_SHELF = 0.76, 0.92
"""A thing on a key in keys, and one on a shelf, in shelves."""
_BOARD, _STANDS = 0.13, 0.44
"""How thick the board of a shelf is, in shelves; how far below its middle a thing ends, in its sides."""
_GLOW, _ANSWERED, _PRESSED = 0.98, 1.14, 0.94
"""In shelves, the glow behind what is missing, and in answer to an offer in vain; in its sides, what is pressed."""


def thing_keys(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """A key for each thing to lay: honey with an ink line for the picked one, faded for what has run out.

    What makes a challenge stands on shelves, without keys. So does the bee's back: it is none of them.
    """
    if attempt.gesture.offers:
        return _on_shelves(attempt, layout, view)
    sprites = []
    for place, thing in enumerate(attempt.gesture.things(attempt.draft)):
        touch = Touch(Key.OBJECT, place)
        rect = layout.places[touch]
        out = thing.out and not thing.picked
        sprites.append(pebble_sprite("", rect, pressed=touch == view.pressed, on=thing.picked, faded=out))
        alpha = FADED if thing.out else OPAQUE
        sprites.append(thing_sprite(thing.name, rect.centre, _SIDE * rect.width, view.images, alpha))
        if thing.name in SCARVES:
            sprites.insert(-1, icon_sprite("bee-happy", *rect.centre, _SIDE * rect.width))
    shuts = Touch(Key.OBJECT, len(attempt.gesture.things(attempt.draft)))
    if shuts in layout.places:
        sprites += keypad.small_back(layout.places[shuts], _PRESSED if shuts == view.pressed else 1.0)
    return sprites


def _on_shelves(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """Each thing as large as its shelf: on honey with an ink line in hand, faded once all are laid.

    As long as there is nowhere to go, and nothing in hand, what says where to go glows.
    """
    places = {place: rect for place, rect in layout.places.items() if place.key is Key.OBJECT}
    high, things = next(iter(places.values())).height, attempt.gesture.things(attempt.draft)
    whole, board = Rect.enclosing([*places.values()]), _BOARD * high
    draft = cast("Workshop", attempt.draft)
    nowhere = judge(draft.asked, draft.creation).outcome is Outcome.NOTHING_ASKED
    calls = SAY_WHERE if nowhere and not any(thing.picked for thing in things) else ()
    plank = panel(round(whole.width), round(board), board / 3, ROLE.slot_edge)
    lows = sorted({rect.bottom for rect in places.values()})
    boards = [boxed(plank, Rect(whole.x, y - board, whole.width, board), "shelf") for y in lows]
    behind, shown = [], []
    for place, thing in enumerate(things):
        touch = Touch(Key.OBJECT, place)
        rect, side = places[touch], _ON_SHELF * high * (_PRESSED if touch == view.pressed else 1.0)
        x, y = rect.centre[0], rect.bottom - board - _STANDS * side
        if thing.picked:
            behind.append(pebble_sprite("", Rect.around(x, y, 0.9 * high), on=True))
        elif Piece(place) in calls:
            wide = round((_ANSWERED if attempt.phase is Phase.STOPPED else _GLOW) * high)
            behind.append(centred(glow(wide, disc=True), x, y, wide, "glow on a shelf"))
        shown.append(thing_sprite(thing.name, (x, y), side, view.images, FADED if thing.out else OPAQUE))
    return behind + boards + shown


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
