"""The smallest repair of a program with repeats: every program at most two edits away is run.

The structure stays: commands are deleted, replaced and inserted, a repeat changes its number of turns, but none
comes, goes or is left empty. Within that the repair is exact; a program that needs more than two edits has none here.
"""

from collections.abc import Iterator

from beebot.challenge import Challenge
from beebot.command import MAX_TURNS, MIN_TURNS, Instruction, Program, Repeat, cards
from beebot.edits import Edit, EditKind, Mended, Repair
from beebot.plan import Plan, plan_of
from beebot.states import CHILDLIKE, contains

MOST_EDITS = 2
_CLOSE = 0
_Tokens = tuple[int, ...]
"""A program in a row, fast to compare: a repeat's turns, ``_CLOSE`` where it ends, and commands below zero."""
_NUMBERS = {command: number for number, command in enumerate(CHILDLIKE, start=-len(CHILDLIKE))}
_COMMANDS = {number: command for command, number in _NUMBERS.items()}


def rewrite(challenge: Challenge, program: Program) -> Mended | None:
    """Of the fewest edits, at most two: the shortest result, then the longest unchanged start.

    Returns:
        None where no program so near succeeds, or the challenge's states are too many to search.
    """
    plan = plan_of(challenge)
    if plan is None:
        return None
    old = tuple(_tokens(program))
    near = {old}
    for _edits in range(MOST_EDITS):
        near = {new for each in near for new in _neighbours(each, plan)}
        found = [tokens for tokens in near if _succeeds(tokens, plan, challenge.max_instructions)]
        if found:
            return _best(old, found)
    return None


def _best(old: _Tokens, found: list[_Tokens]) -> Mended:
    best = min(found, key=lambda new: (len(new), -_shared(old, new), new))
    at = _shared(old, best)
    right = None
    if at < len(best) and best[at] in _COMMANDS:
        others = (new[at] for new in found if new[:at] == old[:at] and at < len(new))
        right = frozenset(_COMMANDS[token] for token in others if token in _COMMANDS)
    return Mended(Repair(_program(iter(best)), _edits(old, best)), sum(token != _CLOSE for token in old[:at]), right)


def _tokens(program: Program) -> Iterator[int]:
    for each in program:
        if isinstance(each, Repeat):
            yield each.turns
            yield from _tokens(each.body)
            yield _CLOSE
        else:
            yield _NUMBERS[each]


def _program(tokens: Iterator[int]) -> Program:
    """The program up to the end of the tokens, or of the repeat it is the body of."""
    program: list[Instruction] = []
    for token in tokens:
        if token == _CLOSE:
            break
        program.append(_COMMANDS[token] if token in _COMMANDS else Repeat(token, _program(tokens)))
    return tuple(program)


def _neighbours(tokens: _Tokens, plan: Plan) -> Iterator[_Tokens]:
    """Every program one edit away."""
    keys = [_NUMBERS[key] for key in plan.space.keys]
    for place, token in enumerate(tokens):
        before, after = tokens[:place], tokens[place + 1 :]
        if token < _CLOSE:
            if not (after[:1] == (_CLOSE,) and before[-1] > _CLOSE):
                yield before + after
            yield from ((*before, key, *after) for key in keys if key != token)
        elif token > _CLOSE:
            yield from ((*before, turns, *after) for turns in range(MIN_TURNS, MAX_TURNS + 1) if turns != token)
    for place in range(len(tokens) + 1):
        yield from ((*tokens[:place], key, *tokens[place:]) for key in keys)


def _succeeds(tokens: _Tokens, plan: Plan, longest: int) -> bool:
    """Whether the program is within the maximum, uses allowed keys alone, and ends in success."""
    if len(tokens) - tokens.count(_CLOSE) > longest:
        return False
    state, at = plan.space.start, 0
    opened: list[tuple[int, int]] = []
    """Where each open repeat's body starts, and how many turns it still has."""
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token > _CLOSE:
            opened.append((at, token))
        elif token == _CLOSE:
            start, turns = opened.pop()
            if turns > 1:
                opened.append((start, turns - 1))
                at = start
        else:
            command = _COMMANDS[token]
            after = plan.space.follow(state, command) if command in plan.space.keys else None
            if after is None:
                return False
            state = after
    return contains(plan.space.success, state)


def _shared(old: _Tokens, new: _Tokens) -> int:
    """How many tokens both start with."""
    differ = (place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(differ, min(len(old), len(new)))


def _edits(old: _Tokens, new: _Tokens) -> tuple[Edit, ...]:
    """The fewest edits from ``old`` to ``new``, which keep cards as long as they can."""
    laid = cards(_program(iter(new)))
    edits: list[Edit] = []
    place = 0
    for kind, token in next(filter(None, (_script(old, new, left) for left in range(MOST_EDITS + 1)))):
        if token != _CLOSE:
            edits.append(Edit(kind, place, None if kind is EditKind.DELETE else next(laid)))
            place += kind is not EditKind.INSERT
    return tuple(edits)


def _script(old: _Tokens, new: _Tokens, left: int) -> list[tuple[EditKind, int]] | None:
    """What becomes of each token, in at most ``left`` edits; None if that is too few."""
    shared = _shared(old, new)
    kept = [(EditKind.KEEP, token) for token in old[:shared]]
    one, other = old[shared : shared + 1], new[shared : shared + 1]
    if not one and not other:
        return kept
    for kind, skipped, laid in (
        (EditKind.REPLACE, one, other),
        (EditKind.INSERT, (), other),
        (EditKind.DELETE, one, ()),
    ):
        if left and _CLOSE not in skipped + laid and (skipped or laid) and _may(kind, skipped, laid):
            rest = _script(old[shared + len(skipped) :], new[shared + len(laid) :], left - 1)
            if rest is not None:
                return [*kept, (kind, (laid or skipped)[0]), *rest]
    return None


def _may(kind: EditKind, skipped: _Tokens, laid: _Tokens) -> bool:
    """Whether the edit leaves the structure: a command for a command, turns for turns, only commands come and go."""
    if kind is EditKind.REPLACE:
        return bool(skipped and laid) and (skipped[0] > _CLOSE) is (laid[0] > _CLOSE)
    return (skipped or laid)[0] < _CLOSE
