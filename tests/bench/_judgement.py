"""How a figure is measured and judged: beside a peer in alternating blocks, with an interval and three answers.

A figure is *tenu* where all of its interval is on the right side of the target, *manqué* where all of it is on the
wrong side. Otherwise it is *indécis*. A loop of plain Python, measured in between, shows whether the machine kept its
speed; where it did not, the interval is widened by as much. Only what is *manqué* fails. Times are those of the
processor.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from math import comb
from time import process_time
from typing import NamedTuple

BLOCKS = 9
"""How often both are measured; an interval needs six."""
CERTAIN = 0.95
"""How often the interval holds the true median, at least, whatever the times are like."""
STEADY = 0.1
"""How much the plain loop may vary."""
_WHOLE = 100
"""Figures from here on are printed without decimals."""
_TURNS = 400_000


class Amount(NamedTuple):
    """How much is measured: this share of what a whole run has, and one of everything at least."""

    share: float

    def of(self, whole: int) -> int:
        """How many of ``whole`` challenges, programs or blocks."""
        return max(1, round(self.share * whole))


WHOLE = Amount(1.0)
LITTLE = Amount(0.02)
"""Enough to go through all of a bench in some seconds; nothing can be judged by it."""


class Answer(Enum):
    """What is said of a figure; the value is the word that is printed."""

    HELD = "tenu"
    MISSED = "manqué"
    UNDECIDED = "indécis"


class Interval(NamedTuple):
    """The median of some samples, and between which two values the true one lies."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, samples: Sequence[float]) -> "Interval":
        """By order statistics: the narrowest pair of samples, as far from either end, that is sure enough.

        Of fewer than six samples none is: the interval then has all of them in it, and is wide.
        """
        from statistics import median  # it takes 2 MB, which a screen that is measured must not have

        ordered = sorted(samples)
        outside = outside_ranks(len(ordered))
        return cls(ordered[outside], median(ordered), ordered[-1 - outside])


def outside_ranks(count: int) -> int:
    """How many of ``count`` samples may be left out at each end: more would be too many once in twenty times."""
    tails = accumulate(comb(count, rank) / 2.0 ** (count - 1) for rank in range((count - 1) // 2))
    return max(0, sum(tail <= 1 - CERTAIN for tail in tails) - 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """Samples of one figure, and the times of the plain loop that was run between them."""

    samples: tuple[float, ...]
    loops: tuple[float, ...]

    @property
    def interval(self) -> Interval:
        return Interval.of(self.samples)

    @property
    def steady(self) -> bool:
        """Whether the machine was the same throughout; one loop at each end that was disturbed does not count."""
        loops = Interval.of(self.loops)
        return loops.high - loops.low <= STEADY * loops.middle

    @property
    def doubt(self) -> float:
        """By what factor the figure may be wrong because the machine was not the same: 1 where it was."""
        loops = Interval.of(self.loops)
        return 1.0 if self.steady else loops.high / loops.low

    def against(self, *, at_least: float | None = None, at_most: float | None = None) -> Answer:
        """The judgement; one of the two targets is given.

        Raises:
            ValueError: none is, or both are.
        """
        if (at_least is None) == (at_most is None):
            raise ValueError("a figure has one target")
        low, high = self.interval.low / self.doubt, self.interval.high * self.doubt
        if at_least is not None:
            right, wrong = low >= at_least, high < at_least
        else:
            right, wrong = high <= (at_most or 0), low > (at_most or 0)
        return Answer.HELD if right else Answer.MISSED if wrong else Answer.UNDECIDED


def seconds(act: Callable[[], object]) -> float:
    """Processor time of ``act``."""
    before = process_time()
    act()
    return process_time() - before


def loop() -> None:
    """The plain loop: the same work on every machine, some milliseconds of pure Python."""
    total = 0
    for number in range(_TURNS):
        total += number & 7


def ratios(ours: Callable[[], object], theirs: Callable[[], object], blocks: int = BLOCKS) -> Measured:
    """How many times longer ``theirs`` takes than ``ours``, block by block; each goes first in every other block."""
    samples, loops = [], [seconds(loop)]
    for block in range(blocks):
        if block % 2:
            other = seconds(theirs)
            own = seconds(ours)
        else:
            own = seconds(ours)
            other = seconds(theirs)
        samples.append(other / own)
        loops.append(seconds(loop))
    return Measured(tuple(samples), tuple(loops))


def in_loops(act: Callable[[], object], blocks: int = BLOCKS) -> Measured:
    """How many plain loops ``act`` takes: an absolute budget that a slow machine can hold too."""
    return ratios(loop, act, blocks)


def exactly(value: float) -> Measured:
    """A figure that no machine changes: units of work, bytes, what was counted."""
    return Measured((value,), (1.0,))


def report(name: str, measured: Measured, *, at_least: float | None = None, at_most: float | None = None) -> Answer:
    """Print one line with the figure, its interval, its target and the answer, which is returned."""
    interval, answer = measured.interval, measured.against(at_least=at_least, at_most=at_most)
    low, middle, high = (f"{each:.3g}" if each < _WHOLE else f"{each:.0f}" for each in interval)
    spread = "" if low == high else f" ({low} à {high})"
    target = f"au moins {at_least:g}" if at_least is not None else f"au plus {at_most:g}"
    restless = answer is Answer.UNDECIDED and not measured.steady
    why = " : la machine n'est pas assez calme pour juger" if restless else ""
    print(f"  {name} : {middle}{spread}, visé : {target} : {answer.value}{why}")
    return answer


def status(answers: Mapping[str, Sequence[Answer]]) -> int:
    """Print which sections missed a target and which could not tell; 1 where one missed."""
    for answer, title in ((Answer.MISSED, "Objectif manqué"), (Answer.UNDECIDED, "Indécis")):
        if names := [name for name, found in answers.items() if answer in found]:
            print(f"\n{title} : {', '.join(names)}.")
    sys.stdout.flush()
    return int(any(Answer.MISSED in found for found in answers.values()))
