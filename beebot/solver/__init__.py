"""The shortest answer to a challenge, how many there are, and how sure that is.

Solved when content is built, with a bound on the effort, never while a child waits. Of equally short programs the
most childlike is given: fewest ``reculer``, then fewest pivots while facing the viewer, then the order of ``Command``.
With repeats, that holds where a program without them is as short; else it is the first found.
"""

from contextlib import suppress
from dataclasses import replace

from beebot.challenge import Challenge, Choice, Genre, Prediction, Target
from beebot.command import MAX_NESTING, Command, count_cards
from beebot.interpreter import run
from beebot.solver.board import Board, board_of, board_of_trail
from beebot.solver.flat import Shortest, shortest
from beebot.solver.pairs import solve_pair
from beebot.solver.repeats import RepeatSearch, folded
from beebot.solver.solution import DEFAULT_EFFORT, Effort, EffortSpentError, Solution, Status
from beebot.verdict import judge, trail

__all__ = ["DEFAULT_EFFORT", "MAX_STATES", "Solution", "Status", "solve"]

MAX_STATES = 2**23
"""The largest question searched whole: cells × headings × sets of targets, so 13 targets on a mat of 12 by 12."""
_MAX_UNROLLED = 10_000
"""How many commands a program with repeats is thought to run: more than any shortest way through a mat takes."""


def solve(challenge: Challenge, effort: int = DEFAULT_EFFORT) -> Solution:
    """The shortest answer to ``challenge``; ``effort`` bounds the search, in units of about a microsecond.

    A question of more than ``MAX_STATES``, or that the effort does not reach, is answered with ``Status.BOUND``: the
    best known, or no answer. With repeats nobody counts the answers.

    Raises:
        ValueError: a ``PAIR`` has no partner.
    """
    match challenge.genre:
        case Genre.PREDICT:
            end = run(challenge.given, challenge.start, challenge.mat).end
            return Solution(Status.PROVED, Prediction(end.cell, end.heading), count=1)
        case Genre.CHOOSE:
            right = [place for place in range(len(challenge.choices)) if judge(challenge, Choice(place)).succeeded]
            return Solution(Status.PROVED, Choice(right[0]), count=len(right)) if right else Solution(Status.IMPOSSIBLE)
        case Genre.PAIR:
            return solve_pair(challenge, Effort(effort))
        case Genre.FREE:
            challenge = replace(challenge, targets=(), goal=None, passages=frozenset(), repeats=False)
    return _solve_program(challenge, effort)


def _solve_program(challenge: Challenge, effort: int) -> Solution:
    board = _board(challenge)
    try:
        purse = Effort(effort if board.states <= MAX_STATES else 0)
        if challenge.genre is Genre.COMPLETE:
            return _solve_template(challenge, board, purse)
        if challenge.repeats:
            return _solve_with_repeats(challenge, board, purse)
        menu = _menu(challenge, board)
        return _proved(shortest(board, lambda _: menu, challenge.max_instructions, purse))
    except EffortSpentError:
        eased = _in_one_order(challenge)
        if eased == challenge:
            return Solution(Status.BOUND)
        known = _solve_program(eased, effort)
        return Solution(Status.BOUND, known.answer, known.cards)


def _solve_template(challenge: Challenge, board: Board, effort: Effort) -> Solution:
    """A hole may hold a repeat where she has them, but that takes more cards."""
    holes = _in_order(challenge.keys)
    menus = [holes if given is None else (given,) for given in challenge.template]
    if len(menus) > challenge.max_instructions:
        return Solution(Status.IMPOSSIBLE)
    found = _proved(shortest(board, menus.__getitem__, len(menus), effort, filled=True))
    if found.status is Status.IMPOSSIBLE and challenge.repeats:
        return Solution(Status.BOUND)
    return found


def _solve_with_repeats(challenge: Challenge, board: Board, effort: Effort) -> Solution:
    menu = _menu(challenge, board)
    flat = shortest(board, lambda _: menu, _MAX_UNROLLED, effort)
    if flat is None:
        return Solution(Status.IMPOSSIBLE)
    known = min(flat.program, folded(flat.program), key=count_cards)
    fewer = min(count_cards(known) - 1, challenge.max_instructions)
    status, found = Status.PROVED, None
    half = effort.left // 2
    try:
        found = RepeatSearch(board, menu, MAX_NESTING).shortest(fewer, Effort(half))
    except EffortSpentError:
        status = Status.BOUND
        with suppress(EffortSpentError):
            found = RepeatSearch(board, menu, 1).shortest(fewer, Effort(half))
    known = found or known
    if count_cards(known) > challenge.max_instructions:
        return Solution(Status.IMPOSSIBLE if status is Status.PROVED else Status.BOUND)
    return Solution(status, known, count_cards(known))


def _proved(found: Shortest | None) -> Solution:
    if found is None:
        return Solution(Status.IMPOSSIBLE)
    return Solution(Status.PROVED, found.program, len(found.program), found.count)


def _board(challenge: Challenge) -> Board:
    commands = {*challenge.keys, *filter(None, challenge.template)}
    if challenge.genre is Genre.REPRODUCE:
        cells = trail(run(challenge.given, challenge.start, challenge.mat))
        return board_of_trail(challenge, cells, commands)
    return board_of(challenge, commands)


def _menu(challenge: Challenge, board: Board) -> tuple[Command, ...]:
    """The keys that can serve: a pause does only for a target that asks for it, or where any card will do."""
    pauses = board.starts_done or any(event.pause for event in board.targets)
    return tuple(key for key in _in_order(challenge.keys) if pauses or key is not Command.PAUSE)


def _in_order(keys: frozenset[Command]) -> tuple[Command, ...]:
    return tuple(command for command in Command if command in keys)


def _in_one_order(challenge: Challenge) -> Challenge:
    """A challenge whose answers answer this one too: passages as targets, and each in its turn, the nearest first."""
    if challenge.genre is Genre.REPRODUCE:
        return challenge
    waiting = list(challenge.targets)
    ordered: list[Target] = waiting if challenge.ordered else []
    cell = challenge.start.cell
    if not challenge.ordered:
        while waiting:
            nearest = min(waiting, key=lambda each: abs(each.cell.column - cell.column) + abs(each.cell.row - cell.row))
            waiting.remove(nearest)
            ordered.append(nearest)
            cell = nearest.cell
    passed = sorted(challenge.passages - {challenge.start.cell})
    targets = (*ordered, *map(Target, passed))
    return replace(challenge, ordered=True, targets=targets, passages=frozenset())
