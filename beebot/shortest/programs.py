"""The shortest programs of one robot: without repeats, with them, and in a template."""

from contextlib import suppress
from dataclasses import replace
from functools import cache

from beebot.challenge import Challenge, Target
from beebot.command import Command, Program, count_cards, flatten, laid_out
from beebot.judging.rules import Trail
from beebot.searching.effort import Effort, EffortSpentError
from beebot.searching.laid_cards import Laid
from beebot.searching.states import Space, contains, space_of
from beebot.shortest.solution import Solution, Status, Written
from beebot.shortest.with_repeats import MAX_UNROLLED, Slot, folded, search
from beebot.shortest.without_repeats import shortest

MAX_STATES = 2**23
"""The largest question searched whole: cells × headings × sets of targets, so 13 targets on a mat of 12 by 12."""
_STATES_A_UNIT = 100
"""What the sets of a question cost to make, measured."""


def solve_program(challenge: Challenge, effort: Effort, trail: Trail = ()) -> Solution:
    """The shortest program for one robot; where there is a ``trail``, it must draw that. See ``kinds.solve``.

    A fifth of the effort is held back, to find some answer where the rest does not prove the shortest.
    """
    try:
        with effort.part(effort.left * 4 // 5) as most:
            return _solved(challenge, most, trail)
    except EffortSpentError:
        eased = _in_one_order(challenge)
    known = Solution(Status.BOUND)
    if not trail and eased != challenge:
        with suppress(EffortSpentError), effort.part(effort.left) as rest:
            known = _solved(eased, rest)
    return Solution(Status.BOUND, known.answer, known.cards)


def _solved(challenge: Challenge, effort: Effort, trail: Trail = ()) -> Solution:
    space = _space(challenge, trail, effort)
    if challenge.template:
        return _solve_template(challenge, space, effort)
    menu = _menu(challenge, space)
    if challenge.repeats:
        return _solve_with_repeats(challenge, space, menu, effort)
    return _proved(shortest(space, lambda _: menu, challenge.max_instructions, effort))


def _space(challenge: Challenge, trail: Trail, effort: Effort) -> Space:
    space = space_of(challenge, MAX_STATES, trail=trail)
    if space is None:
        raise EffortSpentError
    effort.spend(space.size // _STATES_A_UNIT)
    return space


def _solve_template(challenge: Challenge, space: Space, effort: Effort) -> Solution:
    """A repeat in a hole takes more cards, so it is tried only where no command serves."""
    holes, length, limit = _in_order(challenge.keys), len(challenge.template), challenge.max_instructions
    menus = [holes if given is None else (given,) for given in challenge.template]
    if length > limit:
        return Solution(Status.IMPOSSIBLE)
    if not challenge.counts_laid:
        found = _proved(shortest(space, menus.__getitem__, length, effort, filled=True))
        if found.status is not Status.IMPOSSIBLE or not challenge.repeats:
            return found
    places = tuple(
        Slot(menu, given is None, number)
        for number, (menu, given) in enumerate(zip(menus, challenge.template, strict=True), start=1)
    )
    written, excluded = search(space, Laid(challenge), places, challenge.nesting, limit, effort)
    return _proved(written) if written or excluded == limit else Solution(Status.BOUND)


def _solve_with_repeats(challenge: Challenge, space: Space, menu: tuple[Command, ...], effort: Effort) -> Solution:
    """Repeats that do not nest are tried first: they are few, and what they find bounds the search of all."""
    with effort.part(effort.left) as first:
        flat = shortest(space, lambda _: menu, MAX_UNROLLED, first)
    if flat is None:
        return Solution(Status.IMPOSSIBLE)
    laid, places = Laid(challenge), (Slot(menu, repeats=True, following=0),)
    known = [each for each in (flat.program, folded(laid_out(flat.program), challenge.nesting)) if laid.allows(each)]

    def limit() -> int:
        return min(map(count_cards, known), default=challenge.max_instructions)

    if challenge.nests:
        with effort.part(effort.left // 2) as half:
            alone, _ = search(space, laid, places, 1, limit(), half)
        known += [alone.program] if alone else []
    found, excluded = search(space, laid, places, challenge.nesting, limit(), effort)
    if found:
        best = min((*known, found.program), key=_toil)
        return Solution(Status.PROVED, best, count_cards(best), found.count)
    if not known:
        return Solution(Status.IMPOSSIBLE if excluded == limit() else Status.BOUND)
    best = min(known, key=_toil)
    return Solution(Status.PROVED if excluded == limit() - 1 else Status.BOUND, best, limit())


def _toil(program: Program) -> tuple[int, int]:
    """Which of two programs to prefer: fewest cards, then going backwards the fewest times."""
    return count_cards(program), flatten(program).count(Command.BACKWARD)


def _proved(found: Written | None) -> Solution:
    if found is None:
        return Solution(Status.IMPOSSIBLE)
    return Solution(Status.PROVED, found.program, count_cards(found.program), found.count)


def _menu(challenge: Challenge, space: Space) -> tuple[Command, ...]:
    """The keys that can serve: a pause does only for a target that asks for it, where any card will do, or counts."""
    counts = bool(space.tallied(Command.PAUSE)) or (challenge.counts_laid and challenge.limits.fewest > 0)
    pauses = contains(space.success, space.start) or bool(space.visits[True]) or counts
    return tuple(key for key in _in_order(challenge.keys) if pauses or key is not Command.PAUSE)


@cache
def _in_order(keys: frozenset[Command]) -> tuple[Command, ...]:
    return tuple(command for command in Command if command in keys)


def _in_one_order(challenge: Challenge) -> Challenge:
    """A challenge whose answers answer this one too: passages as targets, and each in its turn, the nearest first."""
    waiting = list(challenge.targets)
    ordered: list[Target] = waiting if challenge.ordered else []
    cell = challenge.start.cell
    if not challenge.ordered:
        while waiting:
            nearest = min(waiting, key=lambda each: cell.apart(each.cell))
            waiting.remove(nearest)
            ordered.append(nearest)
            cell = nearest.cell
    passed = sorted(challenge.passages - {challenge.start.cell})
    targets = (*ordered, *map(Target, passed))
    return replace(challenge, ordered=True, targets=targets, passages=frozenset())
