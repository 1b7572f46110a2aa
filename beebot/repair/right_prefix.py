"""How many cards of a program are right: with them alone it can still succeed within the most cards allowed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beebot.challenge import Challenge
from beebot.command import (
    MAX_TURNS,
    MIN_TURNS,
    Executed,
    FlatProgram,
    Program,
    Repeat,
    cards,
    count_cards,
    count_commands,
    laid_out,
    too_deep,
    unroll_cards,
)
from beebot.judging.rules import Trail
from beebot.repair.plan import Plan, plan_of
from beebot.repair.variants import Editor, Variant
from beebot.searching.effort import Effort, EffortSpentError
from beebot.searching.states import State, contains

EFFORT = 5_000
"""How much is tried where repeats may follow, in the units of ``beebot.repair.search``."""
_FEWEST_IN_REPEAT = 2
"""A repeat and one card in it."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """How far a program is right: after its first ``length`` instructions run, success is still possible.

    With the card at ``place``, in its ``turns``, it no longer is; ``place`` is None if the whole program is right.
    """

    length: int
    place: int | None = None
    turns: tuple[int, ...] = ()


def longest_prefix(challenge: Challenge, program: Program, trail: Trail = ()) -> Prefix | None:
    """The longest run of the program's first instructions from which success is still within the maximum.

    Where there is a ``trail``, success is to draw it. Instructions are counted as they are run. Without repeats this
    is exact. Where the challenge allows them, the card named is the first after which success is certainly out of
    reach, were all that follow in the best repeats.

    Returns:
        None where nothing succeeds at all, or the states are too many to search.
    """
    plan = plan_of(challenge, trail)
    if plan is None or not _may_end(challenge, plan, [], 0, plan.space.start):
        return None
    refused = _first_refused(challenge, plan, program)
    state, ran, laid = plan.space.start, list[Executed](), 0
    for executed in unroll_cards(program):
        if executed.place >= refused:
            headers = executed.place - refused  # the repeats that open right before the command
            return Prefix(_commands(ran), refused, executed.turns[: len(executed.turns) - headers])
        after = plan.space.follow(state, executed.command)
        ran.append(executed)
        laid = max(laid, executed.place + 1)
        if after is None or not _may_end(challenge, plan, ran, laid, after):
            return Prefix(_commands(ran[:-1]), executed.place, executed.turns)
        state = after
    return Prefix(_commands(ran))


def _commands(ran: list[Executed]) -> int:
    """How many instructions the cards in ``ran`` are when they are run one cell at a time."""
    return count_commands(tuple(executed.command for executed in ran))


def _may_end(challenge: Challenge, plan: Plan, ran: list[Executed], laid: int, state: State) -> bool:
    """Whether ``state`` leaves enough of the maximum, after what ``ran``; repeats are taken for the best there are."""
    if plan.fixed or not challenge.repeats:
        return len(ran) < len(plan.room) and contains(plan.room[len(ran)], state)
    longest, missing = challenge.max_instructions, plan.distance(state)
    if laid > longest or missing is None:
        return False
    most_turns = [MAX_TURNS**depth for depth in range(challenge.nesting + 1)]
    if ran and ran[-1].turns:
        return any(len(ran) + missing <= (longest - at) * turns for at, turns in enumerate(most_turns))
    return any(at - -missing // turns <= longest - laid for at, turns in enumerate(most_turns))


def _first_refused(challenge: Challenge, plan: Plan, program: Program) -> int:
    """The place of the first card that may not lie there; beyond the last card if there is none."""
    place = -1
    deep = frozenset(too_deep(program, challenge.nesting))
    for place, card in enumerate(cards(program)):
        if isinstance(card, Repeat):
            allowed = challenge.repeats and not plan.fixed and place not in deep
        else:
            allowed = place < len(plan.allowed) and card in plan.allowed[place]
        if not allowed:
            return place
    return place + 1


def may_go_on(challenge: Challenge, program: Program, place: int, limit: int, trail: Trail = ()) -> bool:
    """Whether a program can begin as ``program`` does and still succeed, with repeats and at most ``limit`` cards.

    The beginning ends with the first time that the command at ``place`` is run. Every repeat around it is then in its
    first turn, so that its body may still grow and its turns are open. Where it is not found out in time, the answer is
    yes.
    """
    plan = plan_of(challenge, trail)
    if plan is None:
        return True
    state, ran = plan.space.start, list[Executed]()
    for executed in unroll_cards(program):
        after = plan.space.follow(state, executed.command)
        if after is None:
            return False
        state = after
        ran.append(executed)
        if executed.place == place:
            break
    laid = max((executed.place + 1 for executed in ran), default=0)
    if not _may_end(replace(challenge, max_instructions=limit), plan, ran, laid, state):
        return False
    try:
        return _Growth(challenge, plan).succeeds(_begun(program, place), state, limit - laid)
    except EffortSpentError:
        return True


def _begun(program: Program, place: int) -> list[Program]:
    """What lies in each repeat around the card at ``place`` up to that card, outermost first."""
    bodies: list[Program] = []
    while True:
        index = 0
        while place >= count_cards(program[: index + 1]):
            index += 1
        each, place = program[index], place - count_cards(program[:index]) - 1
        bodies.append(program[:index])
        if not isinstance(each, Repeat):
            return [*bodies[1:-1], (*bodies[-1], each)] if bodies[1:] else []
        program = each.body


class _Growth:
    """Puts cards where a program may still grow: in repeats that are in their first turn, and at its end."""

    def __init__(self, challenge: Challenge, plan: Plan) -> None:
        self._plan, self._nesting = plan, challenge.nesting
        self._spend = Effort(EFFORT).spend
        self._editor = Editor(plan.space.keys, self._spend, repeats=True)
        self._bodies: dict[tuple[int, int], list[Variant]] = {}
        self._known: dict[tuple[State, int], bool] = {}

    def succeeds(self, bodies: list[Program], state: State, left: int) -> bool:
        """Whether the run succeeds with at most ``left`` more cards in the ``bodies`` that may grow, or after them.

        The innermost body is the last.
        """
        if not bodies:
            return self._ends(state, left)
        *outer, begun = bodies
        for more in self._variants(left, self._nesting - len(bodies)):
            body = begun + more.program
            after = self._run(more.run, state)
            for turns in range(MIN_TURNS, MAX_TURNS + 1):
                after = None if after is None else self._run(laid_out(body), after)
                if after is None:
                    break
                around = [*outer[:-1], (*outer[-1], Repeat(turns, body))] if outer else []
                if self.succeeds(around, after, left - more.cost):
                    return True
        return False

    def _ends(self, state: State, left: int) -> bool:
        """Whether some program of at most ``left`` cards succeeds from ``state``."""
        self._spend(1)
        if left < _FEWEST_IN_REPEAT or contains(self._plan.near(left), state):
            return contains(self._plan.near(left), state)
        key = (state, left)
        if key not in self._known:
            self._known[key] = any(self._ends(after, cards_left) for after, cards_left in self._firsts(state, left))
        return self._known[key]

    def _firsts(self, state: State, left: int) -> Iterator[tuple[State, int]]:
        """Where each first instruction leads, and the cards that are then left."""
        for command in self._plan.space.keys:
            after = self._run((command,), state)
            if after is not None:
                yield after, left - 1
        for body in self._variants(left - 1, self._nesting - 1):
            after = self._run(body.run, state) if body.run else None
            for _turns in range(MIN_TURNS, MAX_TURNS + 1):
                after = None if after is None else self._run(body.run, after)
                if after is None:
                    break
                yield after, left - 1 - body.cost

    def _variants(self, most: int, nesting: int) -> list[Variant]:
        if (most, nesting) not in self._bodies:
            self._bodies[most, nesting] = [*self._editor.variants((), most, nesting)]
        return self._bodies[most, nesting]

    def _run(self, commands: FlatProgram, state: State) -> State | None:
        after: State | None = state
        for command in commands:
            if after is None:
                break
            self._spend(1)
            after = self._plan.space.follow(after, command)
        return after
