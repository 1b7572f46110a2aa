"""The fewest cards for two robots in lock step, both programs together, which may differ in length.

Step by step over the joint states (both poses, the first robot's block, who still moves), under a bound on the cards
that grows until it suffices. What is left to do for each robot alone keeps the search small.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beebot.challenge import Challenge
from beebot.command import Command, FlatProgram
from beebot.parts.answer_types import PairPrograms
from beebot.searching.effort import Effort, EffortSpentError
from beebot.shortest.solution import Solution, Status
from beebot.shortest.two_robot_states import NEVER, Duo, Joint
from beebot.shortest.without_repeats import childlike_cost

_Cards = tuple[Command | None, Command | None]
_STEP_UNITS = 16
"""What a step of both costs, and each state of both that it may lead to, measured."""
_REACHED_BYTES = 500
"""What a state of both takes to keep."""


@dataclass(frozen=True, slots=True)
class _Reached:
    """A joint state after some steps: cards laid, ways to it, the least childlike cost, and the step it came by."""

    cards: int
    count: int
    cost: int
    came: tuple[Joint, _Cards] | None = None

    def better_of(self, other: "_Reached") -> "_Reached":
        """Both as one; the fewer cards win, then the more childlike; equal cards add their ways."""
        if self.cards != other.cards:
            return min(self, other, key=lambda each: each.cards)
        best = other if other.cost < self.cost else self
        return replace(best, count=self.count + other.count)


def solve_pair(challenge: Challenge, effort: Effort) -> Solution:
    """The shortest two programs, one for each robot, within ``effort``.

    Raises:
        ValueError: there is no partner.
    """
    if challenge.partner is None:
        raise ValueError(f"challenge {challenge.id} has no partner")
    try:
        duo = Duo(challenge, challenge.partner)
        found = _PairSearch(duo, challenge.max_instructions, effort).shortest()
    except EffortSpentError:
        return Solution(Status.BOUND)
    if found is None:
        return Solution(Status.IMPOSSIBLE)
    first, second, count = found
    return Solution(Status.PROVED, PairPrograms(first, second), len(first) + len(second), count)


class _PairSearch:
    def __init__(self, duo: Duo, limit: int, effort: Effort) -> None:
        self._effort = effort
        self._duo = duo
        self._robots = duo.robots
        self._limit = limit

    def shortest(self) -> tuple[FlatProgram, FlatProgram, int] | None:
        """Both programs and how many pairs are as short; None where no pair succeeds.

        Raises:
            EffortSpentError: the effort did not reach.
        """
        bound = 2
        while bound <= 2 * self._limit:
            with self._effort.part(self._effort.left) as effort:
                layers, beyond = self._layers(bound, effort)
            ends = [
                (place, joint) for place, layer in enumerate(layers) for joint in layer if joint[2] == (False, False)
            ]
            if ends:
                place, joint = min(ends, key=lambda end: layers[end[0]][end[1]].cost)
                count = sum(layers[place][joint].count for place, joint in ends)
                return (*_traced(layers, place, joint), count)
            if beyond is None:
                return None
            bound = beyond
        return None

    def _layers(self, bound: int, effort: Effort) -> tuple[list[dict[Joint, _Reached]], int | None]:
        """What is reached in 0, 1, 2… steps with at most ``bound`` cards, and the least bound that reaches more.

        No joint state stays that was reached earlier with fewer cards.
        """
        start: Joint = (self._robots[0].space.start, self._robots[1].space.start, (True, True))
        layers: list[dict[Joint, _Reached]] = [{start: _Reached(0, 1, 0)}]
        fewest: dict[Joint, int] = {}
        beyond: int | None = None
        while layers[-1] and len(layers) <= self._limit:
            layer: dict[Joint, _Reached] = {}
            for joint, so_far in layers[-1].items():
                for cards, following in self._steps(joint, effort):
                    reached = self._reached(so_far, joint, cards)
                    least = reached.cards + self._duo.left(following)
                    if least > bound:
                        if least < NEVER:
                            beyond = least if beyond is None else min(beyond, least)
                    elif reached.cards <= fewest.get(following, reached.cards):
                        layer[following] = layer[following].better_of(reached) if following in layer else reached
            effort.keep(_REACHED_BYTES * len(layer))
            for joint, reached in layer.items():
                fewest[joint] = min(reached.cards, fewest.get(joint, reached.cards))
            layers.append(layer)
        return layers, beyond

    def _steps(self, joint: Joint, effort: Effort) -> Iterator[tuple[_Cards, Joint]]:
        """Every step of those who still move, and after it every choice of who has laid the last card."""
        before, live = joint[:2], joint[2]
        if not any(live):
            return
        for first, one in self._robots[0].steps(before[0]) if live[0] else [(None, before[0])]:
            for second, other in self._robots[1].steps(before[1]) if live[1] else [(None, before[1])]:
                effort.spend(_STEP_UNITS)
                if self._duo.collide(before, (one, other)):
                    continue
                for still in _FEWER[live]:
                    if any(still) or self._duo.succeeds(one, other):
                        yield (first, second), (one, other, still)

    def _reached(self, so_far: _Reached, joint: Joint, cards: _Cards) -> _Reached:
        cost = so_far.cost
        for robot, state, card in zip(self._robots, joint[:2], cards, strict=True):
            if card:
                cost += childlike_cost(card, robot.space.heading(state))
        laid = sum(card is not None for card in cards)
        return _Reached(so_far.cards + laid, so_far.count, cost, (joint, cards))


_FEWER = {
    (True, True): ((True, True), (True, False), (False, True), (False, False)),
    (True, False): ((True, False), (False, False)),
    (False, True): ((False, True), (False, False)),
}
"""Who may still move after a step, by who moved in it."""


def _traced(layers: list[dict[Joint, _Reached]], place: int, joint: Joint) -> tuple[FlatProgram, FlatProgram]:
    programs: tuple[list[Command], list[Command]] = ([], [])
    while came := layers[place][joint].came:
        joint, cards = came
        place -= 1
        for program, card in zip(programs, cards, strict=True):
            if card:
                program.append(card)
    return tuple(programs[0][::-1]), tuple(programs[1][::-1])
