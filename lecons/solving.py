"""Many challenges solved within one effort: the easy ones first, then the others share what is left.

So no challenge that is too large keeps another from being proved, and the work of a whole file has a bound that is the
same on every machine.
"""

from collections.abc import Iterator, Sequence

from beebot.challenge import Challenge
from beebot.kinds import solve
from beebot.searching.effort import Effort
from beebot.shortest.solution import DEFAULT_EFFORT, Solution, Status

TOTAL = 30_000_000
"""Units for everything that one command looks at: about half a minute of a classroom PC."""
FIRST = 100_000
"""At most so many for each challenge before any is tried longer: enough for nearly all that teachers write."""
_SHARE = 3
"""The first round takes at most one part of so many."""


def prove(challenges: Sequence[Challenge], purse: Effort) -> Iterator[tuple[int, Solution]]:
    """Solve ``challenges`` with the work in ``purse``: the place and the solution of each, the easy ones first."""
    hard = []
    first = min(FIRST, purse.left // (_SHARE * max(1, len(challenges))))
    for place, challenge in enumerate(challenges):
        with purse.part(first) as part:
            solution = solve(challenge, part)
        if solution.status is Status.BOUND:
            hard.append(place)
        else:
            yield place, solution
    for done, place in enumerate(hard):
        with purse.part(min(DEFAULT_EFFORT, purse.left // (len(hard) - done))) as part:
            solution = solve(challenges[place], part)
        yield place, solution
