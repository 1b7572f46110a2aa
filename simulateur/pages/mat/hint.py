"""What a hint draws on the mat: a finger that counts, dice on stones, the cell where a card acts."""

import math

from beebot.command import Command, Repeat
from lecons.pictures.artwork import icon
from lecons.pictures.cards import CARD_MARGIN, PIPS, card
from lecons.pictures.feedback_marks import stone
from lecons.pictures.landmarks import landmarks
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.pointing import Pointing
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import centred, icon_sprite
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.feedback import glow_at, glow_of
from simulateur.pages.strips.cards import card_sign

_HAND, _TIP, _ON_STONE = 1.15, 52 / 120, 0.10
"""The hand's box, in cells; its finger's tip from the middle of it, in boxes, and from that of a cell, in cells."""
_BESIDE = 0.40
"""So far from the middle of a cell is the finger's tip where it asks, or a thing or a bee is: it hides neither."""
_FROM = (0.9, 1.1)
"""From where the hand comes to the first cell: so many cells aside of it, and behind."""
_WAYS = {0: (0, 1), 180: (0, -1), 270: (1, 0), 90: (-1, 0)}
"""Where the hand is from its finger's tip, right and down, by the degrees that it is turned; the first one rather."""
_AHEAD, _FACE, _BODY = 0.28, 0.5, 0.6
"""In cells: how far ahead of her middle a bee's face is, how large that is, and how large a bee or a thing."""
_CARD, _ALPHA, _FAR = 0.46, 190, 0.29
"""The card that is asked for or proposed over its cell, in cells; its alpha; how far up and left it is."""
_LADYBIRD = 0.40


def hint_under(attempt: Attempt, place: MatPlace, motion: Motion) -> list[Sprite]:
    """The marks of a hint below the bees: glowing cells, stones, numbered ones to count; [] without a hint."""
    shown = attempt.pointing
    if shown is None:
        return []
    lit = shown.cells if shown.counts else tuple(cell for cell in (shown.here,) if cell is not None)
    if shown.asks and (attempt.ending is not None or not motion.lights):
        lit = ()  # the marks of the run that ended stay, and are not to be taken for this one
    sprites = [glow_at(place, cell, glow_of(attempt), disc=shown.turns) for cell in lit]
    taken, side = {mark.cell for mark in landmarks(attempt.challenge)}, round(place.cell)
    counted = min(shown.counted(motion.points), max(PIPS))
    for number, cell in enumerate(shown.cells, start=1):
        if cell not in taken:
            dots = number if number <= counted else 0
            sign = f"stone {dots}" if dots else "stone"
            sprites.append(centred(stone(side, dots), *place.centre_of_cell(cell), side, sign))
    return sprites


def hint_above(attempt: Attempt, place: MatPlace, motion: Motion) -> list[Sprite]:
    """The marks of a hint above the bees: a finger that counts, or the card that it is about; [] without a hint."""
    shown, hint = attempt.pointing, attempt.help.hint
    if shown is None or hint is None:
        return []
    if shown.pointed_at:
        return _finger(attempt, shown, place, motion, stays=shown.asks and attempt.ending is not None)
    if shown.here is None or hint.prefix is not None or shown.turns:
        return []
    (x, y), far = place.centre_of_cell(shown.here), _FAR * place.cell
    side = max(round(_CARD * place.cell), 1)
    if (hint.options and hint.card is None) or isinstance(hint.card, Repeat):
        return [centred(icon("keys/hole-chosen", side), x - far, y - far, side, "hole chosen")]
    proposed = None if hint.change is None else hint.change.card
    if isinstance(proposed, Command):
        full = round(side * (1 + 2 * CARD_MARGIN))
        return [
            centred(
                card(proposed, side, "ink", counted=attempt.challenge.strides),
                x - far,
                y - far,
                full,
                card_sign(proposed, "proposed", counted=attempt.challenge.strides),
                _ALPHA,
            )
        ]
    return [icon_sprite("ladybird", x + far, y - far, _LADYBIRD * place.cell, 16)._replace(sign="ladybird")]


def _finger(attempt: Attempt, shown: Pointing, place: MatPlace, motion: Motion, *, stays: bool) -> list[Sprite]:
    """The hand, its finger tip on the cell that it counts or asks about; none once it is done, unless it ``stays``."""
    at = shown.finger(motion.points)
    if at is None:
        if not stays:
            return []
        at = float(len(shown.pointed_at))
    cell, side, kept = place.cell, _HAND * place.cell, _kept_free(attempt, place)

    def tips(degrees: int) -> list[tuple[float, float]]:
        """Where the tip is at each cell, if the hand is turned so."""
        right, down = _WAYS[degrees]
        found = []
        for x, y in map(place.centre_of_cell, shown.pointed_at):
            beside = shown.asks or any(each.contains(x, y) for each in kept)
            far = (_BESIDE if beside else _ON_STONE) * cell
            found.append((x + right * far, y + down * far))
        return found

    def hides(degrees: int) -> tuple[int, int]:
        """How many things it hides or is off the mat, where a strip or a key cuts it; then how many other pictures."""
        (right, down), room = _WAYS[degrees], place.stage or place.grid.inset(-cell / 2)
        boxes = [Rect.around(x + right * side / 2, y + down * side / 2, 0.8 * side) for x, y in tips(degrees)]
        off = sum(not (room.contains(box.x, box.y) and room.contains(box.right, box.bottom)) for box in boxes)
        named = [place.centre_of_cell(each.cell) for each in attempt.challenge.mat.places]
        others = sum(box.contains(*middle) for box in boxes for middle in named)
        return off + sum(box.meets(each) for box in boxes for each in kept), others

    degrees = min(_WAYS, key=hides)
    (right, down), middles = _WAYS[degrees], tips(degrees)
    aside, behind = (part * cell for part in _FROM)
    first = (
        middles[0][0] + aside * abs(down) + behind * right,
        middles[0][1] + aside * abs(right) + behind * down,
    )
    ends = [first, *middles]
    before = min(int(at), len(ends) - 1)
    (ax, ay), (bx, by) = ends[before], ends[min(before + 1, len(ends) - 1)]
    part = 0.0 if motion.less else at - before
    x, y = ax + (bx - ax) * part + right * _TIP * side, ay + (by - ay) * part + down * _TIP * side
    there = "hand pointing" if shown.asks else "hand counting"
    return [icon_sprite("hand", x, y, side, degrees)._replace(sign=there if at >= 1 else "hand coming")]


def _kept_free(attempt: Attempt, place: MatPlace) -> list[Rect]:
    """What no hand hides: what is to be reached, the bees, and their faces."""
    middles = [place.centre_of_cell(mark.cell) for mark in landmarks(attempt.challenge)]
    faces = []
    for bee in map(attempt.moment_of, range(attempt.robots)):
        (x, y), ahead = place.centre_of(bee.column, bee.row), math.radians(bee.degrees + place.degrees)
        far = _AHEAD * place.cell
        faces.append(Rect.around(x + far * math.sin(ahead), y - far * math.cos(ahead), _FACE * place.cell))
        middles.append((x, y))
    return faces + [Rect.around(*middle, _BODY * place.cell) for middle in middles]
