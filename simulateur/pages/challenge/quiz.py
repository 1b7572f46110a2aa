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
    """The controls ``found``, changed so that each of ``keys`` that a hint proposes gives the answer it stands for."""
    asked = options(attempt)
    rest = {touch: rect for touch, rect in found.items() if touch not in asked}
    return rest | {chosen: keys[key] for key, chosen in asked.items() if key in keys}


def asks(attempt: Attempt) -> bool:
    """Whether a hint asks « Quelle carte va ici ? » and proposes cards."""
    return bool(options(attempt))


def is_out_of_question(attempt: Attempt, key: Touch) -> bool:
    """Whether a hint proposes cards, and ``key`` is not one of those left to choose from: then it is drawn pale."""
    asked = options(attempt)
    if not asked or key.key not in COMMAND_KEYS:
        return False
    return key not in asked or asked[key].index in attempt.help.tried


def key_places(attempt: Attempt, layout: ChallengeLayout) -> dict[Touch, Rect]:
    """The places of the keys that a hint proposes and that were not tried yet; {} if it proposes none."""
    if not asks(attempt):
        return {}
    found = with_options(attempt, {}, layout.places)
    return {touch: rect for touch, rect in found.items() if touch.index not in attempt.help.tried}


def key_glows(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """A glow behind each key that a hint proposes and that was not tried yet."""
    return [key_glow(_command(attempt, touch), rect) for touch, rect in key_places(attempt, layout).items()]


def key_glow(command: Command, rect: Rect, grown: float = 1.0) -> Sprite:
    """The glow behind a key that lays ``command``: round where that is a pivot, as the key is."""
    disc, side = not command.is_move, round(_WIDE * grown * rect.width)
    sign = "glow round behind a key" if disc else "glow behind a key"
    return centred(glow(side, disc), *rect.centre, side, sign)


def figures(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """A figure on each proposed key whose card goes several cells, such as « avancer de 3 »: how many cells."""
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
