"""Random draws that depend on a name alone: the same for ever, on every machine."""

import hashlib
import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

Range = tuple[int, int]
T = TypeVar("T")


class Dice:
    """A source of random draws that depend on ``name`` alone.

    Only ``random.Random.random`` is called, whose sequence Python promises never to change.
    """

    def __init__(self, name: str) -> None:
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
        self._chance = random.Random(number)  # noqa: S311 - a game, not a secret

    def happens(self, share: float) -> bool:
        """True with the probability ``share``, from 0 to 1."""
        return self._chance.random() < share

    def between(self, ends: Range) -> int:
        """A random whole number between ``ends``, both included."""
        low, high = ends
        return low + int(self._chance.random() * (high - low + 1))

    def one_of(self, things: Sequence[T]) -> T:
        return things[int(self._chance.random() * len(things))]

    def some_of(self, things: Iterable[T], count: int) -> list[T]:
        """``count`` different ones of ``things`` in random order, or all if there are fewer."""
        left, chance = list(things), self._chance.random
        sizes = range(len(left), max(0, len(left) - count), -1)
        return [left.pop(int(chance() * size)) for size in sizes]
