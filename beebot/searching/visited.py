"""What a run remembers, as bits: which targets counted and which passages were crossed; ``states`` stands on it."""

from math import prod

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.mat import Mat
from beebot.pose import Cell
from beebot.searching.spending import Spending

Shifts = tuple[tuple[int, int], ...]
"""Sets, one bit for each member, and how far they shift."""


class Memory:
    """What a run has visited so far, and what it used of the limits, as one number of several digits.

    Targets in an imposed order share the lowest digit, which counts them; otherwise each has a digit of its own, 0 or
    1. Each passage to be crossed has one too. The highest digit is what is used up of the limits, the tally.

    A set of memories is a whole number with a bit for each memory, ``apart`` bits from one to the next.
    """

    def __init__(self, challenge: Challenge) -> None:
        self._challenge = challenge
        self._targets = challenge.targets
        if not challenge.ordered:  # sets stay short for as long as the last targets are not reached
            self._targets = tuple(sorted(challenge.targets, key=lambda each: each.cell.apart(challenge.start.cell)))
        self._passages = sorted(challenge.passages - {challenge.start.cell})
        targets = len(self._targets)
        self._radices = ((targets + 1,) if challenge.ordered else (2,) * targets) + (2,) * len(self._passages)
        self._tally = Spending(challenge)
        self._visited = prod(self._radices)
        self.count = self._visited * self._tally.count
        self.ends = tuple(self._visited * (tally + 1) - 1 for tally in self._tally.enough())
        """The memories with which a run may succeed: all is visited, and enough is laid."""

    def tallied(self, command: Command, apart: int) -> Shifts | None:
        """The memories in which ``command`` may be laid, with what each then gains; None if no limit counts it.

        The result shifts blocks of bits: a memory has ``apart`` bits here, and the gain is in bits.
        """
        if not self._tally.counts:
            return None
        after = [self._tally.after(tally, command) for tally in range(self._tally.count)]
        if after == [*range(self._tally.count)]:
            return None
        size = self._visited * apart
        gains: dict[int, int] = {}
        for tally, following in enumerate(after):
            if following is not None:
                gain = (following - tally) * size
                gains[gain] = gains.get(gain, 0) | (1 << size) - 1 << tally * size
        return tuple((there, gain) for gain, there in gains.items())

    def visits(self, apart: int, *, pause: bool) -> dict[int, Shifts]:
        """By the number of each cell to visit: the memories that a visit changes, and by how many bits it moves them.

        With ``pause`` a visit is a pause on the cell, else a move that ends there. A memory takes ``apart`` bits.
        """
        mat, crossed = self._challenge.mat, [] if pause else self._passages
        everywhere = repeated(1, self.count, apart)
        visits: dict[int, Shifts] = {}
        for cell in {target.cell for target in self._targets if target.pause is pause}.union(crossed):
            gains = self._gains(cell, everywhere, apart, pause=pause)
            visits[index_of(mat, cell)] = tuple((there, gain * apart) for there, gain in gains if gain)
        return visits

    def _gains(self, cell: Cell, everywhere: int, apart: int, *, pause: bool) -> list[tuple[int, int]]:
        """All memories, in sets by what they gain on ``cell``: pairs of a set and that gain."""
        rest = everywhere
        gains: list[tuple[int, int]] = []
        for place, target in enumerate(self._targets):
            if target.cell == cell and target.pause is pause:
                digit, value = (0, place) if self._challenge.ordered else (place, 0)
                due, gain = self._due(everywhere, apart, digit, value)
                gains.append((rest & due, gain))
                rest ^= rest & due
        gains.append((rest, 0))
        if cell in self._passages and not pause:
            digit = len(self._radices) - len(self._passages) + self._passages.index(cell)
            due, more = self._due(everywhere, apart, digit)
            gains = [split for there, gain in gains for split in ((there & due, gain + more), (there & ~due, gain))]
        return gains

    def _due(self, everywhere: int, apart: int, digit: int, value: int = 0) -> tuple[int, int]:
        """The memories whose ``digit`` is ``value``, and by how much a memory grows when that digit grows by one."""
        stride = prod(self._radices[:digit])
        cycle = stride * self._radices[digit]
        once = (everywhere & (1 << stride * apart) - 1) << value * stride * apart
        return repeated(once, self.count // cycle, cycle * apart), stride


def repeated(bits: int, times: int, apart: int) -> int:
    """``times`` copies of ``bits`` in one number, each ``apart`` bits above the one before."""
    filled = 1
    while filled * 2 <= times:
        bits |= bits << filled * apart
        filled *= 2
    return bits | bits << (times - filled) * apart


def index_of(mat: Mat, cell: Cell) -> int:
    """The number of ``cell``, counted row by row from the south-west corner."""
    return cell.row * mat.width + cell.column
