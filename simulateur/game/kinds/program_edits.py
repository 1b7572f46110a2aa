"""Edits of programs as values: find a card by its path, take cards away, lay them, carry them elsewhere."""

from collections.abc import Iterator

from beebot.command import Instruction, Program, Repeat, count_cards

Path = tuple[int, ...]
"""The way to a card, or to the gap before it.

It is a place in the program, then a place in the body of each repeat on the way.
"""


def walk(program: Program, above: Path = ()) -> Iterator[tuple[Path, Instruction]]:
    """Every card with its path, in the order read; a repeat comes before its body."""
    for place, card in enumerate(program):
        yield (*above, place), card
        if isinstance(card, Repeat):
            yield from walk(card.body, (*above, place))


def splice(program: Program, path: Path, removed: int, *cards: Instruction) -> Program:
    """A copy of ``program`` in which ``cards`` replace the ``removed`` (how many) cards from ``path`` on."""
    place, *within = path
    if not within:
        return (*program[:place], *cards, *program[place + removed :])
    block = program[place]
    if not isinstance(block, Repeat):
        raise TypeError(f"no repeat at {place} of {program}")
    inside = Repeat(block.turns, splice(block.body, tuple(within), removed, *cards))
    return (*program[:place], inside, *program[place + 1 :])


def depth(program: Program) -> int:
    """How many repeats are inside one another at most; 0 without a repeat."""
    return max((1 + depth(card.body) for card in program if isinstance(card, Repeat)), default=0)


def holes(program: Program) -> tuple[Path, ...]:
    """The path of the empty place in each repeat that has no cards."""
    return tuple((*path, 0) for path, card in walk(program) if isinstance(card, Repeat) and not card.body)


def places_needed(program: Program) -> int:
    """How many places ``program`` takes: one for each card, and one in each empty repeat for a card to come."""
    return count_cards(program) + len(holes(program))


def folded(program: Program) -> Program:
    """``program`` without its empty repeats, nor any that are empty once these are gone."""
    inside = (Repeat(card.turns, folded(card.body)) if isinstance(card, Repeat) else card for card in program)
    return tuple(card for card in inside if not isinstance(card, Repeat) or card.body)


def carried(program: Program, hand: Path, before: int, nesting: int) -> Program:
    """``program`` with the card at the path ``hand`` moved before its thing number ``before``, or to its end.

    Cards and the ends of repeats count as things, in the order read, from 0. The program is unchanged where the card is
    there already, would be inside itself, or where more than ``nesting`` repeats would be inside one another.
    """
    at = place_before(program, before)
    if at[: len(hand)] == hand:
        return program
    card = dict(walk(program))[hand]
    moved = splice(splice(program, hand, 1), _without(at, hand), 0, card)
    return program if depth(moved) > nesting else moved


def inserted(program: Program, card: Instruction, before: int, nesting: int) -> Program:
    """``program`` with ``card`` added before its thing number ``before`` (as in ``carried``), or at its end.

    The program is unchanged where more than ``nesting`` repeats would be inside one another.
    """
    laid = splice(program, place_before(program, before), 0, card)
    return program if depth(laid) > nesting else laid


def place_before(program: Program, thing: int) -> Path:
    """The path of the place before thing number ``thing``, as in ``carried``; the end where there is no such thing."""
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
    *above, last = hand
    level = len(above)
    if len(at) <= level or list(at[:level]) != above or at[level] <= last:
        return at
    return (*at[:level], at[level] - 1, *at[level + 1 :])
