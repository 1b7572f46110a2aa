"""« Quelle carte va ici ? »: the keys to choose from glow on the bee's back, all others are pale; nothing is hidden."""

from collections.abc import Mapping

from beebot.command import Command
from lecons.pictures.feedback_marks import figured, glow
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import COMMAND_KEYS, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.quiz_keys import options
from simulateur.pages.common.sprites import centred
from simulateur.pages.layout.challenge import ChallengeLayout

_WIDE = 1.2
"""In keys: how wide one glows that may be chosen."""
_FIGURE, _ASIDE = 0.40, 0.38
"""In keys: the side of a number on one, and how far it is right of and below the middle."""


def with_options(attempt: Attempt, found: Mapping[Touch, Rect], keys: Mapping[Touch, Rect]) -> dict[Touch, Rect]:
    """What can be touched; each of the ``keys`` that a hint proposes stands for the answer that it gives."""
    asked = options(attempt)
    rest = {touch: rect for touch, rect in found.items() if touch not in asked}
    return rest | {chosen: keys[key] for key, chosen in asked.items() if key in keys}


def asks(attempt: Attempt) -> bool:
    """Whether a hint proposes cards to choose from."""
    return bool(options(attempt))


def is_out_of_question(attempt: Attempt, key: Touch) -> bool:
    """Whether a key is pale: a hint asks for a card, and it is not one of those left to choose from."""
    asked = options(attempt)
    if not asked or key.key not in COMMAND_KEYS:
        return False
    return key not in asked or asked[key].index in attempt.help.tried


def key_places(attempt: Attempt, layout: ChallengeLayout) -> dict[Touch, Rect]:
    """The keys that are left to choose from."""
    if not asks(attempt):
        return {}
    found = with_options(attempt, {}, layout.places)
    return {touch: rect for touch, rect in found.items() if touch.index not in attempt.help.tried}


def key_glows(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """A glow behind each key that is left to choose from."""
    sprites = []
    for touch, rect in key_places(attempt, layout).items():
        disc, side = not _command(attempt, touch).is_move, round(_WIDE * rect.width)
        sign = "glow round behind a key" if disc else "glow behind a key"
        sprites.append(centred(glow(side, disc), *rect.centre, side, sign))
    return sprites


def figures(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """A figure on each proposed key of « avancer de 3 » and the like: how many cells that card goes."""
    sprites, counted = [], attempt.challenge.strides
    for touch, rect in key_places(attempt, layout).items():
        steps, side = _command(attempt, touch).steps, round(_FIGURE * rect.width)
        if steps > 1 or (counted and steps == 1):
            x, y = (middle + _ASIDE * rect.width for middle in rect.centre)  # above it is the die of cards left
            sprites.append(centred(figured(side, steps), x, y, side, f"figure {steps}"))
    return sprites


def _command(attempt: Attempt, option: Touch) -> Command:
    hint = attempt.help.hint
    assert hint is not None
    return hint.options[option.index]
