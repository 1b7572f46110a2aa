"""Programs as values: the way to a card, and a program with cards taken away or laid."""

from collections.abc import Iterator

from beebot.command import Instruction, Program, Repeat

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
    """``program`` with ``removed`` cards at ``path`` taken away and ``cards`` laid there."""
    place, *within = path
    if not within:
        return (*program[:place], *cards, *program[place + removed :])
    block = program[place]
    if not isinstance(block, Repeat):
        raise TypeError(f"no repeat at {place} of {program}")
    inside = Repeat(block.turns, splice(block.body, tuple(within), removed, *cards))
    return (*program[:place], inside, *program[place + 1 :])


def depth(program: Program) -> int:
    """How many repeats lie in one another."""
    return max((1 + depth(card.body) for card in program if isinstance(card, Repeat)), default=0)


def has_empty_repeat(program: Program) -> bool:
    """Whether some repeat has nothing to repeat."""
    return any(isinstance(card, Repeat) and not card.body for _path, card in walk(program))
