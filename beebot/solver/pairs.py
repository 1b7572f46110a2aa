"""The fewest cards for two robots in lock step, both programs together, which may differ in length.

Step by step over the joint states (both poses, the first robot's block, who still moves), under a bound on the cards
that grows until it suffices. What is left to do for each robot alone keeps the search small.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beebot.challenge import Aim, Challenge, PairPrograms, Partner
from beebot.command import Command, FlatProgram, count_cards
from beebot.pose import Cell
from beebot.solver.board import Board, State, board_of
from beebot.solver.flat import childlike_cost
from beebot.solver.repeats import folded
from beebot.solver.solution import Effort, EffortSpentError, Solution, Status

MAX_JOINT_STATES = 2**22
"""The largest pair searched: states of the one robot × states of the other, so 16 by 16 with 2 targets to visit."""
_NEVER = 10**9
"""More cards than any answer takes."""
_Joint = tuple[State, State, tuple[bool, bool]]
"""Where the first and the second robot stand, and which of them still has cards to lay."""
_Cards = tuple[Command | None, Command | None]


@dataclass(frozen=True, slots=True)
class _Reached:
    """A joint state after some steps: cards laid, ways to it, the least childlike cost, and the step it came by."""

    cards: int
    count: int
    cost: int
    came: tuple[_Joint, _Cards] | None = None

    def better_of(self, other: "_Reached") -> "_Reached":
        """Both as one; the fewer cards win, then the more childlike; equal cards add their ways."""
        if self.cards != other.cards:
            return min(self, other, key=lambda each: each.cards)
        best = other if other.cost < self.cost else self
        return replace(best, count=self.count + other.count)


def solve_pair(challenge: Challenge, effort: Effort) -> Solution:
    """The shortest two programs; where repeats are allowed they are folded, and nothing is proved.

    Raises:
        ValueError: there is no partner.
    """
    if challenge.partner is None:
        raise ValueError(f"challenge {challenge.id} has no partner")
    try:
        found = _PairSearch(challenge, challenge.partner, effort).shortest()
    except EffortSpentError:
        return Solution(Status.BOUND)
    if found is None:
        return Solution(Status.BOUND if challenge.repeats else Status.IMPOSSIBLE)
    first, second, count = found
    if not challenge.repeats:
        return Solution(Status.PROVED, PairPrograms(first, second), len(first) + len(second), count)
    answer = PairPrograms(folded(first), folded(second))
    return Solution(Status.BOUND, answer, count_cards(answer.first) + count_cards(answer.second))


class _PairSearch:
    def __init__(self, challenge: Challenge, partner: Partner, effort: Effort) -> None:
        self._effort = effort
        self._aim = partner.aim
        self._columns = challenge.mat.width
        self._limit = challenge.max_instructions
        goals: tuple[Cell | None, Cell | None] = (None, None)
        if partner.aim is Aim.SWAP:
            goals = (partner.start.cell, challenge.start.cell)
        elif partner.aim is Aim.GOALS:
            goals = (challenge.goal, partner.goal)
        menu = tuple(command for command in Command if command in challenge.keys)
        alone = replace(challenge, start=partner.start, targets=(), passages=frozenset())
        boards = (board_of(replace(challenge, goal=goals[0]), menu), board_of(replace(alone, goal=goals[1]), menu))
        if boards[0].states * boards[1].states > MAX_JOINT_STATES:
            raise EffortSpentError
        self._robots = (_Robot(boards[0], menu), _Robot(boards[1], menu))

    def shortest(self) -> tuple[FlatProgram, FlatProgram, int] | None:
        """Both programs and how many pairs are as short; None where no pair succeeds.

        Raises:
            EffortSpentError: the effort did not reach.
        """
        bound = 2
        while bound <= 2 * self._limit:
            layers, beyond = self._layers(bound)
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

    def _layers(self, bound: int) -> tuple[list[dict[_Joint, _Reached]], int | None]:
        """What is reached in 0, 1, 2… steps with at most ``bound`` cards, and the least bound that reaches more.

        No joint state stays that was reached earlier with fewer cards.
        """
        start: _Joint = (self._robots[0].board.start, self._robots[1].board.start, (True, True))
        layers: list[dict[_Joint, _Reached]] = [{start: _Reached(0, 1, 0)}]
        fewest: dict[_Joint, int] = {}
        beyond: int | None = None
        while layers[-1] and len(layers) <= self._limit:
            layer: dict[_Joint, _Reached] = {}
            for joint, so_far in layers[-1].items():
                for cards, following in self._steps(joint):
                    reached = self._reached(so_far, joint, cards)
                    least = reached.cards + self._left(following)
                    if least > bound:
                        if least < _NEVER:
                            beyond = least if beyond is None else min(beyond, least)
                    elif reached.cards <= fewest.get(following, reached.cards):
                        layer[following] = layer[following].better_of(reached) if following in layer else reached
            for joint, reached in layer.items():
                fewest[joint] = min(reached.cards, fewest.get(joint, reached.cards))
            layers.append(layer)
        return layers, beyond

    def _steps(self, joint: _Joint) -> Iterator[tuple[_Cards, _Joint]]:
        """Every step of those who still move, and after it every choice of who has laid the last card."""
        before, live = joint[:2], joint[2]
        if not any(live):
            return
        for first, one in self._robots[0].steps(before[0]) if live[0] else [(None, before[0])]:
            for second, other in self._robots[1].steps(before[1]) if live[1] else [(None, before[1])]:
                self._effort.spend(2)
                if self._collide(before, (one, other)):
                    continue
                for still in _FEWER[live]:
                    if any(still) or self._succeeds(one, other):
                        yield (first, second), (one, other, still)

    def _reached(self, so_far: _Reached, joint: _Joint, cards: _Cards) -> _Reached:
        cost = so_far.cost
        for robot, state, card in zip(self._robots, joint[:2], cards, strict=True):
            if card:
                cost += childlike_cost(card, robot.board.headings[state[0]])
        laid = sum(card is not None for card in cards)
        return _Reached(so_far.cards + laid, so_far.count, cost, (joint, cards))

    def _collide(self, before: tuple[State, State], after: tuple[State, State]) -> bool:
        """On one cell, or through each other, where at least one of them moved."""
        was = [robot.place(state) for robot, state in zip(self._robots, before, strict=True)]
        now = [robot.place(state) for robot, state in zip(self._robots, after, strict=True)]
        return was != now and (now[0] == now[1] or now == was[::-1])

    def _succeeds(self, one: State, other: State) -> bool:
        if self._robots[0].left(one) or self._robots[1].left(other):
            return False
        return self._aim is not Aim.MEET or self._apart(one, other) == 1

    def _apart(self, one: State, other: State) -> int:
        """Cells along the edges from one robot to the other."""
        rows = [robot.place(state) // self._columns for robot, state in zip(self._robots, (one, other), strict=True)]
        columns = [robot.place(state) % self._columns for robot, state in zip(self._robots, (one, other), strict=True)]
        return abs(rows[0] - rows[1]) + abs(columns[0] - columns[1])

    def _left(self, joint: _Joint) -> int:
        """No fewer cards than these are still to come."""
        left = [robot.left(state) for robot, state in zip(self._robots, joint[:2], strict=True)]
        if any(cards and not live for cards, live in zip(left, joint[2], strict=True)):
            return _NEVER
        cards = sum(max(cards, live) for cards, live in zip(left, joint[2], strict=True))
        if self._aim is Aim.MEET:
            reach = len(self._robots[0].board.headings) // 4
            cards = max(cards, -(-(self._apart(joint[0], joint[1]) - 1) // reach))
        return cards


_FEWER = {
    (True, True): ((True, True), (True, False), (False, True), (False, False)),
    (True, False): ((True, False), (False, False)),
    (False, True): ((False, True), (False, False)),
}
"""Who may still move after a step, by who moved in it."""


class _Robot:
    """One robot of the two, as if it were alone."""

    def __init__(self, board: Board, menu: tuple[Command, ...]) -> None:
        self.board = board
        self._menu = menu
        self._left = self._distances()
        self._known: dict[State, list[tuple[Command, State]]] = {}

    def place(self, state: State) -> int:
        return state[1] % self.board.places

    def left(self, state: State) -> int:
        """The fewest cards to success, were there no other robot; 0 where it succeeded."""
        return self._left.get(state, _NEVER)

    def steps(self, state: State) -> list[tuple[Command, State]]:
        """Every command that goes through, and where it leads."""
        if state not in self._known:
            tried = ((command, self.board.step(state, command)) for command in self._menu)
            self._known[state] = [(command, after) for command, after in tried if after]
        return self._known[state]

    def _distances(self) -> dict[State, int]:
        board = self.board
        first = board.width - board.places
        left = {
            (heading, first + place): 0
            for heading in range(len(board.headings))
            for place in range(board.places)
            if board.ends >> place & 1
        }
        waiting = list(left)
        for state in waiting:
            for command in self._menu:
                for earlier in board.before(state, command):
                    if earlier not in left:
                        left[earlier] = left[state] + 1
                        waiting.append(earlier)
        return left


def _traced(layers: list[dict[_Joint, _Reached]], place: int, joint: _Joint) -> tuple[FlatProgram, FlatProgram]:
    programs: tuple[list[Command], list[Command]] = ([], [])
    while came := layers[place][joint].came:
        joint, cards = came
        place -= 1
        for program, card in zip(programs, cards, strict=True):
            if card:
                program.append(card)
    return tuple(programs[0][::-1]), tuple(programs[1][::-1])
