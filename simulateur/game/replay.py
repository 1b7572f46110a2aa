"""The touches that made an answer, so that it can be made again: kept instead of the answer, whatever its kind."""

from collections.abc import Iterable

from beebot.command import Command, Program, count_cards, flatten
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import Draft
from simulateur.game.play.attempt import Attempt

_COMMANDS = tuple(Command)
_PUTS_DOWN = frozenset({Key.GO, Key.STEP, Key.ROBOT, Key.RESUME})
"""A run is not made again: all that it leaves of an answer is an empty hand."""


def recorded(before: Attempt, after: Attempt, touch: Touch) -> tuple[Touch, ...]:
    """What to keep of a touch that made ``after`` of ``before``; nothing where the answer is the same."""
    if after.draft is before.draft:
        return ()
    if touch.key is Key.HINT:
        return (Touch(Key.BEE, strip=after.draft.active or 0),)  # the help chose the strip with the card at fault
    hint = before.help.hint
    if touch.key is Key.OPTION and hint is not None and hint.place is not None:
        return _helped(before.draft, after.draft, hint.place, hint.options[touch.index])
    if before.immediate and before.ends_in_bump and touch.key in COMMAND_KEYS:
        return (Touch(Key.UNDO), touch)  # the card that bumped was forgotten
    if touch.key in (Key.CELL, Key.AGAIN) and before.program and not after.program:
        return (touch, Touch(Key.CLEAR))  # what was laid barred her way, or she begins anew
    return (touch,)


def written(program: Program) -> tuple[Touch, ...]:
    """What writes ``program`` from nothing, its repeats written out, whatever keys there are."""
    return tuple(_laid(place, command) for place, command in enumerate(flatten(program)))


def made_again(draft: Draft, touches: Iterable[Touch]) -> Draft:
    """``draft`` after all of ``touches``."""
    for touch in touches:
        if touch.key in _PUTS_DOWN:
            draft = draft.put_down()
        elif touch.key is Key.OPTION:
            card, insert = divmod(touch.strip, 2)
            draft = draft.lay(touch.index, _COMMANDS[card % len(_COMMANDS)], insert=bool(insert))
        else:
            draft = draft.touch(touch)
    return draft


def _helped(before: Draft, after: Draft, place: int, card: Command) -> tuple[Touch, ...]:
    """What the help did: took a card away, or laid one; ``strip`` then says which, and whether it was put in."""
    if _cards(after) < _cards(before):
        return (Touch(Key.GO), Touch(Key.CARD, place, before.active or 0), Touch(Key.CLEAR))
    put_in = before.lay(place, card, insert=True).strips == after.strips
    return (_laid(place, card, put_in=put_in),)


def _laid(place: int, card: Command, *, put_in: bool = True) -> Touch:
    return Touch(Key.OPTION, place, 2 * _COMMANDS.index(card) + put_in)


def _cards(draft: Draft) -> int:
    return sum(count_cards(strip.program) for strip in draft.strips)
