"""What limits leave a child, without a word: dots on a key, small turns by the strip, places that must be filled."""

from beebot.command import Command, Program, laid_out
from beebot.judging.endings import EndingKind
from lecons.pictures.artwork import icon
from lecons.pictures.cards import CARD_MARGIN, GLYPHS, PIPS, card
from lecons.pictures.feedback_marks import glow, numbered
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import KEYS_OF_COMMANDS, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.common.sprites import boxed, centred, plain, said
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.strips import Tray
from simulateur.pictures.allowance import must_fill

_DIE, _DIE_ASIDE, _DIE_UP = 0.40, 0.38, 0.38
"""In keys: the side of the die with what is left, and how far it is from the key's middle."""
_KEY_GLOW = 1.3
"""The width of the glow behind a key of which too many cards are on the strip, in keys."""
_MODEL = 80
"""Alpha of a card of the strip that is to be laid again."""
_TURN, _TURN_APART = 0.40, 0.44
"""In cards: the side of a small turn, and from each to the next."""
_MOST_TURNS = 9
"""How many small turns are shown at most. A greater number is no limit that a child feels."""


def is_used_up(attempt: Attempt, command: Command) -> bool:
    """Whether cards are counted and none of ``command`` is left in hand."""
    limits = attempt.challenge.limits
    return bool(limits.hand) and limits.left(_written(attempt)).get(command, 1) <= 0


def _written(attempt: Attempt) -> Program:
    """The program that the keys write now: that of the only robot, or of one of two."""
    return attempt.program if attempt.robots == 1 else attempt.draft.strips[attempt.draft.active or 0].program


def hand_dice(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """On each key whose cards are counted, a die with as many dots as cards are left; no die if none is left."""
    if not attempt.challenge.limits.hand:
        return []
    sprites = []
    for command, left in attempt.challenge.limits.left(_written(attempt)).items():
        rect = layout.places.get(Touch(KEYS_OF_COMMANDS[command]))
        if rect is not None and left in PIPS:
            x, y = rect.centre
            side = round(_DIE * rect.width)
            at = x + _DIE_ASIDE * rect.width, y - _DIE_UP * rect.width
            sprites.append(centred(numbered(side, left), *at, side, f"{left} left"))
    return sprites


def key_glows(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """A glow behind the keys that an ending is about; [] if it is about none, or no run has ended.

    They are those of which too many cards were laid, or all that may be put into an empty repeat.
    """
    kind = None if attempt.answered is None else attempt.answered.kind
    if kind is EndingKind.EMPTY_REPEAT:
        about = tuple(key for key in attempt.challenge.keys if not is_used_up(attempt, key))
    elif kind is EndingKind.NO_CARD_LEFT:
        about = tuple(key for key, left in attempt.challenge.limits.left(_written(attempt)).items() if left < 0)
    else:
        return []
    rects = (layout.places.get(Touch(KEYS_OF_COMMANDS[command])) for command in about)
    sides = ((rect, round(_KEY_GLOW * rect.width)) for rect in rects if rect is not None)
    return [centred(glow(side, True), *rect.centre, side, "glow round a key") for rect, side in sides]


def turns_left(attempt: Attempt, strip: int, tray: Tray) -> list[Sprite]:
    """On the edge of a strip, a small turn for each pivot that may be laid; those that are laid are empty rings.

    [] if pivots are not counted, and while the bee runs: her head rides there.
    """
    limits = attempt.challenge.limits
    left = limits.turns_left(attempt.draft.strips[strip].program)
    if limits.turns is None or left is None or attempt.phase not in (Phase.WRITING, Phase.STOPPED):
        return []
    card = tray.slots[0].width
    side, y = round(_TURN * card), tray.rect.y
    first = tray.rect.x + _TURN_APART * card
    used = min(limits.turns, _MOST_TURNS) - max(left, 0)
    return [
        centred(
            icon("keys/turn-used" if place < used else "keys/turn", side),
            first + place * _TURN_APART * card,
            y,
            side,
            _turn_sign(place < used),
        )
        for place in range(min(limits.turns, _MOST_TURNS))
    ]


def _turn_sign(used: bool) -> str:
    return "small turn used" if used else "small turn"


def asked_of_place(attempt: Attempt, number: int, rect: Rect) -> list[Sprite]:
    """The sign on the empty place ``number``, from 0: a dot if a card must lie there, or that very card, pale.

    [] if the place may stay empty.
    """
    challenge, side = attempt.challenge, round(rect.width)
    model = laid_out(challenge.given) if challenge.exact and not attempt.hides_given else ()
    if number < len(model):
        whole = round(side * (1 + 2 * CARD_MARGIN))
        asked = model[number]
        sign = said(plain(GLYPHS[asked.one_step]), str(asked.steps) if asked.steps > 1 else "", "to lay again")
        return [centred(card(asked, side, counted=challenge.strides), *rect.centre, whole, sign, _MODEL)]
    if number < challenge.limits.fewest:
        return [boxed(must_fill(side), rect, "to be filled")]
    return []
