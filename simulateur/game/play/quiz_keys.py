"""« Quelle carte va ici ? »: what each key of the bee's back chooses while a hint proposes cards."""

from collections.abc import Mapping

from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.play.attempt import Attempt, Phase


def options(attempt: Attempt) -> Mapping[Touch, Touch]:
    """While a hint offers cards: for the touch on each of their keys, the touch that chooses that card; else empty.

    A key that was tried chooses its card all the same, so that it lays nothing by mistake.
    """
    hint = attempt.help.hint
    if hint is None or hint.place is None or attempt.phase not in (Phase.WRITING, Phase.STOPPED):
        return {}
    return {Touch(KEYS_OF_COMMANDS[command.one_step]): Touch(Key.OPTION, n) for n, command in enumerate(hint.options)}
