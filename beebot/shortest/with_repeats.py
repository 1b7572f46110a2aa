"""The shortest programs with repeats, and how many there are: uniform-cost search in which a repeat is one edge.

The bodies of repeats are sorted by what they do from every state (``repeat_bodies``), so that of those that do the
same only the cheapest are tried. Every program as written counts: other turns or another nesting are another program.
Programs that lead to one state are kept apart where one has used up more of the limits.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from beebot.command import MAX_TURNS, MIN_TURNS, Command, FlatProgram, Program, Repeat, count_cards
from beebot.searching.effort import Effort, EffortSpentError
from beebot.searching.laid_cards import Laid, Tally
from beebot.searching.states import Space, State, contains
from beebot.shortest.repeat_bodies import Body, Level, Transition
from beebot.shortest.solution import Written

MAX_UNROLLED = 10_000
"""How many commands a program with repeats is thought to run: more than any shortest way through a mat takes."""
_FOLLOW_UNITS, _WALKS_A_UNIT = 5, 5
_STATE_BYTES, _REACHED_BYTES = 200, 350
"""What a state takes in the table of what commands do, and a program to it among those first reached."""


class Best(NamedTuple):
    """Of ``number`` equally short programs, one that goes backwards the fewest times, ``backward`` times."""

    program: Program
    number: int
    backward: int


_Reached = dict[int, Best]
"""The programs to each state first reached, by its number."""
_Front = dict[Tally, _Reached]
"""The same, by what is laid of what is limited."""
_Seen = dict[Tally, set[int]]
"""The states that were reached."""


class Slot(NamedTuple):
    """A place of the program: the commands that may be there, whether a repeat may, and the next place."""

    commands: tuple[Command, ...]
    repeats: bool
    following: int


class Searched(NamedTuple):
    """The result of a search: the best program, if any; none with ``excluded`` cards or fewer succeeds."""

    found: Written | None
    excluded: int


def search(space: Space, laid: Laid, places: tuple[Slot, ...], nesting: int, limit: int, effort: Effort) -> Searched:
    """A shortest program of at most ``limit`` cards with repeats at most ``nesting`` deep, and how many there are.

    A program starts on the first of ``places`` and ends past the last, or on the first where that follows itself. Its
    cards keep to the limits that are counted by ``laid``. Where the effort does not reach, nothing is found and less
    than ``limit`` is excluded.
    """
    excluded = 0
    with suppress(EffortSpentError):
        programs = _Search(space, laid, places, nesting, effort)
        for cards in range(1, limit + 1):
            if found := programs.of_one_card_more():
                return Searched(found, excluded)
            excluded = cards
    return Searched(None, excluded)


class _Search:
    def __init__(self, space: Space, laid: Laid, places: tuple[Slot, ...], nesting: int, effort: Effort) -> None:
        self._laid, self._places, self._effort = laid, places, effort
        self._end = max(place.following for place in places)
        inside = dict.fromkeys(command for place in places if place.repeats for command in place.commands)
        commands = tuple(dict.fromkeys(command for place in places for command in place.commands))
        states, self._transitions = _reachable(space, commands, effort)
        self._dead = len(states)
        self._success = {number for state, number in states.items() if contains(space.success, state)}
        repeated = {command: self._transitions[command] for command in inside}
        self._bodies = Level(repeated, self._dead, laid, nesting - 1, effort)
        self._fronts: list[list[_Front]] = [[{}] for _ in range(self._end + 1)]
        self._fronts[0] = [{laid.nothing: {0: Best((), 1, 0)}}]
        self._seen: list[_Seen] = [{} for _ in self._fronts]

    def of_one_card_more(self) -> Written | None:
        """The programs of one card more than before, from 1, that succeed."""
        reached: list[_Front] = [{} for _ in self._fronts]
        for place, fronts in zip(self._places, self._fronts, strict=False):
            self._lay(place, fronts, self._seen[place.following], reached[place.following])
        for fronts, seen, new in zip(self._fronts, self._seen, reached, strict=True):
            fronts.append({tally: states for tally, states in new.items() if states})
            for tally, states in fronts[-1].items():
                seen.setdefault(tally, {self._dead}).update(states)
                self._effort.keep(_REACHED_BYTES * len(states))
        ends = [
            best
            for tally, states in reached[self._end].items()
            for state, best in states.items()
            if state in self._success and self._laid.enough(tally)
        ]
        fewest = min(ends, key=attrgetter("backward"), default=None)
        return Written(fewest.program, sum(best.number for best in ends)) if fewest else None

    def _lay(self, place: Slot, fronts: list[_Front], seen: _Seen, reached: _Front) -> None:
        """Every instruction on ``place`` that makes one card more than ``fronts`` has."""
        for command in place.commands:
            after, step = self._transitions[command], Best((command,), 1, int(command is Command.BACKWARD))
            for states, old, new in self._after(self._laid.of(command), fronts[-1], seen, reached):
                for state, before in states.items():
                    if after[state] not in old:
                        _add(new, after[state], before, step)
        for cost in range(len(fronts), 1, -1) if place.repeats else ():
            for first, tally, lasts in self._bodies.halves(cost - 1) if fronts[-cost] else ():
                own = self._laid.join(tally, self._laid.repeat)
                for states, old, new in self._after(own, fronts[-cost], seen, reached):
                    for state, before in states.items():
                        if first.transition[state] != self._dead:
                            self._repeat(state, before, (first, lasts), old, new)

    def _after(
        self, own: Tally | None, front: _Front, seen: _Seen, reached: _Front
    ) -> Iterator[tuple[_Reached, set[int], _Reached]]:
        """Of the states in ``front``, those after which ``own`` may be laid; what was seen and is reached with it."""
        for tally, states in front.items():
            total = None if own is None else self._laid.join(tally, own)
            if total is not None:
                yield states, seen.get(total, {self._dead}), reached.setdefault(total, {})

    def _repeat(
        self, state: int, before: Best, bodies: tuple[Body, list[Body]], seen: set[int], reached: _Reached
    ) -> None:
        """Every repeat of a body that does the first of ``bodies`` and then one of the others."""
        first, lasts = bodies
        begin, dead = first.transition, self._dead
        middle = begin[state]
        self._effort.spend(1 + len(lasts) // _WALKS_A_UNIT)
        for last in lasts:
            end = last.transition
            after = end[middle]
            for turns in range(MIN_TURNS, MAX_TURNS + 1):
                after = end[begin[after]]
                if after == dead:
                    break
                if after not in seen:
                    body = first.program + last.program
                    backward = turns * (first.backward + last.backward)
                    _add(reached, after, before, Best((Repeat(turns, body),), first.count * last.count, backward))


def _reachable(
    space: Space, commands: tuple[Command, ...], effort: Effort
) -> tuple[dict[State, int], dict[Command, Transition]]:
    """The states that commands lead to, numbered from the start, and what each command makes of them."""
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
    dead = len(numbers)
    return numbers, {
        command: (*(dead if number is None else number for number in each), dead) for command, each in after.items()
    }


def _add(reached: _Reached, state: int, before: Best, step: Best) -> None:
    """Reach ``state`` by ``step`` after ``before``, beside the programs of as many cards that are known."""
    number, backward = before.number * step.number, before.backward + step.backward
    known = reached.get(state)
    if known and known.backward <= backward:
        reached[state] = known._replace(number=known.number + number)
    else:
        reached[state] = Best(before.program + step.program, number + (known.number if known else 0), backward)


def folded(program: FlatProgram, nesting: int) -> Program:
    """``program`` written with the fewest cards, by repeats at most ``nesting`` deep; it runs the same commands."""

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
