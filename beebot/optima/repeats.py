"""The shortest programs with repeats, and how many there are: uniform-cost search in which a repeat is one edge.

The bodies of repeats are sorted by what they do from every state (``bodies``), so that of those that do the same only
the cheapest are tried. Every program as written counts: other turns or another nesting are another program.
"""

from collections.abc import Callable, Hashable
from functools import cache, partial
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeVar

from beebot.command import MAX_TURNS, MIN_TURNS, Command, FlatProgram, Program, Repeat, count_cards
from beebot.optima.bodies import Deeds, Level, Way
from beebot.optima.solution import Written
from beebot.searching.effort import Effort, EffortSpentError
from beebot.searching.states import Space, State, contains

MAX_UNROLLED = 10_000
"""How many commands a program with repeats is thought to run: more than any shortest way through a mat takes."""
_Deed = tuple[int, ...]
"""For the number of each state, that of the state it becomes; the last number stands for a bump."""
_FOLLOW_UNITS, _WALKS_A_UNIT = 5, 5
_STATES_A_UNIT, _NEAR_STATES, _FAR = 60, 2**15, 3
"""What it costs to compose what two programs do, measured: so much more where the states are too many for a cache."""
_KEPT_STATES = 2**22
"""How many states the deeds that are kept may name on each level: 32 MB."""
_STATE_BYTES, _REACHED_BYTES = 200, 350
"""What a state takes in the table of what commands do, and a program to it among those first reached."""
_WAY_BYTES, _NUMBER_BYTES = 300, 8
"""What a way to do something takes to keep, and each state that it names."""


K = TypeVar("K", bound=Hashable)


class Best(NamedTuple):
    """Of ``number`` programs of as many cards, one that goes backwards the fewest times, which is ``backward``."""

    program: Program
    number: int
    backward: int


_Reached = dict[int, Best]
"""The programs to each state first reached, by its number."""


class Place(NamedTuple):
    """A place of the program: the commands that may stand there, whether a repeat may, and which place is next."""

    commands: tuple[Command, ...]
    repeats: bool
    following: int


Lay = Callable[[Place, list[dict[K, Best]], set[K], dict[K, Best]], None]
"""Lays one card more on a place: from what was reached there, beside what was seen, into what is reached next."""


class Searched(NamedTuple):
    """What a search found; no program of ``excluded`` cards or fewer succeeds."""

    found: Written | None
    excluded: int


def search(space: Space, places: tuple[Place, ...], nesting: int, limit: int, effort: Effort) -> Searched:
    """A shortest program of at most ``limit`` cards with repeats at most ``nesting`` deep, and how many there are.

    A program starts on the first of ``places`` and ends past the last, or on the first where that follows itself.
    Where the effort does not reach, nothing is found and less than ``limit`` is excluded.
    """
    return card_by_card(lambda: _Hunt(space, places, nesting, effort).next, limit)


def card_by_card(hunting: Callable[[], Callable[[], Written | None]], limit: int) -> Searched:
    """What a search finds that goes one card further at each call, up to ``limit``; ``hunting`` begins it.

    Both may spend the effort: then nothing is found.
    """
    excluded = 0
    try:
        one_card_more = hunting()
        for cards in range(1, limit + 1):
            if found := one_card_more():
                return Searched(found, excluded)
            excluded = cards
    except EffortSpentError:
        pass
    return Searched(None, excluded)


def lay_everywhere(
    places: tuple[Place, ...], fronts: list[list[dict[K, Best]]], seen: list[set[K]], lay: Lay[K]
) -> list[dict[K, Best]]:
    """What one card more reaches, by the place where the next card goes.

    ``fronts`` has for each place what was reached there, a card more at a time, and ``seen`` all of it; both grow.
    """
    reached: list[dict[K, Best]] = [{} for _ in fronts]
    for place, before in zip(places, fronts, strict=False):
        lay(place, before, seen[place.following], reached[place.following])
    for front, old, new in zip(fronts, seen, reached, strict=True):
        front.append(new)
        old.update(new)
    return reached


