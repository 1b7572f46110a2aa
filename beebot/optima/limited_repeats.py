"""The shortest programs with repeats whose cards are limited: each search keeps, beside the state, what is laid.

As ``repeats``, a card more at a time. Two programs that lead to one state are kept apart where one has used up more.
"""

from collections.abc import Callable
from functools import partial
from operator import itemgetter

from beebot.command import MAX_TURNS, MIN_TURNS, Command, Repeat
from beebot.optima.bodies import Deeds, Level, Way
from beebot.optima.repeats import (
    Best,
    Place,
    Searched,
    add,
    card_by_card,
    deed_of,
    fewest_backward,
    lay_everywhere,
    reachable,
)
from beebot.optima.solution import Written
from beebot.searching.effort import Effort
from beebot.searching.laid import Laid, Tally
from beebot.searching.states import Space, contains

_Deed = tuple[tuple[int, ...], Tally | None]
"""For the number of each state, that of the state it becomes; and what is laid for it, None where that is too much."""
_Reached = dict[tuple[int, Tally], Best]
"""The programs to each state first reached with so much laid."""
_STATES_A_UNIT, _STEP_UNITS = 30, 2
_KEPT_STATES = 2**21
_WAY_BYTES, _NUMBER_BYTES, _REACHED_BYTES = 400, 8, 450


def search_limited(
    space: Space, laid: Laid, places: tuple[Place, ...], nesting: int, limit: int, effort: Effort
) -> Searched:
    """As ``repeats.search``, for programs whose cards keep to the limits that are counted by ``laid``."""
    return card_by_card(lambda: _Hunt(space, laid, places, nesting, effort).next, limit)


class _Hunt:
    def __init__(self, space: Space, laid: Laid, places: tuple[Place, ...], nesting: int, effort: Effort) -> None:
        self._laid, self._places, self._effort = laid, places, effort
        self._end = max(place.following for place in places)
        commands = tuple(dict.fromkeys(command for place in places for command in place.commands))
        states, after = reachable(space, commands, effort)
        self._dead = len(states)
        self._success = {number for state, number in states.items() if contains(space.success, state)}
        self._commands: dict[Command, _Deed] = {
            command: (deed_of(after[command], self._dead), laid.of(command)) for command in commands
        }
        self._bodies = Level(self._deeds(places, effort), nesting - 1)
        self._fronts: list[list[_Reached]] = [[{}] for _ in range(self._end + 1)]
        self._fronts[0] = [{(0, laid.nothing): Best((), 1, 0)}]
        self._seen: list[set[tuple[int, Tally]]] = [set() for _ in self._fronts]

    def _deeds(self, places: tuple[Place, ...], effort: Effort) -> Deeds[_Deed]:
        bodies = dict.fromkeys(command for place in places if place.repeats for command in place.commands)
        everywhere, nowhere = tuple(range(self._dead + 1)), (self._dead,) * (self._dead + 1)
        return Deeds(
            {command: self._commands[command] for command in bodies},
            (everywhere, self._laid.nothing),
            self._after,
            lambda deed: deed[1] is not None and deed[0] != nowhere,
            partial(effort.spend, 1 + self._dead // _STATES_A_UNIT),
            partial(effort.keep, _WAY_BYTES + _NUMBER_BYTES * self._dead),
            _KEPT_STATES // self._dead,
            self._again,
        )

    def _after(self, first: _Deed) -> Callable[[_Deed], _Deed]:
        follow = itemgetter(*first[0])

        def then(second: _Deed) -> _Deed:
            return follow(second[0]), self._joined(first[1], second[1])

        return then

    def _again(self, deed: _Deed, body: _Deed) -> _Deed:
        """One turn more of ``body``, whose cards are laid once, under the card that repeats them."""
        return itemgetter(*deed[0])(body[0]), self._joined(body[1], self._laid.repeat)

    def _joined(self, one: Tally | None, other: Tally | None) -> Tally | None:
        return None if one is None or other is None else self._laid.join(one, other)

    def next(self) -> Written | None:
        """The programs of one card more than before, from 1, that succeed."""
        reached = lay_everywhere(self._places, self._fronts, self._seen, self._lay)
        self._effort.keep(_REACHED_BYTES * sum(map(len, reached)))
        ends = [
            best
            for (state, tally), best in reached[self._end].items()
            if state in self._success and self._laid.enough(tally)
        ]
        return fewest_backward(ends)

    def _lay(self, place: Place, fronts: list[_Reached], seen: set[tuple[int, Tally]], reached: _Reached) -> None:
        """Every instruction on ``place`` that makes one card more than ``fronts`` has."""
        for command in place.commands:
            step = Best((command,), 1, int(command is Command.BACKWARD))
            self._step(self._commands[command], step, fronts[-1], seen, reached)
        for cost in range(len(fronts), 1, -1) if place.repeats else ():
            if front := fronts[-cost]:
                for body in self._bodies.programs(cost - 1):
                    self._repeat(body, front, seen, reached)

    def _repeat(self, body: Way[_Deed], front: _Reached, seen: set[tuple[int, Tally]], reached: _Reached) -> None:
        deed = body.deed
        for turns in range(MIN_TURNS, MAX_TURNS + 1):
            deed = self._again(deed, body.deed)
            if deed[1] is None:
                return
            step = Best((Repeat(turns, body.program),), body.count, turns * body.backward)
            if not self._step(deed, step, front, seen, reached):
                return

    def _step(self, deed: _Deed, step: Best, front: _Reached, seen: set[tuple[int, Tally]], reached: _Reached) -> bool:
        """Do ``deed`` after each program of ``front``; whether it goes through after any."""
        self._effort.spend(_STEP_UNITS * (1 + len(front)))
        goes, laid = False, deed[1]
        for (state, tally), before in front.items():
            after = deed[0][state]
            if after == self._dead:
                continue
            goes = True
            total = self._joined(tally, laid)
            if total is not None and (after, total) not in seen:
                add(reached, (after, total), before, step)
        return goes
