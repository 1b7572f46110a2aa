"""What a repeat may hold: of all programs that lead to the same state from every state, the one of fewest cards.

A program is not among the shortest if fewer cards lead as one of its parts does and use up as much of the limits. So
only the shortest programs of a transition are kept, as one and how many there are, and only those are extended.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from beebot.command import MAX_TURNS, MIN_TURNS, Command, Program, Repeat
from beebot.searching.effort import Effort
from beebot.searching.laid_cards import Laid, Tally

Transition = tuple[int, ...]
"""For the number of each state, that of the state it becomes; the last number stands for a bump."""
_GROWTH = 4
"""How many times as many transitions one card more makes, at most, as measured."""
_STATES_A_UNIT, _NEAR_STATES, _FAR = 60, 2**15, 3
"""What it costs to compose two transitions, measured: so much more where the states are too many for a cache."""
_KEPT_STATES = 2**22
"""How many states the transitions that are kept may name on each level: 32 MB."""
_BODY_BYTES, _NUMBER_BYTES = 300, 8
"""What a transition takes to keep, and each state that it names."""


@dataclass(slots=True)
class Body:
    """Programs for the body of a repeat, ``count`` of them, alike: same transition, same tally, ``cost`` cards each.

    ``program`` is one of those that go backwards the fewest times, ``backward`` times.
    """

    transition: Transition
    tally: Tally
    cost: int
    program: Program
    count: int
    backward: int

    def meet(self, other: "Body") -> None:
        """Add the programs of ``other``, which make the same transition in as many cards."""
        self.count += other.count
        if other.backward < self.backward:
            self.program, self.backward = other.program, other.backward

    def then(self, step: "Body", transition: Transition, tally: Tally) -> "Body":
        """These programs followed by those of ``step``; together they make ``transition``, with that ``tally``."""
        program, backward = self.program + step.program, self.backward + step.backward
        return Body(transition, tally, self.cost + step.cost, program, self.count * step.count, backward)


class Level:
    """Every transition that programs of ``commands`` make, by its fewest cards; repeats go ``nesting`` deep at most."""

    def __init__(
        self, commands: dict[Command, Transition], states: int, laid: Laid, nesting: int, effort: Effort
    ) -> None:
        self._commands, self._laid, self._effort = commands, laid, effort
        self._inner = Level(commands, states, laid, nesting - 1, effort) if nesting else None
        self._units = 1 + states // _STATES_A_UNIT * (_FAR if states > _NEAR_STATES else 1)
        self._bytes = _BODY_BYTES + _NUMBER_BYTES * states
        self._room = _KEPT_STATES // states
        self._nowhere = (states,) * (states + 1)
        self._nothing = Body(tuple(range(states + 1)), laid.nothing, 0, (), 1, 0)
        self._known = {laid.nothing: {self._nothing.transition: self._nothing}}
        self._grown = [{laid.nothing: [self._nothing]}]
        self._steps: list[dict[Tally, list[Body]]] = [{}]

    def programs(self, cost: int) -> Iterable[Body]:
        """The bodies of exactly ``cost`` cards; where memory is short, some transitions come more than once."""
        while len(self._grown) <= cost:
            known, last = (sum(map(len, each.values())) for each in (self._known, self._grown[-1]))
            if known + _GROWTH * last > self._room:
                break
            self._grown.append(self._grow(len(self._grown)))
        return chain.from_iterable(self._grown[cost].values()) if cost < len(self._grown) else self._compose(cost)

    def halves(self, cost: int) -> Iterator[tuple[Body, Tally, list[Body]]]:
        """Every body of ``cost`` cards, as its first part, the tally of the whole, and the last instructions that fit.

        Where memory is too short to keep all of them, some bodies make a transition that fewer cards make too.
        """
        if cost < len(self._grown):
            for tally, whole in self._grown[cost].items():
                yield self._nothing, tally, whole
            return
        for last in range(1, cost + 1):
            if steps := self._steps_of(last):
                for first in self.programs(cost - last):
                    for own, ends in steps.items():
                        both = self._laid.join(first.tally, own)
                        if both is not None:
                            yield first, both, ends

    def _steps_of(self, cost: int) -> dict[Tally, list[Body]]:
        """The transitions of single instructions of so many cards, but for those that fewer make."""
        while len(self._steps) <= cost:
            found: dict[Tally, dict[Transition, Body]] = {}
            for step in self._instructions(len(self._steps)):
                alike = found.setdefault(step.tally, {})
                if step.transition in alike:
                    alike[step.transition].meet(step)
                elif step.transition not in self._known.get(step.tally, ()):
                    self._effort.keep(self._bytes)
                    alike[step.transition] = step
            self._steps.append({tally: [*alike.values()] for tally, alike in found.items() if alike})
        return self._steps[cost]

    def _grow(self, cost: int) -> dict[Tally, list[Body]]:
        grown: dict[Tally, list[Body]] = {}
        self._steps_of(cost)  # before any transition of as many cards is known, or they would pass for known with fewer
        for first, tally, steps in self.halves(cost):
            follow, known = itemgetter(*first.transition), self._known.setdefault(tally, {})
            for step in steps:
                self._effort.spend(self._units)
                transition = follow(step.transition)
                body = known.get(transition)
                if body is None:
                    if transition != self._nowhere:
                        self._effort.keep(self._bytes)
                        known[transition] = first.then(step, transition, tally)
                        grown.setdefault(tally, []).append(known[transition])
                elif body.cost == cost:
                    body.meet(first.then(step, transition, tally))
        return grown

    def _compose(self, cost: int) -> Iterator[Body]:
        for first, tally, steps in self.halves(cost):
            follow, known = itemgetter(*first.transition), self._known.get(tally, ())
            for step in steps:
                self._effort.spend(self._units)
                transition = follow(step.transition)
                if transition not in known and transition != self._nowhere:
                    yield first.then(step, transition, tally)

    def _instructions(self, cost: int) -> Iterator[Body]:
        if cost == 1:
            for command, transition in self._commands.items():
                backward = int(command is Command.BACKWARD)
                yield Body(transition, self._laid.of(command), 1, (command,), 1, backward)
            return
        for body in self._inner.programs(cost - 1) if self._inner else ():
            transition, tally = body.transition, self._laid.join(body.tally, self._laid.repeat)
            if tally is None:
                continue
            for turns in range(MIN_TURNS, MAX_TURNS + 1):
                self._effort.spend(self._units)
                transition = itemgetter(*transition)(body.transition)
                if transition == self._nowhere:
                    break
                yield Body(transition, tally, cost, (Repeat(turns, body.program),), body.count, turns * body.backward)
