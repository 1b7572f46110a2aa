"""How far a program can still succeed within the maximum: its longest right start."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

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
    """The first ``length`` instructions run can still lead to success; the card at ``place`` in ``turns`` then cannot.

    ``place`` is None where the whole program can still lead there.
    """

    length: int
    place: int | None = None
    turns: tuple[int, ...] = ()


def longest_prefix(challenge: Challenge, program: Program, trail: Trail = ()) -> Prefix | None:
    """The longest run of the program's first instructions from which success is still within the maximum.

    Where there is a ``trail``, success is to draw it.

    Instructions are counted as they are run. That success is within the maximum
    means: some program of at most so many cards succeeds whose run starts with these instructions, each at the same
    place in the same turns. So a repeat's body may still grow in its first turn and no longer in its second, and how
    many turns it has is open until a card after it is run. In a template a repeat may not lie anywhere.

    Without repeats this is exact. Where the challenge allows them it is exact as long as ``EFFORT`` reaches, that is
    where few cards are left; else the card named is the first after which success is certainly out of reach.

    Returns:
        None where nothing succeeds at all, or the states are too many to search.
    """
    plan = plan_of(challenge, trail)
    if plan is None:
        return None
    fits = _Repeating(challenge, plan, program).fits if challenge.repeats and not plan.fixed else _Flat(plan).fits
    if not fits([], plan.space.start):
        return None
    refused = _first_refused(challenge, plan, program)
    state, ran = plan.space.start, list[Executed]()
    for executed in unroll_cards(program):
        if executed.place >= refused:
            headers = executed.place - refused  # the repeats that open right before the command
            return Prefix(_commands(ran), refused, executed.turns[: len(executed.turns) - headers])
        after = plan.space.follow(state, executed.command)
        ran.append(executed)
        if after is None or not fits(ran, after):
            return Prefix(_commands(ran[:-1]), executed.place, executed.turns)
        state = after
    return Prefix(_commands(ran))


def _commands(ran: list[Executed]) -> int:
    """How many instructions the cards in ``ran`` are when they are run one cell at a time."""
    return count_commands(tuple(executed.command for executed in ran))


def may_go_on(challenge: Challenge, program: Program, place: int, limit: int, trail: Trail = ()) -> bool:
    """Whether some program of at most ``limit`` cards succeeds, with repeats, whose run starts as that of ``program``.

    The start ends with the first time that the command at ``place`` is run. Where it is not found out in time, the
    answer is yes.
    """
    plan = plan_of(challenge, trail)
    if plan is None:
        return True
    fits = _Repeating(replace(challenge, max_instructions=limit), plan, program).fits
    state, ran = plan.space.start, list[Executed]()
    for executed in unroll_cards(program):
        after = plan.space.follow(state, executed.command)
        if after is None:
            return False
        state = after
        ran.append(executed)
        if executed.place == place:
            break
    return fits(ran, state)


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


@dataclass(frozen=True, eq=False)
class _Flat:
    """Whether what ran leaves enough of the maximum, where nothing repeats."""

    plan: Plan

    def fits(self, ran: list[Executed], state: State) -> bool:
        return len(ran) < len(self.plan.room) and contains(self.plan.room[len(ran)], state)


class _Repeating:
    """Whether what ran leaves enough of the maximum, where repeats may follow."""

    def __init__(self, challenge: Challenge, plan: Plan, program: Program) -> None:
        self._plan, self._program, self._longest = plan, program, challenge.max_instructions
        self._steps = list(unroll_cards(program))
        self._effort = Effort(EFFORT)
        self._spend = self._effort.spend
        self._editor = Editor(plan.space.keys, self._spend, repeats=True)
        self._nesting = challenge.nesting
        self._most_turns = tuple(MAX_TURNS**depth for depth in range(challenge.nesting + 1))
        self._bodies: dict[tuple[int, int], list[Variant]] = {}
        self._known: dict[tuple[State, int], bool] = {}
        self._arounds: dict[int, list[_Around]] = {}
        self._laid = 0

    def fits(self, ran: list[Executed], state: State) -> bool:
        """To be asked after each instruction in turn."""
        if ran:
            self._laid = max(self._laid, ran[-1].place + 1)
        left = self._longest - self._laid
        if left < 0 or not self._may(ran, state, left):
            return False
        if self._effort.left < 0:
            return True
        try:
            if not ran:
                return any(self._ends(after, cards_left) for after, cards_left in self._firsts(state, left))
            return self._completes(ran, state, left)
        except EffortSpentError:
            return True

    def _may(self, ran: list[Executed], state: State, left: int) -> bool:
        """Whether the instructions missing are no more than the best repeats could run."""
        missing = self._plan.distance(state)
        if missing is None:
            return False
        if ran and ran[-1].turns:
            return any(len(ran) + missing <= (self._longest - at) * turns for at, turns in enumerate(self._most_turns))
        return any(at - -missing // turns <= left for at, turns in enumerate(self._most_turns))

    def _completes(self, ran: list[Executed], state: State, left: int) -> bool:
        """Whether some cards make it succeed, put where the program may still grow.

        That is in a repeat that is in its first turn, and at the end of the program.
        """
        last = ran[-1]
        around = self._around(last.place) if last.turns else []
        growing = sum(1 for _turn in takewhile(lambda turn: turn == 1, last.turns))
        if growing == len(last.turns):
            ends: Iterator[tuple[Program, State]] = iter([((last.command,), state)])
        else:
            ends = self._turned(ran, around[growing], state)
        bodies = [each.before for each in around[:growing]]
        for laid, after in ends:
            innermost = [(*bodies[-1], *laid)] if bodies else []
            if self._grows([*bodies[:-1], *innermost], after, left):
                return True
        return False

    def _around(self, place: int) -> list["_Around"]:
        """The repeats around the card at ``place``, outermost first."""
        if place not in self._arounds:
            self._spend(place)
            self._arounds[place] = _around(self._program, place)
        return self._arounds[place]

    def _turned(self, ran: list[Executed], around: "_Around", state: State) -> Iterator[tuple[Program, State]]:
        """For each number of turns that a repeat in a later turn may have: that repeat, and the state where it ends."""
        turn = ran[-1].turns[: around.depth + 1]
        rest = (self._steps[at] for at in range(len(ran), len(self._steps)))
        now = takewhile(lambda step: step.place in around.places and step.turns[: len(turn)] == turn, rest)
        after = self._run(tuple(step.command for step in now), state)
        for turns in range(turn[-1], MAX_TURNS + 1):
            if after is None:
                return
            yield (Repeat(turns, around.body),), after
            after = self._run(laid_out(around.body), after)

    def _grows(self, bodies: list[Program], state: State, left: int) -> bool:
        """Whether at most ``left`` cards make it succeed, in the ``bodies`` that may grow and after them.

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
                if self._grows(around, after, left - more.cost):
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
        """Every program of at most so many cards."""
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


@dataclass(frozen=True, slots=True)
class _Around:
    """A repeat around a card.

    ``depth`` is how many repeats are around this one, ``places`` are those of the cards in its ``body``. ``before`` is
    what lies in the body before the card, without a repeat that holds it.
    """

    depth: int
    places: range
    body: Program
    before: Program


def _around(program: Program, place: int) -> list[_Around]:
    """The repeats around the card at ``place``, outermost first."""
    around: list[_Around] = []
    first = 0
    body = program
    while True:
        places = range(first, first + count_cards(body))
        index = 0
        while first + count_cards((body[index],)) <= place:
            first += count_cards((body[index],))
            index += 1
        each = body[index]
        around.append(_Around(len(around) - 1, places, body, body[:index]))
        first += 1
        if not isinstance(each, Repeat):
            return around[1:]
        body = each.body
