"""Two robots in lock step: where they may stand, when they collide, and how many cards are certainly still to come."""

from beebot.challenge import Aim, Challenge, Partner
from beebot.command import Command
from beebot.judging.two_robots import alone
from beebot.searching.effort import EffortSpentError
from beebot.searching.states import Space, State, places, space_of

MAX_JOINT_STATES = 2**22
"""The largest pair searched: states of the one robot × states of the other, so 16 by 16 with 2 targets to visit."""
NEVER = 10**9
"""More cards than any answer takes."""
Joint = tuple[State, State, tuple[bool, bool]]
"""Where the first and the second robot stand, and which of them still has cards to lay."""


class Duo:
    """Both robots of a challenge, for the search; only the first visits its targets.

    Raises:
        EffortSpentError: their states are more than ``MAX_JOINT_STATES``.
    """

    def __init__(self, challenge: Challenge, partner: Partner) -> None:
        self.aim = partner.aim
        self._columns = challenge.mat.width
        menu = tuple(command for command in Command if command in challenge.keys)
        one, other = (space_of(each, MAX_JOINT_STATES) for each in alone(challenge))
        if one is None or other is None or one.size * other.size > MAX_JOINT_STATES:
            raise EffortSpentError
        self.robots = (Robot(one, menu), Robot(other, menu))

    def collide(self, before: tuple[State, State], after: tuple[State, State]) -> bool:
        """Whether a step from ``before`` to ``after`` makes the robots collide: on one cell, or through each other."""
        was = [robot.place(state) for robot, state in zip(self.robots, before, strict=True)]
        now = [robot.place(state) for robot, state in zip(self.robots, after, strict=True)]
        return was != now and (now[0] == now[1] or now == was[::-1])

    def succeeds(self, one: State, other: State) -> bool:
        if self.robots[0].left(one) or self.robots[1].left(other):
            return False
        return self.aim is not Aim.MEET or self._apart(one, other) == 1

    def _apart(self, one: State, other: State) -> int:
        rows = [robot.place(state) // self._columns for robot, state in zip(self.robots, (one, other), strict=True)]
        columns = [robot.place(state) % self._columns for robot, state in zip(self.robots, (one, other), strict=True)]
        return abs(rows[0] - rows[1]) + abs(columns[0] - columns[1])

    def left(self, joint: Joint) -> int:
        """A lower bound of the cards that are still needed from ``joint`` on."""
        left = [robot.left(state) for robot, state in zip(self.robots, joint[:2], strict=True)]
        if any(cards and not live for cards, live in zip(left, joint[2], strict=True)):
            return NEVER
        cards = sum(max(cards, live) for cards, live in zip(left, joint[2], strict=True))
        if self.aim is Aim.MEET:
            reach = len(self.robots[0].space.headings) // 4
            cards = max(cards, -(-(self._apart(joint[0], joint[1]) - 1) // reach))
        return cards


class Robot:
    """One of two robots, with its states as if it were alone."""

    def __init__(self, space: Space, menu: tuple[Command, ...]) -> None:
        self.space = space
        self.menu = menu
        self._left = self._distances()
        self._known: dict[State, list[tuple[Command, State]]] = {}

    def place(self, state: State) -> int:
        return state % self.space.cells

    def left(self, state: State) -> int:
        """The fewest cards from ``state`` to success without the other robot; 0 if it has succeeded."""
        return self._left.get(state, NEVER)

    def steps(self, state: State) -> list[tuple[Command, State]]:
        """Every command that does not bump in ``state``, and the state it leads to."""
        if state not in self._known:
            tried = ((command, self.space.follow(state, command)) for command in self.menu)
            self._known[state] = [(command, after) for command, after in tried if after is not None]
        return self._known[state]

    def _distances(self) -> dict[State, int]:
        layer, unseen = self.space.success, (1 << self.space.size) - 1
        left: dict[State, int] = {}
        cards = 0
        while layer:
            left.update(dict.fromkeys(places(layer), cards))
            cards += 1
            unseen &= ~layer
            layer = self.space.retreat(layer, self.menu) & unseen
        return left
