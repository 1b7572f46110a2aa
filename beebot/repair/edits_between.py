"""The fewest edits from one program to another that is known to succeed.

Help uses it where the smallest repair of all is too far to search for. It then leads to the shortest answer, though
another answer may be nearer.
"""

from collections.abc import Iterator
from itertools import zip_longest

from beebot.command import Instruction, Program, Repeat, count_cards
from beebot.repair.edits import EditKind, Kinds, Repair, repair_of, shared
from beebot.searching.effort import Effort, EffortSpentError

EFFORT = 1_000
"""How many pairs of rests of two programs with repeats may be compared."""
LONGEST = 150
"""How many cards two programs with repeats may have together: each goes one call deeper."""


def toward(program: Program, goal: Program, *, fixed: bool = False, effort: int = EFFORT) -> Repair | None:
    """The fewest edits that turn ``program`` into ``goal``; of as few, those that keep cards first, then take away.

    Where cards are ``fixed`` in their places, as in a template, none is shifted.

    Returns:
        None where there are repeats and they are too long, or ``effort`` does not reach.
    """
    if fixed and not any(isinstance(card, Repeat) for card in (*program, *goal)):
        return repair_of([_at_one_place(one, other) for one, other in zip_longest(program, goal)], goal)
    begun = shared(program, goal)
    ended = shared(program[begun:][::-1], goal[begun:][::-1])
    old, new = (each[begun : len(each) - ended] for each in (program, goal))
    if not any(isinstance(card, Repeat) for card in (*old, *new)):
        kinds = _between_flat(old, new)
    elif count_cards(old) + count_cards(new) > LONGEST:
        return None
    else:
        try:
            kinds = tuple(_Between(effort).edits(old, new))
        except EffortSpentError:
            return None
    before, after = (count_cards(each) for each in (goal[:begun], goal[len(goal) - ended :]))
    return repair_of((*((EditKind.KEEP,) * before), *kinds, *((EditKind.KEEP,) * after)), goal)


def _at_one_place(old: Instruction | None, new: Instruction | None) -> EditKind:
    if old is None:
        return EditKind.INSERT
    if new is None:
        return EditKind.DELETE
    return EditKind.KEEP if old == new else EditKind.REPLACE


def _between_flat(old: Program, new: Program) -> Kinds:
    """What becomes of each card of programs without repeats; counts what the rests take, from their ends on."""
    rows = [list(range(len(new), -1, -1))]
    for one in reversed(old):
        below, edits = rows[-1], len(rows)
        row = [edits]
        for at in range(len(new) - 1, -1, -1):
            edits = min(below[at + 1] + (one is not new[at]), below[at] + 1, edits + 1)
            row.append(edits)
        rows.append(row[::-1])
    rows.reverse()
    kinds: list[EditKind] = []
    place = at = 0
    while place < len(old) or at < len(new):
        left = rows[place][at]
        if place < len(old) and at < len(new) and left == rows[place + 1][at + 1] + (old[place] is not new[at]):
            kinds.append(EditKind.KEEP if old[place] is new[at] else EditKind.REPLACE)
            place, at = place + 1, at + 1
        elif place < len(old) and left == rows[place + 1][at] + 1:
            kinds.append(EditKind.DELETE)
            place += 1
        else:
            kinds.append(EditKind.INSERT)
            at += 1
    return tuple(kinds)


class _Between:
    """Compares the rests of two programs, as trees: a repeat's card is put around others, or taken from around them."""

    def __init__(self, effort: int) -> None:
        self._spend = Effort(effort).spend
        self._known: dict[tuple[Program, Program], int] = {}

    def edits(self, old: Program, new: Program) -> Iterator[EditKind]:
        while old and new:
            cost, own = self._cost(old, new), self._own(old[0], new[0])
            if own is not None and cost == own + self._within(old[0], new[0]) + self._cost(old[1:], new[1:]):
                yield EditKind.REPLACE if own else EditKind.KEEP
                yield from self.edits(_body(old[0]), _body(new[0]))
                old, new = old[1:], new[1:]
            elif cost == 1 + self._cost(_opened(old), new):
                yield EditKind.DELETE
                old = _opened(old)
            else:
                yield EditKind.INSERT
                new = _opened(new)
        yield from (EditKind.DELETE,) * count_cards(old)
        yield from (EditKind.INSERT,) * count_cards(new)

    def _cost(self, old: Program, new: Program) -> int:
        if not old or not new:
            return count_cards(old or new)
        key = (old, new)
        cost = self._known.get(key)
        if cost is None:
            self._spend(1)
            cost = 1 + min(self._cost(_opened(old), new), self._cost(old, _opened(new)))
            own = self._own(old[0], new[0])
            if own is not None:
                cost = min(cost, own + self._within(old[0], new[0]) + self._cost(old[1:], new[1:]))
            self._known[key] = cost
        return cost

    def _own(self, one: Instruction, other: Instruction) -> int | None:
        """What it takes to make one card the other, without their bodies; None where one alone is a repeat."""
        if isinstance(one, Repeat) and isinstance(other, Repeat):
            return int(one.turns != other.turns)
        return None if isinstance(one, Repeat) or isinstance(other, Repeat) else int(one is not other)

    def _within(self, one: Instruction, other: Instruction) -> int:
        return self._cost(one.body, other.body) if isinstance(one, Repeat) and isinstance(other, Repeat) else 0


def _opened(program: Program) -> Program:
    """``program`` without its first card; the body of a repeat stays."""
    return (*_body(program[0]), *program[1:])


def _body(card: Instruction) -> Program:
    return card.body if isinstance(card, Repeat) else ()
