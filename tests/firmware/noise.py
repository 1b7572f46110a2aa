"""A bad wire: bytes lost, damaged, doubled or late, the same ones for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.firmware.simavr import HERTZ

LONGEST_DELAY = HERTZ * 5 // 1000


@dataclass(frozen=True, slots=True)
class Rates:
    """How often, of 1: each fault for a byte, and ``doubled`` for a whole write of the host."""

    loss: float = 0.0
    corruption: float = 0.0
    duplication: float = 0.0
    delay: float = 0.0
    doubled: float = 0.0

    @classmethod
    def mixed(cls, rate: float, doubled: float = 0.0) -> "Rates":
        """A rate of faults for a byte, of the four kinds alike."""
        return cls(rate / 4, rate / 4, rate / 4, rate / 4, doubled)


class Noise:
    """What becomes of each byte."""

    def __init__(self, rates: Rates = Rates(), seed: int = 0) -> None:
        self._rates = rates
        self._random = random.Random(seed)

    def writes(self) -> int:
        """How often a write is done: once, or twice."""
        return 1 + (self._random.random() < self._rates.doubled)

    def carry(self, byte: int) -> Iterator[tuple[int, int]]:
        """What arrives for a byte, each with the cycles that it comes late."""
        rates, draw = self._rates, self._random.random()
        if draw < rates.loss:
            return
        draw -= rates.loss
        if draw < rates.corruption:
            yield 0, byte ^ self._random.randrange(1, 256)
            return
        draw -= rates.corruption
        if draw < rates.duplication:
            yield 0, byte
            yield 0, byte
            return
        draw -= rates.duplication
        yield self._random.randrange(LONGEST_DELAY) if draw < rates.delay else 0, byte
