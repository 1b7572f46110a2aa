"""The page on which a child says where a program ends: her flag.

It waits in a pocket on the bee's back, then it stands on a cell that glows. Where the place alone was
foretold, two shapes tell what is to be mended: a square with the flag for the place, a disc for the way she looks.
"""

import math

from beebot.parts.answer_types import Prediction
from beebot.pose import Pose
from lecons.pictures import predictions as pictures
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.playback import ease
from simulateur.pages.common.sprites import boxed, centred, icon_sprite, said, turned_sign
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import MatPlace, hit
from simulateur.pages.layout.pocket import square_on
from simulateur.pages.mat.feedback import glow_at

_JOIN_FROM_S, _JOIN_S = 0.6, 0.5
"""When what was said and what is begin to slide together, and for how long, in seconds."""
_APART, _THING, _BOARD, _FRAME = 0.14, 0.66, 0.9, 0.08
"""In sides of such a picture: what is between both before that, the bee and the flag on it, and the frame."""
_FLAG, _ASIDE = 0.98, (-0.37, -0.37, 0.56)
"""In cells: the flag on its board; how far right and down it has made room for the bee, and shrunk."""
_AT_CORNER, _HOPS = (0.5, -0.5, 0.4), 0.3
"""The same once she has come: it hops to the corner of the cell, so high in cells."""
_IN_POCKET, _HELD = 0.98, 1.08
"""The flag in its pocket, and when a finger is on it, in pockets."""


def keys(attempt: Attempt) -> tuple[Key, ...]:
    """The flag in its pocket, then GO; and the flag's heading once that alone is to be mended."""
    if attempt.draft.answer is None:
        return (Key.FLAG,)
    if _looks(attempt) is not None:
        return (Key.GO, Key.FLAG)
    return (Key.GO,)


def shows_shapes(attempt: Attempt) -> bool:
    """Whether the bee's back tells that the place was foretold and the heading was not."""
    return attempt.gesture.foretells and _looks(attempt) is not None


def guess_sprites(attempt: Attempt, place: MatPlace, aside: float) -> list[Sprite]:
    """The cell on which the bee stops, as a child says; ``aside`` is how far the flag has made room.

    Where the bee stands on it and looks another way, both ways are shown round her.
    """
    guess = attempt.gesture.flag(attempt.draft)
    if guess is None:
        return []
    looks, (x, y) = _looks(attempt), place.centre_of_cell(guess.cell)
    glow = glow_at(place, guess.cell)
    if looks is not None:
        true, told = ((look + round(place.degrees)) % 360 for look in looks)
        ring, cell = pictures.two_heads(round(place.cell), true, told), round(place.cell)
        sign = said(turned_sign("head", true), "and", turned_sign("head coral", told))
        return [glow, centred(ring, x, y, round(pictures.RING * cell), sign)]
    done = attempt.phase is Phase.SUCCEEDED
    right, down, smaller = (aside * part for part in (_AT_CORNER if done else _ASIDE))
    down -= _HOPS * math.sin(math.pi * aside) * done
    side = round((_FLAG - smaller) * place.cell)
    degrees = _degrees(guess, place)
    flag = pictures.flag(side, degrees)
    sign = "flag" if degrees is None else f"flag to {degrees}°"
    set_there = centred(flag, x + right * place.cell, y + down * place.cell, side, sign)
    if done or _ended(attempt) is not None:
        return [set_there]  # it is her own cell that glows: there she stopped
    return [glow, set_there]