class _Hunt:
    def __init__(self, space: Space, places: tuple[Place, ...], nesting: int, effort: Effort) -> None:
        self._places = places
        self._end = max(place.following for place in places)
        self._effort = effort
        bodies = dict.fromkeys(command for place in places if place.repeats for command in place.commands)
        laid = dict.fromkeys(command for place in places for command in place.commands)
        states, after = reachable(space, tuple(laid), effort)
        self._dead = len(states)
        self._success = {number for state, number in states.items() if contains(space.success, state)}
        self._commands = {command: deed_of(after[command], self._dead) for command in laid}
        deeds: Deeds[_Deed] = Deeds(
            {command: self._commands[command] for command in bodies},
            tuple(range(self._dead + 1)),
            lambda deed: itemgetter(*deed),
            ((self._dead,) * (self._dead + 1)).__ne__,
            partial(effort.spend, 1 + self._dead // _STATES_A_UNIT * (_FAR if self._dead > _NEAR_STATES else 1)),
            partial(effort.keep, _WAY_BYTES + _NUMBER_BYTES * self._dead),
            _KEPT_STATES // self._dead,
        )
        self._bodies = Level(deeds, nesting - 1)
        self._fronts: list[list[_Reached]] = [[{}] for _ in range(self._end + 1)]
        self._fronts[0] = [{0: Best((), 1, 0)}]
        self._seen = [{self._dead} for _ in self._fronts]

    def next(self) -> Written | None:
        """The programs of one card more than before, from 1, that succeed."""
        reached = lay_everywhere(self._places, self._fronts, self._seen, self._lay)
        self._effort.keep(_REACHED_BYTES * sum(map(len, reached)))
        ends = [best for state, best in reached[self._end].items() if state in self._success]
        return fewest_backward(ends)

    def _lay(self, place: Place, fronts: list[_Reached], seen: set[int], reached: _Reached) -> None:
        """Every instruction on ``place`` that makes one card more than ``fronts`` has."""
        for command in place.commands:
            deed, step = self._commands[command], Best((command,), 1, int(command is Command.BACKWARD))
            for state, before in fronts[-1].items():
                if (after := deed[state]) not in seen:
                    add(reached, after, before, step)
        for cost in range(len(fronts), 1, -1) if place.repeats else ():
            if front := fronts[-cost]:
                for first, lasts in self._bodies.halves(cost - 1):
                    for state, before in front.items():
                        if first.deed[state] != self._dead:
                            self._repeat(state, before, (first, lasts), seen, reached)

    def _repeat(
        self,
        state: int,
        before: Best,
        bodies: tuple[Way[_Deed], list[Way[_Deed]]],
        seen: set[int],
        reached: _Reached,
    ) -> None:
        """Every repeat of a body that does the first of ``bodies`` and then one of the others."""
        first, lasts = bodies
        begin, dead = first.deed, self._dead
        middle = begin[state]
        self._effort.spend(1 + len(lasts) // _WALKS_A_UNIT)
        for last in lasts:
            deed = last.deed
            after = deed[middle]
            for turns in range(MIN_TURNS, MAX_TURNS + 1):
                after = deed[begin[after]]
                if after == dead:
                    break
                if after not in seen:
                    body = first.program + last.program
                    backward = turns * (first.backward + last.backward)
                    add(reached, after, before, Best((Repeat(turns, body),), first.count * last.count, backward))


def reachable(
    space: Space, commands: tuple[Command, ...], effort: Effort
) -> tuple[dict[State, int], dict[Command, list[int | None]]]:
    """The states that commands lead to, numbered from the start, and for each command the number after each."""
    numbers = {space.start: 0}
    waiting = [space.start]
    after: dict[Command, list[int | None]] = {command: [] for command in commands}
    for state in waiting:
        effort.spend(_FOLLOW_UNITS)
        effort.keep(_STATE_BYTES)
        for command in commands:
            reached = space.after(state, command)
            if reached is not None and reached not in numbers:
                numbers[reached] = len(waiting)
                waiting.append(reached)
            after[command].append(None if reached is None else numbers[reached])
    return numbers, after


def deed_of(after: list[int | None], dead: int) -> _Deed:
    """What a command does, by the number after each state; ``dead`` stands for a bump."""
    return (*(dead if number is None else number for number in after), dead)


def fewest_backward(ends: list[Best]) -> Written | None:
    """Of the programs that succeed one that goes backwards the fewest times, and how many they are."""
    fewest = min(ends, key=attrgetter("backward"), default=None)
    return Written(fewest.program, sum(best.number for best in ends)) if fewest else None


def add(reached: dict[K, Best], state: K, before: Best, step: Best) -> None:
    """Reach ``state`` by ``step`` after ``before``, beside the programs of as many cards that are known."""
    number, backward = before.number * step.number, before.backward + step.backward
    known = reached.get(state)
    if known and known.backward <= backward:
        reached[state] = known._replace(number=known.number + number)
    else:
        reached[state] = Best(before.program + step.program, number + (known.number if known else 0), backward)


def folded(program: FlatProgram, nesting: int) -> Program:
    """The fewest cards that write exactly this run, with repeats at most ``nesting`` deep."""

    @cache
    def best(first: int, last: int, nesting: int) -> Program:
        if first == last:
            return ()
        found: Program = (program[first], *best(first + 1, last, nesting))
        if nesting:
            for size in range(1, (last - first) // MIN_TURNS + 1):
                body = best(first, first + size, nesting - 1)
                for turns in range(MIN_TURNS, MAX_TURNS + 1):
                    end = first + turns * size
                    if end > last or program[end - size : end] != program[first : first + size]:
                        break
                    tried = (Repeat(turns, body), *best(end, last, nesting))
                    if count_cards(tried) < count_cards(found):
                        found = tried
        return found

    return best(0, len(program), nesting)
