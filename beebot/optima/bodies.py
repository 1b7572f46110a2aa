"""Programs by their deed, which is what they do: each deed once, with the fewest cards for it, and in how many ways.

The caller says what a deed is; here deeds are only composed and compared. A program is not among the shortest if fewer
cards do the deed of one of its parts. So only the cheapest ways to write a deed are kept, and only those are extended.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from beebot.command import MAX_TURNS, MIN_TURNS, Command, Program, Repeat

Deed = TypeVar("Deed", bound=Hashable)
_GROWTH = 4
"""How many times as many deeds one card more makes, at most, as measured."""


@dataclass(frozen=True)
class Deeds(Generic[Deed]):
    """What each command does, and what doing nothing is.

    ``after(one)(other)`` is the deed of doing ``one`` and then ``other``. ``serves`` says whether a deed goes through
    from any state at all. ``pay`` is called for every deed composed, ``keep`` for every one kept; both may raise. About
    ``room`` deeds are kept on each level; others are composed again when they are asked for. ``again`` takes the deed
    of some turns of a body and that of the body, and does one turn more; None where that is the same as ``after``.
    """

    commands: dict[Command, Deed]
    nothing: Deed
    after: Callable[[Deed], Callable[[Deed], Deed]]
    serves: Callable[[Deed], bool]
    pay: Callable[[], None]
    keep: Callable[[], None]
    room: int
    again: Callable[[Deed, Deed], Deed] | None = None


@dataclass(slots=True)
class Way(Generic[Deed]):
    """How a deed is done in ``cost`` cards, the fewest: by ``count`` programs in all.

    ``program`` is one of those that go backwards the fewest times, which is ``backward``.
    """

    deed: Deed
    cost: int
    program: Program
    count: int
    backward: int

    def meet(self, other: "Way[Deed]") -> None:
        """Take in another way to do the same in as many cards."""
        self.count += other.count
        if other.backward < self.backward:
            self.program, self.backward = other.program, other.backward


class Level(Generic[Deed]):
    """Every deed of the programs with repeats at most ``nesting`` deep, by the fewest cards."""

    def __init__(self, deeds: Deeds[Deed], nesting: int) -> None:
        self._deeds = deeds
        self._inner = Level(deeds, nesting - 1) if nesting else None
        self._nothing = Way(deeds.nothing, 0, (), 1, 0)
        self._known: dict[Deed, Way[Deed]] = {deeds.nothing: self._nothing}
        self._grown: list[list[Way[Deed]]] = [[self._nothing]]
        self._steps: list[list[Way[Deed]]] = [[]]

    def programs(self, cost: int) -> Iterable[Way[Deed]]:
        """The deeds that take exactly so many cards; where there is no room, some of them more than once."""
        while len(self._grown) <= cost and len(self._known) + _GROWTH * len(self._grown[-1]) <= self._deeds.room:
            self._grown.append(self._grow(len(self._grown)))
        return self._grown[cost] if cost < len(self._grown) else self._compose(cost)

    def halves(self, cost: int) -> Iterator[tuple[Way[Deed], list[Way[Deed]]]]:
        """Every program of so many cards as all but its last instruction, and all that may be its last.

        Where ``programs`` has not kept so many, some do what fewer cards do.
        """
        if cost < len(self._grown):
            yield self._nothing, self._grown[cost]
            return
        for last in range(1, cost + 1):
            if steps := self.steps(last):
                for first in self.programs(cost - last):
                    yield first, steps

    def steps(self, cost: int) -> list[Way[Deed]]:
        """The deeds of single instructions of so many cards, but for those that fewer do."""
        while len(self._steps) <= cost:
            found: dict[Deed, Way[Deed]] = {}
            for way in self._instructions(len(self._steps)):
                if way.deed in found:
                    found[way.deed].meet(way)
                elif way.deed not in self._known:
                    self._deeds.keep()
                    found[way.deed] = way
            self._steps.append(list(found.values()))
        return self._steps[cost]

    def _grow(self, cost: int) -> list[Way[Deed]]:
        grown: list[Way[Deed]] = []
        self.steps(cost)  # before any deed of as many cards is known, or they would pass for known with fewer
        for first, steps in self.halves(cost):
            after = self._deeds.after(first.deed)
            for step in steps:
                self._deeds.pay()
                deed = after(step.deed)
                known = self._known.get(deed)
                if known is None:
                    if self._deeds.serves(deed):
                        self._deeds.keep()
                        self._known[deed] = _joined(first, step, deed)
                        grown.append(self._known[deed])
                elif known.cost == cost:
                    known.meet(_joined(first, step, deed))
        return grown

    def _compose(self, cost: int) -> Iterator[Way[Deed]]:
        for first, steps in self.halves(cost):
            after = self._deeds.after(first.deed)
            for step in steps:
                self._deeds.pay()
                deed = after(step.deed)
                if deed not in self._known and self._deeds.serves(deed):
                    yield _joined(first, step, deed)

    def _instructions(self, cost: int) -> Iterator[Way[Deed]]:
        if cost == 1:
            for command, deed in self._deeds.commands.items():
                yield Way(deed, 1, (command,), 1, int(command is Command.BACKWARD))
        elif self._inner:
            for body in self._inner.programs(cost - 1):
                deed, again = body.deed, self._deeds.again
                for turns in range(MIN_TURNS, MAX_TURNS + 1):
                    self._deeds.pay()
                    deed = again(deed, body.deed) if again else self._deeds.after(deed)(body.deed)
                    if not self._deeds.serves(deed):
                        break
                    yield Way(deed, cost, (Repeat(turns, body.program),), body.count, turns * body.backward)


def _joined(first: Way[Deed], step: Way[Deed], deed: Deed) -> Way[Deed]:
    """The way to do ``deed`` that begins with ``first`` and ends with ``step``."""
    program, backward = first.program + step.program, first.backward + step.backward
    return Way(deed, first.cost + step.cost, program, first.count * step.count, backward)