def shape_sprites(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """The square with the flag, where the place was foretold."""
    if not shows_shapes(attempt):
        return []
    box = square_on(layout.plate, layout.places[Touch(Key.GO)])
    return [boxed(pictures.place_square(round(box.width)), box, "square with the flag")]


def flag_key(attempt: Attempt, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
    """The flag in its pocket, or the disc with both heads."""
    rect = layout.places.get(Touch(Key.FLAG))
    if rect is None or attempt.phase is Phase.SUCCEEDED:
        return []
    side, down = round(rect.width), pressed == Touch(Key.FLAG)
    looks = _looks(attempt)
    if looks is not None:
        true, told = ((look + layout.wanted.turned) % 360 for look in looks)
        sign = said(said("key disc", turned_sign("head", true), turned_sign("coral", told)), "pressed" if down else "")
        return [boxed(pictures.head_disc(side, true, told, down), rect, sign)]
    return [boxed(pictures.pocket(side), rect, "key pocket"), *_waiting_flag(attempt, layout, held=down)]


def side_by_side(attempt: Attempt, turned: int, box: Rect, show: float) -> list[Sprite]:
    """The foretold cell and the real one, ``show`` seconds after a success: two equal pictures that come together."""
    guess = attempt.gesture.flag(attempt.draft)
    if guess is None:
        return []
    part = ease(min(max(show - _JOIN_FROM_S, 0.0) / _JOIN_S, 1.0))
    side = round(min(box.width / (2 + _APART), box.height / (1 + _FRAME)))
    far, (x, y) = (1 + _APART * (1 - part)) * side / 2, box.centre
    degrees = None if guess.heading is None else (guess.heading.degrees + turned) % 360
    looks = (round(attempt.moment.degrees) + turned) % 360
    thing, board = round(_THING * side), round(_BOARD * side)
    sprites = [
        centred(pictures.seen_cell(side, told=True), x - far, y, side, "cell as it was said"),
        centred(pictures.flag(board, degrees), x - far, y, board, "flag" if degrees is None else f"flag to {degrees}°"),
        centred(pictures.seen_cell(side, told=False), x + far, y, side, "cell as it is"),
        icon_sprite("bee-happy", x + far, y, thing, looks),
    ]
    if part == 1:
        whole = Rect.around(x, y, 2 * side + _FRAME * side, side + _FRAME * side)
        svg = pictures.same_frame(round(whole.width), round(whole.height), _FRAME * side / 2)
        sprites.append(boxed(svg, whole, "frame round the same"))
    return sprites


def _waiting_flag(attempt: Attempt, layout: ChallengeLayout, *, held: bool) -> list[Sprite]:
    rect = layout.places[Touch(Key.FLAG)]
    side = round((_HELD if held else _IN_POCKET) * rect.width)
    svg, sign = _flag(attempt, layout.wanted.turned, side)
    return [centred(svg, *rect.centre, side, said(sign, "held" if held else ""))]


def _flag(attempt: Attempt, turned: int, side: int) -> tuple[str, str]:
    """The flag that is not set yet, and its sign. It points as the bee looks, if it points."""
    if not attempt.challenge.asks_heading:
        return pictures.flag(side), "flag"
    degrees = (attempt.challenge.start.heading.degrees + turned) % 360
    return pictures.flag(side, degrees), f"flag to {degrees}°"


def carries_flag(attempt: Attempt | None) -> bool:
    """Whether the flag can be taken from its pocket, and carried."""
    if attempt is None or not attempt.gesture.foretells or attempt.draft.answer is not None:
        return False
    return attempt.phase is Phase.WRITING


def cell_at(place: MatPlace, at: tuple[float, float]) -> Touch | None:
    """The cell under a pixel, on which the flag would land; None beside the mat."""
    return hit(place.places(), *at)


def held_flag(
    attempt: Attempt,
    layout: ChallengeLayout,
    place: MatPlace,
    at: tuple[float, float],
) -> list[Sprite]:
    """The flag under a finger, the cell where it would stand in dashes, and its pocket, empty."""
    rect, sprites = layout.places.get(Touch(Key.FLAG)), []
    if rect is not None:
        sprites.append(boxed(pictures.pocket(round(rect.width)), rect, "pocket empty"))
    cell = cell_at(place, at)
    if cell is not None:
        middle = place.centre_of(cell.index % place.columns, cell.index // place.columns)
        cell_side = round(place.cell)
        sprites.append(centred(pictures.waiting_cell(cell_side), *middle, cell_side, "cell in dashes"))
    side = round(_FLAG * place.cell)
    svg, sign = _flag(attempt, round(place.degrees), side)
    return [*sprites, centred(svg, *at, side, f"{sign} carried")]


def _degrees(guess: Prediction, place: MatPlace) -> int | None:
    """The way the flag points on the page; None where no heading is asked."""
    if guess.heading is None:
        return None
    return (guess.heading.degrees + round(place.degrees)) % 360


def _ended(attempt: Attempt) -> Pose | None:
    """Where the bee is at the end of a run that was not foretold; None where there is none."""
    if attempt.phase is not Phase.STOPPED or attempt.run is None:
        return None
    return attempt.run.verdict.trace.end


def _looks(attempt: Attempt) -> tuple[int, int] | None:
    """In degrees from north, the way she looks at the end and the way a child said.

    None unless the place alone was foretold.
    """
    end, guess = _ended(attempt), attempt.gesture.flag(attempt.draft)
    if end is None or guess is None or guess.heading is None or guess.cell != end.cell:
        return None
    return end.heading.degrees, guess.heading.degrees
