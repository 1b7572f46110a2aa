"""The least to change in a program: the smallest repair.

A repair is exact, or there is none: a search that takes too long is given up.
"""

from contextlib import suppress

from beebot.challenge import Challenge
from beebot.command import MAX_INSTRUCTIONS, Program, count_cards
from beebot.judging.rules import Trail
from beebot.repair.edits import Mended
from beebot.repair.plan import plan_of
from beebot.repair.search import EFFORT, Search
from beebot.searching.effort import EffortSpentError
from beebot.searching.laid_cards import Laid
from beebot.searching.states import contains


def mend(
    challenge: Challenge, program: Program, effort: int = EFFORT, *, trail: Trail = (), fewest: int = 0
) -> Mended | None:
    """The fewest edits that make ``program`` succeed, and every card that is right where they first change it.

    Where there is a ``trail``, that is what it must draw. ``fewest`` is the least number of cards of any answer, where
    the caller knows it.

    Of equally few, those that leave the fewest cards; then those easiest to follow (``hardness``); then those that keep
    the most whole instructions at the start. Each card deleted, replaced or inserted is an edit, a repeat's own card as
    any other (see ``Edit``). In a template given cards stay in their places: each is restored, and only holes change.

    Returns:
        None where nothing succeeds, the states are too many to search, the program has more cards than any robot
        remembers, or ``effort`` does not reach: in time for a child, that is. So it is with many faults in a long
        program, or with several edits and repeats. So it is too where the limits of what may repeat forbid the repair:
        the searches here do not count what is laid in a repeat.
    """
    plan = plan_of(challenge, trail)
    if plan is None or not (challenge.repeats or contains(plan.room[0], plan.space.start)):
        return None
    if count_cards(program) > MAX_INSTRUCTIONS:
        return None
    if not (challenge.repeats or plan.fixed):
        fewest = max(fewest, plan.distance(plan.space.start) or 1)
    with suppress(EffortSpentError):
        mended = Search(challenge, plan, program, effort, fewest=fewest).mended()
        return mended if not challenge.counts_laid or Laid(challenge).allows(mended.repair.program) else None
    return None
