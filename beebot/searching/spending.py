"""What a program has used up of its limits, as one number; ``memory`` joins it to what the run has visited.

A tally is a number of several digits: pivots laid, cards laid, cards of each kind that are in hand, and how much lies
already of a strip that must be laid exactly. Each card leads from one tally to one other, or to none where it may not
be laid. Where cards repeat, a run tells only the last of these digits; ``laid_cards`` counts the others.
"""

from collections.abc import Callable, Iterator
from math import prod
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.command import Command, FlatProgram, flatten
from beebot.parts.limits import NO_LIMITS


class _Digit(NamedTuple):
    """One thing that is counted, from 0.

    ``radix`` is how many values it has. ``after`` gives the value once a card is laid, None where it may not be. A
    program may succeed from the value ``enough`` on.
    """

    radix: int
    after: Callable[[int, Command], int | None]
    enough: int = 0


class Spending:
    """What the limits of ``challenge`` count, as one number, the tally, below ``count``.

    ``counts`` is False and ``count`` 1 if nothing is limited.
    """

    def __init__(self, challenge: Challenge) -> None:
        self._digits = tuple(_digits(challenge))
        self.counts = bool(self._digits)
        self.count = prod(digit.radix for digit in self._digits)

    def after(self, tally: int, command: Command) -> int | None:
        """The tally after ``command`` is laid; None if a limit forbids it."""
        values, stride = tally, 1
        for digit in self._digits:
            values, value = divmod(values, digit.radix)
            new = digit.after(value, command)
            if new is None:
                return None
            tally += (new - value) * stride
            stride *= digit.radix
        return tally

    def enough(self) -> list[int]:
        """The tallies with which a program can succeed."""
        found = []
        for tally in range(self.count):
            values, well = tally, True
            for digit in self._digits:
                values, value = divmod(values, digit.radix)
                well &= value >= digit.enough
            found += [tally] if well else []
        return found


def _digits(challenge: Challenge) -> Iterator[_Digit]:
    limits, most = NO_LIMITS if challenge.counts_laid else challenge.limits, challenge.max_instructions
    if limits.turns is not None and limits.turns < most:
        yield _bounded(limits.turns, frozenset(command for command in Command if command.pivot))
    for card, count in limits.hand:
        if count < most:
            yield _bounded(count, frozenset({card}))
    if limits.fewest > 1:  # no program succeeds without a card
        fewest = limits.fewest
        yield _Digit(fewest + 1, lambda value, _command: min(value + 1, fewest), fewest)
    if challenge.exact:
        strip = flatten(challenge.given)
        yield _Digit(
            len(strip) + 1,
            lambda value, command: _lies_on(strip, value, flatten((command,))),
            len(strip),
        )


def _lies_on(strip: FlatProgram, place: int, commands: FlatProgram) -> int | None:
    """The place in ``strip`` after ``commands``, laid from ``place`` on; None where the strip has others there."""
    after = place + len(commands)
    return after if strip[place:after] == commands else None


def _bounded(most: int, counted: frozenset[Command]) -> _Digit:
    def after(value: int, command: Command) -> int | None:
        if command.one_step not in counted:
            return value
        return value + 1 if value < most else None

    return _Digit(most + 1, after)
