"""What is right in a program and what is the least to change in it: the longest prefix, the smallest repair.

Programs to repair are without repeats here; ``rewrite`` mends those with repeats. All of it is exact.
"""

from dataclasses import dataclass, replace

from beebot.challenge import Challenge
from beebot.command import MAX_NESTING, MAX_TURNS, Command, FlatProgram, Program, Repeat, cards, flatten, unroll
from beebot.edits import EditKind, Mended, Repair, Search
from beebot.plan import Plan, plan_of
from beebot.states import State, contains

_MOST_TURNS: tuple[int, ...] = tuple(MAX_TURNS**depth for depth in range(MAX_NESTING + 1))
"""How often a card is run at most, by the number of repeats around it."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """The first ``length`` instructions run can still lead to success; the card at ``place`` in ``turns`` then cannot.

    ``place`` is None where the whole program can still lead there.
    """

    length: int
    place: int | None = None
    turns: tuple[int, ...] = ()


def longest_prefix(challenge: Challenge, program: Program) -> Prefix | None:
    """The longest run of the program's first instructions from which success is still within the maximum.

    Instructions are counted as they are run. Without repeats this is exact. Where the challenge allows repeats, fewer
    cards than instructions may do, so it is a bound: the card named is the first after which success is certainly out
    of reach. Once past a repeat, or before one, the instructions that are missing are counted as if the
    best repeats could run them; within a repeat, as if every card of the maximum could.

    Returns:
        None where nothing succeeds at all, or the states are too many to search.
    """
    plan = plan_of(challenge)
    if plan is None or not contains(plan.within[-1], plan.space.start):
        return None
    counted = _Laid(challenge, plan)
    if not counted.fits(0, 0, plan.space.start):
        return None
    refused = _first_refused(challenge, plan, program)
    state, laid, length = plan.space.start, 0, 0
    for executed in unroll(program):
        if executed.place >= refused:
            return Prefix(length, refused)
        laid = max(laid, executed.place + 1)
        after = plan.space.follow(state, executed.command)
        if after is None or not counted.fits(laid, length + 1, after, repeating=bool(executed.turns)):
            return Prefix(length, executed.place, executed.turns)
        state, length = after, length + 1
    return Prefix(length)


def _first_refused(challenge: Challenge, plan: Plan, program: Program) -> int:
    """The place of the first card that may not lie there; beyond the last card if there is none."""
    place = -1
    for place, card in enumerate(cards(program)):
        if isinstance(card, Repeat):
            allowed = challenge.repeats and not plan.fixed
        else:
            allowed = place < len(plan.allowed) and card in plan.allowed[place]
        if not allowed:
            return place
    return place + 1


@dataclass(frozen=True, eq=False)
class _Laid:
    """Whether what is laid leaves enough of the maximum."""

    challenge: Challenge
    plan: Plan

    def fits(self, laid: int, ran: int, state: State, *, repeating: bool = False) -> bool:
        """Whether success may follow from ``state`` after ``laid`` cards, which ran ``ran`` instructions."""
        longest = self.challenge.max_instructions
        if self.plan.fixed or not self.challenge.repeats:
            return laid < len(self.plan.room) and contains(self.plan.room[laid], state)
        missing = self.plan.distance(state)
        if missing is None or laid > longest:
            return False
        if repeating:
            return ran + missing <= max((longest - depth) * turns for depth, turns in enumerate(_MOST_TURNS))
        return laid + min(depth - -missing // turns for depth, turns in enumerate(_MOST_TURNS)) <= longest


def smallest_repair(challenge: Challenge, program: Program) -> Repair | None:
    """The fewest edits that make ``program`` succeed; of those the shortest result, then the longest unchanged start.

    In ``COMPLETE`` given cards stay in their places: each is restored, and only holes change. Where repeats are
    allowed none is added.

    Returns:
        None where no program of single instructions succeeds, or the states are too many to search.
    """
    plan = plan_of(challenge)
    if plan is None or not contains(plan.room[0], plan.space.start):
        return None
    return Search(plan, program, 0, plan.space.start).repair(len(program) + len(plan.allowed))


def mend(challenge: Challenge, program: Program) -> Mended | None:
    """The smallest repair, and every card that is right where it first changes ``program``.

    Returns:
        None where ``smallest_repair`` is.
    """
    plan, repair = plan_of(challenge), smallest_repair(challenge, program)
    if plan is None or repair is None:
        return None
    kept = (edit.kind is EditKind.KEEP for edit in repair.edits)
    place = next((place for place, keeps in enumerate(kept) if not keeps), len(repair.edits))
    if place >= len(repair.program):
        return Mended(repair, place, None)
    state = plan.space.start
    for command in flatten(program[:place]):
        after = plan.space.follow(state, command)
        state = state if after is None else after
    right = frozenset(
        command
        for command in plan.allowed[place]
        if Search(_putting(plan, place, command), program, place, state).least(repair.cost) is not None
    )
    return Mended(repair, place, right)


def _putting(plan: Plan, place: int, command: Command) -> Plan:
    """The plan with ``command`` laid at ``place``."""
    allowed = (*plan.allowed[:place], (command,), *plan.allowed[place + 1 :])
    return replace(plan, allowed=allowed, shortest=max(plan.shortest, place + 1))


def shortest(challenge: Challenge) -> FlatProgram | None:
    """A shortest program of single instructions; in ``COMPLETE`` the given cards with their holes filled.

    Returns:
        None where none succeeds within the maximum, or the states are too many to search.
    """
    repair = smallest_repair(challenge, ())
    return None if repair is None else tuple(card for card in repair.program if isinstance(card, Command))
