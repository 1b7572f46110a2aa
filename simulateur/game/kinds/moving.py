"""A card that is carried to another place of its program, and where the places are that it can go to."""

from collections.abc import Iterator

from beebot.command import MAX_NESTING, Instruction, Program, Repeat
from simulateur.game.kinds.programs import Path, depth, splice, walk


def carried(program: Program, hand: Path, before: int) -> Program:
    """``program`` with the card at ``hand`` before its ``before``-th thing, or at its end.

    Things are cards and the ends of repeats, in the order read. The same program where the card
    is there already, would lie in itself, or where repeats would nest too deep.
    """
    at = place_before(program, before)
    if at[: len(hand)] == hand:
        return program
    card = dict(walk(program))[hand]
    moved = splice(splice(program, hand, 1), _without(at, hand), 0, card)
    return program if depth(moved) > MAX_NESTING else moved


def inserted(program: Program, card: Instruction, before: int) -> Program:
    """``program`` with one card more, before its ``before``-th thing or at its end.

    The same program where repeats would nest too deep.
    """
    laid = splice(program, place_before(program, before), 0, card)
    return program if depth(laid) > MAX_NESTING else laid


def place_before(program: Program, thing: int) -> Path:
    """The place before a thing of the program; its end, where there is no such thing."""
    places = list(_places(program, ()))
    if 0 <= thing < len(places):
        return places[thing]
    return (len(program),)


def _places(program: Program, above: Path) -> Iterator[Path]:
    for index, card in enumerate(program):
        yield (*above, index)
        if isinstance(card, Repeat):
            yield from _places(card.body, (*above, index))
            yield (*above, index, len(card.body))


def _without(at: Path, hand: Path) -> Path:
    """The place ``at``, once the card at ``hand`` is gone."""
    *above, last = hand
    level = len(above)
    if len(at) <= level or list(at[:level]) != above or at[level] <= last:
        return at
    return (*at[:level], at[level] - 1, *at[level + 1 :])
