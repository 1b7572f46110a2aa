"""From one program to another that is known to succeed, by as few edits as there are between the two.

It is what helps where the smallest repair of all is too far to search for: what is told then leads to the shortest
answer, though another may be nearer.
"""

from itertools import zip_longest

from beebot.command import Command, Instruction, Program, Repeat, count_cards
from beebot.effort import Effort, EffortSpentError
from beebot.repair.edits import EditKind, Kinds, Repair, repair_of

EFFORT = 5_000
"""How many pairs of rests of the two programs may be compared."""
LONGEST = 150
"""How many cards the two may have together: each goes one call deeper."""

_Found = tuple[int, Kinds]


def toward(program: Program, goal: Program, *, fixed: bool = False, effort: int = EFFORT) -> Repair | None:
    """The fewest edits that make ``goal`` of ``program``; of as few, those that keep cards for as long as they can.

    Where cards are ``fixed`` in their places, as in a template, none is shifted.

    Returns:
        None where they are too long, or ``effort`` does not reach.
    """
    if fixed and not any(isinstance(card, Repeat) for card in (*program, *goal)):
        return repair_of([_at_one_place(one, other) for one, other in zip_longest(program, goal)], goal)
    same = next((at for at, (one, other) in enumerate(zip(program, goal, strict=False)) if one != other), None)
    if same is None:
        same = min(len(program), len(goal))
    kept = count_cards(goal[:same])
    if count_cards(program) + count_cards(goal) > LONGEST:
        return None
    try:
        _cost, kinds = _Between(effort).edits(program[same:], goal[same:])
    except EffortSpentError:
        return None
    return repair_of((*((EditKind.KEEP,) * kept), *kinds), goal)


def _at_one_place(old: Instruction | None, new: Instruction | None) -> EditKind:
    if old is None:
        return EditKind.INSERT
    if new is None:
        return EditKind.DELETE
    return EditKind.KEEP if old == new else EditKind.REPLACE


class _Between:
    """Compares the rests of two programs, as trees: a repeat's card is put around others, or taken from around them."""

    def __init__(self, effort: int) -> None:
        self._spend = Effort(effort).spend
        self._known: dict[tuple[Program, Program], _Found] = {}

    def edits(self, old: Program, new: Program) -> _Found:
        """How many edits it takes at least, and what becomes of each card."""
        if not old:
            count = count_cards(new)
            return count, (EditKind.INSERT,) * count
        if not new:
            count = count_cards(old)
            return count, (EditKind.DELETE,) * count
        key = (old, new)
        if key not in self._known:
            self._spend(1)
            found = [self._matched(old, new), self._after_delete(old, new), self._after_insert(old, new)]
            self._known[key] = min((each for each in found if each is not None), key=lambda each: each[0])
        return self._known[key]

    def _matched(self, old: Program, new: Program) -> _Found | None:
        """The first card of the one is, or becomes, that of the other."""
        one, other = old[0], new[0]
        if isinstance(one, Command) and isinstance(other, Command):
            same, within = one is other, (0, ())
        elif isinstance(one, Repeat) and isinstance(other, Repeat):
            same, within = one.turns == other.turns, self.edits(one.body, other.body)
        else:
            return None
        cost, kinds = self.edits(old[1:], new[1:])
        own = EditKind.KEEP if same else EditKind.REPLACE
        return int(not same) + within[0] + cost, (own, *within[1], *kinds)

    def _after_delete(self, old: Program, new: Program) -> _Found:
        cost, kinds = self.edits((*_body(old[0]), *old[1:]), new)
        return 1 + cost, (EditKind.DELETE, *kinds)

    def _after_insert(self, old: Program, new: Program) -> _Found:
        cost, kinds = self.edits(old, (*_body(new[0]), *new[1:]))
        return 1 + cost, (EditKind.INSERT, *kinds)


def _body(card: Instruction) -> Program:
    return card.body if isinstance(card, Repeat) else ()
