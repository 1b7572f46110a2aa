"""The dial of heads that turns the bee at her start, each head the way she looks then."""

import math
from dataclasses import dataclass
from functools import lru_cache

from beebot.kinds.orient import headings_of
from beebot.pose import QUARTERS, Heading
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch, touch_to
from simulateur.game.play.attempt import Attempt
from simulateur.pages.challenge.pads import DrawnPad
from simulateur.pages.common.sprites import centred, icon_sprite, said, turned_sign
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.key_places import Room
from simulateur.pictures import dial
from simulateur.pictures.units import PLATE

_GO_IN_DIAL = 0.3
"""The side of a GO in the middle of a dial, in dials."""
_HEAD, _ONE_HEAD_OF_EIGHT, _HEAD_FAR = 0.28, 0.24, 0.338
"""In dials: the heads of a dial of four and of eight, and how far they are from its middle."""
_CLOSE_IN_KEYS = 3.07
"""The width of a dial whose heads just leave room for GO in its middle, in keys."""
_GO_BELOW, _BELOW = 20.0, 5.0
"""In units: the side of the GO below a dial, and the room between them."""


@dataclass(frozen=True, slots=True)
class Dial(DrawnPad):
    """A dial with a head for each of ``headings``, the ways the bee can look.

    ``turned`` is how far the mat is turned, in degrees clockwise, and the heads with it.
    """

    headings: tuple[Heading, ...]
    turned: int

    def placed(self, room: Room) -> tuple[Rect, dict[Touch, Rect]]:
        """The box of the dial, and the places of its heads and of GO: in its middle, or below it in a tall ``room``."""
        (x, y), side, u = room.box.centre, room.box.width, room.u
        if room.tall:
            box = Rect(room.box.x, y - (PLATE + _BELOW + _GO_BELOW) / 2 * u, side, side)
            go = Rect.around(x, box.bottom + (_BELOW + _GO_BELOW / 2) * u, _GO_BELOW * u)
        else:
            box = Rect.around(x, y, _CLOSE_IN_KEYS * room.touch) if room.close else room.box
            go = Rect.around(x, y, _GO_IN_DIAL * box.width).at_least(room.touch)
        return box, self._heads(box, room.touch) | {Touch(Key.GO): go}

    def _heads(self, box: Rect, least: float) -> dict[Touch, Rect]:
        """A head for each heading, all around; each of four is ``least`` pixels wide at least."""
        far, (x, y) = _HEAD_FAR * box.width, box.centre
        side = _ONE_HEAD_OF_EIGHT * box.width
        if len(self.headings) <= len(QUARTERS):
            side = max(_HEAD * box.width, least)
        angles = {heading: math.radians(heading.degrees + self.turned) for heading in self.headings}
        return {
            touch_to(heading): Rect.around(x + far * math.sin(angle), y - far * math.cos(angle), side)
            for heading, angle in angles.items()
        }

    def ground(self, attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
        """The dial. In its middle is the bee as she is turned now, unless GO stands there."""
        box = layout.plate
        side = round(box.width)
        sprites = [centred(dial.ground(side), *box.centre, round(side * dial.WHOLE), "dial")]
        if not box.contains(*layout.places[Touch(Key.GO)].centre):
            degrees = (attempt.challenge.start.heading.degrees + round(attempt.mat_degrees)) % 360
            sprites.append(icon_sprite("bee", *box.centre, dial.BEE * side, degrees))
        return sprites

    def keys(self, attempt: Attempt, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
        """The heads. The one that looks as the bee does now is drawn as chosen."""
        sprites = []
        for heading in headings_of(attempt.challenge):
            touch = touch_to(heading)
            rect = layout.places.get(touch)
            if rect is not None:
                side, degrees = round(rect.width), (heading.degrees + self.turned) % 360
                look = (degrees, heading is attempt.challenge.start.heading, pressed == touch)
                drawn, whole = dial.head(side, *look), round(side * dial.WHOLE_HEAD)
                sprites.append(centred(drawn, *rect.centre, whole, _head_sign(*look)))
        return sprites


@lru_cache(maxsize=32)
def _head_sign(degrees: int, chosen: bool, pressed: bool) -> str:
    words = said("key head", "on" if chosen else "", "pressed" if pressed else "")
    return turned_sign(words, degrees)


def pad_of(attempt: Attempt) -> Dial:
    """The dial of ``attempt``; a hint may leave only some of its heads."""
    hint = attempt.help.hint
    headings = hint.headings if hint is not None and hint.headings else headings_of(attempt.challenge)
    return Dial(headings, round(attempt.mat_degrees / 45) * 45 % 360)
