"""What a hint draws on the mat: a finger that counts, dice on stones, the cell where a card acts."""

from beebot.command import Command, Repeat
from lecons.pictures.artwork import icon
from lecons.pictures.cards import CARD_MARGIN, PIPS, card
from lecons.pictures.feedback_marks import stone
from lecons.pictures.landmarks import landmarks
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.pointing import Pointing
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import centred, icon_sprite
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.feedback import glow_at, glow_of
from simulateur.pages.strips.cards import card_sign

_HAND, _TIP, _ON_STONE = 1.15, 52 / 120, 0.10
"""The hand's box, in cells; its finger's tip above the middle of it, in boxes, and below that of a cell, in cells."""
_BESIDE = 0.40
"""So far below the middle of a cell is the finger's tip where it asks: it hides neither the bee nor a thing."""
_FROM = (0.9, 1.1)
"""From where the hand comes to the first cell: so many cells right and down of it."""
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
        return _finger(shown, place, motion, stays=shown.asks and attempt.ending is not None)
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


def _finger(shown: Pointing, place: MatPlace, motion: Motion, *, stays: bool) -> list[Sprite]:
    """The hand, its finger tip on the cell that it counts or asks about; none once it is done, unless it ``stays``.

    Low on the mat it comes from above: from below, the strip would cut it.
    """
    at = shown.finger(motion.points)
    if at is None:
        if not stays:
            return []
        at = float(len(shown.pointed_at))
    middles = [place.centre_of_cell(cell) for cell in shown.pointed_at]
    side, tip = _HAND * place.cell, (_BESIDE if shown.asks else _ON_STONE) * place.cell
    low = max(y for _x, y in middles) + tip + (_TIP + 0.5) * side > place.grid.bottom + place.cell / 2
    down = -1 if low else 1
    first = (middles[0][0] + _FROM[0] * place.cell, middles[0][1] + down * _FROM[1] * place.cell)
    ends = [first, *middles]
    before = min(int(at), len(ends) - 1)
    (ax, ay), (bx, by) = ends[before], ends[min(before + 1, len(ends) - 1)]
    part = 0.0 if motion.less else at - before
    x, y = ax + (bx - ax) * part, ay + (by - ay) * part
    hand = icon_sprite("hand", x, y + down * (tip + _TIP * side), side, 180 if low else 0)
    there = "hand pointing" if shown.asks else "hand counting"
    return [hand._replace(sign=there if at >= 1 else "hand coming")]
