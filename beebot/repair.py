"""The least to change in a program: the smallest repair, and a shortest program.

A repair is exact, or there is none: a search that takes too long is given up.
"""

from contextlib import suppress

from beebot.challenge import Challenge
from beebot.command import Command, FlatProgram, Program
from beebot.edits import Mended, Repair
from beebot.effort import EffortSpentError
from beebot.plan import plan_of
from beebot.search import EFFORT, Search
from beebot.states import contains


def smallest_repair(challenge: Challenge, program: Program) -> Repair | None:
    """The fewest edits that make ``program`` succeed; of those, what keeps the most whole instructions at the start.

    Each card deleted, replaced or inserted is an edit, a repeat's own card as any other (see ``Edit``). In
    ``COMPLETE`` given cards stay in their places: each is restored, and only holes change.

    Returns:
        None where nothing succeeds, the states are too many to search, or ``EFFORT`` does not reach: in time for a
        child, that is. So it is with many faults in a long program, or with several edits and repeats.
    """
    mended = mend(challenge, program)
    return None if mended is None else mended.repair


def mend(challenge: Challenge, program: Program) -> Mended | None:
    """The smallest repair, and every card that is right where it first changes ``program``.

    Returns:
        None where ``smallest_repair`` is.
    """
    plan = plan_of(challenge)
    if plan is None or not (challenge.repeats or contains(plan.room[0], plan.space.start)):
        return None
    with suppress(EffortSpentError):
        return Search(challenge, plan, program, EFFORT).mended()
    return None


def shortest(challenge: Challenge) -> FlatProgram | None:
    """A shortest program of single instructions; in ``COMPLETE`` the given cards with their holes filled.

    Returns:
        None where none succeeds within the maximum, or the states are too many to search.
    """
    plan = plan_of(challenge)
    if plan is None or not contains(plan.room[0], plan.space.start):
        return None
    state, program = plan.space.start, list[Command]()
    for laid, commands in enumerate(plan.allowed, start=1):
        onward = [
            (plan.left(laid, after), command, after)
            for command in commands
            if (after := plan.space.follow(state, command)) is not None
        ]
        _left, command, state = min(onward, key=lambda way: way[0])
        program.append(command)
        if not plan.fixed and contains(plan.space.success, state):
            break
    return tuple(program)
