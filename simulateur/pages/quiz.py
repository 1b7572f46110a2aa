"""« Quelle carte va ici ? »: the keys of her back to choose from glow, all others are pale; nothing else is hidden."""

from collections.abc import Mapping

from beebot.command import Command
from lecons.pictures.answers import glow
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import COMMAND_KEYS, KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.stage import centred

_WIDE = 1.2
"""In keys: how wide one glows that may be chosen."""


def options(attempt: Attempt) -> Mapping[Touch, Touch]:
    """For the key of each card that a hint proposes, what it chooses; empty where none is proposed.

    A key that was tried chooses its card all the same, so that it lays nothing by mistake.
    """
    hint = attempt.help.hint
    if hint is None or hint.place is None or attempt.phase not in (Phase.WRITING, Phase.STOPPED):
        return {}
    return {Touch(KEYS_OF_COMMANDS[command.one_step]): Touch(Key.OPTION, n) for n, command in enumerate(hint.options)}


def with_options(attempt: Attempt, found: Mapping[Touch, Rect], keys: Mapping[Touch, Rect]) -> dict[Touch, Rect]:
    """What can be touched, each of the ``keys`` that a hint proposes as what it chooses."""
    asked = options(attempt)
    rest = {touch: rect for touch, rect in found.items() if touch not in asked}
    return rest | {chosen: keys[key] for key, chosen in asked.items() if key in keys}


def is_out_of_question(attempt: Attempt, key: Touch) -> bool:
    """Whether a key is pale: a hint asks for a card, and it is not one of those left to choose from."""
    asked = options(attempt)
    if not asked or key.key not in COMMAND_KEYS:
        return False
    return key not in asked or asked[key].index in attempt.help.tried


def key_places(attempt: Attempt, layout: ChallengeLayout) -> dict[Touch, Rect]:
    """The keys that are left to choose from."""
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


def _command(attempt: Attempt, option: Touch) -> Command:
    hint = attempt.help.hint
    assert hint is not None
    return hint.options[option.index]
