"""What a hint draws on the strip: the places that the finger counts on the mat, one that it asks about, a change."""

from beebot.command import Command, Repeat
from lecons.pictures.artwork import icon
from lecons.pictures.cards import CARD_MARGIN, PIPS, block, card, die
from lecons.pictures.feedback_marks import glow, stone
from lecons.pictures.landmarks import landmarks
from lecons.pictures.sprite import Sprite
from simulateur.game.kinds.draft import EMPTY
from simulateur.game.play.attempt import Attempt
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import boxed, centred
from simulateur.pages.layout.strip_line import place_of, placed
from simulateur.pages.layout.strips import Tray
from simulateur.pages.strips.cards import card_sign, ladybird
from simulateur.pages.strips.feedback import empty_place, head_over

_OVER = 0.62
"""In cards: how far above a card the place is drawn that a hint asks about."""
_GHOST = 190
"""Alpha of a card that a hint proposes."""


def hint_on_strip(attempt: Attempt, strip: int, tray: Tray, motion: Motion) -> list[Sprite]:
    """The places that a hint counts: as many empty ones as cells on the mat, with the same dice; [] without a hint.

    If there are pivots to come, only the next place: neither left nor right is told.
    """
    shown, hint = attempt.pointing, attempt.help.hint
    if shown is not None and shown.asks:
        return _where_to_begin(attempt, tray)
    if shown is None or hint is None or not shown.counts or strip != hint.robot or not shown.missing:
        return []
    straight = all(command.is_move for command in shown.missing)
    count = len(shown.missing) if straight else 1
    taken = {mark.cell for mark in landmarks(attempt.challenge)}
    counted = min(shown.counted(motion.points), max(PIPS))
    sprites: list[Sprite] = []
    for number in range(1, count + 1):
        rect = empty_place(attempt, strip, tray, number - 1)
        if rect is None:
            break
        disc, side = not straight and shown.missing[0].pivot != 0, round(rect.width)
        sprites.append(boxed(glow(side, disc), rect, "glow round" if disc else "glow"))
        dots = number if straight and number <= counted else 0
        if dots and shown.cells[number - 1] not in taken:
            sprites.append(centred(stone(side, dots), *rect.centre, side, f"stone {dots}"))
        if number == 1:
            sprites.append(head_over(rect, tray.head))
    return sprites


def _where_to_begin(attempt: Attempt, tray: Tray) -> list[Sprite]:
    """The reading head over the first card of a program that is followed in the head: there the question begins."""
    first = tray.at(0)
    return [head_over(first, tray.head)] if attempt.gesture.replays and first is not None else []


def place_asked(attempt: Attempt, strip: int, tray: Tray) -> list[Sprite]:
    """The place for which a hint proposes cards: it glows if it is empty, else a hole hangs over its card.

    [] if no hint asks for a place of this strip.
    """
    hint = attempt.help.hint
    if (
        hint is None
        or hint.card is not None
        or hint.place is None
        or not hint.options
        or strip != (attempt.draft.active or 0)
    ):
        return []
    rect = place_of(attempt, strip, tray, hint.place)
    (x, y), side = rect.centre, round(rect.width)
    there = (each for each in placed(attempt.draft.strips[strip].items) if not each.between)
    if any(tray.at(each.place) == rect and each.item.sort not in EMPTY for each in there):
        return [centred(icon("keys/hole-chosen", side), x, y - _OVER * rect.width, side, "hole asked")]
    return [centred(glow(side, False), x, y, side, "glow"), head_over(rect, tray.head)]


def proposed_change(attempt: Attempt, strip: int, tray: Tray) -> list[Sprite]:
    """What a hint would change first on this strip: a card or a die over its place, or a ladybird on one to remove.

    [] if no hint proposes a change.
    """
    hint = attempt.help.hint
    if hint is None or hint.change is None or strip != (attempt.draft.active or 0):
        return []
    edit = hint.change
    rect = place_of(attempt, strip, tray, edit.place)
    side, (x, y) = round(rect.width), rect.centre
    if isinstance(edit.card, Command):
        full = round(side * (1 + 2 * CARD_MARGIN))
        counted = attempt.challenge.strides
        sign, proposed = (
            card_sign(edit.card, "proposed", counted=counted),
            card(edit.card, side, "ink", counted=counted),
        )
        return [centred(proposed, x, y - 0.62 * side, full, sign, _GHOST)]
    if isinstance(edit.card, Repeat):
        turns = edit.card.turns
        ground = (block(side, side, side, True), "block proposed")
        drawn = (ground, (die(turns, side), f"die {turns} proposed"))
        return [centred(svg, x, y - 0.62 * side, side, sign, _GHOST) for svg, sign in drawn]
    return [ladybird(rect, tray.head)]
